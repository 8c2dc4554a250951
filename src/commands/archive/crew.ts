/**
 * Those who work for a run: threads, one séance a piece of work. A thread that runs out of memory, or is silent too long, is stopped and
 * replaced; the act that it was at is refused, and no other. Threads are kept for the next project of the same process.
 */
import { join } from 'node:path';
import type { Sampled } from '../../archive/sample.ts';
import { DATA, folderOf } from '../../archive/tree.ts';
import { fault, type Diagnostic } from '../../diagnostic.ts';
import {
  HAND,
  startHand,
  type Answer,
  type Hand,
  type Limits,
  type Question,
  type Stopped,
  type Work,
} from './hand.ts';
import type { Expected, Gap } from './scan.ts';
import type { Done, Look, Order, Setting, Told } from './workshop.ts';

export interface Crew {
  /** How many may work at once. */
  readonly size: number;
  readonly compare: (root: string, folders: readonly (readonly [string, Expected])[]) => Promise<Gap>;
  readonly faults: () => Promise<readonly Diagnostic[]>;
  readonly look: (folder: string) => Promise<Look>;
  /** Each outcome is told as soon as its act is done. What `each` throws stops it. */
  readonly make: (order: Order, each: (outcome: Told) => void) => Promise<Done>;
  /** What every reader says against an act of the archive at `root`. */
  readonly reread: (root: string, act: Sampled) => Promise<readonly Diagnostic[]>;
  /** Lets the threads go: what they are at is given up, and what waits is rejected. */
  readonly close: () => void;
}

/** Threads without work, kept for the next crew. */
const idle: Hand[] = [];

const CLOSED = 'the crew was let go';

/** How many things a thread is asked together: it never waits for the next, and no other waits long at the end. */
const TOGETHER = 8;

/** One place: a thread when it is needed, and the work that waits for it. */
interface Post {
  hand: Hand | null;
  waiting: Work[];
  /** Things that the thread was asked. */
  asked: number;
}

export function openCrew(setting: Setting, size: number, limits: Limits = HAND): Crew {
  const posts: Post[] = Array.from({ length: size }, () => ({ hand: null, waiting: [], asked: 0 }));
  const places = new Map<string, Post>();
  const stopped = new Map<string, Diagnostic>();
  let isClosed = false;

  const next = async (post: Post): Promise<void> => {
    if (post.asked > 0 || isClosed) return;
    const works = post.waiting.splice(0, TOGETHER);
    if (works.length === 0) return;
    post.asked = works.length;
    const hand = (post.hand ??= (limits === HAND ? idle.pop() : undefined) ?? startHand(limits));
    const left = await hand.ask(works);
    post.asked = 0;
    if (hand.isGone()) post.hand = null;
    if (isClosed) for (const work of left) work.failed(new Error(CLOSED));
    else post.waiting.unshift(...left);
    void next(post);
  };
  const given = async (
    post: Post,
    question: () => Question,
    heard: Work['heard'] = () => undefined,
  ): Promise<Answer | Stopped> => {
    const { promise, resolve: done, reject: failed } = Promise.withResolvers<Answer | Stopped>();
    if (isClosed) failed(new Error(CLOSED));
    else post.waiting.push({ question, heard, done, failed });
    // What is asked in the same breath is asked together.
    queueMicrotask(() => void next(post));
    return promise;
  };
  /** The thread that has least to do; the first ones first, so that little work starts few. */
  const least = (): Post => posts.reduce((best, post) => (load(post) < load(best) ? post : best), posts[0]!);

  const make = async (order: Order, each: (outcome: Told) => void): Promise<Done> => {
    const { folder, have } = order;
    const post = places.get(folder) ?? least();
    places.delete(folder);
    const whole = stopped.get(folder);
    if (whole !== undefined) {
      for (const id of have.keys()) each({ kind: 'refused', id, faults: [whole] });
      return { faults: [whole] };
    }
    const told = new Set(order.without);
    const answer = await given(
      post,
      () => ({ kind: 'make', setting, order: { ...order, without: [...told] } }),
      (outcome) => {
        told.add(outcome.id);
        each(outcome);
      },
    );
    if (answer.kind === 'made') return answer.done;
    if (answer.kind !== 'stopped') throw outOfTurn(answer.kind);
    const why = tooMuch(setting, limits, folder, answer.why);
    const at = answer.id;
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
      const answer = await given(least(), () => ({ kind: 'compare', root, folders }));
      if (answer.kind === 'compared') return answer.gap;
      throw outOfTurn(answer.kind);
    },
    async faults() {
      const answer = await given(least(), () => ({ kind: 'faults', setting }));
      return answer.kind === 'faults' ? answer.faults : [tooMuch(setting, limits, 'assemblees', 'time')];
    },
    async look(folder) {
      const post = least();
      places.set(folder, post);
      const answer = await given(post, () => ({ kind: 'look', setting, folder }));
      if (answer.kind === 'looked') return answer.look;
      if (answer.kind === 'stopped') stopped.set(folder, tooMuch(setting, limits, folder, answer.why));
      return { souvenir: null, bodies: [], family: '' };
    },
    make,
    async reread(root, act) {
      const answer = await given(least(), () => ({ kind: 'reread', setting, root, act }));
      if (answer.kind === 'reread') return answer.faults;
      if (answer.kind !== 'stopped') throw outOfTurn(answer.kind);
      return [tooMuch(setting, limits, folderOf(act.id).slice(`${DATA}/`.length), answer.why)];
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      for (const { hand, asked, waiting } of posts) {
        for (const work of waiting.splice(0)) work.failed(new Error(CLOSED));
        if (hand !== null) {
          if (asked > 0 || limits !== HAND) hand.stop();
          else idle.push(hand);
        }
      }
    },
  };
}

function outOfTurn(kind: string): Error {
  return new Error(`a thread answered out of turn: ${kind}`);
}

function load({ waiting, asked }: Post): number {
  return waiting.length + asked;
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
