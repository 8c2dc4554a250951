/** Styles are imported for the bundler to gather. */
declare module '*.css';
