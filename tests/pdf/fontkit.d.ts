declare module 'fontkit' {
  interface OpenedFont {
    getGlyph(id: number): { readonly path: { toSVG(): string }; readonly advanceWidth: number };
  }
}
