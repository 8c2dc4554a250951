/**
 * The last stage but one: pages and tags → the bytes of a PDF/A-3a + PDF/UA-1 file that carries its own record. Everything was
 * decided before; the same arguments give the same bytes, on any machine and on any day.
 */
import { deflateSync } from 'node:zlib';
import type { Fonts } from '../layout/font.ts';
import type { Laid } from '../layout/page.ts';
import { attachSource, writeOutputIntent } from './conformance.ts';
import { type Container, container, LEVEL, type Ref } from './container.ts';
import { pageContent } from './content.ts';
import type { Identity } from './identity.ts';
import { writeOutline } from './outline.ts';
import { picturesOf } from './pictures.ts';
import { leavesOf, writeStructure } from './structure.ts';
import { number } from './syntax.ts';
import { typefacesOf } from './typeface.ts';

/**
 * Paints a document.
 * @param fonts the fonts that the document was measured with
 * @param pictures the bytes of each picture (PNG or JPEG) by its `src`
 * @throws Error when a face lacks a character, or a picture is missing or not drawable: layout should have said so
 */
export function paint(
  laid: Laid,
  identity: Identity,
  fonts: Fonts,
  pictures: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const file = container(identity);
  const typefaces = typefacesOf(fonts);
  const drawings = picturesOf(pictures);
  const leaf = leavesOf(laid.root);
  const pages = laid.pages.map(() => file.reserve());
  const resources = file.reserve();

  const contents = laid.pages.map((page) =>
    pageContent(page, { typefaces, leaf, picture: (src) => drawings.nameOf(src) }),
  );
  contents.forEach(({ operators }, index) => writePage(file, laid, pages, index, operators, resources));
  file.put(resources, `<</Font${typefaces.write(file)}/XObject${drawings.write(file)}>>`);
  file.pages(pages);
  writeStructure(
    file,
    laid,
    contents.map(({ marks }) => marks),
    pages,
  );
  const outline = writeOutline(file, laid, leaf, pages, identity.isOutlined === true);
  if (outline !== null) file.catalog({ Outlines: outline.object, PageMode: 'UseOutlines' });
  writeOutputIntent(file);
  attachSource(file, identity);
  return file.finish();
}

/** The page and its operators; `Tabs /S`: whoever tabs follows the tags (ISO 14289-1, 7.18.3). */
function writePage(
  file: Container,
  laid: Laid,
  pages: readonly Ref[],
  index: number,
  operators: string,
  resources: Ref,
): void {
  const page = laid.pages[index];
  const ref = pages[index];
  if (page === undefined || ref === undefined) throw new Error(`no page ${index}`);
  const bytes = deflateSync(Buffer.from(operators, 'latin1'), { level: LEVEL });
  const contents = file.stream({ Filter: 'FlateDecode' }, bytes);
  file.put(
    ref,
    `<</Type/Page/Parent ${file.pageTree.at}/MediaBox[0 0 ${number(page.width)} ${number(page.height)}]` +
      `/Resources ${resources.at}/Contents ${contents.at}/StructParents ${index}/Tabs/S>>`,
  );
}
