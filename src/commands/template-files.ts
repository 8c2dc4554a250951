/** Where the templates of a family are: those of the project, then those that are shipped. */
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isFolder, type Project } from './project.ts';

/** The program's own folder, which holds the shipped templates and fonts. */
export const HOME = resolve(import.meta.dirname, '../..');

/** The families that the program brings. */
export const SHIPPED = join(HOME, 'templates');

/** The family of templates that a body takes when it names none. */
export const FAMILY = 'libelles';

/** Templates and sheets that documents of a family may be made with, as absolute paths. */
export function templateFilesOf(project: Project, family: string): readonly string[] {
  return templateFolders(project, family).flatMap(filesOf);
}

/** The folders of a family, then those that stand in for what it lacks. */
export function templateFolders(project: Project | null, family: string): string[] {
  return [...rootsOf(project, family), ...(family === FAMILY ? [] : rootsOf(project, FAMILY))];
}

/** The folders of a family: the project's own, then the shipped one. */
export function rootsOf(project: Project | null, family: string): string[] {
  const shipped = join(SHIPPED, family);
  const own = project === null ? shipped : join(project.root, 'templates', family);
  return [...new Set([own, shipped])].filter(isFolder);
}

/** Templates and sheets of the folder of a family, and the sheets beside it. */
export function filesOf(folder: string): string[] {
  const family = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:hbs|css)$/.test(name))
    .map((name) => join(folder, name));
  const sheets = readdirSync(dirname(folder)).filter((name) => name.endsWith('.css'));
  return [...family, ...sheets.map((name) => join(dirname(folder), name))];
}
