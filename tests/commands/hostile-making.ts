/**
 * A crew at work on a project in which making an act loops, or takes memory without end, wherever its record says « TOURNE » or « GONFLE ».
 * Run with this file as `--import` too, so that threads are hostile as well. It says what was told, in turn, and every making that was begun.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const root = process.argv[2] ?? '';
// A thread has the environment of its process, not its arguments.
const begun = (process.env['ESSAI_COMMENCES'] ??= join(root, 'commences.txt'));

// The record that an act carries is encoded once for each making.
const encode = TextEncoder.prototype.encode;
TextEncoder.prototype.encode = function encodeOrHang(text = ''): Uint8Array<ArrayBuffer> {
  const act = /^document: extrait\nid: (\S+)\n/.exec(text)?.[1];
  if (isMainThread || act === undefined) return encode.call(this, text);
  appendFileSync(begun, `${act}\n`);
  if (text.includes('TOURNE')) for (;;);
  if (text.includes('GONFLE'))
    for (const eaten: number[][] = []; ;) eaten.push(Array.from({ length: 2 ** 20 }, () => 1.5));
  return encode.call(this, text);
};

if (isMainThread && import.meta.filename === process.argv[1]) {
  const { openCrew } = await import('../../src/commands/archive/crew.ts');
  const { findProject } = await import('../../src/commands/project.ts');
  const { select } = await import('../../src/commands/select.ts');
  const project = findProject(root, undefined);
  const crew = openCrew({ project, paths: [], given: root, run: '' }, 2, {
    seconds: 8,
    mebibytes: 128,
    young: 48,
  });
  const told: (readonly [string, string])[] = [];
  const answers: string[] = [];
  const works = select(project, []).map(async ({ folder }) => {
    const look = await crew.look(folder);
    const rappel = { tenues: [], precedente: null, pris: [], lies: [] };
    const order = { folder, rappel, have: new Map(), issued: new Map(), only: null, without: [] };
    await crew.make(order, (outcome) => {
      const said = outcome.kind === 'refused' ? outcome.faults.map(({ code }) => code).join() : outcome.kind;
      told.push([outcome.id, said]);
    });
    answers.push(`${folder} ${look.souvenir === null ? 'sans' : 'avec'} souvenir`);
  });
  await Promise.all(works);
  crew.close();
  process.stdout.write(
    JSON.stringify({ told, answers, begun: readFileSync(begun, 'utf8').trim().split('\n') }),
  );
}
