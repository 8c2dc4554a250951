/** The door of @xmldom/xmldom: bytes of an XML part → a light tree, whose names bear the prefixes that we know their namespaces by. */
import { DOMParser, type Element, type Node as DomNode } from '@xmldom/xmldom';
import { Refus } from './refus.ts';

export interface XmlElement {
  /** `w:p`, `text:h`: prefix by namespace, whatever the file says; without one when we do not know it. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

/** Ours, by namespace: both of those that OOXML has (transitional, strict), and those of ODF 1.x. */
const PREFIXES: readonly (readonly [string, string])[] = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['w', 'http://purl.oclc.org/ooxml/wordprocessingml/main'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['r', 'http://purl.oclc.org/ooxml/officeDocument/relationships'],
  ['m', 'http://schemas.openxmlformats.org/officeDocument/2006/math'],
  ['m', 'http://purl.oclc.org/ooxml/officeDocument/math'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['wp', 'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['office', 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'],
  ['text', 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'],
  ['table', 'urn:oasis:names:tc:opendocument:xmlns:table:1.0'],
  ['style', 'urn:oasis:names:tc:opendocument:xmlns:style:1.0'],
  ['draw', 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'],
  ['fo', 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'],
  ['svg', 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'],
  ['manifest', 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'],
  ['xlink', 'http://www.w3.org/1999/xlink'],
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
];
const PREFIX = new Map(PREFIXES.map(([prefix, namespace]) => [namespace, prefix]));

/** Elements within elements: a table in a list in a section is some thirty deep. */
const DEPTH = 256;

/** The root of a part. No entity but XML's own is known, and none may be defined. Throws `Refus`. */
export function readXml(bytes: Uint8Array): XmlElement {
  const text = decoded(bytes);
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(text)) throw new Refus('import-doctype');
  if (deepest(text) > DEPTH)
    throw new Refus('import-demesure', `plus de ${DEPTH} éléments y sont l’un dans l’autre`);
  try {
    const document = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message);
      },
    }).parseFromString(text, 'text/xml');
    if (document.documentElement === null) throw new Refus('import-abime');
    return light(document.documentElement);
  } catch (error) {
    throw error instanceof Refus ? error : new Refus('import-abime');
  }
}

/** UTF-8, or UTF-16 by its byte order mark: what XML asks of every reader. */
function decoded(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Refus('import-abime');
  }
}

/** How deep tags open, seen before a tree is built: building one is recursive. */
function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  for (const { 0: tag } of text.matchAll(/<[^?!<>][^<>]*>/gu)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) most = Math.max(most, (depth += 1));
  }
  return most;
}

function light(node: Element): XmlElement {
  const attributes = new Map<string, string>();
  for (const each of node.attributes)
    attributes.set(known(each.namespaceURI, each.localName ?? each.name), each.value);
  const children: (XmlElement | string)[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (isElement(child)) children.push(light(child));
    else if (child.nodeType === child.TEXT_NODE || child.nodeType === child.CDATA_SECTION_NODE)
      children.push(child.nodeValue ?? '');
  }
  return { name: known(node.namespaceURI, node.localName ?? node.nodeName), attributes, children };
}

function isElement(node: DomNode): node is Element {
  return node.nodeType === node.ELEMENT_NODE;
}

function known(namespace: string | null, local: string): string {
  const prefix = namespace === null ? undefined : PREFIX.get(namespace);
  return prefix === undefined ? local : `${prefix}:${local}`;
}

/** The children that are elements. */
export function elementsOf(element: XmlElement | undefined): readonly XmlElement[] {
  return (element?.children ?? []).filter((child) => typeof child !== 'string');
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return elementsOf(element).find((each) => each.name === name);
}

/** The elements of one name, at whatever depth, in their order. */
export function descendants(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).flatMap((each) => [
    ...(each.name === name ? [each] : []),
    ...descendants(each, name),
  ]);
}

export function attribute(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes.get(name);
}
