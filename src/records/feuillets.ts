/**
 * The sheets of the register that are already printed (records.md §7): `records/<année>/feuillets.yaml`, which Greffe writes
 * alone, one line a printing, in the order of the register. What is printed and signed does not move.
 */
import { z } from 'zod';
import { fault, type Diagnostic, type Place } from '../diagnostic.ts';
import { readShape, type Fichier } from './agenda.ts';
import { cite, date, facultatif, nombre, scalaire, slug } from './scalars.ts';

/** What was printed in one go: a séance, or decisions by delegation. */
export interface Impression {
  /** Id of the séance; `null`: decisions. */
  readonly seance: string | null;
  /** Ids of the decisions, in their order. */
  readonly decisions: readonly string[];
  /** First sheet, from its front. */
  readonly du: number;
  /** Last page, « 43 », « 43 v° ». */
  readonly au: string;
  readonly imprime: string;
  /** SHA-256 of the record that the sheets print. */
  readonly sha256: string;
}

/** A printing with its place in the file. */
export interface ImpressionLue extends Impression {
  readonly place: Place;
}

const id = scalaire('identifiant', (lu, refuse) =>
  /^\d{4}-[a-z0-9][a-z0-9-]*(?:_D\d{3})?$/u.test(lu)
    ? lu
    : refuse(wrong(lu, 'l’identifiant d’une séance ou d’une décision')),
);
const page = scalaire('feuillet', (lu, refuse) =>
  /^[1-9]\d{0,4}(?: v°)?$/u.test(lu) ? lu : refuse(wrong(lu, 'un feuillet')),
);
const empreinte = scalaire('empreinte', (lu, refuse) =>
  /^[0-9a-f]{64}$/u.test(lu) ? lu : refuse(wrong(lu, 'une empreinte')),
);

function wrong(lu: string, what: string) {
  return {
    code: 'feuillet-invalide',
    message: `${cite(lu)} n’est pas ${what}.`,
    remedy: 'Greffe écrit seul ce fichier : reprenez-le tel qu’il l’a laissé.',
  };
}

const impression = z.strictObject({
  seance: facultatif(id),
  decisions: facultatif(z.array(id)),
  du: nombre,
  au: page,
  imprime: date,
  sha256: empreinte,
});

const schema = z.record(slug, z.array(impression));

/** Printings by body; none where the file cannot be read, and `faults` tell why. */
export function readFeuillets(fichier: Fichier): {
  impressions: ReadonlyMap<string, readonly ImpressionLue[]>;
  faults: readonly Diagnostic[];
} {
  const { value, located, faults } = readShape(schema, fichier);
  if (value === null || located === null || faults.length > 0) return { impressions: new Map(), faults };
  const found: Diagnostic[] = [];
  const all = Object.entries(value).map(([body, lines]) => {
    const read = lines.map(({ seance, decisions, ...line }, i): ImpressionLue => {
      const place = located.place([body, i]);
      if ((seance === null) === (decisions === null))
        found.push(
          mangled(place, 'Cette ligne ne dit pas ce qui a été imprimé : une séance, ou des décisions.'),
        );
      return { ...line, seance, decisions: decisions ?? [], place };
    });
    for (const [i, line] of read.entries())
      if (i > 0 && line.du <= lastSheet(read[i - 1]!))
        found.push(mangled(line.place, `Le feuillet ${line.du} est déjà celui de la ligne précédente.`));
    return [body, read] as const;
  });
  return { impressions: new Map(found.length > 0 ? [] : all), faults: found };
}

/** The last sheet of a printing. */
export function lastSheet({ au }: Impression): number {
  return Number(au.replace(' v°', ''));
}

function mangled(place: Place, message: string): Diagnostic {
  return fault({
    place,
    code: 'feuillet-invalide',
    message,
    remedy: 'Greffe écrit seul ce fichier : reprenez-le tel qu’il l’a laissé.',
  });
}

/** The file, with these printings: a line each. */
export function writeFeuillets(impressions: ReadonlyMap<string, readonly Impression[]>): string {
  return [...impressions]
    .filter(([, lines]) => lines.length > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([body, lines]) => `${body}:\n${lines.map((line) => `  - {${said(line)}}\n`).join('')}`)
    .join('');
}

function said({ seance, decisions, du, au, imprime, sha256 }: Impression): string {
  const what = seance === null ? `decisions: [${decisions.join(', ')}]` : `seance: ${seance}`;
  return `${what}, du: ${du}, au: ${au}, imprime: ${imprime}, sha256: ${sha256}`;
}
