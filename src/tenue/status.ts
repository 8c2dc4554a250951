/** The counts of a moment of the séance on one line: « Présents 33 · Pouvoirs 6 · Votants 39 · Quorum 21 ✓ ». */
import type { PresenceJson } from '../documents/presence-json.ts';

export interface Status {
  /** Label of the point, or `ouverture`. */
  readonly point: string;
  readonly presents: number | null;
  readonly pouvoirs: number | null;
  readonly votants: number | null;
  readonly quorum: { readonly required: number; readonly met: boolean; readonly missing: number } | null;
}

/** The counts at a point; at the opening when the séance has no such point. */
export function statusAt({ points }: PresenceJson, label: string): Status {
  const at = points.find(({ point }) => point === label) ?? points[0]!;
  const { quorum } = at;
  return {
    point: at.point,
    presents: at.presents?.length ?? null,
    pouvoirs: at.representes?.length ?? null,
    votants: at.votants,
    quorum:
      quorum === null
        ? null
        : {
            required: quorum.required,
            met: quorum.met,
            missing: Math.max(0, quorum.required - quorum.present),
          },
  };
}

export function statusLine({ point, presents, pouvoirs, votants, quorum }: Status): string {
  const missing = quorum?.missing ?? 0;
  const judged =
    quorum === null
      ? 'Quorum ?'
      : quorum.met
        ? `Quorum ${quorum.required} ✓`
        : `Quorum ${quorum.required} ■ il manque ${missing} ${missing > 1 ? 'présents' : 'présent'}`;
  const counts = [
    `Présents ${presents ?? '?'}`,
    `Pouvoirs ${pouvoirs ?? '?'}`,
    `Votants ${votants ?? '?'}`,
    judged,
  ].join(' · ');
  return `${point === 'ouverture' ? 'À l’ouverture' : `Au n° ${point}`} : ${counts}`;
}
