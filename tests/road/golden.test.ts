/**
 * Two acts as text that legal staff can review, and the bytes of every act. After a change that is meant, `vitest run -u`
 * writes them anew: the diff is the review.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extrait } from '../../src/documents/extrait.ts';
import { readMaking } from '../../src/verify/making.ts';
import { pagesText, tagsText } from '../layout/pages-text.ts';
import { mergedHtml } from '../template/modele.ts';
import { actsOf, INVENTED, laidOut, pdfOf, PRESS, readingOf, REAL, RECORDS, ROOT } from './road.ts';

const GOLDEN = resolve(ROOT, 'tests/golden');
const ACTS = actsOf(RECORDS);

describe.each(ACTS.filter(({ id }) => id === REAL || id === INVENTED))('$id', ({ id, seance, point }) => {
  const document = extrait(seance.lue, point);
  const { laid } = laidOut(document);

  test('its HTML', async () => {
    await expect(mergedHtml(PRESS.template, document)).toMatchFileSnapshot(`${GOLDEN}/${id}/extrait.html`);
  });

  test('its pages', async () => {
    await expect(pagesText(laid)).toMatchFileSnapshot(`${GOLDEN}/${id}/pages.txt`);
  });

  test('its tags', async () => {
    await expect(tagsText(laid)).toMatchFileSnapshot(`${GOLDEN}/${id}/tags.txt`);
  });
});

describe('bytes', () => {
  const FILE = `${GOLDEN}/empreintes.txt`;
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';

  test('change only with the record, the template, the fonts, or RENDERING', async () => {
    const now = fingerprints();
    const told = entriesOf(before);
    const changed = [...entriesOf(now)].filter(([made, sha256]) => (told.get(made) ?? sha256) !== sha256);
    // `-u` does not help here: acts already issued must be made again byte for byte.
    if (changed.length > 0)
      throw new Error(
        `Same record, template, fonts and rendering, other bytes: raise RENDERING in src/pipeline/press.ts, then run vitest with -u.\n${changed.map(([made]) => made).join('\n')}`,
      );
    await expect(now).toMatchFileSnapshot(FILE);
  });
});

/** All that an act is made of on a line, the SHA-256 of its PDF on the next. */
function fingerprints(): string {
  const lines = ACTS.flatMap((act) => {
    const { bytes, sha256 } = pdfOf(act);
    const making = readMaking(readingOf(bytes))!;
    const { template, fonts } = PRESS.hashes;
    const record = recordOf(act.id);
    const made = `${act.id} rendering ${making.rendering}, record ${short(record)}, template ${short(template)}, fonts ${short(fonts)}`;
    return [made, `  ${sha256}`];
  });
  return `${lines.join('\n')}\n`;
}

function entriesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^(\S.*)\n {2}(.*)$/gm)].map(([, made = '', sha256 = '']) => [made, sha256]),
  );
}

/** Every file that an act is told in: the body, the séance, and its points. */
function recordOf(id: string): string {
  const seance = id.replace(/_.*$/, '');
  const body = `assemblees/${seance.replace(/^\d{4}-\d{2}-\d{2}-/, '')}.yaml`;
  const files = [...RECORDS].filter(([path]) => path === body || path.includes(`/${seance}/`));
  return createHash('sha256').update(JSON.stringify(files)).digest('hex');
}

function short(hash: string): string {
  return hash.slice(0, 16);
}
