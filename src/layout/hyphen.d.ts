declare module 'hyphen/fr/index.js' {
  const french: {
    /** The text with U+00AD where its words may be parted. */
    readonly hyphenateSync: (text: string) => string;
  };
  export default french;
}
