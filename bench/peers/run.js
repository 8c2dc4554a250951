/** What the peers in JavaScript share: acts in, files out, one line of JSON that tells the times and the memory. */
import { readFileSync, writeFileSync } from 'node:fs';

export const [acts, fonts, out] = process.argv.slice(2);

/** Sets each act by `made`, and tells how long each took (milliseconds) and the most memory held (MiB). */
export async function run(made, peak = () => process.resourceUsage().maxRSS / 1024) {
  const took = [];
  const lines = readFileSync(acts, 'utf8').trim().split('\n');
  for (const [i, line] of lines.entries()) {
    const start = performance.now();
    writeFileSync(`${out}/${i}.pdf`, await made(JSON.parse(line)));
    took.push(performance.now() - start);
  }
  process.stdout.write(`${JSON.stringify({ took, peak: peak() })}\n`);
}

/** The bytes of a stream of Node. */
export function bytesOf(stream) {
  return new Promise((done, failed) => {
    const pieces = [];
    stream.on('data', (piece) => pieces.push(piece));
    stream.on('end', () => done(Buffer.concat(pieces)));
    stream.on('error', failed);
  });
}
