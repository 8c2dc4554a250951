/** The thread of the séance: a column for each point, bold where a figure changes. One tab stop; arrows move in it. */
import { useRef } from 'preact/hooks';
import type { PresenceVue } from '../contract.ts';

const ROWS = [
  ['Présents', ({ presents }: PresenceVue) => presents?.length ?? null],
  ['Pouvoirs', ({ representes }: PresenceVue) => representes?.length ?? null],
  ['Votants', ({ votants }: PresenceVue) => votants],
] as const;

export function Fil({
  moments,
  at,
  look,
}: {
  moments: readonly PresenceVue[];
  at: number;
  look: (index: number) => void;
}) {
  const head = useRef<HTMLTableRowElement>(null);
  const moved = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(moments.length - 1, at + by));
    look(next);
    head.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div class="fil-cadre">
      <table class="fil">
        <caption class="vh">Présence au fil de la séance, point par point</caption>
        <thead>
          <tr ref={head} onKeyDown={moved}>
            <th scope="col">Point</th>
            {moments.map(({ point }, i) => (
              <th scope="col" key={point}>
                <button
                  type="button"
                  aria-pressed={i === at}
                  tabIndex={i === at ? 0 : -1}
                  onClick={() => look(i)}
                >
                  <span class="vh">
                    {point === 'ouverture' ? 'Voir la présence à l’ouverture' : 'Voir la présence au n° '}
                  </span>
                  {point === 'ouverture' ? <span aria-hidden="true">Ouv.</span> : point}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([name, of]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {moments.map((moment, i) => {
                const before = i === 0 ? null : of(moments[i - 1]!);
                const now = of(moment);
                const changed = i > 0 && now !== before;
                return (
                  <td key={moment.point} class={`${i === at ? 'ici' : ''} ${changed ? 'change' : ''}`}>
                    {now ?? '?'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
