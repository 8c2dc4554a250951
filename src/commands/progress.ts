/** How far a long run is: a bar on a terminal, nothing elsewhere (the lines of the files made are enough there). */
import type { SingleBar } from 'cli-progress';

export interface Progress {
  /** One more of `total` is done. */
  readonly step: () => void;
  /** Prints a line above the bar. */
  readonly line: (text: string) => void;
  readonly end: () => void;
}

/** Work shorter than this shows no bar: it would only flicker. */
const LONG = 5;

/** A bar for `total` documents on standard error when that is a terminal; lines go to standard output. */
export async function progress(total: number): Promise<Progress> {
  if (!process.stderr.isTTY || total < LONG)
    return { step: () => undefined, line: printLine, end: () => undefined };
  const { default: library } = await import('cli-progress');
  const bar: SingleBar = new library.SingleBar(
    {
      format: '{bar} {value}/{total} actes · {percentage} % · reste {eta} s',
      hideCursor: true,
      clearOnComplete: true,
      stream: process.stderr,
    },
    library.Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    step: () => bar.increment(),
    line: (text) => {
      process.stderr.write('\r\u001b[K');
      printLine(text);
      bar.render();
    },
    end: () => bar.stop(),
  };
}

function printLine(text: string): void {
  process.stdout.write(`${text}\n`);
}
