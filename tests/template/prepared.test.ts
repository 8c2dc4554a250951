/** A template prepared beforehand is the template that its texts make, and none other. */
import { expect, test } from 'vitest';
import { loadPress } from '../../src/commands/templates.ts';
import { preparedKey, readPrepared, writePrepared } from '../../src/template/prepared.ts';

const { press, texts } = loadPress(null, ['proces-verbal']);
if (press === null) throw new Error('the shipped template has a fault');

const FOLDER = 'templates/libelles/';

/** The files as another project shows them. */
function shownBelow(root: string): Map<string, string> {
  return new Map([...texts].map(([path, text]) => [path.replace(/^templates\//, root), text]));
}

test.each(['extrait', 'proces-verbal'] as const)(
  'a template written and read again is the same: %s',
  (kind) => {
    const { template } = press.plates.get(kind)!;
    const { style: _, ...written } = template;
    const { style: __, ...again } = readPrepared(writePrepared(template, 'templates/'), texts, [FOLDER]);
    // Sources compare by their text: what they answer is a function of it.
    expect(JSON.stringify(again)).toBe(JSON.stringify(written));
    expect(again.sheets).toEqual(written.sheets);
  },
);

test('its places are shown where its files are now', () => {
  const { template } = press.plates.get('extrait')!;
  const moved = readPrepared(writePrepared(template, 'templates/'), shownBelow('../ici/'), [
    '../ici/libelles/',
  ]);
  expect(moved.files).toEqual(template.files.map((path) => path.replace(/^templates\//, '../ici/')));
  expect(JSON.stringify(moved.steps)).toContain('"file":"../ici/libelles/extrait.hbs"');
});

test('its key follows its texts, whatever their folder', () => {
  const key = preparedKey(texts, 'extrait', [FOLDER], 'libelles');
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(preparedKey(shownBelow('../ici/'), 'extrait', ['../ici/libelles/'], 'libelles')).toBe(key);
  expect(preparedKey(texts, 'liste', [FOLDER], 'libelles')).not.toBe(key);
  const edited = new Map(texts).set(`${FOLDER}style.css`, 'p { color: #000000; }');
  expect(preparedKey(edited, 'extrait', [FOLDER], 'libelles')).not.toBe(key);
});

test('a project that holds a plain copy of the shipped family has the same key; one that changes a file has none', () => {
  const folders = [FOLDER, '../paquet/libelles/'];
  const both = new Map([...texts, ...shownBelow('../paquet/')]);
  expect(preparedKey(both, 'extrait', folders, 'libelles')).toBe(
    preparedKey(texts, 'extrait', [FOLDER], 'libelles'),
  );
  const edited = new Map(both).set(`${FOLDER}style.css`, 'p { color: #000000; }');
  expect(preparedKey(edited, 'extrait', folders, 'libelles')).toBeNull();
  both.delete(`${FOLDER}style.css`);
  expect(preparedKey(both, 'extrait', folders, 'libelles')).toBeNull();
});
