declare module 'fontkit' {
  interface GlyphRun {
    readonly glyphs: readonly { readonly id: number; readonly advanceWidth: number }[];
    readonly positions: readonly { readonly xAdvance: number }[];
    readonly advanceWidth: number;
  }
  interface OpenedFont {
    readonly characterSet: readonly number[];
    layout(text: string): GlyphRun;
    glyphForCodePoint(codePoint: number): { readonly id: number; readonly advanceWidth: number };
  }
  export function create(bytes: Buffer): OpenedFont;
}
