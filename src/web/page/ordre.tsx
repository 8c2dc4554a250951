/** The agenda, by rubrique, with how each vote went. */
import type { PointVu, SeanceVue } from '../contract.ts';
import { combien, scrutinBref } from './mots.ts';
import { vers } from './route.ts';

export function Ordre({ vue, point }: { vue: SeanceVue; point: string }) {
  const groups: { rubrique: string | null; points: PointVu[] }[] = [];
  for (const each of vue.points) {
    const last = groups.at(-1);
    if (last === undefined || last.rubrique !== each.rubrique)
      groups.push({ rubrique: each.rubrique, points: [each] });
    else last.points.push(each);
  }
  const counted = vue.points.filter((each) => voteOf(vue, each) !== null).length;
  return (
    <section class="panneau ordre" aria-labelledby="t-odj">
      <div class="panneau-titre">
        <h2 id="t-odj">Ordre du jour</h2>
        <span class="petit pale">
          {combien(vue.points.length, 'point')}, {combien(counted, 'vote')}
        </span>
      </div>
      {groups.map(({ rubrique, points }, i) => (
        <div key={i}>
          {rubrique !== null && <h3>{rubrique}</h3>}
          <ol class="registre">
            {points.map((each) => (
              <li key={each.point}>
                <span class="n" aria-hidden="true">
                  {each.point}
                </span>
                <div class="corps">
                  <a
                    href={vers('seance', vue.id, each.point)}
                    aria-current={each.point === point ? 'true' : undefined}
                  >
                    <span>
                      <span class="vh">n° {each.point}, </span>
                      {each.objet}
                    </span>
                    <Resultat vue={vue} point={each} />
                  </a>
                </div>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

const SAID: Readonly<Record<string, string>> = {
  retiree: 'retirée',
  ajournee: 'ajournée',
  rejetee: 'rejetée',
  renvoyee: 'renvoyée',
  'sans-objet': 'sans objet',
  'pris-acte': 'pris acte',
};

/** A finding that refuses stands out; a unanimous vote is quiet. */
function Resultat({ vue, point }: { vue: SeanceVue; point: PointVu }) {
  const blocking = vue.constats.filter(
    ({ fichier, gravite }) => fichier === point.fichier && gravite === 'bloquant',
  ).length;
  if (blocking > 0)
    return (
      <span class="res">
        <span class="grav bloquant">{combien(blocking, 'bloquant')}</span>
      </span>
    );
  const said = SAID[point.resultat ?? ''];
  const vote = voteOf(vue, point);
  return (
    <span class="res">
      {vote === null ? (
        (said ?? '')
      ) : (
        <>
          <span class="vh">{vote.dit}</span>
          <span aria-hidden="true">{vote.bref}</span>
        </>
      )}
    </span>
  );
}

function voteOf(vue: SeanceVue, { point }: PointVu) {
  const moment = vue.presence?.points.find((each) => each.point === point);
  return moment === undefined ? null : scrutinBref(moment);
}
