/** A layout as text that a person can read and compare: `pages.txt` and `tags.txt` of the golden tests. */
import type { Item, Laid, Owner, TagNode } from '../../src/layout/page.ts';

/** Every page, item by item: what it is, where it is, what it says. */
export function pagesText(laid: Laid): string {
  const lines: string[] = [];
  for (const page of laid.pages) {
    lines.push(`page ${page.number}  ${page.width} × ${page.height}`);
    for (const item of page.items) lines.push(itemText(item));
    lines.push('');
  }
  return lines.join('\n');
}

/** The tree of tags, one tag a line, each leaf with its text. */
export function tagsText(laid: Laid): string {
  const texts = new Map<number, string>();
  for (const page of laid.pages)
    for (const item of page.items)
      if (item.kind === 'text' && item.owner.kind === 'tag')
        texts.set(item.owner.id, (texts.get(item.owner.id) ?? '') + item.text);
  const lines: string[] = [];
  const walk = (tag: TagNode, depth: number): void => {
    const text = texts.get(tag.id);
    const said = text === undefined ? '' : ` ${visible(text)}`;
    lines.push(`${'  '.repeat(depth)}${tag.role}${attributes(tag)}${said}`);
    for (const child of tag.children) walk(child, depth + 1);
  };
  walk(laid.root, 0);
  return `${lines.join('\n')}\n`;
}

function attributes(tag: TagNode): string {
  const out: string[] = [];
  if (tag.colspan > 1) out.push(`colspan=${tag.colspan}`);
  if (tag.rowspan > 1) out.push(`rowspan=${tag.rowspan}`);
  if (tag.scope !== null) out.push(`scope=${tag.scope}`);
  if (tag.numbering !== null) out.push(`numbering=${tag.numbering}`);
  if (tag.alt !== null) out.push(`alt=${visible(tag.alt)}`);
  return out.length === 0 ? '' : ` [${out.join(' ')}]`;
}

function itemText(item: Item): string {
  const place = `${fixed(item.x)} ${fixed(item.y)}`;
  if (item.kind === 'stroke') return `${place}  trait ${item.width} × ${item.height} ${item.color}`;
  const owner = ownerText(item.owner);
  if (item.kind === 'picture') return `${place}  image ${item.width} × ${item.height}  ${owner}  ${item.src}`;
  const color = item.color === '#000000' ? '' : ` ${item.color}`;
  const spaced = item.letterSpacing === 0 ? '' : ` ls ${item.letterSpacing}`;
  const stretched = item.spaceExtra === 0 ? '' : ` +${item.spaceExtra}`;
  const type = `${item.face} ${item.size}${color}${spaced}${stretched}`;
  return `${place}  ${type}  ${owner}  ${visible(item.text)}`;
}

function ownerText(owner: Owner): string {
  return owner.kind === 'tag' ? `#${owner.id}` : owner.type;
}

function fixed(value: number): string {
  return value.toFixed(3).padStart(8);
}

/** In guillemets, with the spaces that one would not see: ⍽ no-break, ⸱ thin no-break, ‐ soft hyphen. */
function visible(text: string): string {
  return `«${text.replaceAll('\u00a0', '⍽').replaceAll('\u202f', '⸱').replaceAll('\u00ad', '‐')}»`;
}
