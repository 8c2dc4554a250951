/** The thread of the séance: a column for each point, bold where a figure changes. One tab stop; arrows move in it. */
import { useRef } from 'preact/hooks';
import type { MembreVu, PresenceVue } from '../contract.ts';

const ROWS = [
  ['Présents', ({ presents }: PresenceVue) => presents?.length ?? null],
  ['Pouvoirs', ({ representes }: PresenceVue) => representes?.length ?? null],
  ['Votants', ({ votants }: PresenceVue) => votants],
] as const;

export function Fil({
  moments,
  membres,
  at,
  look,
}: {
  membres: readonly MembreVu[];
  moments: readonly PresenceVue[];
  at: number;
  look: (index: number) => void;
}) {
  const head = useRef<HTMLTableRowElement>(null);
  const moved = moments.map((moment, i) => (i === 0 ? '' : movedBetween(moments[i - 1]!, moment, membres)));
  const pressed = (event: KeyboardEvent): void => {
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
          <tr ref={head} onKeyDown={pressed}>
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
          {moved.some((text) => text !== '') && (
            <tr class="mvt">
              <th scope="row">
                <span class="vh">Mouvements</span>
              </th>
              {moved.map((text, i) => (
                <td key={i} class={text === '' ? undefined : 'ev'} title={text}>
                  {text}
                </td>
              ))}
            </tr>
          )}
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

/** « + WEBER », « − GARNIER » */
function movedBetween(before: PresenceVue, now: PresenceVue, membres: readonly MembreVu[]): string {
  const names = new Map(membres.map(({ id, nom }) => [id, nom]));
  const came = (now.presents ?? []).filter((id) => before.presents?.includes(id) !== true);
  const left = (before.presents ?? []).filter((id) => now.presents?.includes(id) !== true);
  return [
    ...came.map((id) => `+ ${names.get(id) ?? id}`),
    ...left.map((id) => `− ${names.get(id) ?? id}`),
  ].join(', ');
}
