/** The desk reads one séance at a time: what it finds is what `greffe verifier` finds in all of them together. */
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { findProject } from '../../src/commands/project.ts';
import { openDesk } from '../../src/web/desk.ts';

const ROOT = resolve(import.meta.dirname, '../..');

test('no séance of the records has a fault, read by itself, that it has not among the others', () => {
  const desk = openDesk(findProject([ROOT], ROOT));
  const ids = [...desk.folders().keys()];
  expect(ids).toContain('2025-06-13-village');
  const wrong = ids.flatMap(
    (id) => desk.read(id)?.faults.filter(({ severity }) => severity === 'erreur') ?? [],
  );
  expect(wrong.map(({ place, message }) => `${place.file}:${place.line} ${message}`)).toEqual([]);
});
