/**
 * The part of pdfkit 0.20.2 that `container.ts` stands on, private members included (the published types lag behind and know
 * none of them). `tests/pdf/container.test.ts` fails when one of them is gone.
 */
declare module 'pdfkit' {
  /** How pdfkit writes: string → name, `String` → text string, number, boolean, array, dictionary, bytes → hex string. */
  export type Value =
    // oxlint-disable-next-line typescript/no-wrapper-object-types -- pdfkit tells text strings from names by it
    string | String | number | boolean | Uint8Array | Reference | readonly Value[] | Dictionary | undefined;

  export interface Dictionary {
    [key: string]: Value;
  }

  /** An indirect object: `toString()` gives `12 0 R`; `end(bytes)` writes it, as a stream if there are bytes. */
  export interface Reference {
    readonly id: number;
    data: Dictionary;
    end(bytes?: Uint8Array): void;
    toString(): string;
  }

  export interface Options {
    readonly pdfVersion: '1.7';
    readonly lang: string;
    readonly tagged: true;
    readonly displayTitle: true;
    readonly compress: false;
    readonly autoFirstPage: false;
    readonly font: null;
    readonly subset?: 'PDF/A-3a';
  }

  export class PDFDocument {
    constructor(options: Options);
    info: Record<string, string>;
    metadata: { append(xml: string): void; end(): void; getXML(): string; getLength(): number | undefined };
    outline: { dictionary: Reference };
    ref(data?: Dictionary): Reference;
    end(): void;
    /** Opens a font of pdfkit's own: never called, ours are written by us. */
    font(source: string, size: null): void;
    /** Of Readable: what was written, or a piece of it; `null` when there is no more. */
    read(): Uint8Array | null;
    /** Of Readable: a piece of the file, `null` after the last. */
    push(piece: Uint8Array | null): boolean;
    getStructTreeRoot(): Reference;
    endOutline(): void;
    /** The catalog. */
    _root: Reference & { readonly data: { readonly Pages: Reference; readonly Names: Reference } };
    _info: Reference;
    _id: Uint8Array;
    /** Where the next object will begin, and where each began (object 1 first). */
    _offset: number;
    _offsets: (number | null)[];
    _write(text: string): void;
    _refEnd(ref: { readonly id: number; readonly offset: number }): void;
    _finalize(): void;
    _addInfo(): void;
    _addColorOutputIntent(): void;
  }
}
