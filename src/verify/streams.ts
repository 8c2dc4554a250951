/**
 * Content streams (ISO 32000-1, 7.8, 8 and 9) → what is written on a page: runs of text with the exact characters that a
 * reader gets, where they stand, and to whom they belong. Drawings are only counted, with their owner.
 */
import type { FilePage, PdfFile } from './file.ts';
import { MOST_UNPACKED } from './filters.ts';
import { readFont } from './fonts.ts';
import type { ReadFont } from './fonts.ts';
import { shown } from './shown.ts';
import type { Shown, TextState } from './shown.ts';
import { END, isWord, lexer } from './lexer.ts';
import type { Lexer, Token } from './lexer.ts';
import { IDENTITY, times } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { Unreadable, isArray, isDict, isStream, nameOf, numberOf } from './objects.ts';
import type { PdfDict, PdfObject, PdfStream } from './objects.ts';

/** To whom content belongs (14.6 to 14.8): a marked-content id of the page, an artifact, or nobody. */
type ContentOwner =
  | { readonly kind: 'tag'; readonly mcid: number }
  | { readonly kind: 'artifact'; readonly type: string | null; readonly subtype: string | null }
  | { readonly kind: 'none' };

/** Characters shown by one operator (or between two wide jumps of one). Lengths in points, `y` from the top of the page down. */
export interface Run {
  /** From 1. */
  readonly page: number;
  /** Exactly as ToUnicode gives them; U+FFFD where it gives nothing. */
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  /** Where the next character would stand. */
  readonly endX: number;
  readonly size: number;
  readonly font: string;
  readonly owner: ContentOwner;
  /** Places where words are moved apart without a white-space character. */
  readonly jumps: number;
  /** Codes that stand for several characters. */
  readonly multiple: number;
}

/** What one page holds. */
export interface PageContent {
  readonly runs: readonly Run[];
  readonly drawings: readonly ContentOwner[];
  /** Marked-content ids in the order in which they open, each time that they do. */
  readonly opened: readonly number[];
  /** Marks left open, or closed without having been opened; artifacts inside tagged content. */
  readonly unbalanced: number;
  readonly artifactsInside: number;
}

/** What all the pages of one file may cost together: forms that call forms multiply. */
export interface Effort {
  bytes: number;
  characters: number;
  readonly fonts: Map<PdfDict, ReadFont>;
}

export function newEffort(): Effort {
  return { bytes: MOST_UNPACKED, characters: 20_000_000, fonts: new Map() };
}

const NOBODY: ContentOwner = { kind: 'none' };
const DEEPEST_FORM = 8;
const MOST_SAVED = 256;
const MOST_MARKS = 256;
const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh']);

export function readContent(file: PdfFile, page: FilePage, number: number, effort: Effort): PageContent {
  const runs: Run[] = [];
  const drawings: ContentOwner[] = [];
  const opened: number[] = [];
  const owners: ContentOwner[] = [];
  let unbalanced = 0;
  let artifactsInside = 0;
  let owner: ContentOwner = NOBODY;
  let state: TextState = {
    ctm: [1, 0, 0, 1, -page.box[0], -page.box[1]],
    font: null,
    size: 0,
    charSpace: 0,
    wordSpace: 0,
    scale: 1,
    leading: 0,
    rise: 0,
  };
  const saved: TextState[] = [];
  const height = page.box[3] - page.box[1];
  let matrix: Matrix = IDENTITY;
  let line: Matrix = IDENTITY;

  const contents = file.resolve(page.dict.get('Contents'));
  const streams = (isArray(contents) ? contents.map((part) => file.resolve(part)) : [contents]).filter(
    isStream,
  );
  run(joined(streams.map((stream) => file.bytesOf(stream))), page.resources, 0);
  return { runs, drawings, opened, unbalanced: unbalanced + owners.length, artifactsInside };

  function run(bytes: Uint8Array, resources: PdfDict, depth: number): void {
    effort.bytes -= bytes.length;
    if (effort.bytes < 0) throw new Unreadable('pdf-demesure', 'ses pages demandent trop de calcul');
    const source = lexer(bytes);
    let operands: PdfObject[] = [];
    for (let next: Token = source.token(); next !== END; next = source.token()) {
      if (!isWord(next)) operands.push(next);
      else if (next.word === 'true' || next.word === 'false') operands.push(next.word === 'true');
      else if (next.word === 'null') operands.push(null);
      else {
        operate(next.word, operands, source, bytes, resources, depth);
        if (operands.length > 0) operands = [];
      }
    }
  }

  function operate(
    word: string,
    operands: readonly PdfObject[],
    source: Lexer,
    bytes: Uint8Array,
    resources: PdfDict,
    depth: number,
  ): void {
    const at = (i: number): number => numberOf(operands[i], 0);
    switch (word) {
      case 'TJ':
        if (isArray(operands[0])) show(operands[0]);
        return;
      case 'Tj':
        show(operands);
        return;
      case "'":
        nextLine(0, -state.leading);
        show(operands);
        return;
      case '"':
        state.wordSpace = at(0);
        state.charSpace = at(1);
        nextLine(0, -state.leading);
        show(operands.slice(2));
        return;
      case 'Tm':
        matrix = line = [at(0), at(1), at(2), at(3), at(4), at(5)];
        return;
      case 'Td':
        nextLine(at(0), at(1));
        return;
      case 'TD':
        state.leading = -at(1);
        nextLine(at(0), at(1));
        return;
      case 'T*':
        nextLine(0, -state.leading);
        return;
      case 'BT':
        matrix = line = IDENTITY;
        return;
      case 'Tf':
        state.font = fontNamed(nameOf(operands[0]), resources);
        state.size = at(1);
        return;
      case 'Tc':
        state.charSpace = at(0);
        return;
      case 'Tw':
        state.wordSpace = at(0);
        return;
      case 'Tz':
        state.scale = at(0) / 100;
        return;
      case 'TL':
        state.leading = at(0);
        return;
      case 'Ts':
        state.rise = at(0);
        return;
      case 'q':
        if (saved.length >= MOST_SAVED)
          throw new Unreadable('pdf-demesure', 'une de ses pages s’emboîte trop');
        saved.push({ ...state });
        return;
      case 'Q':
        state = saved.pop() ?? state;
        return;
      case 'cm':
        state.ctm = times([at(0), at(1), at(2), at(3), at(4), at(5)], state.ctm);
        return;
      case 'BMC':
        mark(nameOf(operands[0]), null);
        return;
      case 'BDC':
        mark(nameOf(operands[0]), properties(operands[1], resources));
        return;
      case 'EMC': {
        const before = owners.pop();
        if (before === undefined) unbalanced += 1;
        else owner = before;
        return;
      }
      case 'Do':
        drawObject(nameOf(operands[0]), resources, depth);
        return;
      case 'BI':
        skipInlineImage(source, bytes);
        drawings.push(owner);
        return;
      default:
        if (PAINTS.has(word)) drawings.push(owner);
    }
  }

  function nextLine(x: number, y: number): void {
    matrix = line = times([1, 0, 0, 1, x, y], line);
  }

  function fontNamed(name: string | null, resources: PdfDict): ReadFont | null {
    if (name === null) return null;
    const dict = file.dict(file.dict(resources.get('Font')).get(name));
    if (dict.size === 0) return null;
    let font = effort.fonts.get(dict);
    if (font === undefined) {
      font = readFont(file, dict);
      effort.fonts.set(dict, font);
    }
    return font;
  }

  function properties(value: PdfObject | undefined, resources: PdfDict): PdfDict {
    if (isDict(value)) return value;
    return file.dict(file.dict(resources.get('Properties')).get(nameOf(value) ?? ''));
  }

  function mark(tag: string | null, dict: PdfDict | null): void {
    if (owners.length >= MOST_MARKS) throw new Unreadable('pdf-demesure', 'une de ses pages s’emboîte trop');
    owners.push(owner);
    if (owner.kind === 'artifact') return;
    const mcid = dict?.get('MCID');
    if (tag === 'Artifact') {
      if (owner.kind === 'tag') artifactsInside += 1;
      owner = {
        kind: 'artifact',
        type: nameOf(dict?.get('Type')),
        subtype: nameOf(dict?.get('Subtype')),
      };
    } else if (typeof mcid === 'number') {
      opened.push(mcid);
      owner = { kind: 'tag', mcid };
    }
  }

  function drawObject(name: string | null, resources: PdfDict, depth: number): void {
    const object = file.resolve(file.dict(resources.get('XObject')).get(name ?? ''));
    if (!isStream(object)) return;
    if (nameOf(file.resolve(object.dict.get('Subtype'))) !== 'Form') {
      drawings.push(owner);
      return;
    }
    if (depth >= DEEPEST_FORM)
      throw new Unreadable('pdf-demesure', 'ses dessins s’emboîtent trop profondément');
    const kept = { ...state };
    state.ctm = times(matrixOf(object), state.ctm);
    const own = object.dict.has('Resources') ? file.dict(object.dict.get('Resources')) : resources;
    const depthBefore = saved.length;
    run(file.bytesOf(object), own, depth + 1);
    saved.length = Math.min(saved.length, depthBefore);
    state = kept;
  }

  function matrixOf(form: PdfStream): Matrix {
    const value = file.resolve(form.dict.get('Matrix'));
    if (!isArray(value)) return IDENTITY;
    const at = (i: number): number => numberOf(file.resolve(value[i]), 0);
    return [at(0), at(1), at(2), at(3), at(4), at(5)];
  }

  function show(parts: readonly PdfObject[]): void {
    const { pieces, end } = shown(parts, state, matrix, effort);
    for (const piece of pieces) runs.push(placed(piece));
    matrix = end;
  }

  function placed({ text, start, advance, jumps, multiple }: Shown): Run {
    const full = times(start, state.ctm);
    return {
      page: number,
      text,
      x: full[2] * state.rise + full[4],
      y: height - (full[3] * state.rise + full[5]),
      endX: full[0] * advance + full[2] * state.rise + full[4],
      size: state.size * Math.hypot(full[2], full[3]),
      font: state.font?.name ?? '',
      owner,
      jumps,
      multiple,
    };
  }
}

/** Streams of one page read as one, a line end between them (7.8.2). */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const length = parts.reduce((sum, part) => sum + part.length + 1, 0);
  // The same stream may be named a thousand times.
  if (length > 2 * MOST_UNPACKED) throw new Unreadable('pdf-demesure', 'une de ses pages est démesurée');
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
    out[at++] = 10;
  }
  return out;
}

/** Past `ID … EI`: the data are not objects. */
function skipInlineImage(source: Lexer, bytes: Uint8Array): void {
  for (let next: Token = source.token(); next !== END; next = source.token()) {
    if (!isWord(next) || next.word !== 'ID') continue;
    for (let at = source.position(); at + 2 < bytes.length; at += 1) {
      if (bytes[at + 1] === 0x45 && bytes[at + 2] === 0x49 && isBlank(bytes[at]) && isBlank(bytes[at + 3])) {
        source.seek(at + 3);
        return;
      }
    }
    throw new Unreadable('pdf-illisible', 'une de ses images n’est pas fermée');
  }
}

function isBlank(code: number | undefined): boolean {
  return code === undefined || code === 32 || (code >= 9 && code <= 13);
}
