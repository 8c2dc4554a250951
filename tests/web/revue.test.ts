/** The review of templates beside the desk: served as it was prepared, kept apart from it. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Opened } from './projet.ts';

let desk: Opened;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(async () => desk.close());

const asked = async (): Promise<Response> => fetch(`${desk.url}revue`);

test('there is none until one is prepared, and a link out of the project is none', async () => {
  expect((await asked()).status).toBe(404);
  mkdirSync(join(desk.root, 'revue'));
  symlinkSync('/etc/hostname', join(desk.root, 'revue/revue.html'));
  expect((await asked()).status).toBe(404);
});

test('the page comes as it is, in an origin of its own', async () => {
  const other = join(desk.root, 'revue/autre.html');
  writeFileSync(other, '<!doctype html><title>Revue</title>');
  rmSync(join(desk.root, 'revue/revue.html'));
  symlinkSync('autre.html', join(desk.root, 'revue/revue.html'));
  const answer = await asked();
  expect(await answer.text()).toBe('<!doctype html><title>Revue</title>');
  expect(answer.headers.get('content-security-policy')).toMatch(
    /^frame-ancestors 'none'; sandbox allow-scripts /u,
  );
  expect(answer.headers.get('content-security-policy')).not.toContain('allow-same-origin');
});
