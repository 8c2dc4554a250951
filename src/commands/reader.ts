/**
 * A thread that reads files again, so that a file made to hang or to swell its reader is stopped and told, and the next one
 * is read. Our own reader keeps its bounds by itself; pdf.js keeps none.
 */
import { statSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { fault, type Diagnostic } from '../diagnostic.ts';
import { EXIT } from './exit.ts';
import { Unreachable } from './project.ts';
import type { RereadFile } from './reread-one.ts';

/** How long one file may be read (seconds), and how much the process may grow meanwhile (bytes). */
interface Limits {
  readonly seconds: number;
  readonly bytes: number;
}
const LIMITS: Limits = { seconds: 8, bytes: 300 * 1024 * 1024 };

const MEBIBYTE = 1024 * 1024;
/** A volume of the register has hundreds of pages: each whole mebibyte grants a file as much again, twice; four at most. */
const LARGE = 4;

/** What a file may cost. */
function grantedTo(file: string, { seconds, bytes }: Limits): Limits {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const times = 1 + 2 * Math.min(LARGE, Math.floor(size / MEBIBYTE));
  return { seconds: seconds * times, bytes: bytes * times };
}
/** How often the size is looked at (milliseconds). */
const LOOK = 50;

export interface Reader {
  /** Throws `Unreachable` when the file cannot be opened. */
  reread(file: string): Promise<RereadFile>;
  close(): Promise<void>;
}

/** What the thread is told when it starts. */
interface Charge {
  readonly verb: 'relire';
  readonly project: string | undefined;
}

type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'read'; readonly read: RereadFile }
  | { readonly kind: 'unreachable'; readonly message: string }
  | { readonly kind: 'defect'; readonly error: unknown };

/** A reader of files made by `project` (`--projet`), else by the project around each of them. */
export function openReader(project: string | undefined, limits = LIMITS): Reader {
  let thread: Thread | null = null;
  return {
    async reread(file) {
      thread ??= await started({ verb: 'relire', project }, limits);
      const granted = grantedTo(file, limits);
      const outcome = await watched(thread, file, granted);
      if (outcome.kind === 'stopped') {
        thread = null;
        return stopped(
          file,
          outcome.why === 'time' ? `plus de ${granted.seconds} secondes` : 'trop de mémoire',
        );
      }
      const { answer } = outcome;
      if (answer.kind === 'read') return answer.read;
      if (answer.kind === 'unreachable') throw new Unreachable(answer.message);
      throw answer.kind === 'defect' ? answer.error : new Error('the reader answered out of turn');
    },
    async close() {
      await thread?.worker.terminate();
    },
  };
}

interface Thread {
  readonly worker: Worker;
  /** The next answer; rejects when the thread dies. */
  readonly next: () => Promise<Answer>;
}

async function started(charge: Charge, limits: Limits): Promise<Thread> {
  const worker = new Worker(fileURLToPath(import.meta.url), {
    workerData: charge,
    resourceLimits: { maxOldGenerationSizeMb: limits.bytes / 1024 / 1024 },
  });
  const next = (): Promise<Answer> =>
    new Promise((done, failed) => {
      const settle = (): void => void worker.off('message', onMessage).off('error', onError);
      const onMessage = (answer: Answer): void => {
        settle();
        done(answer);
      };
      const onError = (error: unknown): void => {
        settle();
        failed(error);
      };
      worker.on('message', onMessage).on('error', onError);
    });
  // Between two files nobody listens: a thread that dies then is seen at the next one.
  worker.on('error', () => undefined);
  await next();
  return { worker, next };
}

type Why = 'time' | 'memory';

/** The answer of the thread, or why it was stopped: then it is no more. */
async function watched(
  { worker, next }: Thread,
  file: string,
  limits: Limits,
): Promise<{ kind: 'answered'; answer: Answer } | { kind: 'stopped'; why: Why }> {
  const before = process.memoryUsage.rss();
  const since = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const overrun = new Promise<Why>((stop) => {
    timer = setInterval(() => {
      if (process.memoryUsage.rss() - before > limits.bytes) stop('memory');
      else if (performance.now() - since > limits.seconds * 1000) stop('time');
    }, LOOK);
  });
  const answer = next().then(
    (given): Answer | Why => given,
    (error: unknown): Answer | Why =>
      error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
        ? 'memory'
        : { kind: 'defect', error },
  );
  worker.postMessage(file);
  const first = await Promise.race([answer, overrun]);
  clearInterval(timer);
  if (typeof first === 'object') return { kind: 'answered', answer: first };
  await worker.terminate();
  return { kind: 'stopped', why: first };
}

function stopped(file: string, much: string): RereadFile {
  const told: Diagnostic = fault({
    place: { file, line: 1, column: 1, length: 0 },
    code: 'pdf-demesure',
    message: `Ce PDF ne peut pas être lu : le lire demande ${much}.`,
    remedy: 'n’ouvrez pas ce fichier : reprenez celui d’origine, ou produisez l’acte de nouveau.',
  });
  const nothing = { sha256: '', identifier: null, proof: null, record: 'absent', rerendered: null } as const;
  return { file, ...nothing, faults: [told], code: EXIT.alarm };
}

/** In the thread: a file, an answer. */
async function serve({ project }: Charge): Promise<void> {
  enableCompileCache(resolve(import.meta.dirname, '../../node_modules/.cache/greffe'));
  const { rereader } = await import('./reread-one.ts');
  const reread = rereader(project);
  const answered = async (file: string): Promise<Answer> => {
    try {
      return { kind: 'read', read: await reread(file) };
    } catch (error) {
      return error instanceof Unreachable
        ? { kind: 'unreachable', message: error.message }
        : { kind: 'defect', error };
    }
  };
  parentPort?.on('message', (file: string) => {
    void answered(file).then((answer) => parentPort?.postMessage(answer));
  });
  parentPort?.postMessage({ kind: 'ready' } satisfies Answer);
}

function isCharge(value: unknown): value is Charge {
  return typeof value === 'object' && value !== null && 'verb' in value && value.verb === 'relire';
}

if (!isMainThread && isCharge(workerData)) void serve(workerData);
