/** How the outside judges are asked. On a machine that lacks one, a line says so; in CI its absence is a failure. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** Everything that `npm start` made. Throws when it made nothing: the judges come after it. */
export function madeFiles(): readonly string[] {
  const folder = join(ROOT, 'sortie');
  const names =
    statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      : [];
  // Annexes are as the secretariat gave them.
  const ours = names.filter((name) => name.endsWith('.pdf') && !/\.annexe-\d+\.pdf$/.test(name));
  const files = ours.map((name) => join(folder, name));
  if (files.length === 0) throw new Error('There is nothing to judge in sortie/: run npm start first.');
  return files.toSorted((a, b) => (a < b ? -1 : 1));
}

/** Whether the commands that a judge needs can be started. */
export function present(judge: string, ...commands: readonly string[]): boolean {
  const missing = commands.filter((command) => spawnSync(command, ['--version']).error !== undefined);
  if (missing.length === 0) return true;
  if (process.env['CI'] !== undefined) throw new Error(`${judge}: ${missing.join(', ')} missing`);
  console.warn(`${judge} did not judge: ${missing.join(', ')} missing`);
  return false;
}

/** `sound`, or what qpdf says of the syntax of a file. */
export function qpdf(file: string): string {
  const { status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
  const said = `${stdout}${stderr}`;
  return status === 0 && said.includes('No syntax or stream encoding errors found') ? 'sound' : said;
}

/** What veraPDF refuses in files held to PDF/A-3a and PDF/UA-1, one line of JSON each. Throws when it could not judge them all. */
export function veraPdf(files: readonly string[]): readonly string[] {
  const { stdout, stderr } = spawnSync(join(ROOT, '.ci/verapdf/verapdf.sh'), ['-f', '3a,ua1', '-'], {
    encoding: 'utf8',
    input: files.join('\n'),
  });
  const verdicts = stdout.split('\n').filter((line) => line.startsWith('{'));
  if (verdicts.length !== 2 * files.length) throw new Error(`veraPDF could not judge: ${stderr}`);
  return verdicts.filter((verdict) => !verdict.includes('"pass":true'));
}
