/**
 * The text of the document held against the tagged text of the file, to the character: the kind of every space counts.
 * Running text is compared paragraph by paragraph; shorter texts (names, object) must each have a place of their own.
 */
import type { Extrait } from '../documents/extrait.ts';
import type { Prose } from '../records/prose.ts';
import type { Difference } from './compare.ts';
import { proseTexts } from './expected.ts';
import { outOfOrder } from './order.ts';
import { placed } from './places.ts';
import type { Wanted } from './places.ts';
import { leavesOf, runningDifferences } from './running.ts';
import type { Leaf, Piece } from './running.ts';
import type { StructureTree } from './tree.ts';

/** Where the texts of the document are looked for. */
export interface Told {
  readonly tree: StructureTree;
  /** Lines of the running heads and feet: some texts stand there alone. */
  readonly furniture: readonly string[];
}

/**
 * Every text of the document that the tagged text does not have exactly.
 * @param fields the fields of the document that are printed. With their ranks (`pouvoirs.2.mandant`, `chiffres.presents`)
 * they are known to be there, and each is looked for, in the order in which they come. Without (`pouvoirs.mandant`), or
 * `null`, only the object, the people and the running text are: what a template names it may yet leave out of this act.
 */
export function exactDifferences(
  document: Extrait,
  { tree, furniture }: Told,
  fields: ReadonlySet<string> | null,
): readonly Difference[] {
  const leaves = leavesOf(tree);
  const taken = new Set<number>();
  const out: Difference[] = [];
  const titled = haveTitles(document, leaves);
  const articles = document.articles.map(({ titre, texte }, i) => {
    const path = `deliberation.articles[${i}]`;
    return [...(titled ? [{ path, text: titre, marker: null }] : []), ...piecesOf(path, texte)];
  });
  const sequences = [
    piecesOf('deliberation.expose', document.expose),
    piecesOf('deliberation.dispositif', document.dispositif),
    // Between two articles a template may have words of its own, unless their titles say all.
    ...(titled ? [articles.flat()] : articles),
  ];
  for (const pieces of sequences) out.push(...runningDifferences(pieces, leaves, taken));
  const left = leaves.filter((_, i) => !taken.has(i));
  if (fields !== null && [...fields].some((field) => /\.\d/.test(field)))
    return [...out, ...outOfOrder(wantedTexts(document, titled ? untitled(fields) : fields), left)];
  const edges = furniture.map((text) => ({ text, page: null }));
  const people = wantedTexts(document, everyPerson(document));
  return [...out, ...placed(people, [...left, ...edges])];
}

/** The texts of a prose, each with its path. */
function piecesOf(path: string, prose: Prose | null): readonly Piece[] {
  return proseTexts(prose ?? []).map((piece) => ({ ...piece, path }));
}

/** Most articles have their title in a paragraph of its own: then titles and texts follow one another. */
function haveTitles({ articles }: Extrait, leaves: readonly Leaf[]): boolean {
  const alone = articles.filter(({ titre }) => leaves.some(({ text }) => text === titre));
  return 2 * alone.length > articles.length;
}

/** Without the titles of the articles. */
function untitled(fields: ReadonlySet<string>): readonly string[] {
  return [...fields].filter((field) => !/^articles\.\d+\.titre$/.test(field));
}

/** Texts that are no running text. */
function wantedTexts(document: Extrait, fields: Iterable<string>): readonly Wanted[] {
  return [...fields].flatMap((field) => {
    const path = factPath(field);
    const text = path === null ? null : valueAt(document, field);
    return path === null || text === null || text === '' ? [] : [{ path, text }];
  });
}

/** What every template prints, when it is not known what this one does. */
function everyPerson(document: Extrait): readonly string[] {
  return [
    'objet',
    ...each('presents', document.presents.length, '.nom'),
    ...each('absents', document.absents.length, '.nom'),
    ...each('excuses', document.excuses.length, '.nom'),
    ...each('pouvoirs', document.pouvoirs.length, '.mandant', '.mandataire'),
    ...each('visas', document.visas.length, ''),
    ...each('considerants', document.considerants.length, ''),
    ...each('motifs', document.motifs.length, '.texte'),
  ];
}

function each(list: string, count: number, ...fields: readonly string[]): readonly string[] {
  return Array.from({ length: count }, (_, i) => fields.map((field) => `${list}.${i}${field}`)).flat();
}

/** Path of a field of the document (`presents.3.nom`) → path among the facts; `null` for prose and for what is no text of the act. */
function factPath(field: string): string | null {
  let path = known.get(field);
  if (path === undefined) {
    const found = PATHS.find(([pattern]) => pattern.test(field));
    path = found === undefined ? null : field.replace(...found);
    if (known.size < REMEMBERED) known.set(field, path);
  }
  return path;
}

/** All acts have the same few hundred fields. */
const known = new Map<string, string | null>();
const REMEMBERED = 5_000;

const PATHS: readonly (readonly [RegExp, string])[] = [
  [/^(presents|absents|excuses)\.(\d+)\.nom$/, 'seance.$1[$2]'],
  [/^pouvoirs\.(\d+)\.(mandant|mandataire|mot)$/, 'seance.pouvoirs[$1].$2'],
  [/^(visas|considerants)\.(\d+)$/, 'deliberation.$1[$2]'],
  [/^motifs\.(\d+)\.texte$/, 'deliberation.motifs[$1]'],
  [/^seance\.secretaires\.(\d+)\.(?:nom|court)$/, 'seance.secretaires[$1]'],
  [/^vote\.noms\.(\w+)\.(\d+)\.nom$/, 'deliberation.vote.noms.$1[$2]'],
  [/^formule\.(\d+)$/, 'deliberation.formule[$1]'],
  [/^articles\.(\d+)\.titre$/, 'deliberation.articles[$1]'],
  [/^presents\.(\d+)\.remplace$/, 'seance.presents[$1].remplace'],
  [/^assemblee\.\w+$/, 'assemblee.nom'],
  [/^seance\.(?:date|jourEtDate)$/, 'seance.date'],
  [/^seance\.heure$/, 'seance.ouverture'],
  [/^seance\.president\.(?:nom|court)$/, 'seance.president'],
  [/^rapporteur\.(?:nom|court)$/, 'deliberation.rapporteur'],
  [/^seance\.(convocation|lieu)$/, 'seance.$1'],
  [/^chiffres\.(\w+)$/, 'seance.chiffres.$1'],
  [/^vote\.(\w+)$/, 'deliberation.vote.$1'],
  [/^(objet|numero|rubrique)$/, 'deliberation.$1'],
  [/^annexes\.(\d+)\.(titre|pages)$/, 'deliberation.annexes[$1].$2'],
  [/^(elections|designations)\.(\d+)\.(.+)$/, 'deliberation.$1[$2].$3'],
];

function valueAt(document: Extrait, field: string): string | null {
  let value: unknown = document;
  for (const key of field.split('.')) {
    if (!isGroup(value)) return null;
    value = value[key];
  }
  return typeof value === 'string' ? value : null;
}

export function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
