/**
 * A crew at work on a project whose records make a thread loop, or take memory without end, wherever « BOUCLE » or « MEMOIRE » is read:
 * what no record can do today, but one might some day. Run with this file as `--import` too, so that threads are hostile as well.
 */
import { isMainThread } from 'node:worker_threads';

const decode = TextDecoder.prototype.decode;
TextDecoder.prototype.decode = function decodeOrHang(...given: Parameters<typeof decode>): string {
  const text = decode.apply(this, given);
  if (isMainThread) return text;
  if (text.includes('BOUCLE')) for (;;);
  if (text.includes('MEMOIRE'))
    for (const eaten: number[][] = []; ;) eaten.push(Array.from({ length: 2 ** 20 }, () => 1.5));
  return text;
};

const [, script, root] = process.argv;
if (isMainThread && script?.endsWith('hostile-crew.ts') === true && root !== undefined) {
  const { openCrew } = await import('../../src/commands/archive/crew.ts');
  const { findProject } = await import('../../src/commands/project.ts');
  const { select } = await import('../../src/commands/select.ts');
  const project = findProject(root, undefined);
  const crew = openCrew({ project, paths: [], given: root, run: '' }, 2, {
    seconds: 8,
    mebibytes: 128,
    young: 48,
  });
  const told: Record<string, string> = {};
  const done = select(project, []).map(async ({ folder }) => {
    const ids = [`${folder.slice(5)}_01`];
    const { souvenir } = await crew.look(folder);
    const rappel = souvenir === null ? null : { tenues: [], precedente: null, pris: [], lies: [] };
    const have = new Map(ids.map((id) => [id, []] as const));
    const order = { folder, rappel, have, issued: new Map(), only: null, without: [] };
    await crew.make(order, (outcome) => {
      told[outcome.id] =
        outcome.kind === 'refused'
          ? outcome.faults.map(({ code, message }) => `[${code}] ${message}`).join()
          : outcome.kind;
    });
  });
  await Promise.all(done);
  crew.close();
  process.stdout.write(JSON.stringify(told));
}
