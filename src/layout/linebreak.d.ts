declare module 'linebreak' {
  /** Line break opportunities of a text (UAX 14), one after another; the last is its end. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
