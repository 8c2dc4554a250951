/**
 * Questions on a terminal, one line each. Node's own readline is enough for them, reads well aloud, and prints nothing that a
 * screen reader would hear twice; prompts that redraw a menu would bring a library for no more.
 */
import { createInterface } from 'node:readline';

export interface Dialogue {
  /** What is answered, without the spaces around it; `null` when the answers end (Ctrl-C, Ctrl-D). */
  readonly ask: (question: string) => Promise<string | null>;
  readonly end: () => void;
}

/** A dialogue on the terminal; `null` when nobody is there to answer. Questions go to standard error. */
export function openDialogue(): Dialogue | null {
  if (!process.stdin.isTTY) return null;
  const lines = createInterface({
    input: process.stdin,
    output: process.stderr,
    terminal: process.stderr.isTTY,
  });
  // Lines may come before they are asked for: pasted, or typed ahead.
  const typed: string[] = [];
  let hasEnded = false;
  let waiting: ((line: string | null) => void) | null = null;
  lines.on('line', (line) => {
    const answer = waiting;
    waiting = null;
    if (answer === null) typed.push(line.trim());
    else answer(line.trim());
  });
  lines.on('SIGINT', () => lines.close());
  lines.on('close', () => {
    hasEnded = true;
    waiting?.(null);
  });
  return {
    async ask(question) {
      const ready = typed.shift();
      if (ready !== undefined || hasEnded) {
        process.stderr.write(question);
        return ready ?? null;
      }
      // Its own prompt: a line that is corrected is drawn again with it.
      lines.setPrompt(question);
      lines.prompt();
      return await new Promise((answer) => {
        waiting = answer;
      });
    },
    end() {
      lines.close();
    },
  };
}
