/** A séance from a few lines of YAML: a council of eleven members, of which the lines say only what is unusual. */
import type { Diagnostic } from '../../src/diagnostic.ts';
import { readDecisions, type DecisionLue } from '../../src/records/decision.ts';
import { readAssemblees, readSeance, type SeanceLue } from '../../src/records/dossier.ts';
import { judge } from '../../src/rules/check.ts';
import { openMemory, passeOf, souvenirOf } from '../../src/rules/passe.ts';

export interface Pieces {
  /** Keys of the body's file, in place of the usual ones. */
  readonly assemblee?: string;
  readonly effectif?: number;
  /** First day of the mandate. */
  readonly mandat?: string;
  /** First member, maire: by default « M. Paul DURAND ». */
  readonly maire?: string;
  /** One more line of the map of members. */
  readonly membres?: string;
  /** Keys of `seance.yaml`, in place of the usual ones. */
  readonly seance?: string;
  /** Usual keys of `seance.yaml` to leave out. */
  readonly sans?: readonly string[];
  /** Files `01-essai.yaml`, `02-essai.yaml`…; by default one with an object only. */
  readonly points?: readonly string[];
  /** Séances of the body before this one, in the order of time. */
  readonly avant?: readonly Pieces[];
  /** Files of `decisions/` of 2025, by name without `.yaml`. */
  readonly decisions?: Readonly<Record<string, string>>;
}

const BODY = [
  'type: CM',
  'nom: Conseil',
  'nom_court: le conseil municipal',
  'collectivite: Varsigny',
  'departement: 21',
  'population: 2 000',
];

const members = ({
  maire = 'M. Paul DURAND',
  membres,
  effectif = 11,
  mandat = '2020-05-25',
}: Pieces): string => `
mandats:
  - du: ${mandat}
    effectif: ${effectif}
    membres:
      durand: ${maire}
      petit: Mme Anne PETIT
      martin: M. Luc MARTIN
      bernard: Mme Sophie BERNARD
      thomas: M. Hugo THOMAS
      robert: Mme Julie ROBERT
      richard: M. Jean RICHARD
      dubois: M. Marc DUBOIS
      moreau: Mme Claire MOREAU
      laurent: M. Yves LAURENT
      simon: Mme Zoé SIMON
${membres === undefined ? '' : `      ${membres}\n`}`;

const SEANCE = ['assemblee: conseil', 'date: 2025-03-13', 'convocation: 2025-03-06', 'secretaire: petit'];

function key(line: string): string {
  return line.slice(0, line.indexOf(':'));
}

/** Usual lines, each replaced where it stands by the one that has its key; the others after them. */
function over(usual: readonly string[], given: string, without: readonly string[] = []): string {
  const blocks = given.split(/\n(?=\S)/u).filter((block) => block !== '');
  const kept = usual
    .filter((line) => !without.includes(key(line)))
    .map((line) => blocks.find((block) => key(block) === key(line)) ?? line);
  return [...kept, ...blocks.filter((block) => !kept.includes(block))].join('\n');
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function bodiesOf(pieces: Pieces): ReturnType<typeof readAssemblees> {
  return readAssemblees([
    {
      nom: 'conseil',
      file: 'conseil.yaml',
      bytes: bytes(over(BODY, pieces.assemblee ?? '') + members(pieces)),
    },
  ]);
}

/** What the records room makes of the pieces, with its own faults. */
function readPieces(pieces: Pieces): { lue: SeanceLue | null; faults: readonly Diagnostic[] } {
  const seance = over(SEANCE, pieces.seance ?? '', pieces.sans);
  const date = /^date: (\S+)/mu.exec(seance)?.[1] ?? '';
  const bodies = bodiesOf(pieces);
  const read = readSeance(
    {
      nom: `${date}-conseil`,
      annee: date.slice(0, 4),
      seance: { file: 'seance.yaml', bytes: bytes(seance) },
      points: (pieces.points ?? ['objet: Essai']).map((text, i) => {
        const nom = `${String(i + 1).padStart(2, '0')}-essai`;
        return { nom, file: `${nom}.yaml`, bytes: bytes(text) };
      }),
      annexes: null,
    },
    bodies.fichiers,
  );
  return { lue: read.lue, faults: [...bodies.faults, ...read.faults] };
}

/** The séance that the pieces make; they must be sound in form. */
export function seanceOf(pieces: Pieces): SeanceLue {
  const { lue, faults } = readPieces(pieces);
  const errors = faults.filter((fault) => fault.severity === 'erreur');
  if (lue === null || errors.length > 0)
    throw new Error(
      errors.map((each) => `${each.place.file}:${each.place.line}: ${each.message}`).join('\n'),
    );
  return lue;
}

/** What the law finds in the séance that the pieces make, given those before it and the decisions that it reports. */
export function judged(pieces: Pieces): ReturnType<typeof judge> {
  const decisions = pieces.decisions === undefined ? null : decisionsOf(pieces);
  const memory = openMemory();
  for (const earlier of pieces.avant ?? []) memory.retain(souvenirOf(seanceOf(earlier)));
  const lue = seanceOf(pieces);
  return judge(lue, passeOf(lue, memory.recall(souvenirOf(lue)), decisions));
}

/** The decisions by delegation of the pieces; they must be sound in form. */
function decisionsOf(pieces: Pieces): readonly DecisionLue[] {
  const files = Object.entries(pieces.decisions ?? {}).map(([nom, text]) => ({
    nom,
    file: `${nom}.yaml`,
    bytes: bytes(text),
  }));
  const { decisions, faults } = readDecisions(
    { annee: '2025', files, annexes: null },
    bodiesOf(pieces).fichiers,
  );
  if (faults.length > 0) throw new Error(faults.map((each) => each.message).join('\n'));
  return decisions;
}
