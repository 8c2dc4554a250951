/** The family `libelles`: the real act word for word, and the other acts that it must serve. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Extrait } from '../../src/documents/extrait.ts';
import type { StyledDocument, StyledElement, StyledNode } from '../../src/template/styled.ts';
import { compileTemplate, dress } from '../../src/template/template.ts';
import { layout } from '../../src/layout/layout.ts';
import { LIBERATION } from '../layout/polices.ts';
import { acts, INVENTE, reel, seances, VOTE } from './actes.ts';
import { LIBELLES, libelles, mergedHtml } from './modele.ts';

const GOLDEN = resolve(import.meta.dirname, '../golden');

const bare = (text: string): string => text.replaceAll(/\s/g, '');

const template = libelles();
const dressed = (document: Extrait): StyledDocument => {
  const { styled, faults } = dress(template, document);
  expect(faults).toEqual([]);
  return styled!;
};
const textOf = (node: StyledNode): string =>
  node.kind === 'text' ? node.text : node.children.map(textOf).join('');

/** The text of each paragraph, heading, item and cell, in order. */
function lines(node: StyledElement): string[] {
  const inline = node.children.every((child) => child.kind === 'text' || child.style.display === 'inline');
  if (inline) return node.children.length === 0 ? [] : [textOf(node)];
  return node.children.flatMap((child) => (child.kind === 'text' ? [child.text] : lines(child)));
}
const printed = (changes: Partial<Extrait>): string[] => lines(dressed({ ...INVENTE, ...changes }).body);

test('the template has no fault', () => {
  expect(compileTemplate(LIBELLES, 'extrait').faults).toEqual([]);
});

describe('the real act', () => {
  test('its HTML', async () => {
    await expect(mergedHtml(template, reel())).toMatchFileSnapshot(
      `${GOLDEN}/2024-09-12-bureau_01/extrait.html`,
    );
  });

  test('its words are those of the printed extract, in their order', () => {
    // All but white space: the printed one has its line and page ends, and the empty paragraphs of its author.
    const seed = readFileSync(`${GOLDEN}/seed/extrait-bureau-2024-09-12.txt`, 'utf8');
    expect(bare(textOf(dressed(reel()).body))).toBe(bare(seed));
  });

  test('foot on every page, no running head without a number', () => {
    const { running, title, lang } = dressed(reel());
    expect([...running.keys()]).toEqual(['pied']);
    expect(textOf(running.get('pied')!)).toBe(
      'Dijon métropole · Bureau métropolitain · séance du 12 septembre 2024',
    );
    expect([lang, title]).toEqual([
      'fr',
      'Extrait du registre des délibérations du Bureau métropolitain de Dijon métropole, séance du 12 septembre 2024',
    ]);
  });

  test('the columns of names are those of the printed extract', () => {
    const { body } = dressed(reel());
    const found = (node: StyledNode, name: string): StyledElement[] =>
      node.kind === 'text'
        ? []
        : [
            ...(node.classes.includes(name) ? [node] : []),
            ...node.children.flatMap((child) => found(child, name)),
          ];
    expect(found(body, 'trois').map((each) => [each.style.columns, each.style.columnGap])).toEqual([
      [3, 11.34],
    ]);
    expect(found(body, 'case').map((each) => each.style.width)).toEqual([164.41, 317.48]);
  });
});

test('every act of the records can be dressed', () => {
  const all = seances().flatMap(([year, seance]) => [...acts(year, seance).values()]);
  expect(all.length).toBeGreaterThan(0);
  for (const act of all) expect(lines(dressed(act).body).length).toBeGreaterThan(20);
});

describe('other acts', () => {
  test('a number: in the object, in the foot, at the head of the next pages', () => {
    const { body, running } = dressed({ ...INVENTE, numero: '2025-014' });
    expect(lines(body)).toContain('Délibération n° 2025-014');
    expect(textOf(running.get('suite')!)).toBe('Délibération n° 2025-014 (suite)');
    expect(textOf(running.get('pied')!)).toBe(
      'Valmont · Conseil municipal · séance du 15 janvier 2025 · délibération n° 2025-014',
    );
  });

  test('a heading before the object, or none', () => {
    expect(printed({ rubrique: 'FINANCES' })).toEqual(
      expect.arrayContaining(['OBJET : FINANCES', 'Un objet']),
    );
    expect(printed({})).toContain('OBJET : Un objet');
  });

  test('who reports, recitals, articles', () => {
    const rapporteur = {
      nom: 'Monsieur Luc SAGE',
      deNom: 'de Monsieur Luc SAGE',
      court: 'Monsieur SAGE',
      feminin: false,
      fonction: null,
    };
    const all = printed({
      rapporteur,
      visas: ['le code'],
      considerants: ['que oui'],
      motifs: [{ mot: 'Sur', texte: 'proposition' }],
    });
    expect(all).toEqual(
      expect.arrayContaining([
        'Rapporteur : Monsieur Luc SAGE',
        'Vu le code ;',
        'Considérant que oui ;',
        'Sur proposition ;',
      ]),
    );
  });

  test('the words agree with who chairs', () => {
    expect(printed({})).toContain('Présidente : Madame DURAND');
  });

  test('present who take part, or all', () => {
    expect(printed({})).toContain('Nombre de présents : 2');
    const chiffres = { ...INVENTE.chiffres, presentsParticipant: true };
    expect(printed({ chiffres })).toContain('Nombre de présents participant au vote : 2');
  });

  test('nobody absent, nor represented: no word of it', () => {
    expect(printed({ pouvoirs: [] })).not.toContain('Membres absents :');
    expect(printed({ pouvoirs: [], absents: [{ nom: 'Monsieur X' }] })).toEqual(
      expect.arrayContaining(['Membres absents :', 'Monsieur X']),
    );
  });

  test('the vote: figures of all, a nought too', () => {
    const all = printed({ vote: VOTE });
    expect(all.slice(all.indexOf('SCRUTIN'))).toEqual([
      'SCRUTIN',
      'POUR :',
      '3',
      'ABSTENTION :',
      '0',
      'CONTRE :',
      '1',
      'NE SE PRONONCE PAS :',
      '0',
      'DONT 2 PROCURATION(S)',
    ]);
  });

  test('names by side', () => {
    const noms = {
      pour: [],
      contre: [
        { nom: 'Madame ROY', pouvoir: true },
        { nom: 'Monsieur PETIT', pouvoir: false },
      ],
      abstention: [{ nom: 'Monsieur SAGE', pouvoir: false }],
      refus: [],
      nppv: [],
    };
    expect(printed({ vote: { ...VOTE, public: true, noms } })).toEqual(
      expect.arrayContaining([
        'Vote au scrutin public.',
        'Contre : Madame ROY (par procuration), Monsieur PETIT.',
        'Abstention : Monsieur SAGE.',
      ]),
    );
  });

  test('a secret ballot counts the blank and the void', () => {
    const all = printed({ vote: { ...VOTE, secret: true, autres: true, blancs: '2' } });
    expect(all).toContain('Vote au scrutin secret.');
    expect(all.slice(all.indexOf('BLANCS :'), all.indexOf('BLANCS :') + 2)).toEqual(['BLANCS :', '2']);
  });

  test('the word that stands for a figure has the room it needs', () => {
    const vote = { ...VOTE, pour: 'UNANIMITE', pourEnMot: true };
    expect(printed({ vote })).toContain('UNANIMITE');
    expect(layout(dressed({ ...INVENTE, vote }), LIBERATION, new Map()).faults).toEqual([]);
  });

  test('equal sides, a refusal, a sentence of its own', () => {
    expect(printed({ vote: { ...VOTE, preponderante: true } })).toContain(
      'Les voix étant également partagées, celle de la présidente de séance est prépondérante.',
    );
    expect(printed({ vote: { ...VOTE, adopte: false } })).toContain('La délibération n’est pas adoptée.');
    expect(printed({ vote: { ...VOTE, mention: 'Adoptée.' } })).toContain('Adoptée.');
  });

  test('no vote: it takes note; a draft leaves it to be told', () => {
    expect(printed({ prendActe: true })).toContain('Sans vote : le Conseil prend acte.');
    expect(printed({ projet: true })).toContain('Résultat du vote : à compléter en séance.');
  });

  test('a draft: framed in the place of the stamp, and the word in the foot', () => {
    const { running, sheet } = dressed({ ...INVENTE, projet: true });
    expect(textOf(running.get('projet')!)).toMatch(/^PROJET/);
    expect(running.get('projet')!.style.border.top).toEqual({ width: 1.5, color: '#9a1b1b' });
    expect(textOf(running.get('pied')!)).toMatch(/^PROJET · Valmont/);
    expect(sheet.pageRule(1, null).boxes.map((box) => box.name)).toContain('top-right');
    expect(dressed(INVENTE).running.has('projet')).toBe(false);
  });
});
