/** Being asked to stop (SIGTERM, SIGINT): what is begun is brought to its end first. */

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Takes the signals over from `main`, which would leave at once; `done` gives them back. */
export function stoppable(): {
  readonly isStopped: () => boolean;
  readonly onStop: (act: () => void) => void;
  readonly done: () => void;
} {
  let stopped = false;
  const acts: (() => void)[] = [];
  const stop = (): void => {
    stopped = true;
    for (const act of acts) act();
  };
  const before = SIGNALS.map((signal) => [signal, process.listeners(signal)] as const);
  for (const signal of SIGNALS) process.removeAllListeners(signal).on(signal, stop);
  return {
    isStopped: () => stopped,
    onStop: (act) => void acts.push(act),
    done() {
      for (const [signal, listeners] of before) {
        process.removeAllListeners(signal);
        for (const listener of listeners) process.on(signal, listener);
      }
    },
  };
}
