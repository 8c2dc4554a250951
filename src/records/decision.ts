/** Decisions by delegation (records.md §4.4): one file each, in `decisions/` of their year. */
import { byPlace, fault } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { counted, wrongAnnexes, type AnnexesVues } from './annexes.ts';
import { readShape, top } from './agenda.ts';
import type { Fichier } from './agenda.ts';
import { assembleeDuJour, membreDe } from './assemblee-du-jour.ts';
import type { Assemblee, Fichiers } from './assemblee-du-jour.ts';
import { decision as schemaDecision } from './deliberation.ts';
import type { Decision } from './deliberation.ts';
import { misplacedPassages } from './occultes.ts';
import { passagesMalFermes, texteEntier } from './prose-preparation.ts';
import { readProse } from './prose.ts';
import type { Prose } from './prose.ts';
import type { Located } from './located.ts';
import { voulait } from './suggestion.ts';

/** A decision taken by the executive under a delegation of the body (CGCT L. 2122-22). */
export interface DecisionLue {
  /** `2025-conseil_D004` */
  readonly id: string;
  readonly assemblee: Assemblee;
  /** As written; `objet` in the full copy (hidden passages shown). */
  readonly decision: Decision;
  readonly texte: Prose;
  readonly source: Located;
}

/** The files of `decisions/` of a year. */
export interface DecisionsEcrites {
  /** Name of the folder around: `2025`. */
  readonly annee: string;
  /** `nom` is the file's name without `.yaml`. */
  readonly files: readonly (Fichier & { readonly nom: string })[];
  /** What is in `annexes/`; `null`: not looked at. */
  readonly annexes: AnnexesVues | null;
}

const NOM = /^(\d{3})-[a-z0-9]+(?:-[a-z0-9]+)*$/u;

/** The decisions of a year, in the order of their files; those that cannot be read are left out. Faults are sorted by place. */
export function readDecisions(
  { annee, files, annexes }: DecisionsEcrites,
  fichiers: Fichiers,
): { decisions: DecisionLue[]; faults: Diagnostic[] } {
  const faults: Diagnostic[] = [];
  const decisions: DecisionLue[] = [];
  for (const { nom, ...file } of files) {
    const number = NOM.exec(nom)?.[1];
    if (number === undefined || number === '000') {
      faults.push(
        fault({
          place: top(file.file),
          code: 'nom-de-fichier',
          message: `« ${nom}.yaml » ne peut nommer une décision.`,
          remedy: 'renommez-le : trois chiffres, un tiret, des mots sans accent : 004-location.yaml.',
        }),
      );
      continue;
    }
    const { value, located, faults: found } = readShape(schemaDecision, file);
    faults.push(...found);
    if (value === null || located === null) continue;
    const { decision, texte, faults: wrong } = texts(value, located);
    faults.push(
      ...wrong,
      ...wrongYear(value, located, annee),
      ...wrongAnnexes({ deliberation: value, source: located, base: [] }, annexes),
    );
    const assemblee = bodyOf(value, located, fichiers, faults);
    if (assemblee === null) continue;
    faults.push(...wrongSigner(value, located, assemblee));
    decisions.push({
      id: `${annee}-${assemblee.id}_D${number}`,
      assemblee,
      decision: { ...decision, annexes: counted(decision.annexes, annexes) },
      texte,
      source: located,
    });
  }
  faults.push(...twice(decisions));
  return { decisions, faults: faults.sort(byPlace) };
}

/** Its texts, read: the object in the full copy, the decision as blocks. */
function texts(
  ecrite: Decision,
  located: Located,
): { decision: Decision; texte: Prose; faults: readonly Diagnostic[] } {
  const { prose, faults } = readProse(ecrite.texte, {});
  const at = (
    key: string,
    wrong: readonly { offset: number; length: number; code: string; message: string; remedy: string }[],
  ) =>
    wrong.map(({ offset, length, code, message, remedy }) =>
      fault({ place: located.placeIn([key], offset, length), code, message, remedy }),
    );
  return {
    decision: { ...ecrite, objet: texteEntier(ecrite.objet) },
    texte: prose,
    faults: [
      ...at('texte', faults),
      ...at('objet', passagesMalFermes(ecrite.objet)),
      ...misplacedPassages(located, [], ['objet', 'texte']),
    ],
  };
}

function wrongYear({ date }: Decision, located: Located, annee: string): Diagnostic[] {
  if (date.startsWith(annee)) return [];
  return [
    fault({
      place: located.place(['date']),
      code: 'dossier-mal-nomme',
      message: `La décision est du ${date}, et son fichier est rangé sous « ${annee} ».`,
      remedy: 'rangez-le sous l’année de sa date, ou corrigez la date.',
    }),
  ];
}

function bodyOf(
  { assemblee: id, date }: Decision,
  located: Located,
  fichiers: Fichiers,
  faults: Diagnostic[],
): Assemblee | null {
  const fichier = fichiers.get(id);
  if (fichier === undefined) {
    faults.push(
      fault({
        place: located.place(['assemblee']),
        code: 'assemblee-inconnue',
        message: `Aucune assemblée ne s’appelle « ${id} ».${voulait(id, fichiers.keys())}`,
        remedy: 'corrigez son nom, ou ajoutez son fichier sous assemblees/.',
      }),
    );
    return null;
  }
  if (fichier === null) return null;
  const body = assembleeDuJour(fichier, date, fichiers);
  faults.push(...body.faults);
  return body.assemblee;
}

function wrongSigner({ signataire }: Decision, located: Located, assemblee: Assemblee): Diagnostic[] {
  const id = signataire?.par?.kind === 'membre' ? signataire.par.membre : null;
  if (id === null || membreDe(assemblee, id) !== undefined) return [];
  return [
    fault({
      place: located.place(['signataire', 'par']),
      code: 'membre-inconnu',
      message: `Aucun membre ne s’appelle « ${id} ».${voulait(
        id,
        assemblee.membres.map((m) => m.id),
      )}`,
      remedy: 'corrigez l’identifiant, ou ajoutez ce membre dans le fichier de l’assemblée.',
    }),
  ];
}

/** Two decisions of a body under one id, or one number in a year. */
function twice(decisions: readonly DecisionLue[]): Diagnostic[] {
  const ids = new Map<string, DecisionLue>();
  const numbers = new Map<string, DecisionLue>();
  return decisions.flatMap((decision): Diagnostic[] => {
    const { id, assemblee, source } = decision;
    const { numero } = decision.decision;
    const named = ids.get(id);
    const numbered = numbers.get(`${assemblee.id} ${numero}`);
    ids.set(id, named ?? decision);
    numbers.set(`${assemblee.id} ${numero}`, numbered ?? decision);
    return [
      ...(named === undefined
        ? []
        : [
            fault({
              place: top(source.file),
              code: 'numero-de-fichier-en-double',
              message: `Deux fichiers portent le numéro ${id.slice(-3)} pour la même assemblée.`,
              remedy: 'renommez l’un des deux.',
              related: related(named, top(named.source.file)),
            }),
          ]),
      ...(numbered === undefined
        ? []
        : [
            fault({
              place: source.place(['numero']),
              code: 'numero-en-double',
              rule: 'R11',
              message: `Deux décisions de l’année portent le numéro « ${numero} ».`,
              remedy: 'donnez à chacune le sien.',
              related: related(numbered),
            }),
          ]),
    ];
  });
}

function related(other: DecisionLue, place = other.source.place(['numero'])): Diagnostic['related'] {
  return [{ place, message: 'l’autre décision' }];
}
