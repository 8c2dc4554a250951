/** The parts of a .docx by what they are: found by the relations between them, as Word finds them (ECMA-376, part 2). */
import { Refus } from './refus.ts';
import { attribute, elementsOf, readXml, type XmlElement } from './xml.ts';
import type { Parts } from './zip.ts';

export interface DocxParts {
  readonly document: XmlElement;
  /** Styles, numbering, notes, comments; headers and footers may be several. */
  readonly all: (kind: string) => readonly XmlElement[];
  /** Where a link leads, by its id. */
  readonly link: (id: string | undefined) => string | undefined;
}

/** Main parts that are texts: of a document, or of a model. Those with macros are not. */
const TEXTS = /wordprocessingml\.(?:document|template)\.main\+xml$/u;

/** Whether a part is of interest: XML of the document, never its pictures. */
export function isDocxPart(name: string): boolean {
  return (
    /\.(?:xml|rels)$/iu.test(name) &&
    !/(?:^|\/)(?:theme|media|embeddings|customXml|glossary|diagrams|charts)\//u.test(name)
  );
}

/** Throws `Refus`. */
export function docxParts({ bytes }: Parts): DocxParts {
  const byName = new Map([...bytes].map(([name, part]) => [name.toLowerCase(), part]));
  const read = (name: string): XmlElement | undefined => {
    const part = byName.get(name.toLowerCase());
    return part === undefined ? undefined : readXml(part);
  };
  const main = relations(read('_rels/.rels'), '').find(({ kind }) => kind === 'officeDocument')?.target;
  const types = elementsOf(read('[Content_Types].xml'));
  const type = types.find(
    (each) => attribute(each, 'PartName')?.toLowerCase() === `/${main?.toLowerCase() ?? ''}`,
  );
  if (main === undefined || !TEXTS.test(attribute(type, 'ContentType') ?? ''))
    throw new Refus('import-pas-un-texte');
  const document = read(main);
  if (document === undefined || document.name !== 'w:document') throw new Refus('import-abime');
  const slash = main.lastIndexOf('/') + 1;
  const related = relations(
    read(`${main.slice(0, slash)}_rels/${main.slice(slash)}.rels`),
    main.slice(0, slash),
  );
  return {
    document,
    all: (kind) =>
      related.flatMap((each) => (each.kind === kind && !each.external ? (read(each.target) ?? []) : [])),
    link: (id) => related.find((each) => each.id === id)?.target,
  };
}

function relations(rels: XmlElement | undefined, folder: string) {
  return elementsOf(rels).map((each) => {
    const target = attribute(each, 'Target') ?? '';
    const external = attribute(each, 'TargetMode') === 'External';
    return {
      id: attribute(each, 'Id'),
      // The last word of a URI that has two forms.
      kind: /[^/]*$/u.exec(attribute(each, 'Type') ?? '')?.[0] ?? '',
      external,
      // A name among those of the zip, and nothing else: what leads out of it leads nowhere.
      target: external
        ? target
        : target.startsWith('/')
          ? target.slice(1)
          : folder + target.replace(/^\.\//u, ''),
    };
  });
}
