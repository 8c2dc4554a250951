/** How far a long run is: a bar on a terminal, nothing elsewhere (the lines of the files made are enough there). */
import { setImmediate } from 'node:timers/promises';
import type { MultiBar } from 'cli-progress';
import { rateOf, timeLeft } from './pace.ts';

export interface Progress {
  /** One more of the total is done. Signals are heard here: between two documents, nothing is half-made. */
  readonly step: () => Promise<void>;
  /** Prints above the bar. */
  readonly print: (text: string, to: NodeJS.WriteStream) => void;
  readonly end: () => void;
}

/** Work shorter than this shows no bar: it would only flicker. */
const LONG = 5;

/** A bar for `total` documents on standard error when that is a terminal. `what` follows the figures: « actes produits ». */
export async function progress(total: number, what: string): Promise<Progress> {
  if (!process.stderr.isTTY || total < LONG)
    return { step: heard, print: (text, to) => void to.write(text), end: () => undefined };
  const { default: library } = await import('cli-progress');
  // Of its two kinds only the one for several bars can print above itself.
  const bars: MultiBar = new library.MultiBar(
    {
      format: `{bar} {value}/{total} ${what} · {percentage} % · {rate}/s · reste {eta_formatted}`,
      formatTime: timeLeft,
      // What did not change goes by at once: what is left is told by many of the last, not by ten.
      etaBuffer: 200,
      hideCursor: true,
      clearOnComplete: true,
      forceRedraw: true,
      gracefulExit: false,
      stream: process.stderr,
    },
    library.Presets.shades_classic,
  );
  const bar = bars.create(total, 0, { rate: '…' });
  const since = performance.now();
  let done = 0;
  // Stopped by a signal, it gives the cursor back.
  const stop = (): void => bars.stop();
  process.once('exit', stop);
  return {
    step: async () => {
      done += 1;
      bar.increment(1, { rate: rateOf(done, performance.now() - since) });
      await heard();
    },
    print: (text, to) => {
      if (to.isTTY) {
        bars.log(text);
        bars.update();
      } else to.write(text);
    },
    end: () => {
      process.off('exit', stop);
      stop();
    },
  };
}

async function heard(): Promise<void> {
  await setImmediate();
}
