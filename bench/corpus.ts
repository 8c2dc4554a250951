/**
 * An archive by chance: séances of one act each, of the length that acts have (1 to 7 pages, 3.4 on average, some 1,240 words
 * of body). Names, and 18 % of the long words, are invented: no cache of words ever knows them all. The same seed gives the
 * same archive on every machine.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { drawn, type Draw } from '../tests/judges/corpus-words.ts';

/** A body serves that many séances, one a week. */
const SEANCES_A_BODY = 20;
const FIRST = Date.UTC(2021, 0, 7);
const DAY = 86_400_000;

/** The real exposé lends its sentences. */
const REAL = resolve(
  import.meta.dirname,
  '../records/2024/2024-09-12-bureau/01-lutte-contre-la-pauvrete.yaml',
);
const SENTENCES = readFileSync(REAL, 'utf8')
  .split('dispositif:')[0]!
  .split('\n\n')
  .filter((block) => !/^ *(?:###|-|\w+:)/.test(block))
  .flatMap((block) =>
    block
      .replaceAll(/\s+/g, ' ')
      .trim()
      .split(/(?<=\.) (?=[A-ZÀ-Ý])/),
  )
  .filter((sentence) => /\w\.$/.test(sentence));

const SYLLABLES =
  'ba ré ti on cou lé mer si van tho nel dra qui sé por ge ment fi lou ché vi gne tra bo'.split(' ');

function invented(draw: Draw, least: number, most: number): string {
  return draw.many(draw.whole(least, most), () => draw.one(SYLLABLES)).join('');
}

/** A sentence of the real exposé, nearly one in five of its long words replaced. */
function sentence(draw: Draw): string {
  return draw
    .one(SENTENCES)
    .replaceAll(/[a-zà-ÿœ]{7,}/g, (word) => (draw.whole(1, 100) <= 18 ? invented(draw, 3, 4) : word));
}

/** A block of YAML wraps where the clerk's editor wraps. */
function wrapped(text: string): string {
  return text.replaceAll(/(?=\S)(.{1,96})(?: |$)/g, '  $1\n');
}

/** Few acts are long. */
const WORDS = [60, 200, 350, 500, 650, 750, 850, 1000, 1150, 1400, 2150] as const;

function expose(draw: Draw): string {
  let left = draw.one(WORDS);
  const blocks: string[] = [];
  while (left > 0) {
    const text = draw.many(draw.whole(3, 8), () => sentence(draw)).join(' ');
    left -= text.split(' ').length;
    if (draw.rarely(9)) blocks.push(`  ### - ${sentence(draw).slice(0, -1)}\n`);
    blocks.push(wrapped(text));
    if (draw.rarely(12))
      blocks.push(
        draw
          .many(3, () => wrapped(sentence(draw)).replaceAll(/^ {2}/gm, '    ').replace(/^ {4}/, '  - '))
          .join(''),
      );
  }
  return blocks.join('\n');
}

function act(draw: Draw): string {
  return `rubrique: ${invented(draw, 4, 6).toUpperCase()} ET SOLIDARITES
objet: ${sentence(draw).slice(0, -1).replaceAll(': ', 'de ')} - Bilan
expose: |
${expose(draw)}dispositif: |
${draw.many(draw.whole(1, 3), () => `  - d'approuver le bilan ${invented(draw, 3, 4)} de la convention de ${invented(draw, 3, 5)}.\n`).join('')}`;
}

function slug(member: string): string {
  return member.normalize('NFD').replaceAll(/[^a-z]/g, '');
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

/** Slugs of a body's members, and the body. */
function body(draw: Draw, name: string): { readonly members: readonly string[]; readonly text: string } {
  const members = [...new Set(draw.many(draw.whole(23, 69), () => invented(draw, 3, 4)))];
  const lines = members.map(
    (member) =>
      `      ${slug(member)}: ${draw.one(['M.', 'Mme'])} ${capital(invented(draw, 2, 3))} ${member.toUpperCase()}\n`,
  );
  return {
    members: members.map(slug),
    text: `type: BUR
nom: Bureau métropolitain
nom_court: le Bureau
collectivite: Métropole de ${capital(name)}
departement: 21
variantes:
  noms: Civilite Prenom NOM
  presents: participant-au-vote
  formule: |
    Le Bureau,
    après en avoir délibéré, décide :
mandats:
  - du: 2020-07-16
    effectif: ${members.length}
    membres:
${lines.join('')}`,
  };
}

function seance(draw: Draw, name: string, time: number, members: readonly string[]): string {
  const others = members.slice(1);
  const absents = others.splice(draw.whole(5, 9), draw.whole(1, 4));
  const pouvoirs = Array.from({ length: draw.whole(1, 7) }, () => [others.pop()!, others.shift()!] as const);
  return `assemblee: ${name}
date: ${day(time)}
convocation: ${day(time - 6 * DAY)}
secretaire: ${members[1]!}
absents: [${absents.join(', ')}]
pouvoirs:
${pouvoirs.map(([from, to]) => `  ${from}: ${to}\n`).join('')}`;
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Writes so many séances of one act, with their bodies, below `root`. */
export function invent(root: string, count: number, seed = 1): void {
  mkdirSync(join(root, 'records/assemblees'), { recursive: true });
  let name = '';
  let members: readonly string[] = [];
  for (let i = 0; i < count; i += 1) {
    const draw = drawn(seed * 1_000_003 + i);
    if (i % SEANCES_A_BODY === 0) {
      name = `bureau-${(i / SEANCES_A_BODY).toString(26).replaceAll(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))}`;
      const written = body(draw, name);
      members = written.members;
      writeFileSync(join(root, `records/assemblees/${name}.yaml`), written.text);
    }
    const time = FIRST + (i % SEANCES_A_BODY) * 7 * DAY;
    const folder = join(root, 'records/2021', `${day(time)}-${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'seance.yaml'), seance(draw, name, time, members));
    writeFileSync(join(folder, '01-bilan.yaml'), act(draw));
  }
}

/** Writes a year of one body below `root`: so many séances, each of so many acts. */
export function inventYear(root: string, seances: number, acts: number, seed = 1): void {
  mkdirSync(join(root, 'records/assemblees'), { recursive: true });
  const { members, text } = body(drawn(seed * 1_000_003), 'bureau');
  writeFileSync(join(root, 'records/assemblees/bureau.yaml'), text);
  for (let i = 0; i < seances; i += 1) {
    const draw = drawn(seed * 1_000_003 + i + 1);
    const time = FIRST + i * 7 * DAY;
    const folder = join(root, 'records/2021', `${day(time)}-bureau`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'seance.yaml'), seance(draw, 'bureau', time, members));
    for (let n = 1; n <= acts; n += 1)
      writeFileSync(join(folder, `${String(n).padStart(2, '0')}-bilan.yaml`), act(draw));
  }
}
