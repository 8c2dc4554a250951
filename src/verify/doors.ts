/** The door to pdf-parse and to the pdf.js that it is made of. Loaded only when asked for: 0.3 s. */

export interface Doors {
  readonly PDFParse: typeof import('pdf-parse').PDFParse;
  readonly getDocument: typeof import('pdfjs-dist/legacy/build/pdf.mjs').getDocument;
}

let opened: Promise<Doors> | null = null;

/** Both libraries, loaded once. */
export function doors(): Promise<Doors> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Doors> {
  standIns();
  const [{ PDFParse }, { getDocument }] = await Promise.all([
    import('pdf-parse'),
    import('pdfjs-dist/legacy/build/pdf.mjs'),
  ]);
  return { PDFParse, getDocument };
}

/**
 * pdf.js asks for three names that only drawing uses, and stops at its first line where `@napi-rs/canvas` (native, not on
 * every machine) has not brought them. We only read text: empty stand-ins are enough, and the same everywhere.
 */
function standIns(): void {
  const scope: { [name: string]: unknown } = globalThis;
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) scope[name] ??= StandIn;
}

function StandIn(): void {
  // Made, and never asked for anything.
}
