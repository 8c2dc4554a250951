/**
 * Every text that an act prints, altered by one character on the pages: the proof names it. `EPROUVER=1` alters every
 * character of every act; otherwise some of each text of two acts.
 */
import { expect, test } from 'vitest';
import { extrait, type Extrait } from '../../src/documents/extrait.ts';
import { isSound, proveFast } from '../../src/verify/proof.ts';
import { actsOf, forged, laidOut, REAL, RECORDS, relu } from './road.ts';

const THOROUGH = process.env['EPROUVER'] === '1';
const ACTS = actsOf(RECORDS).filter(({ id }) => THOROUGH || id === REAL);
const SOURCE = new TextEncoder().encode('saisie');

/** A text of the document: where it is, and the document with another one in its place. */
interface Text {
  readonly path: string;
  readonly text: string;
  readonly with: (text: string) => Extrait;
}

/** Every text of a value, however deep. `rebuild` puts another value in its place. */
function textsOf(value: unknown, path: string, rebuild: (value: unknown) => Extrait): readonly Text[] {
  if (typeof value === 'string') return [{ path, text: value, with: rebuild }];
  if (Array.isArray(value))
    return value.flatMap((item, i) =>
      textsOf(item, `${path}.${i}`, (other) => rebuild(value.with(i, other))),
    );
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    textsOf(item, path === '' ? key : `${path}.${key}`, (other) => rebuild({ ...value, [key]: other })),
  );
}

/** Another character that anybody could have typed in its place. */
function mistyped(character: string): string {
  const other: Readonly<Record<string, string>> = {
    '’': "'",
    "'": '’',
    ' ': '\u00a0',
    '\u00a0': ' ',
    '\u202f': '\u00a0',
    '-': '–',
    '.': ',',
    ',': '.',
    '9': '8',
    é: 'e',
    z: 'y',
    Z: 'Y',
  };
  const next = String.fromCodePoint((character.codePointAt(0) ?? 0) + 1);
  return other[character] ?? (/[\p{L}\p{N}]/u.test(next) ? next : 'x');
}

/** Positions to alter: the first character, one inside, a space; all of them in the thorough form. */
function positions(text: string): readonly number[] {
  if (THOROUGH) return [...text].map((_, i) => i);
  const space = text.search(/\s/u);
  return [...new Set([0, (text.length * 7) % 11, space])].filter((at) => at >= 0 && at < text.length);
}

/** Under what a text of the document is told. */
function toldAs(path: string): RegExp {
  const [list = '', rank = '', field = ''] = path.split('.');
  switch (list) {
    case 'expose':
    case 'dispositif':
    case 'objet':
    case 'numero':
    case 'rubrique':
    case 'rapporteur':
      return new RegExp(`^deliberation\\.${list}$`);
    case 'articles':
    case 'visas':
    case 'considerants':
    case 'formule':
      return new RegExp(`^deliberation\\.${list}\\[${rank}\\]$`);
    case 'presents':
    case 'absents':
      return new RegExp(`^seance\\.${list}\\[${rank}\\]$`);
    case 'pouvoirs':
      return new RegExp(`^seance\\.pouvoirs\\[${rank}\\]\\.(?:${field}|mandant)$`);
    case 'assemblee':
      return /^assemblee\.nom$/;
    case 'chiffres':
      return new RegExp(`^seance\\.chiffres\\.${rank}$`);
    case 'vote':
      return /^deliberation\.vote\./;
    default:
      return (
        { jourEtDate: /^seance\.date$/, heure: /^seance\.ouverture$/ }[rank] ??
        new RegExp(`^seance\\.${rank}`)
      );
  }
}

test.each(ACTS)('$id', async (act) => {
  const document = extrait(act.seance.lue, act.point);
  const { laid, fields } = laidOut(document);
  const pages = JSON.stringify(laid);
  const missed: string[] = [];
  let altered = 0;
  for (const { path, text, with: other } of textsOf(document, '', (value) => value as Extrait)) {
    // `kind` of a block or a run, alignment of a cell: no text.
    if (/\.(?:kind|align)$/.test(path)) continue;
    for (const at of positions(text)) {
      const changed = other(text.slice(0, at) + mistyped(text[at] ?? '') + text.slice(at + 1));
      if (JSON.stringify(laidOut(changed).laid) === pages) break;
      altered += 1;
      const bytes = forged(changed, SOURCE);
      const claim = { file: 'acte.pdf', bytes, kind: 'extrait', document, fields, source: null };
      const proof = proveFast(claim);
      const named = proof.kind === 'proof' && proof.differences.some((each) => toldAs(path).test(each.path));
      if (named && !isSound(proof)) continue;
      // What stands in the foot alone is no fact: the act made again tells that it was altered.
      const { faults } = await relu(bytes, act);
      if (!isFoot(path) || faults.length === 0) missed.push(`${path} ${at}: ${text.slice(0, at + 20)}`);
    }
  }
  console.info(`${act.id}: ${altered} alterations`);
  expect(missed).toEqual([]);
  expect(altered).toBeGreaterThan(250);
});

function isFoot(path: string): boolean {
  return ['collectivite', 'assemblee.nom', 'seance.date'].includes(path);
}
