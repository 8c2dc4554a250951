/** Every rule, on a record that keeps it and on one that breaks it. */
import { readFileSync } from 'node:fs';
import { expect, describe, test } from 'vitest';
import { rulesPage } from '../../scripts/regles.ts';
import { RULES } from '../../src/rules/all.ts';
import type { Case } from './case.ts';
import { CONTROLE } from './cases/controle.ts';
import { BUREAU, CONVOCATION } from './cases/convocation.ts';
import { ELECTIONS } from './cases/election.ts';
import { AUTRES_VOTES } from './cases/autres-votes.ts';
import { PASSE } from './cases/passe.ts';
import { POUVOIRS } from './cases/pouvoirs.ts';
import { PRESENCE, QUORUM } from './cases/presence.ts';
import { PUBLICITE } from './cases/publicite.ts';
import { SEANCE } from './cases/seance.ts';
import { INTERET, MODE, SCRUTIN } from './cases/scrutin.ts';
import { judged } from './seance-of.ts';

const CASES: readonly Case[] = [
  ...PRESENCE,
  ...QUORUM,
  ...POUVOIRS,
  ...SCRUTIN,
  ...INTERET,
  ...MODE,
  ...ELECTIONS,
  ...CONVOCATION,
  ...BUREAU,
  ...CONTROLE,
  ...AUTRES_VOTES,
  ...PASSE,
  ...PUBLICITE,
  ...SEANCE,
];

const ruleKey = ({ id, code }: { id: string; code: string }): string => `${id} ${code}`;

describe.each(CASES)('$id $code: $says', ({ id, code, good, bad, says, at, severity }) => {
  test('what keeps it passes', () => {
    expect(judged(good).diagnostics).toEqual([]);
  });

  test('what breaks it is told', () => {
    const found = judged(bad).diagnostics.filter((each) => each.rule === id && each.code === code);
    expect(found.map((each) => each.message).join('\n')).toMatch(says);
    const rule = RULES.find((each) => ruleKey(each) === `${id} ${code}`)!;
    expect(found[0]?.severity).toBe(severity ?? rule.severity);
    const place = `${found[0]?.place.file}:${found[0]?.place.line}`;
    expect(place).toBe(at ?? place);
  });
});

test('every rule has its case', () => {
  const tried = new Set(CASES.map(ruleKey));
  expect(RULES.map(ruleKey).filter((key) => !tried.has(key))).toEqual([]);
});

test('docs/regles.md is the page that the rules write', () => {
  expect(readFileSync(new URL('../../docs/regles.md', import.meta.url), 'utf8')).toBe(rulesPage());
});

test('every code has its line in docs/erreurs.md', () => {
  const page = readFileSync(new URL('../../docs/erreurs.md', import.meta.url), 'utf8');
  const codes = [
    ...new Set(RULES.map((rule) => rule.code)),
    'contradiction-admise',
    'irregularite-sans-objet',
  ];
  expect(codes.filter((code) => !page.includes(`| \`${code}\` |`))).toEqual([]);
});
