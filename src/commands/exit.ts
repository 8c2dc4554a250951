/** Exit codes (docs/architecture.md): what a script may rely on. */
export const EXIT = {
  sound: 0,
  /** Records or templates refused, irregular acts. */
  refused: 1,
  /** What was read back is not what the record says. */
  alarm: 2,
  /** A path of the command line missing or unreadable, disk full, lock held. */
  couldNotRun: 3,
  misuse: 64,
  defect: 70,
  stopped: 143,
} as const;

/** The one code for several outcomes: an alarm first, then what could not run, then refusals. */
export function worst(codes: readonly number[]): number {
  return (
    [EXIT.defect, EXIT.alarm, EXIT.couldNotRun, EXIT.refused].find((code) => codes.includes(code)) ??
    EXIT.sound
  );
}
