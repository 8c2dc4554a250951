/** What the package's two ways in start: the command, and the thread that `relire` reads files in. */
export const main = async (): Promise<unknown> => import('../../src/main.ts');
export const thread = async (): Promise<unknown> => import('../../src/commands/reader.ts');
