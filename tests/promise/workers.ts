/** `node workers.ts N`: N threads at once, each making every act of the project; the hashes that each of them found. */
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { actsOf, pdfOf, RECORDS } from '../road/road.ts';

function hashes(): Readonly<Record<string, string>> {
  return Object.fromEntries(actsOf(RECORDS).map((act) => [act.id, pdfOf(act).sha256]));
}

if (!isMainThread) parentPort?.postMessage(hashes());
else if (import.meta.main) {
  const found = Array.from(
    { length: Number(process.argv[2]) },
    () =>
      new Promise((done, failed) => {
        new Worker(new URL(import.meta.url)).on('message', done).on('error', failed);
      }),
  );
  process.stdout.write(JSON.stringify(await Promise.all(found)));
}
