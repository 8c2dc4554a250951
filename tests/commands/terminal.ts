/** Somebody at the keyboard: what is typed when a question is asked. */
import { PassThrough } from 'node:stream';
import { vi } from 'vitest';

/**
 * Runs a command whose standard input is a terminal. `answers`: a line for each question in its order, `null` for an end of
 * input at once, or what to do when the first question comes, which gives the line typed.
 */
export async function answering<T>(
  answers: readonly string[] | (() => string) | null,
  command: () => Promise<T>,
): Promise<T> {
  const keyboard = Object.assign(new PassThrough(), { isTTY: true });
  const stdin = vi
    .spyOn(process, 'stdin', 'get')
    .mockReturnValue(keyboard as unknown as typeof process.stdin);
  if (answers === null) keyboard.end();
  else if (typeof answers === 'function') {
    const asked = setInterval(() => {
      if (keyboard.listenerCount('data') + keyboard.listenerCount('readable') === 0) return;
      clearInterval(asked);
      keyboard.end(`${answers()}\n`);
    }, 5);
  } else keyboard.end(answers.map((line) => `${line}\n`).join(''));
  try {
    return await command();
  } finally {
    stdin.mockRestore();
  }
}
