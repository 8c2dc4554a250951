/** Merged HTML → tree: what is refused, how white space collapses, and that a browser reads the same tree. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { KEPT_SPACE, type Merged } from '../../src/template/merged.ts';
import { type MarkupNode, readMarkup } from '../../src/template/markup.ts';
import { source } from '../../src/template/source.ts';
import { said } from './modele.ts';

const HEAD = '<!DOCTYPE html><html lang="fr"><head><title>t</title></head><body>\n';

const plain = (html: string): Merged => ({
  html,
  starts: [0],
  stretches: [{ kind: 'template', source: source('m.hbs', html), at: 0 }],
});
const read = (body: string): ReturnType<typeof readMarkup> =>
  readMarkup(plain(`${HEAD}${body}</body></html>`));
const faults = (body: string): string[] => read(body).faults.map(said);

/** The tree on one line: `p(Un |strong(mot))`, text nodes separated by a bar. */
function shown(nodes: readonly MarkupNode[]): string {
  return nodes
    .map((node) => (node.kind === 'text' ? node.text : `${node.tag}(${shown(node.children)})`))
    .join('|');
}
const tree = (body: string): string => shown(read(body).markup?.body.children ?? []);

describe('white space', () => {
  test.each([
    ['<p>  un\n  deux\t</p>', 'p(un deux)'],
    ['<p>un <strong> deux</strong></p>', 'p(un |strong(deux))'],
    ['<p>un<strong> deux </strong> trois</p>', 'p(un|strong( deux )|trois)'],
    ['<p>un <strong> </strong> </p>', 'p(un|strong())'],
    ['<p> <em>un</em> <em>deux</em> </p>', 'p(em(un)| |em(deux))'],
    ['<p>un <br> deux</p>', 'p(un|br()|deux)'],
    ['<p>un <img src="a" alt="b"> deux</p>', 'p(un |img()| deux)'],
    ['<div> <p>un</p>\n <p>deux</p> </div>', 'div(p(un)|p(deux))'],
    ['<ul> <li>un <ul><li>deux</li></ul> </li> </ul>', 'ul(li(un|ul(li(deux))))'],
    ['<p>un&nbsp; \u00a0deux\u00a0</p>', 'p(un\u00a0 \u00a0deux\u00a0)'],
    [`<p> un ${KEPT_SPACE}deux${KEPT_SPACE}</p>`, 'p(un  deux )'],
    ['<p>a &lt;b&gt; &amp;amp; &eacute;</p>', 'p(a <b> &amp; é)'],
    ['<p>un<!-- rien --> deux</p>', 'p(un| deux)'],
    ['<p></p><p> </p>', 'p()|p()'],
  ])('%s', (body, expected) => {
    expect(faults(body)).toEqual([]);
    expect(tree(body)).toBe(expected);
  });
});

describe('faults', () => {
  test.each([
    ['<section></section>', ['2:1 element-inconnu']],
    ['<style>p { }</style>', ['2:1 element-inconnu']],
    ['<script src="x"></script>', ['2:1 element-inconnu']],
    ['<li>a</li>', ['2:1 element-mal-place']],
    ['<p><p>a</p></p>', ['2:4 element-mal-place']],
    ['<p><ul></ul></p>', ['2:4 element-mal-place']],
    ['<table><tr><td>a</td></tr></table>', ['2:8 element-mal-place']],
    ['<ul><p>a</p></ul>', ['2:5 element-mal-place']],
    ['<span>a</span>', ['2:1 element-mal-place']],
    ['<p>a', ['2:5 balise-mal-fermee']],
    ['<p><strong>a</p></strong>', ['2:13 balise-mal-fermee', '2:17 balise-mal-fermee']],
    ['a', ['2:1 texte-mal-place']],
    ['<ul>a</ul>', ['2:5 texte-mal-place']],
    ['<div>a<p>b</p></div>', ['2:7 texte-mele']],
    ['<div><p>b</p>a</div>', ['2:14 texte-mele']],
    ['<div><p>b</p><strong>a</strong></div>', ['2:14 texte-mele']],
    ['<ul><li><ul></ul>a</li></ul>', ['2:18 texte-mele']],
    ['<p/>', ['2:1 balise-mal-fermee']],
    ['</p>', ['2:1 balise-mal-fermee']],
    ['<p></br></p>', ['2:4 balise-mal-fermee']],
    ['<p style="color: red">a</p>', ['2:4 attribut-inconnu']],
    ['<p onclick="x">a</p>', ['2:4 attribut-inconnu']],
    ['<p id="x">a</p>', ['2:4 attribut-inconnu']],
    ['<p colspan="2">a</p>', ['2:4 attribut-inconnu']],
    ['<p class="é">a</p>', ['2:4 attribut-refuse']],
    ['<p><img src="a" alt=""></p>', ['2:17 attribut-refuse']],
    ['<p><img src="a"></p>', ['2:4 attribut-absent']],
    ['<p class="a" class="b">a</p>', ['2:19 html-mal-ecrit']],
    ['<p>a &eacut; b</p>', ['2:12 html-mal-ecrit']],
    ['<p>a < b</p>', ['2:7 html-mal-ecrit']],
    ['<p>a</p ></p x>', ['2:10 balise-mal-fermee', '2:15 html-mal-ecrit']],
    ['<p>a\u0001</p>', ['2:5 html-mal-ecrit']],
  ])('%s', (body, expected) => {
    expect(faults(body).sort()).toEqual(expected);
  });

  test.each([
    ['colspan="2" rowspan="3"', []],
    ['colspan="0"', ['2:23 attribut-refuse']],
    ['rowspan="101"', ['2:23 attribut-refuse']],
  ])('cells joined by %s', (attribute, expected) => {
    expect(faults(`<table><tbody><tr><td ${attribute}>a</td></tr></tbody></table>`)).toEqual(expected);
  });

  test.each([
    ['<html lang="fr"><head><title>t</title></head><body><p>a</p></body></html>', 'document-incomplet'],
    ['<!DOCTYPE html><html lang="fr"><head></head><body></body></html>', 'document-incomplet'],
    ['<!DOCTYPE html><html lang="fr"><head><title>t</title></head></html>', 'document-incomplet'],
    ['<!DOCTYPE html><html><head><title>t</title></head><body></body></html>', 'attribut-absent'],
    ['<!DOCTYPE html><html lang="en"><head><title>t</title></head><body></body></html>', 'attribut-refuse'],
    ['<!DOCTYPE html><p>a</p>', 'element-mal-place'],
    [
      '<!DOCTYPE html><html lang="fr"><head><title>t</title></head><body></body><body></body></html>',
      'element-mal-place',
    ],
  ])('%s', (html, code) => {
    const { markup, faults } = readMarkup(plain(html));
    expect(markup).toBeNull();
    expect(faults.map((each) => each.code)).toContain(code);
  });

  test('the sentence tells the allowed parents', () => {
    expect(read('<li>a</li>').faults[0]).toMatchObject({
      message: '« <li> » ne peut pas se trouver dans <body>.',
      remedy: 'il se place dans <ul>, <ol>.',
    });
  });
});

type Seen = DefaultTreeAdapterTypes.ChildNode;

/** parse5's own tree, shown as ours. */
function seen(nodes: readonly Seen[]): string {
  return nodes
    .map((node) => {
      if ('value' in node) return node.value.trim();
      return 'childNodes' in node ? `${node.nodeName}(${seen(node.childNodes)})` : '';
    })
    .filter((each) => each !== '')
    .join('|');
}

test('a browser builds the same tree', () => {
  const body =
    '<div class="a"><h1>A &amp; b</h1></div><ul><li>a<ul><li>b</li></ul></li></ul><ol></ol><table><caption>c</caption>' +
    '<colgroup><col class="x"></colgroup><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td colspan="2"><p>a<br>b</p></td></tr></tbody></table>' +
    '<p><strong>a<em>b<sup>c</sup></em></strong><span>d</span><img src="x" alt="y"></p>';
  const html = parse(`${HEAD}${body}</body></html>`).childNodes;
  expect(seen(html)).toBe(`html(head(title(t))|body(${tree(body)}))`);
});
