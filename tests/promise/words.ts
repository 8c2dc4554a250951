/** French as secretariats type it, put together by chance: every kind of space, dash and quote, figures, marks of the prose. */
import type { Chance } from './runs.ts';

const WORDS =
  `action communes métropole l’association d'un projet où œuvre déjà être c'est-à-dire socio-éducatif
  après-midi l’État naïve garçon forêt août 1er 2e n° 12 12\u00a0500\u00a0€ 5\u202f072 33,50\u00a0% (2024) «\u00a0Avenir\u00a0» “citation” ÉCOLE
  Val-d’Oise aujourd’hui la le les des et à aux pour sur avec; plan: convention, budget. subvention: travaux?
  m² 20–30 — L.\u00a02121-29 R. 2121-9 vice-présidente Saint-Étienne rez-de-chaussée Mme M. DÉCIDE conformément…
  anticonstitutionnellement intercommunalité Saint-Quentin-en-Yvelines coût/efficacité 1/3 18\u00a0h\u00a030 A.B.C.`.split(
    /[ \n]+/u,
  );
/** Characters that the prepared fonts have not, and marks that mean something elsewhere. */
const RARE = [
  'Ñandú',
  'Łódź',
  '§\u00a02',
  'a@b.example',
  '½',
  '#1',
  '<b>',
  '&amp;',
  '{{x}}',
  'snake_case',
  '~',
  'œ€Œ',
  'x=y',
  '{',
  '%',
];

/** Some words, without the marks of prose. */
export function words(by: Chance, least: number, most: number): string {
  const out = Array.from({ length: by.between(least, most) }, () => by.pick(by.once(25) ? RARE : WORDS));
  return out
    .map((word, i) => (i > 0 && by.once(15) && word.length < 12 ? `\u00a0${word}` : ` ${word}`))
    .join('')
    .trim();
}

/** A line of its own: an object, a visa. */
export function line(by: Chance, least = 3, most = 18): string {
  return `${by.pick(['Convention', 'Subvention', 'le code général', 'que la commune', 'Élection', 'l’avis'])} ${words(by, least, most)}`;
}

/** Running text: paragraphs, headings, lists, tables, in the closed Markdown of the records. */
export function prose(by: Chance, least = 1, most = 7): string {
  const blocks = Array.from({ length: by.between(least, most) }, () => block(by));
  return `${blocks.join('\n\n')}\n`;
}

function block(by: Chance): string {
  switch (by.below(12)) {
    case 0:
      return `### ${line(by, 1, 6)}`;
    case 1:
    case 2:
      return list(by, by.once(2) ? () => '- ' : (i) => `${i + 1}. `);
    case 3:
      return by.once(2) ? '\u00a0' : table(by);
    case 4:
      return `\\- ${line(by)}`;
    default:
      return paragraph(by);
  }
}

function paragraph(by: Chance): string {
  const text = line(by, 5, 90).split(' ');
  const at = by.below(text.length);
  if (by.once(4)) text[at] = `**${by.pick(['gras', 'en gras', 'très important'])}**`;
  if (by.once(4)) text[by.below(text.length)] = '*italique*';
  if (by.once(8)) text[by.below(text.length)] = '[[M. Jean DUPONT|un agent]]';
  if (by.once(10)) text[at] = 'suite\\\n';
  if (by.once(6)) text[by.below(text.length)] = 'deux  espaces';
  // A line end of the file is a space of the text.
  return text
    .join(' ')
    .replaceAll('\n ', '\n')
    .replaceAll(/(.{60,80}) (?=[a-z])/gu, (whole, part: string) => (by.once(3) ? `${part}\n` : whole));
}

function list(by: Chance, mark: (i: number) => string): string {
  return Array.from({ length: by.between(1, 5) }, (_, i) => {
    const inner = by.once(6) ? `\n${' '.repeat(mark(i).length)}- ${line(by, 1, 8)}` : '';
    return `${mark(i)}${line(by, 1, 25)}${inner}`;
  }).join('\n');
}

function table(by: Chance): string {
  const width = by.between(2, 4);
  const cells = (make: () => string): string => `| ${Array.from({ length: width }, make).join(' | ')} |`;
  const rows = Array.from({ length: by.between(1, 6) }, () =>
    cells(() => by.pick(['12\u00a0500', '–', 'Voirie', 'École Jules-Ferry', '33,5', 'Total'])),
  );
  return [cells(() => by.pick(['Poste', 'Montant €', 'Taux %'])), cells(() => '---'), ...rows].join('\n');
}
