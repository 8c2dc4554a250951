/** Threads at work: each is asked several things at a time, answers them in order, and is watched. */
import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Sampled } from '../../archive/sample.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import { Unreachable } from '../project.ts';
import { openPulse, pulseOf, type Pulse } from './pulse.ts';
import { compareFolder, together, type Expected, type Gap } from './scan.ts';
import type { Done, Look, Order, Outcome, Setting, Told, Workshop } from './workshop.ts';

/** How long a thread may say nothing (seconds), and the memory that it may take (MiB), of which `young` for what lives shortly. */
export interface Limits {
  readonly seconds: number;
  readonly mebibytes: number;
  readonly young: number;
}

/**
 * For making acts, which leave much behind that lives shortly: with more room for it than V8's usual 48, it is looked through less often,
 * and less of it is still in use then, and copied.
 */
export const HAND: Limits = { seconds: 30, mebibytes: 512, young: 192 };

/** For reading and hashing alone, which keeps nothing. */
export const READER: Limits = { seconds: 30, mebibytes: 128, young: 6 };

export type Question =
  | {
      readonly kind: 'compare';
      readonly root: string;
      readonly folders: readonly (readonly [string, Expected])[];
    }
  | { readonly kind: 'faults'; readonly setting: Setting }
  | { readonly kind: 'look'; readonly setting: Setting; readonly folder: string }
  | { readonly kind: 'make'; readonly setting: Setting; readonly order: Order }
  | { readonly kind: 'reread'; readonly setting: Setting; readonly root: string; readonly act: Sampled };

export type Answer =
  | { readonly kind: 'compared'; readonly gap: Gap }
  | { readonly kind: 'faults'; readonly faults: readonly Diagnostic[] }
  | { readonly kind: 'looked'; readonly look: Look }
  | { readonly kind: 'made'; readonly done: Done }
  | { readonly kind: 'reread'; readonly faults: readonly Diagnostic[] };

/** It was stopped before it answered; `id`: the act that it was at, `null` before the first. */
export interface Stopped {
  readonly kind: 'stopped';
  readonly why: 'time' | 'memory';
  readonly id: string | null;
}

/** A thing to be asked. */
export interface Work {
  /** As it is to be asked now: a second time, what is known already is left out. */
  readonly question: () => Question;
  /** What is told on the way to the answer. */
  readonly heard: (outcome: Told) => void;
  readonly done: (answer: Answer | Stopped) => void;
  /** A defect of the program, or `Unreachable`. */
  readonly failed: (error: unknown) => void;
}

/** What comes back from a thread; `at`: of which of the questions. Several come together: waking the other side takes time. */
type Word = { readonly at: number } & (
  | { readonly kind: 'outcome'; readonly outcome: Told }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'unreachable'; readonly message: string }
  | { readonly kind: 'defect'; readonly error: unknown }
);

export interface Hand {
  /** Asks, and gives back what a thread that was stopped did not come to: it is to be asked of another. */
  readonly ask: (works: readonly Work[]) => Promise<readonly Work[]>;
  readonly isGone: () => boolean;
  readonly stop: () => void;
}

export function startHand({ seconds, mebibytes, young }: Limits): Hand {
  const { shared, pulse } = openPulse();
  const worker = new Worker(fileURLToPath(import.meta.url), {
    workerData: { verb: 'archiver', shared },
    resourceLimits: { maxOldGenerationSizeMb: mebibytes, maxYoungGenerationSizeMb: young },
  });
  let isGone = false;
  const stop = (): void => {
    isGone = true;
    void worker.terminate();
  };
  worker.on('error', () => (isGone = true));
  // Without work it keeps no process alive.
  worker.unref();
  const ask = async (works: readonly Work[]): Promise<readonly Work[]> => {
    const { promise, resolve: settled } = Promise.withResolvers<readonly Work[]>();
    const open = new Set(works);
    const end = (): void => {
      clearInterval(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
      settled([...open]);
    };
    const stopped = (tell: (at: Work, id: string | null) => void): void => {
      const { question, id } = pulse.read();
      const [first] = open;
      // What was answered, and not yet told, is asked again.
      const at = works[question];
      const guilty = at !== undefined && open.has(at) ? at : first;
      if (guilty !== undefined) {
        open.delete(guilty);
        tell(guilty, guilty === at ? id : null);
      }
      end();
    };
    const answered = (word: Word): void => {
      const work = works[word.at];
      if (work === undefined || !open.has(work)) throw new Error('a thread answered out of turn');
      if (word.kind === 'outcome') return work.heard(word.outcome);
      open.delete(work);
      if (word.kind === 'answer') work.done(word.answer);
      else work.failed(word.kind === 'unreachable' ? new Unreachable(word.message) : word.error);
    };
    const onMessage = (words: readonly Word[]): void => {
      for (const word of words)
        try {
          answered(word);
        } catch (error) {
          stop();
          for (const work of open) work.failed(error);
          open.clear();
        }
      if (open.size === 0) end();
    };
    const onError = (error: unknown): void => {
      isGone = true;
      const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      stopped((work, id) =>
        isMemory ? work.done({ kind: 'stopped', why: 'memory', id }) : work.failed(error),
      );
    };
    const onExit = (): void => onError(new Error('a thread left before it answered'));
    let [beat, silent] = [pulse.read().beat, 0];
    const timer = setInterval(
      () => {
        const now = pulse.read().beat;
        silent = now === beat ? silent + 1 : 0;
        beat = now;
        if (silent < LOOKS) return;
        stop();
        stopped((work, id) => work.done({ kind: 'stopped', why: 'time', id }));
      },
      (seconds * 1000) / LOOKS,
    );
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.ref();
    pulse.clear();
    worker.postMessage(works.map(({ question }) => question()));
    return promise;
  };
  return { isGone: () => isGone, stop, ask };
}

/** How often a thread is looked at within the time that it may be silent. */
const LOOKS = 4;

/** So many acts are told together. */
const TOGETHER = 4;

/** In the thread: questions, and an answer to each. */
function serve(pulse: Pulse): void {
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
  const answered = async (question: Question, heard: (outcome: Outcome) => void): Promise<Answer> => {
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
      case 'reread': {
        const { readAgain } = await import('./second-reading.ts');
        const { root, act, setting } = question;
        return { kind: 'reread', faults: await readAgain(root, act, setting.project) };
      }
      case 'make':
        break;
    }
    const shop = await shopOf(question.setting);
    return { kind: 'made', done: shop.make(question.order, heard, pulse.starting) };
  };
  const answerAll = async (questions: readonly Question[]): Promise<void> => {
    let words: Word[] = [];
    let acts = 0;
    const tell = (): void => {
      if (words.length > 0) parentPort?.postMessage(words, words.flatMap(handedOver));
      [words, acts] = [[], 0];
    };
    for (const [at, question] of questions.entries()) {
      pulse.asked(at);
      const last = await lastWord(question, at);
      words.push({ at, ...last });
      if (acts >= TOGETHER) tell();
    }
    tell();

    async function lastWord(question: Question, at: number) {
      try {
        const answer = await answered(question, (outcome) => {
          words.push({ at, kind: 'outcome', outcome: toldOf(outcome) });
          if ((acts += 1) >= TOGETHER) tell();
        });
        return { kind: 'answer', answer } as const;
      } catch (error) {
        if (error instanceof Unreachable) return { kind: 'unreachable', message: error.message } as const;
        return { kind: 'defect', error } as const;
      }
    }
  };
  parentPort?.on('message', (questions: readonly Question[]) => void answerAll(questions));
}

/**
 * An outcome as it is told: the record that made an act is asked for where one is issued, and its bytes are no longer a part of a larger
 * buffer.
 */
function toldOf(outcome: Outcome): Told {
  if (outcome.kind !== 'made') return outcome;
  const { kind, id, key, sha256, projet, family, comparison } = outcome;
  const annexes = outcome.annexes.map((each) => ({ ...each, bytes: new Uint8Array(each.bytes) }));
  const bytes = new Uint8Array(outcome.bytes);
  return { kind, id, key, sha256, projet, family, comparison, bytes, annexes };
}

/** Bytes that change hands without being copied. */
function handedOver(word: Word): ArrayBuffer[] {
  if (word.kind !== 'outcome' || word.outcome.kind !== 'made') return [];
  const { bytes, annexes } = word.outcome;
  const buffers = [bytes, ...annexes.map((each) => each.bytes)].map(({ buffer }) => buffer);
  return buffers.filter((buffer) => buffer instanceof ArrayBuffer);
}

function isForUs(value: unknown): value is { readonly shared: SharedArrayBuffer } {
  return typeof value === 'object' && value !== null && 'verb' in value && value.verb === 'archiver';
}

if (!isMainThread && isForUs(workerData)) serve(pulseOf(workerData.shared));
