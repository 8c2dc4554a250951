/** A séance that was read → what the page is told of it. Pure. */
import type { Diagnostic } from '../diagnostic.ts';
import { acts, correct, presence, type PointLu, type SeanceLue } from '../pipeline.ts';
import type { Constat, Correction, Etape, Jalon, LigneDiff, Resume, SeanceVue } from './contract.ts';
import { inFolder, type Kept } from './desk.ts';
import { edited } from './endings.ts';

const ETAPES: readonly Etape[] = [
  'preparee',
  'convoquee',
  'tenue',
  'signee',
  'transmise',
  'publiee',
  'reliee',
];

/** Where a séance stands: what is done, what is under way, what is to come. */
function jalonsOf(lue: SeanceLue): readonly Jalon[] {
  const { seance } = lue;
  const made = acts(lue);
  const told = (dayOf: (point: PointLu) => string | null): Done => {
    const days = made
      .map(dayOf)
      .filter((day) => day !== null)
      .sort();
    if (made.length === 0 || days.length === 0) return { done: false, dit: '' };
    const done = days.length === made.length;
    return { done, dit: done ? days.at(-1)! : `${days.length} sur ${made.length}` };
  };
  const held = seance.etat === 'tenue';
  const steps: readonly Done[] = [
    { done: lue.points.length > 0, dit: lue.points.length > 0 ? '' : 'aucun point' },
    { done: seance.convocation !== null, dit: seance.convocation?.envoyee ?? '' },
    { done: held, dit: held ? seance.date : '' },
    told((point) => point.deliberation.signatures[0]?.le ?? null),
    told((point) => point.deliberation.controle?.reception ?? point.deliberation.controle?.envoi ?? null),
    told(
      (point) => point.deliberation.controle?.mise_en_ligne ?? point.deliberation.controle?.affichage ?? null,
    ),
    { done: false, dit: '' },
  ];
  const current = steps.findIndex(({ done }) => !done);
  return ETAPES.map((etape, i) => {
    const { done, dit } = steps[i]!;
    return { etape, dit, etat: done ? 'fait' : i === current ? 'encours' : 'avenir' };
  });
}

interface Done {
  readonly done: boolean;
  readonly dit: string;
}

/** The line of a séance in the list. */
export function resumeOf(id: string, kept: Kept | null): Resume {
  const head = { id, date: id.slice(0, 10), assemblee: id.slice(11).replace(/-[2-9]$/u, '') };
  if (kept === null) return { ...head, lu: null };
  const { lue } = kept;
  const count = (is: (found: Diagnostic) => boolean): number => kept.faults.filter(is).length;
  return {
    ...head,
    lu: {
      nom: lue?.assemblee.nom ?? head.assemblee,
      etat: lue?.seance.etat ?? 'illisible',
      points: kept.dossier.points.length,
      jalons: lue === null ? [] : jalonsOf(lue),
      bloquants: count(({ severity }) => severity === 'erreur'),
      regarder: count(({ severity }) => severity === 'avertissement'),
    },
  };
}

/** Characters of a line that are shown on each side of a fault. */
const AROUND = 60;

/** A finding, with the words that it points at. */
export function constatOf(kept: Kept, found: Diagnostic, textOf: (name: string) => string): Constat {
  const { place } = found;
  const fichier = inFolder(kept, found);
  const line = textOf(fichier).split('\n')[place.line - 1] ?? '';
  const start = place.column - 1;
  const end = start + place.length;
  return {
    fichier,
    ligne: place.line,
    colonne: place.column,
    longueur: place.length,
    gravite:
      found.severity === 'erreur' ? 'bloquant' : found.severity === 'avertissement' ? 'regarder' : 'info',
    code: found.code,
    article: found.article,
    phrase: found.message,
    remede: found.remedy,
    extrait: line.slice(start, end),
    contexte: [line.slice(Math.max(0, start - AROUND), start), line.slice(end, end + AROUND)],
    autres: found.related.map((other) => ({
      fichier: inFolder(kept, other),
      ligne: other.place.line,
      phrase: other.message,
    })),
  };
}

/** The texts of a séance's files, by name. */
export function textsOf({ files }: Kept): (name: string) => string {
  const texts = new Map<string, string>();
  return (name) => {
    const known = texts.get(name);
    if (known !== undefined) return known;
    const bytes = files.get(name);
    const text = bytes === undefined ? '' : edited(bytes);
    texts.set(name, text);
    return text;
  };
}

/** What `corriger` would write in the files of a séance. */
export function correctionsOf(kept: Kept): readonly (Correction & { readonly texte: string })[] {
  const etat = kept.lue?.seance.etat ?? 'tenue';
  return [...kept.files].flatMap(([fichier, bytes]) => {
    const what =
      fichier === 'seance.yaml' ? ({ kind: 'seance' } as const) : ({ kind: 'point', etat } as const);
    const made = correct(fichier, bytes, what);
    if (made.bytes === bytes) return [];
    const texte = edited(made.bytes);
    return [{ fichier, texte, lignes: changed(edited(bytes), texte) }];
  });
}

/** Lines that differ, one against one: a mending adds none and takes none away. */
function changed(before: string, after: string): LigneDiff[] {
  const made = after.split('\n');
  return before.split('\n').flatMap((line, i): LigneDiff[] => {
    const now = made[i] ?? '';
    if (line === now) return [];
    return [
      { genre: 'moins', ligne: i + 1, texte: line },
      { genre: 'plus', ligne: i + 1, texte: now },
    ];
  });
}

/** All that the screens of a séance show. `hashes`: of its files by name. */
export function seanceVue(kept: Kept, hashes: Readonly<Record<string, string>>): SeanceVue {
  const { lue } = kept;
  const textOf = textsOf(kept);
  const [day, body] = [kept.id.slice(0, 10), kept.id.slice(11)];
  return {
    id: kept.id,
    date: lue?.seance.date ?? day,
    titre: lue?.assemblee.titre ?? body,
    etat: lue?.seance.etat ?? 'illisible',
    jalons: lue === null ? [] : jalonsOf(lue),
    membres: (lue?.assemblee.membres ?? [])
      .filter(({ en_exercice }) => en_exercice)
      .map(({ id, civilite, prenom, nom }) => ({ id, civilite, prenom: prenom ?? '', nom })),
    points: (lue?.points ?? []).map((point) => ({
      point: point.point,
      id: point.id,
      fichier: fileOf(kept, point.nn),
      objet: point.deliberation.objet,
      rubrique: point.deliberation.rubrique,
      resultat: point.resultat,
    })),
    presence: lue === null ? null : presence(lue),
    constats: kept.faults.map((found) => constatOf(kept, found, textOf)),
    corrections: correctionsOf(kept).map(({ fichier, lignes }) => ({ fichier, lignes })),
    fichiers: hashes,
  };
}

/** The file of a point by its number in the folder. */
export function fileOf({ files }: Kept, nn: string | null): string | null {
  return nn === null ? null : ([...files.keys()].find((name) => name.startsWith(`${nn}-`)) ?? null);
}
