/** The fonts of the templates, read once. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fontsFrom } from '../../src/layout/font.ts';
import type { FaceId } from '../../src/template/styled.ts';

const FOLDER = resolve(import.meta.dirname, '../../templates/polices');

const FILES: Readonly<Record<FaceId, string>> = {
  'sans-regular': 'LiberationSans-Regular.ttf',
  'sans-bold': 'LiberationSans-Bold.ttf',
  'sans-italic': 'LiberationSans-Italic.ttf',
  'sans-bold-italic': 'LiberationSans-BoldItalic.ttf',
  'serif-regular': 'LiberationSerif-Regular.ttf',
  'serif-bold': 'LiberationSerif-Bold.ttf',
  'serif-italic': 'LiberationSerif-Italic.ttf',
  'serif-bold-italic': 'LiberationSerif-BoldItalic.ttf',
};

export const FACES: readonly FaceId[] = [
  'sans-regular',
  'sans-bold',
  'sans-italic',
  'sans-bold-italic',
  'serif-regular',
  'serif-bold',
  'serif-italic',
  'serif-bold-italic',
];

export function fileOf(face: FaceId): Uint8Array {
  return new Uint8Array(readFileSync(resolve(FOLDER, FILES[face])));
}

export const LIBERATION = fontsFrom(new Map(FACES.map((face) => [face, fileOf(face)])));
