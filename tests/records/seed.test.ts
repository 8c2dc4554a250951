/** The records that come with the program: the real séance, character for character, and an invented one. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Prose } from '../../src/records/prose.ts';
import { seanceOfFolder } from './dossiers.ts';

const ROOT = new URL('../../records', import.meta.url).pathname;

/** Paragraphs of a prose as they print, one text each. */
function paragraphs(prose: Prose): string[] {
  return prose.flatMap((block) => {
    if (block.kind === 'list')
      return block.items.flatMap((item) => paragraphs(item).map((text) => `- ${text}`));
    if (block.kind === 'table') throw new Error('no table in this act');
    return [block.inlines.map((one) => (one.kind === 'run' ? one.text : '\n')).join('')];
  });
}

describe('the Bureau of 12 September 2024', () => {
  const { lue, faults } = seanceOfFolder(ROOT, '2024', '2024-09-12-bureau');
  const [point] = lue!.points;
  const seed = readFileSync(new URL('../golden/seed/extrait-bureau-2024-09-12.txt', import.meta.url), 'utf8');

  test('has no fault', () => {
    expect(faults).toEqual([]);
  });

  test('says every character of the statement and of the decision', () => {
    // Lines are those of the page; doubled U+0020 are the trace of justification (CALIBRATION). A paragraph ends at a
    // blank line; a line of one U+00A0 is a paragraph; a dash at the head of a line opens one.
    const from = seed.indexOf('A travers');
    const lines = seed.slice(from, seed.indexOf('\nSCRUTIN')).split('\n');
    const printed: string[] = [];
    let open = false;
    for (const line of lines.map((l) => l.replaceAll(/ +/gu, ' ').replaceAll(/^ | $/gu, ''))) {
      if (line === '') open = false;
      else if (open && line !== '\u00a0' && !line.startsWith('- ')) printed.push(`${printed.pop()!} ${line}`);
      else printed.push(line);
      if (line !== '') open = line !== '\u00a0';
    }
    const { expose, dispositif } = point!.textes;
    const formule = lue!.assemblee.variantes.formule!.join(' ');
    expect([...paragraphs(expose!), formule, ...paragraphs(dispositif!)]).toEqual(printed);
    const text = [...paragraphs(expose!), formule].join('');
    expect(text.match(/\u00a0/gu)).toHaveLength(27);
    expect(text.match(/\u202f/gu)).toHaveLength(3);
  });

  test('says who was there and how it was decided', () => {
    expect(seed).toContain(`OBJET : ${point!.deliberation.rubrique!}\n${point!.deliberation.objet}\n`);
    expect(point!.presence.nombres).toMatchObject({
      effectif: 41,
      exercice: 41,
      presents: 33,
      representes: 6,
      absents: 2,
      votants: 39,
    });
    expect(point!.decompte).toMatchObject({
      pour: 39,
      contre: 0,
      abstention: 0,
      nppv: 0,
      procurations: 6,
      resultat: 'adoptee',
    });
    const folded = seed.replaceAll(/\s+/gu, ' ').replaceAll('- ', '-');
    const { membres } = lue!.assemblee;
    const name = (id: string) => {
      const { civilite, prenom, nom } = membres.find((m) => m.id === id)!;
      return `${civilite === 'M.' ? 'Monsieur' : 'Madame'} ${prenom!} ${nom}`;
    };
    expect(folded).toContain(
      `Membres présents : ${point!.presence.presents.map(name).join(' ')} Membres absents : ${point!.presence.absents.map(name).join(' ')} `,
    );
    const pouvoirs = point!.presence.representes.map(
      ({ mandant, mandataire }) => `${name(mandant)} pouvoir à ${name(mandataire)}`,
    );
    expect(folded).toContain(`${pouvoirs.join(' ')} OBJET`);
  });

  test('a character is found in the record, wherever it was typed', () => {
    const places = point!.source.find('\u202f');
    const lines = point!.source.text.split('\n');
    expect(places.map(({ line, column }) => lines[line - 1]!.slice(column - 2, column + 2))).toEqual([
      '5\u202f07',
      '.\u202f48',
      's\u202f:\u00a0',
    ]);
  });
});

describe('the council of Bellerive-les-Étangs, 9 October 2025', () => {
  const { lue, faults } = seanceOfFolder(ROOT, '2025', '2025-10-09-conseil');

  test('has no fault', () => {
    expect(faults).toEqual([]);
  });

  test('its points and how they were decided', () => {
    expect(
      lue!.points.map(({ numero, presence: { nombres: n }, decompte: d, resultat }) =>
        [
          numero,
          `${n.presents} + ${n.representes}`,
          `${d!.pour}/${d!.contre}/${d!.abstention}`,
          resultat,
          d!.preponderante,
        ].join(' '),
      ),
    ).toEqual([
      '2025-061 26 + 1 21/0/6 adoptee false',
      '2025-062 26 + 1 27/0/0 adoptee false',
      '2025-063 27 + 1 21/6/1 adoptee false',
      '2025-064 27 + 1 13/13/2 adoptee true',
      '2025-065 27 + 1 28/0/0 adoptee false',
    ]);
  });
});
