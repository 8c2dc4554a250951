import { describe, expect, test } from 'vitest';
import type { Laid, TagNode } from '../../src/layout/page.ts';
import { paint } from '../../src/pdf/paint.ts';
import { acte, identite, images, page, polices, tag, texte } from './acte.ts';
import { type Lecture, readPdf, textOf } from './lecture.ts';

const lu = readPdf(paint(acte, identite, polices, images));

/** The tree as the file has it: role, attributes, marked contents (page.number), children below. */
function tree(file: Lecture): string {
  const pageIds = [
    ...(/\/Kids \[([^\]]*)\]/
      .exec(file.all(/^<< \/Type \/Pages/)[0]?.text ?? '')?.[1]
      ?.matchAll(/(\d+) 0 R/g) ?? []),
  ].map(([, id]) => Number(id));
  const number = (id: string | undefined): number => pageIds.indexOf(Number(id)) + 1;
  const lines: string[] = [];
  const visit = (id: number, depth: number): void => {
    const { text } = file.objects.get(id) ?? { text: '' };
    const role = /\/S ?\/(\w+)/.exec(text)?.[1];
    const attributes = /\/A<<(.*?)>>/.exec(text)?.[1] ?? '';
    const alt = /\/Alt(<[0-9a-f]*>|\(.*\))>>/.exec(text)?.[1];
    const kids = /\/K ?(\d+|\[.*?\])(?=\/|>>$)/.exec(text.replace(/\/A<<.*?>>/, ''))?.[1] ?? '';
    const children = [...kids.matchAll(/(\d+) 0 R(?!\/MCID)/g)].map(([, kid]) => Number(kid));
    const here = number(/\/Pg (\d+)/.exec(text.replaceAll(/<<\/Type\/MCR.*?>>/g, ''))?.[1]);
    const own =
      children.length > 0 ? [] : [...kids.matchAll(/<<\/Type\/MCR\/Pg (\d+) 0 R\/MCID (\d+)>>|(\d+)/g)];
    const marks = own.map(([, pg, mcid, bare]) =>
      bare === undefined ? `${number(pg)}.${mcid}` : `${here}.${bare}`,
    );
    const parts = [role, attributes, marks.join(' '), alt === undefined ? '' : `« ${textOf(alt)} »`];
    lines.push('  '.repeat(depth) + parts.filter((part) => part !== '').join('  '));
    children.forEach((child) => visit(child, depth + 1));
  };
  visit(
    Number(
      /\/K \[(\d+)/.exec(file.follow(file.follow(file.trailer, 'Root').text, 'StructTreeRoot').text)?.[1],
    ),
    0,
  );
  return `${lines.join('\n')}\n`;
}

/** The tree of a document that is one list. */
const lists = (numbering: TagNode['numbering']): string => {
  const list = tag(1, 'L', { numbering, children: [tag(2, 'LI', { children: [tag(3, 'LBody')] })] });
  const laid: Laid = {
    root: tag(0, 'Document', { children: [list] }),
    pages: [page(1, [texte(3, 0, 10, 'x')])],
  };
  return tree(readPdf(paint(laid, identite, polices, images)));
};

describe('the tag tree of a file', () => {
  test('says what each part is, in reading order', async () => {
    await expect(tree(lu)).toMatchFileSnapshot('../golden/pdf/acte.balises.txt');
  });

  test('has a parent tree that gives back the owner of each marked content (W16: on later pages too)', () => {
    const root = lu.follow(lu.follow(lu.trailer, 'Root').text, 'StructTreeRoot');
    const parents = lu.follow(root.text, 'ParentTree').text;
    expect(parents).not.toContain('Limits'); // W13
    const arrays = [...parents.matchAll(/(\d+)\[([^\]]*)\]/g)];
    expect(arrays.map(([, key]) => Number(key))).toEqual([0, 1, 2]);
    lu.pages().forEach((operators, index) => {
      const roles = [...operators.matchAll(/\/(\w+)<<\/MCID (\d+)>>BDC/g)].map(([, role]) => role);
      const owners = [...(arrays[index]?.[2] ?? '').matchAll(/(\d+) 0 R/g)].map(
        ([, id]) => /\/S\/(\w+)/.exec(lu.objects.get(Number(id))?.text ?? '')?.[1],
      );
      expect(owners).toEqual(roles);
    });
    expect(root.text).toContain('/ParentTreeNextKey 3');
  });

  test('is the order of the tabulator on every page', () => {
    const pages = lu.all(/^<<\/Type\/Page\//);
    expect(pages).toHaveLength(3);
    for (const { text } of pages) expect(text).toContain('/Tabs/S');
    expect(pages.map(({ text }) => /\/StructParents (\d+)/.exec(text)?.[1])).toEqual(['0', '1', '2']);
  });

  test('a list without marks of its own says nothing of its numbering, a decimal one does', () => {
    expect(lists(null)).toContain('\n  L\n');
    expect(lists('Decimal')).toContain('\n  L  /O/List/ListNumbering/Decimal\n');
  });
});

/** Headings on the first two pages of as many as asked. */
const long = (pages: number): Laid => ({
  root: tag(0, 'Document', {
    children: [tag(1, 'H2'), tag(2, 'H1'), tag(3, 'H2'), tag(4, 'H2'), tag(5, 'P'), tag(6, 'H1')],
  }),
  pages: Array.from({ length: pages }, (_, i) =>
    page(
      i + 1,
      i === 0
        ? [
            texte(1, 50, 60, 'Avant-propos'),
            texte(2, 50, 100, 'Déli\u{ad}'),
            texte(2, 50, 114, 'béra\u{ad}tions  (1) '),
            texte(3, 50, 140, 'Eau'),
          ]
        : i === 1
          ? [texte(4, 50, 60, 'Déchets'), texte(5, 50, 90, 'Texte'), texte(6, 50, 120, 'Vœux')]
          : [],
    ),
  ),
});

describe('bookmarks', () => {
  test('a document of four pages has none', () => {
    const file = readPdf(paint(long(4), identite, polices, images));
    expect(file.follow(file.trailer, 'Root').text).not.toMatch(/Outlines|PageMode/);
    expect(file.all(/Outlines/)).toHaveLength(0);
  });

  test('a longer one has its headings, second level under first', () => {
    const file = readPdf(paint(long(5), identite, polices, images));
    const root = file.follow(file.trailer, 'Root');
    expect(root.text).toContain('/PageMode /UseOutlines');
    const shown = (from: { text: string }, depth: number): string[] => {
      const lines: string[] = [];
      for (let item = file.follow(from.text, 'First'); ; item = file.follow(item.text, 'Next')) {
        const title = textOf(/\/Title(<[^>]*>|\((?:\\.|[^\\)])*\))/.exec(item.text)?.[1] ?? '');
        lines.push(`${'  '.repeat(depth)}${title} ${/XYZ ([\d.]+ [\d.]+)/.exec(item.text)?.[1]}`);
        if (item.text.includes('/First ')) lines.push(...shown(item, depth + 1));
        if (!item.text.includes('/Next ')) return lines;
      }
    };
    const outline = file.follow(root.text, 'Outlines');
    expect(outline.text).toContain('/Count 5');
    expect(shown(outline, 0)).toEqual([
      'Avant-propos 50 792.89',
      'Délibérations (1) 50 752.89',
      '  Eau 50 712.89',
      '  Déchets 50 792.89',
      'Vœux 50 732.89',
    ]);
  });
});
