/**
 * What a thread is at, in memory that it shares with the one that watches it: it tells without waking anybody, and what it told stands
 * when it no longer answers.
 */

/** Where a thread is. `beat` rises whenever it goes on. */
interface Where {
  readonly beat: number;
  /** Which of the questions that it was asked. */
  readonly question: number;
  /** The act of that question; `null` before the first. */
  readonly id: string | null;
}

export interface Pulse {
  readonly asked: (question: number) => void;
  readonly starting: (id: string) => void;
  /** Before new questions. */
  readonly clear: () => void;
  readonly read: () => Where;
}

/** Places of the numbers; the id is after them. */
const [BEAT, QUESTION, LENGTH, NUMBERS] = [0, 1, 2, 4];
/** The longest id (`isActId`), in ASCII. */
const LONGEST = 64;

export function openPulse(): { readonly shared: SharedArrayBuffer; readonly pulse: Pulse } {
  const shared = new SharedArrayBuffer(4 * NUMBERS + LONGEST);
  return { shared, pulse: pulseOf(shared) };
}

export function pulseOf(shared: SharedArrayBuffer): Pulse {
  const numbers = new Int32Array(shared, 0, NUMBERS);
  const letters = Buffer.from(shared, 4 * NUMBERS, LONGEST);
  const beat = (): void => void Atomics.add(numbers, BEAT, 1);
  return {
    asked(question) {
      Atomics.store(numbers, LENGTH, 0);
      Atomics.store(numbers, QUESTION, question);
      beat();
    },
    starting(id) {
      Atomics.store(numbers, LENGTH, letters.write(id, 'latin1'));
      beat();
    },
    clear() {
      Atomics.store(numbers, LENGTH, 0);
      Atomics.store(numbers, QUESTION, 0);
    },
    read() {
      const length = Atomics.load(numbers, LENGTH);
      return {
        beat: Atomics.load(numbers, BEAT),
        question: Atomics.load(numbers, QUESTION),
        id: length === 0 ? null : letters.toString('latin1', 0, length),
      };
    },
  };
}
