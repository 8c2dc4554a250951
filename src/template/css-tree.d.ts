/** Narrow entries of css-tree, which its published types leave out: the whole of it costs 30 ms more of a cold start. */
declare module 'css-tree/parser' {
  export { parse as default } from 'css-tree';
}

declare module 'css-tree/tokenizer' {
  export { tokenize, tokenTypes } from 'css-tree';
}

/** What CSS has: its properties by name, each with its grammar. */
declare module 'css-tree/definition-syntax-data' {
  const data: { readonly properties: Readonly<Record<string, string>> };
  export default data;
}
