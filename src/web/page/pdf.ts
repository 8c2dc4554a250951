/** pdf.js: a PDF opened, drawn into a frame, and the lines of its text found again on it. */
import { getDocument, GlobalWorkerOptions, type PDFPageProxy, PDFWorker } from 'pdfjs-dist';
import type { TextItem } from 'pdfjs-dist/types/src/display/api';
import { plat } from './mots.ts';

declare const PDF_WORKER: string;
GlobalWorkerOptions.workerSrc = PDF_WORKER;
/** One thread for all: starting one takes longer than drawing a page. */
const worker = new PDFWorker();

/** A line of a page: its text, its box in points from the top left corner. */
export interface Ligne {
  readonly page: number;
  readonly texte: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** The text of the whole page before this line. */
  readonly avant: string;
}

/** Words to be marked, and the letter in the margin that stands for a note. */
export interface Marque {
  readonly texte: string;
  readonly lettre: string;
  readonly gravite: 'bloquant' | 'regarder' | 'info';
}

export interface Ouvert {
  readonly pages: number;
  /** Settles once texts can be looked for on the pages. */
  readonly pret: Promise<void>;
  /** Whether what can be seen was drawn: not if another drawing began meanwhile. */
  readonly dessiner: (frame: HTMLElement, width: number, label: string) => Promise<boolean>;
  readonly marquer: (frame: HTMLElement, marques: readonly Marque[]) => void;
  /** Lights the first line that holds the beginning of a text, and brings it into view. */
  readonly viser: (frame: HTMLElement, texte: string) => void;
  readonly ligneEn: (frame: HTMLElement, event: MouseEvent) => Ligne | null;
  readonly fermer: () => void;
}

/** Opens a PDF, to draw at most `most` of its pages. */
export async function ouvrir(pdf: Uint8Array, most: number): Promise<Ouvert> {
  // pdf.js takes the buffer away with it.
  const task = getDocument({
    data: pdf.slice(),
    worker,
    isEvalSupported: false,
    useWasm: false,
    verbosity: 0,
  });
  const file = await task.promise;
  const count = Math.min(file.numPages, most);
  const pages = await Promise.all(Array.from({ length: count }, (_, i) => file.getPage(i + 1)));
  let lines: readonly Ligne[] = [];
  const { promise: pret, resolve } = Promise.withResolvers<void>();
  const read = async (): Promise<void> => {
    lines = (await Promise.all(pages.map(linesOf))).flat();
    resolve();
  };
  return {
    pages: file.numPages,
    pret,
    async dessiner(frame, width, label) {
      const mine = String(Number(frame.dataset['tour'] ?? '0') + 1);
      frame.dataset['tour'] = mine;
      const sheets = sheetsFor(frame, pages, (page) => `${label}, page ${page} sur ${file.numPages}`);
      const seen = sheets.filter(isSeen);
      // What is looked at comes first, and at once: the eye never sees half of a page.
      const draw = async (some: readonly HTMLElement[]): Promise<boolean> => {
        const drawn = await Promise.all(
          some.map(async (sheet) => drawnPage(pages[sheets.indexOf(sheet)]!, width)),
        );
        if (frame.dataset['tour'] !== mine) return false;
        some.forEach((sheet, i) => sheet.querySelector('canvas')?.replaceWith(drawn[i]!));
        return true;
      };
      const isDone = await draw(seen);
      if (!isDone) return false;
      void (async () => {
        for (const sheet of sheets) if (!seen.includes(sheet) && !(await draw([sheet]))) return;
        await read();
      })().catch(() => undefined);
      return true;
    },
    marquer(frame, marques) {
      frame.querySelectorAll('.marque-page').forEach((old) => old.remove());
      for (const { texte, lettre, gravite } of marques) {
        const line = lineWith(lines, texte);
        if (line !== undefined) mark(frame, line, `marque-page ${gravite}`, lettre);
      }
    },
    viser(frame, texte) {
      frame.querySelectorAll('.vise-page').forEach((old) => old.remove());
      const line = lineWith(lines, texte);
      if (line === undefined) return;
      const box = mark(frame, line, 'vise-page', '').getBoundingClientRect();
      // Its own panel alone moves, and only when the line is out of it.
      const panel = frame.closest('.panneau');
      const seen = panel?.getBoundingClientRect();
      if (panel == null || seen === undefined || (box.top >= seen.top && box.bottom <= seen.bottom)) return;
      panel.scrollTop += box.top - seen.top - seen.height / 2;
    },
    ligneEn(frame, { clientX, clientY }) {
      for (const sheet of frame.querySelectorAll<HTMLElement>('.feuillet-page')) {
        const box = sheet.getBoundingClientRect();
        if (clientY < box.top || clientY > box.bottom) continue;
        const page = pages[Number(sheet.dataset['page']) - 1];
        if (page === undefined) return null;
        const scale = page.getViewport({ scale: 1 }).width / box.width;
        const [x, y] = [(clientX - box.left) * scale, (clientY - box.top) * scale];
        const near = lines.filter(
          (line) => line.page === page.pageNumber && y >= line.y - 2 && y <= line.y + line.h + 2,
        );
        return near.find((line) => x >= line.x && x <= line.x + line.w) ?? near[0] ?? null;
      }
      return null;
    },
    fermer: () => void task.destroy(),
  };
}

async function drawnPage(page: PDFPageProxy, width: number): Promise<HTMLCanvasElement> {
  const size = page.getViewport({ scale: 1 });
  const density = Math.min(2, window.devicePixelRatio || 1);
  const viewport = page.getViewport({ scale: (width / size.width) * density });
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport }).promise;
  return canvas;
}

/** A sheet for each page, those that are there kept: what is looked at does not move. */
function sheetsFor(
  frame: HTMLElement,
  pages: readonly PDFPageProxy[],
  labelOf: (page: number) => string,
): HTMLElement[] {
  const known = [...frame.querySelectorAll<HTMLElement>('.feuillet-page')];
  known.slice(pages.length).forEach((sheet) => sheet.remove());
  return pages.map((page, i) => {
    const { width, height } = page.getViewport({ scale: 1 });
    const sheet = known[i] ?? document.createElement('div');
    sheet.className = 'feuillet-page';
    sheet.dataset['page'] = String(page.pageNumber);
    sheet.style.aspectRatio = `${width} / ${height}`;
    sheet.setAttribute('role', 'img');
    sheet.setAttribute('aria-label', labelOf(page.pageNumber));
    if (known[i] === undefined) {
      sheet.append(document.createElement('canvas'));
      frame.append(sheet);
    }
    return sheet;
  });
}

function isSeen(sheet: HTMLElement): boolean {
  const { top, bottom } = sheet.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** The lines of a page, from the top. */
async function linesOf(page: PDFPageProxy): Promise<Ligne[]> {
  const { height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const lines: Ligne[] = [];
  let avant = '';
  for (const item of items) {
    if (!isText(item) || item.str === '') continue;
    const [, , , , x = 0, base = 0] = item.transform as number[];
    const h = item.height || 10;
    const y = height - base - h * 0.8;
    const last = lines.at(-1);
    if (
      last !== undefined &&
      Math.abs(last.y - y) < 2 &&
      x >= last.x + last.w - 30 &&
      x - last.x - last.w < 12
    )
      lines[lines.length - 1] = { ...last, texte: last.texte + item.str, w: x + item.width - last.x };
    else lines.push({ page: page.pageNumber, texte: item.str, x, y, w: item.width, h, avant });
    avant += item.str;
  }
  return lines;
}

function isText(item: object): item is TextItem {
  return 'str' in item;
}

/** The line where a text begins: its first words, whatever its breaks. */
function lineWith(lines: readonly Ligne[], texte: string): Ligne | undefined {
  const wanted = flat(texte);
  if (wanted === '') return undefined;
  const starts: number[] = [];
  let all = '';
  for (const line of lines) {
    starts.push(all.length);
    all += flat(line.texte);
  }
  for (const length of [wanted.length, 40, 18]) {
    const at = all.indexOf(wanted.slice(0, length));
    if (at < 0) continue;
    const index = starts.findLastIndex((start) => start <= at);
    return lines[index];
  }
  return undefined;
}

/** Letters and digits alone: spaces, dashes and hyphens are set otherwise on a page. */
function flat(text: string): string {
  return plat(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** A box over a line; percentages of its page, so that it follows its size. */
function mark(frame: HTMLElement, line: Ligne, name: string, letter: string): HTMLElement {
  const sheet = frame.querySelector<HTMLElement>(`.feuillet-page[data-page="${line.page}"]`);
  const box = document.createElement('span');
  box.className = name;
  box.setAttribute('aria-hidden', 'true');
  box.textContent = letter;
  if (sheet === null) return box;
  const canvas = sheet.querySelector('canvas')!;
  const ratio = canvas.width / canvas.height;
  const wide = 595.28;
  const high = wide / ratio;
  Object.assign(box.style, {
    left: `${(line.x / wide) * 100}%`,
    top: `${(line.y / high) * 100}%`,
    width: `${(line.w / wide) * 100}%`,
    height: `${((line.h * 1.15) / high) * 100}%`,
  });
  sheet.append(box);
  return box;
}
