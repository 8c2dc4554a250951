/** One thread at work: it is asked one thing at a time, and watched. */
import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Diagnostic } from '../../diagnostic.ts';
import { Unreachable } from '../project.ts';
import { compareFolder, together, type Expected, type Gap } from './scan.ts';
import type { Done, Look, Order, Outcome, Setting, Workshop } from './workshop.ts';

/** How long a thread may say nothing (seconds), and the memory that it may take (MiB). */
export interface Limits {
  readonly seconds: number;
  readonly mebibytes: number;
}
export const HAND: Limits = { seconds: 30, mebibytes: 512 };

type Question =
  | {
      readonly kind: 'compare';
      readonly root: string;
      readonly folders: readonly (readonly [string, Expected])[];
    }
  | { readonly kind: 'faults'; readonly setting: Setting }
  | { readonly kind: 'look'; readonly setting: Setting; readonly folder: string }
  | { readonly kind: 'make'; readonly setting: Setting; readonly order: Order };

/** What is said on the way to an answer. */
type Word =
  | { readonly kind: 'starting'; readonly id: string }
  | { readonly kind: 'outcome'; readonly outcome: Outcome };

type Answer =
  | { readonly kind: 'compared'; readonly gap: Gap }
  | { readonly kind: 'faults'; readonly faults: readonly Diagnostic[] }
  | { readonly kind: 'looked'; readonly look: Look }
  | { readonly kind: 'made'; readonly done: Done }
  | { readonly kind: 'unreachable'; readonly message: string }
  | { readonly kind: 'defect'; readonly error: unknown };

/** It was stopped before it answered. */
interface Stopped {
  readonly kind: 'stopped';
  readonly why: 'time' | 'memory';
}

export interface Hand {
  /** Rejects with what `heard` throws, and with defects of the program; `Unreachable` likewise. */
  readonly ask: (
    question: Question,
    heard?: (word: Word) => void,
  ) => Promise<Exclude<Answer, { kind: 'unreachable' | 'defect' }> | Stopped>;
  readonly isGone: () => boolean;
  readonly stop: () => void;
}

export function startHand({ seconds, mebibytes }: Limits): Hand {
  const worker = new Worker(fileURLToPath(import.meta.url), {
    workerData: { verb: 'archiver' },
    resourceLimits: { maxOldGenerationSizeMb: mebibytes },
  });
  let isGone = false;
  const stop = (): void => {
    isGone = true;
    void worker.terminate();
  };
  worker.on('error', () => (isGone = true));
  // Without work it keeps no process alive.
  worker.unref();
  return {
    isGone: () => isGone,
    stop,
    ask: (question, heard = () => undefined) =>
      new Promise((done, failed) => {
        let timer: NodeJS.Timeout | undefined;
        const settle = (): void => {
          clearTimeout(timer);
          worker.off('message', onMessage).off('error', onError).off('exit', onExit);
          worker.unref();
        };
        const watch = (): void => {
          clearTimeout(timer);
          timer = setTimeout(() => {
            settle();
            stop();
            done({ kind: 'stopped', why: 'time' });
          }, seconds * 1000);
        };
        const onMessage = (message: Word | Answer): void => {
          watch();
          try {
            if (message.kind === 'starting' || message.kind === 'outcome') return heard(message);
          } catch (error) {
            settle();
            stop();
            return failed(error);
          }
          settle();
          if (message.kind === 'unreachable') failed(new Unreachable(message.message));
          else if (message.kind === 'defect') failed(message.error);
          else done(message);
        };
        const onError = (error: unknown): void => {
          settle();
          isGone = true;
          const isMemory =
            error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
          if (isMemory) done({ kind: 'stopped', why: 'memory' });
          else failed(error);
        };
        const onExit = (): void => onError(new Error('a thread left before it answered'));
        worker.on('message', onMessage).on('error', onError).on('exit', onExit);
        worker.ref();
        watch();
        worker.postMessage(question);
      }),
  };
}

/** In the thread: a question, an answer. */
function serve(): void {
  enableCompileCache(resolve(import.meta.dirname, '../../../node_modules/.cache/greffe'));
  const open = new Map<string, Workshop>();
  const shopOf = async (setting: Setting): Promise<Workshop> => {
    const key = JSON.stringify(setting);
    const known = open.get(key);
    if (known !== undefined) return known;
    // What only hashes does not load the road.
    const { openWorkshop } = await import('./workshop.ts');
    open.clear();
    const opened = openWorkshop(setting);
    open.set(key, opened);
    return opened;
  };
  const answered = async (question: Question): Promise<Answer> => {
    switch (question.kind) {
      case 'compare': {
        const { root, folders } = question;
        return {
          kind: 'compared',
          gap: together(folders.map(([folder, files]) => compareFolder(root, folder, files))),
        };
      }
      case 'faults':
        return { kind: 'faults', faults: (await shopOf(question.setting)).faults() };
      case 'look':
        return { kind: 'looked', look: (await shopOf(question.setting)).look(question.folder) };
      case 'make':
        break;
    }
    const shop = await shopOf(question.setting);
    const done = shop.make(
      question.order,
      (outcome) => say({ kind: 'outcome', outcome }),
      (id) => say({ kind: 'starting', id }),
    );
    return { kind: 'made', done };
  };
  parentPort?.on('message', (question: Question) => {
    answered(question)
      .catch((error: unknown): Answer =>
        error instanceof Unreachable
          ? { kind: 'unreachable', message: error.message }
          : { kind: 'defect', error },
      )
      .then((answer) => parentPort?.postMessage(answer))
      .catch(() => undefined);
  });
}

/** The bytes of an act are handed over, not copied along with the larger buffer that they may be a part of. */
function say(word: Word): void {
  if (word.kind !== 'outcome' || word.outcome.kind !== 'made') return parentPort?.postMessage(word);
  const [bytes, source] = [Uint8Array.from(word.outcome.bytes), Uint8Array.from(word.outcome.source)];
  const handed: Word = { kind: 'outcome', outcome: { ...word.outcome, bytes, source } };
  parentPort?.postMessage(handed, [bytes.buffer, source.buffer]);
}

function isForUs(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'verb' in value && value.verb === 'archiver';
}

if (!isMainThread && isForUs(workerData)) serve();
