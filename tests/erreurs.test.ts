/** docs/erreurs.md has exactly one line for each code that a fault can bear, and each code is provoked by a test. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const CODE = '[a-z0-9]+(?:-[a-z0-9]+)*';

/** The contents of the files below a folder that end in one of `ends`. */
function textsOf(folder: string, ...ends: readonly string[]): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ends.some((end) => name.endsWith(end)))
    .filter((name) => !name.endsWith('erreurs.test.ts'))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));
}

/** The codes of the tables of the page: those of their first column, in the order of the page. */
function documented(): string[] {
  const page = readFileSync(join(ROOT, 'docs/erreurs.md'), 'utf8');
  const rows = [...page.matchAll(/^\| (`[^|]*`) \|/gm)];
  return rows.flatMap(([, cell]) => [...cell!.matchAll(/`([^`]+)`/g)].map(([, code]) => code!));
}

/**
 * How our sources write the code of a fault: `code: 'x'` (or a choice of two), a member of a union named …Code, or an argument
 * followed by the sentence of the message.
 */
const WAYS = [
  new RegExp(`\\bcode: (?:[^\\n;{}']*(?:'[^']*')?[^\\n;{}']* \\? )?'(${CODE})'(?: : '(${CODE})')?`, 'g'),
  new RegExp(`'(${CODE})',\\s*(?://[^\\n]*\\s*)?['\`](?:[A-ZÀÉ«][^A-Z'\`]|\\$\\{)[^'\`]* `, 'g'),
];

function written(source: string): string[] {
  const unions = [...source.matchAll(/type \w*Code =([^;]*);/g)].flatMap(([, members]) =>
    [...members!.matchAll(new RegExp(`'(${CODE})'`, 'g'))].map(([, code]) => code!),
  );
  const others = WAYS.flatMap((way) => [...source.matchAll(way)].flatMap(([, ...codes]) => codes));
  return [...unions, ...others.filter((code) => code !== undefined)];
}

/** Words that stand where a code would, and are none: a code of zod, a key that a fault is placed at. */
const NO_CODES = new Set(['custom', 'date']);

const sources = textsOf('src', '.ts');
const page = documented();

test('each code of the page is of the program, and has one line', () => {
  const all = sources.join('\n');
  expect(page.filter((code) => !all.includes(`'${code}'`))).toEqual([]);
  expect(page.filter((code, i) => page.indexOf(code) !== i)).toEqual([]);
});

test('each code of the program has its line', () => {
  const codes = new Set(sources.flatMap(written));
  // Were our sources to write codes otherwise one day, this would no longer see them.
  expect(codes.size).toBeGreaterThan(page.length * 0.9);
  expect([...codes].filter((code) => !page.includes(code) && !NO_CODES.has(code))).toEqual([]);
});

test('each code is provoked by a test', () => {
  // In quotes, in brackets as it is printed, after a place, or as the name of a case.
  const told = new RegExp(`(?:['\`[]|:\\d+ |^ +)(${CODE})(?=['\`\\\\\\]:])`, 'gm');
  const tests = textsOf('tests', '.ts', '.txt');
  const words = new Set(tests.flatMap((text) => [...text.matchAll(told)].map(([, code]) => code!)));
  expect(page.filter((code) => !words.has(code))).toEqual([]);
});
