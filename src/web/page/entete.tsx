/** What the acts print above their text at a point, as the page of the act itself, and how it changes along the séance. */
import { useEffect, useState } from 'preact/hooks';
import type { PresenceVue, SeanceVue } from '../contract.ts';
import { entier } from './mots.ts';
import { PagesPdf } from './pages.tsx';
import { vers } from './route.ts';

export function EnTete({
  vue,
  moments,
  at,
}: {
  vue: SeanceVue;
  moments: readonly PresenceVue[];
  at: number;
}) {
  const here = moments[at]!;
  const point = vue.points.find((each) => each.point === here.point) ?? vue.points[0];
  const [pdf, setPdf] = useState<Uint8Array | null>(null);
  const stamp = JSON.stringify(vue.fichiers);
  useEffect(() => {
    if (point?.id === null || point === undefined) return undefined;
    const stop = new AbortController();
    fetch(`/api/actes/${point.id}/pdf`, { signal: stop.signal })
      .then(async (response) => (response.ok ? response.arrayBuffer() : null))
      .then(
        (bytes) => setPdf(bytes === null ? null : new Uint8Array(bytes)),
        () => undefined,
      );
    return () => stop.abort();
  }, [point?.id, stamp]);
  const groups = grouped(moments.slice(1));
  return (
    <section class="panneau apercu table-lumineuse" aria-labelledby="t-ape" tabIndex={0}>
      <div class="panneau-titre">
        <h2 id="t-ape">
          En-tête imprimé {here.point === 'ouverture' ? 'au premier point' : `au n° ${here.point}`}
        </h2>
        {point?.fichier != null && (
          <a class="petit" href={vers('deliberation', vue.id, point.fichier)}>
            Ouvrir l’acte
          </a>
        )}
      </div>
      {pdf === null ? (
        <p class="doux">L’acte de ce point ne se fait pas encore.</p>
      ) : (
        <PagesPdf pdf={pdf} only={1} label={`Première page de l’acte du n° ${point?.point ?? ''}`} />
      )}
      <h3 class="suite-entetes">
        {groups.length === 1 ? 'Un seul en-tête' : `${groups.length} en-têtes`} dans cette séance
      </h3>
      <ol class="registre entetes">
        {groups.map(({ from, to, moment, before }) => {
          const isHere = at > 0 && at - 1 >= from && at - 1 <= to;
          const first = moments[from + 1]!.point;
          const last = moments[to + 1]!.point;
          return (
            <li key={first} class={isHere ? 'ici' : undefined}>
              <span class="n">n° {from === to ? first : `${first} à ${last}`}</span>
              <div class="corps">
                {moment.presents?.length ?? '?'} présents, {moment.representes?.length ?? '?'} pouvoirs
                {before !== null && <Ecart vue={vue} before={before} now={moment} />}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** What a header prints. */
function key({ presents, representes, absents, president, secretaires }: PresenceVue): string {
  return JSON.stringify([presents, representes, absents, president, secretaires]);
}

interface Groupe {
  readonly from: number;
  readonly to: number;
  readonly moment: PresenceVue;
  readonly before: PresenceVue | null;
}

/** Points in a row whose header is the same. */
function grouped(moments: readonly PresenceVue[]): Groupe[] {
  const groups: Groupe[] = [];
  moments.forEach((moment, i) => {
    const last = groups.at(-1);
    if (last !== undefined && key(last.moment) === key(moment))
      groups[groups.length - 1] = { ...last, to: i };
    else groups.push({ from: i, to: i, moment, before: last?.moment ?? null });
  });
  return groups;
}

/** Who came, who left, who gave a pouvoir, in the words that are printed. */
function Ecart({ vue, before, now }: { vue: SeanceVue; before: PresenceVue; now: PresenceVue }) {
  const names = new Map(vue.membres.map((membre) => [membre.id, entier(membre)]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const came = (now.presents ?? []).filter((id) => before.presents?.includes(id) !== true).map(nameOf);
  const given = (now.representes ?? [])
    .filter(({ mandant, mandataire }) =>
      before.representes?.every((old) => old.mandant !== mandant || old.mandataire !== mandataire),
    )
    .map(({ mandant, mandataire }) => `${nameOf(mandant)} pouvoir à ${nameOf(mandataire)}`);
  const left = (now.absents ?? []).filter((id) => before.absents?.includes(id) !== true).map(nameOf);
  return (
    <>
      {'. '}
      {[...came, ...given].map((text) => (
        <ins key={text}>{text}</ins>
      ))}
      {left.map((text) => (
        <del key={text}>{text}</del>
      ))}
    </>
  );
}
