/**
 * Those who work for a run: threads, one séance a piece of work. A thread that runs out of memory, or is silent too long, is stopped and
 * replaced; the act that it was at is refused, and no other. Threads are kept for the next project of the same process.
 */
import { join } from 'node:path';
import { fault, type Diagnostic } from '../../diagnostic.ts';
import { HAND, startHand, type Hand, type Limits } from './hand.ts';
import type { Expected, Gap } from './scan.ts';
import type { Done, Look, Order, Outcome, Setting } from './workshop.ts';

export interface Crew {
  /** How many may work at once. */
  readonly size: number;
  readonly compare: (root: string, folders: readonly (readonly [string, Expected])[]) => Promise<Gap>;
  readonly faults: () => Promise<readonly Diagnostic[]>;
  readonly look: (folder: string) => Promise<Look>;
  /** Each outcome is told as soon as its act is done. What `each` throws stops it. */
  readonly make: (order: Order, each: (outcome: Outcome) => void) => Promise<Done>;
  /** Lets the threads go: what they are at is given up, and what waits is rejected. */
  readonly close: () => void;
}

/** Threads without work, kept for the next crew. */
const idle: Hand[] = [];

const CLOSED = 'the crew was let go';

/** Work for one thread, in its turn. */
interface Work {
  readonly run: (hand: Hand) => Promise<void>;
  readonly giveUp: (error: Error) => void;
}

/** One place: a thread when it is needed, and the work that waits for it. */
interface Post {
  hand: Hand | null;
  readonly waiting: Work[];
  isBusy: boolean;
}

export function openCrew(setting: Setting, size: number, limits: Limits = HAND): Crew {
  const posts: Post[] = Array.from({ length: size }, () => ({ hand: null, waiting: [], isBusy: false }));
  const places = new Map<string, Post>();
  const stopped = new Map<string, Diagnostic>();
  let isClosed = false;

  const next = (post: Post): void => {
    const work = post.isBusy || isClosed ? undefined : post.waiting.shift();
    if (work === undefined) return;
    post.isBusy = true;
    post.hand ??= idle.pop() ?? startHand(limits);
    void work.run(post.hand).finally(() => {
      post.isBusy = false;
      if (post.hand?.isGone() === true) post.hand = null;
      next(post);
    });
  };
  const given = <T>(post: Post, act: (hand: Hand) => Promise<T>): Promise<T> => {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const run = async (hand: Hand): Promise<void> => {
      try {
        resolve(await act(hand));
      } catch (error) {
        reject(error);
      }
    };
    if (isClosed) reject(new Error(CLOSED));
    else post.waiting.push({ run, giveUp: reject });
    next(post);
    return promise;
  };
  /** The thread that has least to do; the first ones first, so that little work starts few. */
  const least = (): Post => posts.reduce((best, post) => (load(post) < load(best) ? post : best), posts[0]!);

  const make = async (order: Order, each: (outcome: Outcome) => void): Promise<Done> => {
    const { folder, have } = order;
    const post = places.get(folder) ?? least();
    places.delete(folder);
    const whole = stopped.get(folder);
    if (whole !== undefined) {
      for (const id of have.keys()) each({ kind: 'refused', id, faults: [whole] });
      return { faults: [whole] };
    }
    const told = new Set(order.without);
    let at: string | null = null;
    const answer = await given(post, (hand) =>
      hand.ask({ kind: 'make', setting, order }, (message) => {
        if (message.kind === 'starting') at = message.id;
        if (message.kind !== 'outcome') return;
        told.add(message.outcome.id);
        each(message.outcome);
      }),
    );
    if (answer.kind === 'made') return answer.done;
    if (answer.kind !== 'stopped') throw outOfTurn(answer.kind);
    const why = tooMuch(setting, limits, folder, answer.why);
    if (at === null) {
      stopped.set(folder, why);
      return make(order, each);
    }
    each({ kind: 'refused', id: at, faults: [why] });
    const rest = await make({ ...order, without: [...told, at] }, each);
    return { faults: [why, ...rest.faults] };
  };

  return {
    size,
    async compare(root, folders) {
      const answer = await given(least(), (hand) => hand.ask({ kind: 'compare', root, folders }));
      if (answer.kind === 'compared') return answer.gap;
      throw outOfTurn(answer.kind);
    },
    async faults() {
      const answer = await given(least(), (hand) => hand.ask({ kind: 'faults', setting }));
      return answer.kind === 'faults' ? answer.faults : [tooMuch(setting, limits, 'assemblees', 'time')];
    },
    async look(folder) {
      const post = least();
      places.set(folder, post);
      const answer = await given(post, (hand) => hand.ask({ kind: 'look', setting, folder }));
      if (answer.kind === 'looked') return answer.look;
      if (answer.kind === 'stopped') stopped.set(folder, tooMuch(setting, limits, folder, answer.why));
      return { souvenir: null, bodies: [], family: '' };
    },
    make,
    close() {
      if (isClosed) return;
      isClosed = true;
      for (const { hand, isBusy, waiting } of posts) {
        for (const work of waiting.splice(0)) work.giveUp(new Error(CLOSED));
        if (hand !== null) {
          if (isBusy) hand.stop();
          else idle.push(hand);
        }
      }
    },
  };
}

function outOfTurn(kind: string): Error {
  return new Error(`a thread answered out of turn: ${kind}`);
}

function load({ waiting, isBusy }: Post): number {
  return waiting.length + (isBusy ? 1 : 0);
}

function tooMuch(
  { project }: Setting,
  { seconds }: Limits,
  folder: string,
  why: 'time' | 'memory',
): Diagnostic {
  const much = why === 'time' ? `plus de ${seconds} secondes` : 'trop de mémoire';
  return fault({
    place: { file: join(project.records, folder), line: 1, column: 1, length: 0 },
    code: 'acte-demesure',
    message: `Faire un acte de cette séance demande ${much} : il est laissé de côté.`,
    remedy: 'partagez-le, ou ôtez-en ce qui n’a pas sa place dans un acte.',
  });
}
