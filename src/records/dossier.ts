/** A whole séance, from its files: what rules and documents read. */
import { byPlace, fault } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { counted, wrongAnnexes, type AnnexesVues } from './annexes.ts';
import { numberOf, ordered, readPoints, readShape, top } from './agenda.ts';
import type { Fichier } from './agenda.ts';
import { assembleeDuJour } from './assemblee-du-jour.ts';
import type { Assemblee, FichierAssemblee, Fichiers } from './assemblee-du-jour.ts';
import { assembleeEcrite } from './assemblee.ts';
import { contrastSaid, contrastWithWhite, LISIBLE } from './contraste.ts';
import { crossed } from './crossed.ts';
import type { Deliberation } from './deliberation.ts';
import type { EvenementPlace } from './movements.ts';
import { wrongFolder, wrongNumbers, wrongSeance } from './folder.ts';
import { presencesOf } from './presence.ts';
import type { Presence } from './presence.ts';
import type { LogosVus } from './logo.ts';
import { misplacedPassages, TEXTES_DU_POINT } from './occultes.ts';
import { SLUG } from './scalars.ts';
import type { Resultat } from './scrutin.ts';
import { seance as schemaSeance } from './seance.ts';
import type { Seance } from './seance.ts';
import type { Located, Path } from './located.ts';
import { voulait } from './suggestion.ts';
import { readTexts } from './textes.ts';
import type { Textes } from './textes.ts';
import { tallied, wasVoted } from './vote.ts';
import type { Decompte } from './vote.ts';

/** One point of the séance, in its order. */
export interface PointLu {
  /** `2024-09-12-bureau_01`; `null` for a point without a file (told in `ordre_du_jour`). */
  readonly id: string | null;
  /** `01`, `04b`: of the file's name; `null` without a file. */
  readonly nn: string | null;
  /** Label on the agenda: `1`, `2-1`. */
  readonly point: string;
  /** Position in the séance, from 1. */
  readonly ordre: number;
  /** Printed number: written, else derived from `variantes.numerotation`. */
  readonly numero: string | null;
  /**
   * The point as written; `objet`, `visas`, `considerants`, `motifs` in the full copy (hidden passages shown). For a
   * point without a file: its agenda entry, other keys at their default.
   */
  readonly deliberation: Deliberation;
  /** The point as written, brackets and all. */
  readonly ecrite: Deliberation;
  /** Where it was written: its file, or `seance.yaml`; `base` is the path of the point in it (`[]` in its own file). */
  readonly source: Located;
  readonly base: Path;
  /** Rich texts, read. */
  readonly textes: Textes;
  readonly presence: Presence;
  /** `null` when no vote was taken (or it is an election, or the presence is not known well enough). */
  readonly decompte: Decompte | null;
  /** Stated, else from the vote; `null` when the séance is not held yet, or nothing tells. */
  readonly resultat: Resultat | null;
}

/** A séance as read: the body of its day, its points in order, who sat at each. */
export interface SeanceLue {
  /** `2024-09-12-bureau` */
  readonly id: string;
  readonly assemblee: Assemblee;
  readonly seance: Seance;
  /** Presence before the first point. */
  readonly ouverture: Presence;
  readonly points: readonly PointLu[];
  /** How many points are on its agenda, those that cannot be read among them: a fault in one changes no other. */
  readonly inscrits: number;
  /** The events in order, with the index of the point that each comes before. */
  readonly evenements: readonly EvenementPlace[];
  readonly sources: { readonly assemblee: Located; readonly seance: Located };
}

/** The files of a séance's folder. */
export interface DossierEcrit {
  /** Name of the folder, which is the id of the séance: `2024-09-12-bureau`, `2024-09-12-bureau-2`. */
  readonly nom: string;
  /** Name of the folder around it: `2024`. */
  readonly annee: string;
  readonly seance: Fichier;
  /** Files `NN-slug.yaml`; `nom` is the file's name without `.yaml`. */
  readonly points: readonly (Fichier & { readonly nom: string })[];
  /** What is in `annexes/`; `null`: not looked at. */
  readonly annexes: AnnexesVues | null;
}

/** The bodies of a project. `nom` is the file's name without `.yaml`: the body's slug. `logos`: the pictures beside them; `null`: not looked at. */
export function readAssemblees(
  ecrits: readonly (Fichier & { readonly nom: string })[],
  logos: LogosVus | null = null,
): {
  fichiers: Fichiers;
  faults: Diagnostic[];
} {
  const fichiers = new Map<string, FichierAssemblee | null>();
  const faults: Diagnostic[] = [];
  for (const { nom, file, bytes } of ecrits) {
    const { value, located, faults: found } = readShape(assembleeEcrite, { file, bytes });
    faults.push(...found);
    if (value !== null && located !== null) faults.push(...tooPale(value.couleur, located));
    if (!SLUG.test(nom) || nom.length > 40)
      faults.push(
        fault({
          place: top(file),
          code: 'nom-de-fichier',
          message: `« ${nom}.yaml » ne peut nommer une assemblée.`,
          remedy: 'renommez-le en minuscules sans accent, chiffres et traits d’union : conseil.yaml.',
        }),
      );
    else
      fichiers.set(
        nom,
        value === null || located === null ? null : { id: nom, ecrite: value, located, logos },
      );
  }
  return { fichiers, faults: faults.sort(byPlace) };
}

/** The name of the body is printed in its colour. */
function tooPale(couleur: string | null, located: Located): Diagnostic[] {
  if (couleur === null || contrastWithWhite(couleur) >= LISIBLE) return [];
  return [
    fault({
      place: located.place(['couleur']),
      severity: 'avertissement',
      code: 'contraste-faible',
      message: `Le nom de la collectivité en ${couleur} sur du blanc a un contraste de ${contrastSaid(couleur)} pour 1 : il en faut 4,5.`,
      remedy: 'assombrissez cette couleur.',
    }),
  ];
}

/**
 * Reads a séance. `lue` is `null` when its own file or its body cannot be read; points that cannot be read are left
 * out of it, and named in `illisibles`. Faults are sorted by place.
 */
export function readSeance(
  dossier: DossierEcrit,
  fichiers: Fichiers,
): { lue: SeanceLue | null; illisibles: readonly string[]; faults: Diagnostic[] } {
  const faults: Diagnostic[] = [];
  const done = (lue: SeanceLue | null, illisibles: readonly string[] = []) => ({
    lue,
    illisibles,
    faults: faults.sort(byPlace),
  });
  const ecrite = readShape(schemaSeance, dossier.seance);
  faults.push(...ecrite.faults);
  const files = readPoints(dossier.nom, dossier.points);
  faults.push(...files.faults);
  const { value: seance, located } = ecrite;
  if (seance === null || located === null) return done(null);

  faults.push(...wrongFolder(dossier, seance, located));
  const assemblee = bodyOf(seance, located, fichiers, faults);
  const agenda = ordered(seance, located, files.points);
  faults.push(...agenda.faults);
  if (assemblee === null) return done(null);

  const numbered = agenda.points.map((entry, i) => ({
    ...entry,
    ordre: i + 1,
    // A point without a file is no act: it bears its label alone.
    numero: entry.nn === null ? null : numberOf(assemblee, seance, entry.deliberation, i + 1),
  }));
  const presences = presencesOf(assemblee, seance, numbered);
  faults.push(
    ...crossed({ assemblee, seance, located, points: numbered }, presences).filter(
      (f) =>
        f.place.file === located.file || numbered.some((p) => p.lisible && p.source.file === f.place.file),
    ),
    ...wrongNumbers(numbered),
    ...wrongSeance(seance, located, presences),
    ...numbered.flatMap((p) => wrongAnnexes(p, dossier.annexes)),
    ...misplacedPassages(located, [], ['decisions', 'ordre_du_jour']),
    ...numbered.flatMap((p) => misplacedPassages(p.source, p.base, TEXTES_DU_POINT)),
  );

  const points = numbered.flatMap(({ lisible, ...point }, i): PointLu[] => {
    if (!lisible) return [];
    const { textes, deliberation, faults: inTexts } = readTexts(point.deliberation, point.source, point.base);
    faults.push(...inTexts);
    const presence = presences.points[i]!;
    const decompte = talliedIn(seance, assemblee, presence, deliberation);
    return [
      {
        ...point,
        ecrite: point.deliberation,
        deliberation: { ...deliberation, annexes: counted(deliberation.annexes, dossier.annexes) },
        textes,
        presence,
        decompte,
        resultat: outcomeOf(seance, deliberation, decompte),
      },
    ];
  });
  const sources = { assemblee: fichiers.get(assemblee.id)!.located, seance: located };
  const lue: SeanceLue = {
    id: dossier.nom,
    assemblee,
    seance,
    ouverture: presences.ouverture,
    points,
    inscrits: numbered.length,
    evenements: presences.evenements,
    sources,
  };
  return done(
    lue,
    numbered.filter((p) => !p.lisible).map((p) => p.id ?? p.point),
  );
}

/** The body of the séance on its day; its own faults are added, once each. */
function bodyOf(
  seance: Seance,
  located: Located,
  fichiers: Fichiers,
  faults: Diagnostic[],
): Assemblee | null {
  const fichier = fichiers.get(seance.assemblee);
  if (fichier === undefined) {
    faults.push(
      fault({
        place: located.place(['assemblee']),
        code: 'assemblee-inconnue',
        message: `Aucune assemblée ne s’appelle « ${seance.assemblee} ».${voulait(seance.assemblee, fichiers.keys())}`,
        remedy: 'corrigez son nom, ou ajoutez son fichier sous assemblees/.',
      }),
    );
    return null;
  }
  if (fichier === null) return null;
  const body = assembleeDuJour(fichier, seance.date, fichiers);
  faults.push(...body.faults);
  return body.assemblee;
}

/** The tally of a point of a séance that is held; during it, only of a vote that is noted. */
function talliedIn(
  seance: Seance,
  assemblee: Assemblee,
  presence: Presence,
  deliberation: Deliberation,
): Decompte | null {
  const held = seance.etat === 'tenue' || (seance.etat === 'en-cours' && deliberation.vote !== null);
  if (!held || !wasVoted(deliberation)) return null;
  return tallied(assemblee, presence, deliberation.vote, deliberation.compte_administratif);
}

function outcomeOf(seance: Seance, deliberation: Deliberation, decompte: Decompte | null): Resultat | null {
  const { resultat, vote, election, designations } = deliberation;
  if (resultat !== null) return resultat;
  if (decompte !== null) return decompte.resultat;
  if (seance.etat !== 'tenue' && seance.etat !== 'en-cours') return null;
  if (election.length > 0 || designations.length > 0) return 'adoptee';
  return vote?.mode === 'sans' ? 'pris-acte' : null;
}
