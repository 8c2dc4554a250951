/**
 * Merged HTML → tree. parse5 reads the tags (tags.ts); the tree is built strictly: what is opened is closed, in order, and stands only
 * where the closed list allows it. A browser's parser would repair; here every repair it would make is a fault, so that the
 * tree is the one a browser has (a test compares them).
 */
import { type ParserError, type Token, Tokenizer, TokenizerMode, type TokenHandler } from 'parse5';
import type { Diagnostic, Place } from '../diagnostic.ts';
import { type Attributes, readAttributes } from './attributes.ts';
import { type Tell, templateFault } from './codes.ts';
import { blockIn, inlineIn, NOWHERE, type Open, takesText } from './content.ts';
import { HTML_ERRORS } from './html-errors.ts';
import { KEPT_SPACE, type Merged } from './merged.ts';
import { didYouMean } from './nearest.ts';
import { eachPart, originAt, originIn, placeAt } from './origins.ts';
import { decoded } from './references.ts';
import type { Origin, Tag } from './styled.ts';
import { ELEMENTS, type ElementName, type ElementRule, isElement } from './subset.ts';
import { DOCTYPE, plainTags } from './tags.ts';
import { addObject, addText, endLine, leadOf } from './white-space.ts';

export interface MarkupElement {
  readonly kind: 'element';
  readonly tag: Tag;
  /** The attribute as written: elements with the same one have the same style. */
  readonly className: string;
  readonly attributes: Attributes;
  readonly children: MarkupNode[];
  readonly origin: Origin;
}

export interface MarkupText {
  readonly kind: 'text';
  text: string;
  readonly origin: Origin;
}

export type MarkupNode = MarkupElement | MarkupText;

export interface Markup {
  readonly lang: string;
  readonly title: string;
  /** Style sheets of the head, in their order. */
  readonly sheets: readonly { readonly href: string; readonly place: Place }[];
  readonly body: MarkupElement;
}

/** Reads merged HTML; `markup` is `null` when there is a fault. Faults are in the order of the text. */
export function readMarkup(merged: Merged): { markup: Markup | null; faults: readonly Diagnostic[] } {
  const builder = new Builder(merged);
  builder.read();
  return { markup: builder.markup(), faults: builder.faults };
}

/** Elements of which a document has one. */
const ONCE: ReadonlySet<ElementName> = new Set(['html', 'head', 'title', 'body']);

const SLASH = 0x2f;

class Builder implements TokenHandler {
  readonly faults: Diagnostic[] = [];
  private readonly tokenizer: Tokenizer;
  private readonly merged: Merged;
  private readonly stack: Open[] = [];
  private textFrom = 0;
  /** Where the text that the tokens' own places count from begins. */
  private base = 0;
  private readonly once = new Set<ElementName>();
  private doctype = false;
  private lang: string | undefined;
  private title = '';
  private readonly sheets: { href: string; place: Place }[] = [];
  private body: MarkupElement | null = null;

  constructor(merged: Merged) {
    this.merged = merged;
    this.tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, this);
  }

  read(): void {
    const { html } = this.merged;
    const tags = plainTags(html);
    if (tags === null) return this.tokenizer.write(html, true);
    this.doctype = true;
    this.textFrom = DOCTYPE.length;
    for (const { token, start } of tags) {
      this.base = start;
      if (html.charCodeAt(start + 1) === SLASH) this.onEndTag(token);
      else this.onStartTag(token);
    }
    this.base = 0;
    this.end(html.length);
  }

  markup(): Markup | null {
    const { body, lang, sheets } = this;
    const title = this.title
      .replaceAll(/[ \t\n]+/g, ' ')
      .replaceAll(/^ | $/g, '')
      .replaceAll(KEPT_SPACE, ' ');
    const start = placeAt(this.merged, 0, 0);
    if (this.faults.length === 0 && (body === null || lang === undefined || title === ''))
      this.tell(
        start,
        'document-incomplet',
        'Il manque au document <html lang="fr">, <title> ou <body>.',
        'un modèle commence par <!DOCTYPE html> et contient <html lang="fr">, <head> avec <title>, puis <body>.',
      );
    if (this.faults.length > 0 || body === null || lang === undefined) return null;
    return { lang, title, sheets, body };
  }

  onDoctype(token: Token.DoctypeToken): void {
    this.text(token.location);
    this.doctype = token.name === 'html' && !token.forceQuirks && token.publicId === null;
  }

  onComment(token: Token.CommentToken): void {
    this.text(token.location);
  }

  onStartTag(token: Token.TagToken): void {
    this.text(token.location);
    const written = token.tagName;
    const place = this.tagPlace(token);
    const parent = this.stack.at(-1);
    if (!isElement(written)) {
      this.unknown(written, place);
      if (!token.selfClosing)
        this.stack.push({
          written,
          name: null,
          children: [],
          block: parent?.block ?? NOWHERE,
          inline: true,
          place,
        });
      return;
    }
    const rule = ELEMENTS[written];
    this.allowed(written, rule, place);
    const attributes = readAttributes(token, this.base, written, this.merged, this.tell);
    const block = rule.inline
      ? inlineIn(parent?.block ?? NOWHERE, place, this.tell)
      : blockIn(parent?.block ?? null, rule.content, place, this.tell);
    const children = this.opened(written, attributes, parent, token, place);
    if (rule.content === 'vide') {
      if (written === 'br') endLine(block.line);
      else if (rule.inline) addObject(block.line);
      return;
    }
    if (token.selfClosing)
      this.tell(
        place,
        'balise-mal-fermee',
        `« <${written}/> » ne ferme pas l’élément : un navigateur le tient pour ouvert.`,
        `écrivez <${written}></${written}>.`,
      );
    else this.stack.push({ written, name: written, children, block, inline: rule.inline, place });
  }

  onEndTag(token: Token.TagToken): void {
    this.text(token.location);
    const { tagName } = token;
    const top = this.stack.at(-1);
    if (top?.written === tagName) return this.close();
    const open = this.stack.findLastIndex((each) => each.written === tagName);
    this.tell(
      this.tagPlace(token),
      'balise-mal-fermee',
      top === undefined || open < 0
        ? `« </${tagName}> » ne ferme rien : aucun <${tagName}> n’est ouvert ici.`
        : `« </${tagName}> » arrive alors que <${top.written}>, ouvert ligne ${top.place.line}, n’est pas fermé.`,
      open < 0
        ? 'supprimez cette balise, ou ouvrez l’élément avant.'
        : `fermez d’abord par </${top?.written}>.`,
    );
    if (open >= 0) while (this.stack.length > open) this.close();
  }

  onEof(): void {
    this.end(this.merged.html.length);
  }

  private end(length: number): void {
    this.text(null, length);
    const top = this.stack.at(-1);
    if (top !== undefined)
      this.tell(
        top.place,
        'balise-mal-fermee',
        `« <${top.written}> » n’est jamais fermé.`,
        `ajoutez </${top.written}>.`,
      );
    if (!this.doctype)
      this.tell(
        placeAt(this.merged, 0, 0),
        'document-incomplet',
        'Le document ne commence pas par <!DOCTYPE html>.',
        'écrivez <!DOCTYPE html> en première ligne : sans lui, un navigateur compte autrement.',
      );
  }

  // Text is taken from the source, stretch by stretch: see `text`.
  onCharacter(): void {}
  onNullCharacter(): void {}
  onWhitespaceCharacter(): void {}

  onParseError(error: ParserError): void {
    const { message, remedy } = HTML_ERRORS[error.code] ?? HTML_ERRORS['default']!;
    this.tell(
      placeAt(this.merged, error.startOffset, Math.max(1, error.endOffset - error.startOffset)),
      'html-mal-ecrit',
      message,
      remedy,
    );
  }

  /** The text between the last tag and the one at `location`, then past it. */
  private text(location: Token.Location | null, end = this.base + (location?.startOffset ?? 0)): void {
    const start = this.textFrom;
    this.textFrom = location === null ? end : this.base + location.endOffset;
    if (end <= start) return;
    const top = this.stack.at(-1);
    eachPart(this.merged, start, end, (from, to, stretch) => {
      const text = decoded(this.merged.html.slice(from, to));
      const lead = leadOf(text);
      const isBlank = lead === text.length;
      const origin = originIn(this.merged, stretch, from + (isBlank ? 0 : lead));
      if (top?.name === 'title') this.title += text;
      else if (takesText(top, isBlank, origin.template, this.tell))
        addText(top.block.line, top.children, text, origin);
    });
  }

  private close(): void {
    const top = this.stack.pop();
    if (top !== undefined && !top.inline) endLine(top.block.line);
  }

  private allowed(name: ElementName, rule: ElementRule, place: Place): void {
    const parent = this.stack.findLast((each) => each.name !== null)?.name;
    if (ONCE.has(name)) {
      if (this.once.has(name))
        this.tell(
          place,
          'element-mal-place',
          `Un document n’a qu’un <${name}>.`,
          'réunissez ce que contiennent les deux.',
        );
      this.once.add(name);
    }
    if (parent == null ? rule.parents.length === 0 : rule.parents.includes(parent)) return;
    this.tell(
      place,
      'element-mal-place',
      parent == null
        ? `« <${name}> » est hors de <html>.`
        : `« <${name}> » ne peut pas se trouver dans <${parent}>.`,
      rule.parents.length === 0
        ? 'un document n’a qu’un élément <html>.'
        : `il se place dans ${rule.parents.map((each) => `<${each}>`).join(', ')}.`,
    );
  }

  private unknown(written: string, place: Place): void {
    this.tell(
      place,
      'element-inconnu',
      `L’élément « <${written}> » n’est pas admis.`,
      didYouMean(
        written,
        Object.keys(ELEMENTS),
        written === 'style'
          ? 'écrivez ces règles dans style.css, que l’on relit avant tout acte.'
          : 'docs/html-css-admis.md donne la liste de ce qui est admis.',
      ),
    );
  }

  /** The element takes its place in the tree, or in what is known of the document; its children are returned. */
  private opened(
    name: ElementName,
    attributes: Attributes,
    parent: Open | undefined,
    token: Token.TagToken,
    place: Place,
  ): MarkupNode[] {
    const children: MarkupNode[] = [];
    if (name === 'html') this.lang = attributes.lang;
    else if (name === 'link') this.sheets.push({ href: attributes.href ?? '', place });
    else if (name === 'title') this.tokenizer.state = TokenizerMode.RCDATA;
    else if (name !== 'head' && name !== 'meta') {
      const origin = originAt(this.merged, this.base + (token.location?.startOffset ?? 0));
      const className = attributes.class ?? '';
      const element: MarkupElement = { kind: 'element', tag: name, className, attributes, children, origin };
      if (name === 'body') this.body ??= element;
      else parent?.children.push(element);
    }
    return children;
  }

  private tagPlace(token: Token.TagToken): Place {
    const { location } = token;
    if (location === null) return placeAt(this.merged, 0, 0);
    const { startOffset, endOffset } = location;
    return placeAt(this.merged, this.base + startOffset, endOffset - startOffset);
  }

  private readonly tell: Tell = (place, code, message, remedy) => {
    this.faults.push(templateFault(place, code, message, remedy));
  };
}
