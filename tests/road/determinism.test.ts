/** The same records make the same bytes, wherever, whenever and by whomever they are made. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { actsOf, pdfOf, RECORDS, ROOT } from './road.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'greffe-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

/** Acts of bodies that have a family of templates of their own, which the command alone opens here. */
const DRESSED = actsOf(RECORDS).flatMap(({ id, seance }) =>
  seance.lue.assemblee.modele === null ? [] : [id],
);

/** What the first of these places made. */
let elsewhere: readonly (readonly string[])[] | null = null;

const HERE: readonly (readonly [string, string])[] = actsOf(RECORDS).map((act) => {
  const { id, sha256 } = pdfOf(act);
  return [`${id}.extrait.pdf`, sha256] as const;
});

const QUICK = ['Pacific/Kiritimati', 'Etc/GMT+12', 'Europe/Paris'];
const ZONES =
  process.env['EPROUVER'] === '1'
    ? [...QUICK, ...Array.from({ length: 26 }, (_, i) => (i < 14 ? `Etc/GMT-${i + 1}` : `Etc/GMT+${i - 13}`))]
    : QUICK;
const LOCALES = ['C', 'fr_FR.UTF-8', 'tr_TR.UTF-8', 'ar_EG.UTF-8', 'th_TH.UTF-8', 'POSIX', 'ja_JP.eucJP'];
const UMASKS = ['022', '077', '000', '027'];

/** What surrounds a process and must leave no trace. */
const SURROUNDINGS = ZONES.map((zone, i) => ({
  zone,
  locale: LOCALES[i % LOCALES.length] ?? 'C',
  umask: UMASKS[i % UMASKS.length] ?? '022',
  // From the project, from an empty folder, from the root of the disk.
  cwd: [ROOT, FOLDER, '/'][i % 3] ?? ROOT,
  host: `poste-${i}`,
}));

test.each(SURROUNDINGS)('$zone, $locale, umask $umask, in $cwd', ({ zone, locale, umask, cwd, host }) => {
  const home = join(FOLDER, `${host}-home`);
  const sortie = join(FOLDER, `${host}-sortie`);
  mkdirSync(home);
  const program = [
    process.execPath,
    join(ROOT, 'src/main.ts'),
    'produire',
    join(ROOT, 'records'),
    '--sortie',
    sortie,
  ];
  const { status, stderr } = spawnSync('sh', ['-c', `umask ${umask} && exec "$@"`, 'sh', ...program], {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      TZ: zone,
      LANG: locale,
      LC_ALL: locale,
      HOME: home,
      TMPDIR: home,
      USER: host,
      LOGNAME: host,
      HOSTNAME: host,
      COLUMNS: '20',
      SOURCE_DATE_EPOCH: '1',
    },
  });
  expect(status, stderr).toBe(0);
  expect(stderr).not.toContain('erreur:');
  const made = readdirSync(sortie, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.pdf'),
  );
  const hashes = made.map((path) => [
    path.replace(/^.*[\\/]/, ''),
    createHash('sha256')
      .update(readFileSync(join(sortie, path)))
      .digest('hex'),
  ]);
  // An act that names an annexe prints its pages, which the command alone counts: tests/promise/variations holds it.
  const annexed = made.flatMap((path) => /([^\\/]+)\.annexe-/u.exec(path)?.[1] ?? []);
  const isPlain = ([name = '']: readonly string[]): boolean =>
    !annexed.some((id) => name.startsWith(id)) && !DRESSED.some((id) => name.startsWith(id));
  expect(annexed.length).toBeGreaterThan(0);
  const sorted = hashes.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  expect(sorted.filter(isPlain)).toEqual(HERE.filter(isPlain));
  // The others are the same wherever they are made.
  elsewhere ??= sorted;
  expect(sorted).toEqual(elsewhere);
  // Nothing is written but what was asked for.
  expect(readdirSync(home)).toEqual([]);
});
