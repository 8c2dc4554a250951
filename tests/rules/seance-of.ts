/** A séance from a few lines of YAML: a council of eleven members, of which the lines say only what is unusual. */
import { readAssemblees, readSeance, type SeanceLue } from '../../src/records/dossier.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';

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

/** What the records room makes of the pieces, with its own faults. */
function readPieces(pieces: Pieces): { lue: SeanceLue | null; faults: readonly Diagnostic[] } {
  const seance = over(SEANCE, pieces.seance ?? '', pieces.sans);
  const date = /^date: (\S+)/mu.exec(seance)?.[1] ?? '';
  const bodies = readAssemblees([
    {
      nom: 'conseil',
      file: 'conseil.yaml',
      bytes: bytes(over(BODY, pieces.assemblee ?? '') + members(pieces)),
    },
  ]);
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
