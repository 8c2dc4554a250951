/** The families of templates, made ready for the tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openPress, type Press } from '../../src/pipeline.ts';
import { FACES, fileOf } from '../layout/polices.ts';
import { ROOT } from './road.ts';

/** Those with a letterhead and signatures. */
export const COMPLETE = ['recit', 'marge', 'nominatif', 'cases'] as const;

export const FAMILIES = ['libelles', ...COMPLETE] as const;

/** The press of a family, for all copies of an act: its texts, those of the one that stands in for what it lacks, and the sheets beside them. */
export function pressOf(family: string): Press {
  const below = (folder: string): string[] =>
    readdirSync(resolve(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => /\.(?:hbs|css)$/.test(path));
  const sheets = readdirSync(resolve(ROOT, 'templates')).filter((name) => name.endsWith('.css'));
  const paths = [
    ...below(`templates/${family}`),
    ...below('templates/libelles'),
    ...sheets.map((name) => `templates/${name}`),
  ];
  const texts = new Map(paths.map((path) => [path, readFileSync(resolve(ROOT, path), 'utf8')]));
  const { press, faults } = openPress(
    texts,
    new Map(FACES.map((face) => [face, fileOf(face)])),
    ['extrait-executoire', 'extrait-publie', 'liste', 'convocation', 'proces-verbal'],
    [`templates/${family}/`, 'templates/libelles/'],
    family === 'libelles' ? 'libelles' : 'complet',
  );
  if (press === null) throw new Error(faults.map(({ message }) => message).join('\n'));
  return press;
}
