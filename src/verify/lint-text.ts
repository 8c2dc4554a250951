/** Text that a reader, a search and a copy get right: real spaces, one character behind each glyph, nothing that nobody owns. */
import type { Finding, LintCode } from './lint.ts';
import type { ReadPage, Reading } from './reading.ts';
import type { Run } from './streams.ts';
import { allElements } from './tree.ts';

/** As in reading lines: a gap of a fifth of the size reads as a space. */
const JUMP = 0.2;
const SPACE = /[\s\u200b]/u;
/** After these no space is missing at the end of a line: it was broken there, or a forced break ends a phrase. */
const NO_SPACE_AFTER = /[\s\u00ad\u200b\p{Pd}/,;:.!?…]$/u;
/** Between these, neither: UAX 14 parts them as they were typed (« État—Région », « (a)(b) », « {{x}}y »). */
const PARTED_AS_TYPED = /^(?:[|}].|.\p{Pd}|[)\]][([{¡¿]|[\p{Sc}%‰°+\\]{2})$/u;
/** Nothing, no character, or one that only one font knows. */
const UNKNOWN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd\ufffe\uffff\ue000-\uf8ff]/u;
const PAGINATION = new Set(['Header', 'Footer', 'Watermark']);
const TYPES = new Set(['Pagination', 'Layout', 'Page', 'Background']);

export function lintText(reading: Reading): readonly Finding[] {
  return [...spaces(reading), ...reading.pages.flatMap((page) => [...characters(page), ...owners(page)])];
}

/** Runs of one element, whatever lines and pages they are on, are read as one text: each rule once a page. */
function spaces({ pages, tree }: Reading): readonly Finding[] {
  const out: Finding[] = [];
  const told = new Set<string>();
  const tell = (code: LintCode, run: Run, what: string): void => {
    if (told.has(`${code} ${run.page}`)) return;
    told.add(`${code} ${run.page}`);
    out.push({ code, message: `Page ${run.page}, ${what} : « ${shown(run)} »` });
  };
  const byMark = new Map<string, Run[]>();
  for (const run of pages.flatMap((page) => page.runs)) {
    if (run.jumps > 0) tell('pdf-espace-fictif', run, 'des mots sont écartés sans espace');
    if (run.owner.kind !== 'tag') continue;
    const key = `${run.page}:${run.owner.mcid}`;
    const runs = byMark.get(key);
    if (runs === undefined) byMark.set(key, [run]);
    else runs.push(run);
  }
  for (const element of tree === null ? [] : allElements(tree)) {
    const runs = element.marks.flatMap(({ page, mcid }) => byMark.get(`${page}:${mcid}`) ?? []);
    for (const [i, run] of runs.entries()) {
      const before = runs[i - 1];
      if (before === undefined) continue;
      if (isFeigned(before, run)) tell('pdf-espace-fictif', run, 'des mots sont écartés sans espace');
      if (isGlued(before, run)) tell('pdf-mots-colles', before, 'une ligne finit sans espace');
    }
  }
  return out;
}

function sameBaseline(a: Run, b: Run): boolean {
  return a.page === b.page && Math.abs(a.y - b.y) < 0.5 * Math.max(a.size, b.size);
}

function isFeigned(a: Run, b: Run): boolean {
  const gap = (b.x - a.endX) / b.size;
  return sameBaseline(a, b) && gap > JUMP && !SPACE.test(a.text.at(-1) ?? '') && !SPACE.test(b.text[0] ?? '');
}

function isGlued(a: Run, b: Run): boolean {
  const first = b.text[0] ?? '';
  if (sameBaseline(a, b) || NO_SPACE_AFTER.test(a.text) || SPACE.test(first)) return false;
  return !PARTED_AS_TYPED.test(`${a.text.at(-1) ?? ''}${first}`);
}

function characters(page: ReadPage): readonly Finding[] {
  const out: Finding[] = [];
  const unknown = page.runs.find((run) => UNKNOWN.test(run.text));
  if (unknown !== undefined)
    out.push({
      code: 'pdf-caractere-inconnu',
      message: `Page ${page.number}, un signe est dessiné sans que son caractère soit dit : « ${shown(unknown)} »`,
    });
  const multiple = page.runs.find((run) => run.multiple > 0);
  if (multiple !== undefined)
    out.push({
      code: 'pdf-caractere-multiple',
      message: `Page ${page.number}, un signe vaut plusieurs caractères : « ${shown(multiple)} »`,
    });
  return out;
}

function owners(page: ReadPage): readonly Finding[] {
  const out: Finding[] = [];
  const all = [...page.runs.map(({ owner }) => owner), ...page.drawings];
  if (all.some(({ kind }) => kind === 'none')) {
    const text = page.runs.find(({ owner }) => owner.kind === 'none');
    const what = text === undefined ? 'un dessin n’est' : `« ${shown(text)} » n’est`;
    out.push({
      code: 'pdf-contenu-orphelin',
      message: `Page ${page.number}, ${what} ni du texte balisé ni un artefact`,
    });
  }
  const mute = all.find((owner) => owner.kind === 'artifact' && !isNamed(owner.type, owner.subtype));
  if (mute !== undefined || page.artifactsInside > 0)
    out.push({
      code: 'pdf-artefact-muet',
      message: `Page ${page.number}, un artefact ne dit pas ce qu’il est, ou se trouve dans du texte balisé`,
    });
  if (page.unbalanced > 0)
    out.push({
      code: 'pdf-marques-desequilibrees',
      message: `Page ${page.number}, des marques s’ouvrent sans se fermer, ou l’inverse`,
    });
  return out;
}

/** Page furniture says which it is (ISO 14289-1, 7.8). */
function isNamed(type: string | null, subtype: string | null): boolean {
  if (type === null || !TYPES.has(type)) return false;
  return type !== 'Pagination' || (subtype !== null && PAGINATION.has(subtype));
}

function shown(run: Run): string {
  const text = run.text.replaceAll(/[\u0000-\u001f]/gu, '\ufffd');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
