import { afterEach, describe, expect, test, vi } from 'vitest';
import { paint } from '../../src/pdf/paint.ts';
import { acte, identite, images, page, polices, tag, texte } from './acte.ts';
import { readPdf } from './lecture.ts';

const peint = (): Uint8Array => paint(acte, identite, polices, images);
const lu = readPdf(peint());

/** What the pages say, through the ToUnicode of their fonts, in the order of their operators. */
function textIn(bytes: Uint8Array): string {
  const file = readPdf(bytes);
  const resources = file.all(/^<<\/Font<</)[0]?.text ?? '';
  const maps = new Map<string, Map<number, number>>();
  for (const [, name, id] of resources.matchAll(/\/([FX]\d) (\d+) 0 R/g)) {
    const cmap = Buffer.from(
      file.follow(file.objects.get(Number(id))?.text ?? '', 'ToUnicode').bytes,
    ).toString('latin1');
    const map = new Map<number, number>();
    for (const [, first, last, to] of cmap.matchAll(/<(\w{4})><(\w{4})><(\w{4})>/g))
      for (let code = Number(`0x${first}`), i = 0; code <= Number(`0x${last}`); code++, i++)
        map.set(code, Number(`0x${to}`) + i);
    maps.set(name ?? '', map);
  }
  let out = '';
  let font = '';
  for (const operators of file.pages())
    for (const [, chosen, string] of operators.matchAll(/\/([FX]\d) \S+ Tf|\(((?:\\.|[^\\)])*)\)/gs)) {
      if (chosen !== undefined) font = chosen;
      const codes = (string ?? '').replaceAll(/\\(.)/gs, (_, c: string) => (c === 'r' ? '\r' : c));
      for (let i = 0; i < codes.length; i += 2)
        out += String.fromCodePoint(
          maps.get(font)?.get(codes.charCodeAt(i) * 256 + codes.charCodeAt(i + 1)) ?? 0,
        );
    }
  return out;
}

describe('what is painted', () => {
  test('reads back as it was laid out, character for character (W8, W10, W15)', () => {
    const expected = acte.pages
      .flatMap(({ items }) => items.map((item) => (item.kind === 'text' ? item.text : '')))
      .join('');
    expect(textIn(peint())).toBe(expected);
  });

  test('keeps apart the spaces and hyphens that look alike', () => {
    const text = 'a b\u{a0}c\u{202f}d-e\u{ad}f bien-être';
    const laid = {
      root: tag(0, 'Document', { children: [tag(1, 'P')] }),
      pages: [page(1, [texte(1, 0, 10, text)])],
    };
    expect(textIn(paint(laid, identite, polices, images))).toBe(text);
    expect(textIn(paint(laid, identite, polices, images))).toBe(text);
  });

  test('goes on over pages under one tag (W16), and opens none before the page that shows it (W18, W19)', () => {
    const pages = lu.pages();
    expect(pages[1]).toMatch(/^\/P<<\/MCID 0>>BDC\n/);
    for (const operators of pages) expect(operators).not.toMatch(/BDC\nEMC/);
  });

  test('never spaces words by Tw (W10), and says what page furniture is (W12)', () => {
    const all = lu.pages().join('\n');
    expect(all).not.toMatch(/\bTw\b/);
    expect(all.match(/\/Artifact<<\/Type\/Pagination\/Subtype\/Footer>>BDC/g)).toHaveLength(3);
    expect(all.match(/\/Artifact<<\/Type\/Pagination\/Subtype\/Header>>BDC/g)).toHaveLength(1);
    expect(all.match(/\/Artifact<<\/Type\/Layout>>BDC/g)).toHaveLength(2);
  });

  test('draws with fonts that have outlines (W20): no glyph of the text is blank', () => {
    for (const { text } of lu.all(/\/Type\/FontDescriptor/))
      expect(Number(/\/Length1 (\d+)/.exec(lu.follow(text, 'FontFile2').text)?.[1])).toBeGreaterThan(500);
  });

  test('has its own format per page', () => {
    const landscape = { ...page(1, []), width: 841.89, height: 595.276 };
    const file = readPdf(paint({ root: tag(0, 'Document'), pages: [landscape] }, identite, polices, images));
    expect(file.all(/\/Type\/Page\//)[0]?.text).toContain('/MediaBox[0 0 841.89 595.276]');
  });
});

describe('the same document is the same bytes', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  test('whatever the day, the time zone, and what was painted before', () => {
    const first = Buffer.from(peint());
    vi.useFakeTimers({ now: new Date('2031-01-01T00:00:00Z') });
    vi.stubEnv('TZ', 'America/New_York');
    vi.stubEnv('LANG', 'tr_TR.UTF-8');
    const other = {
      root: tag(0, 'Document', { children: [tag(1, 'P')] }),
      pages: [page(1, [texte(1, 0, 10, 'Ñ autre')])],
    };
    paint(other, { ...identite, id: 'x' }, polices, images);
    expect(Buffer.from(peint()).equals(first)).toBe(true);
  });

  test('whatever words were remembered: forgetting them changes nothing', () => {
    const first = Buffer.from(peint());
    const items = Array.from({ length: 21_000 }, (_, i) => texte(1, 0, 10, `mot${i}`));
    paint(
      { root: tag(0, 'Document', { children: [tag(1, 'P')] }), pages: [page(1, items)] },
      identite,
      polices,
      images,
    );
    expect(Buffer.from(peint()).equals(first)).toBe(true);
  });

  test('and does not contain the path of the project or of the user', () => {
    const text = Buffer.from(peint()).toString('latin1');
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain(process.env['HOME'] ?? '/root');
  });
});
