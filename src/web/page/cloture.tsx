/** Before a séance is closed: what each act and the list will say; a vote that nobody noted stands out. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ClotureVue } from '../contract.ts';
import * as api from './api.ts';
import { Pied } from './cadre.tsx';
import type { Dossier } from './change.ts';
import { combien } from './mots.ts';
import { aller, vers } from './route.ts';

export function Cloture({ dossier, tete }: { dossier: Dossier; tete: ComponentChildren }) {
  const { vue } = dossier;
  const [list, setList] = useState<ClotureVue | null>(null);
  useEffect(
    () => void api.cloture(vue.id).then(setList, () => undefined),
    [vue.id, JSON.stringify(vue.fichiers)],
  );
  const points = list?.points ?? [];
  const reputed = points.filter(({ reputee }) => reputee);
  const close = async (): Promise<void> => {
    const done = await api.clore(vue.id).catch(() => null);
    if (done === null) return;
    await dossier.relire();
    aller('lot', vue.id);
  };
  const isHeld = list?.close === true;
  const isStopped = (list?.bloquants.length ?? 0) > 0;
  return (
    <>
      <main id="contenu" tabIndex={-1}>
        {tete}
        <div class="cadre">
          <div class="barre">
            <h2>Ce que diront les actes</h2>
            <span class="doux" role="status">
              {combien(points.length, 'point')},{' '}
              {reputed.length === 0 ? 'tous les votes sont saisis' : `${reputed.length} sans vote saisi`}
            </span>
            <div class="fin">
              {isHeld ? (
                <span class="grav fait">La séance est close</span>
              ) : (
                <button
                  class="bouton plein"
                  type="button"
                  aria-disabled={isStopped}
                  onClick={() => void (isStopped || close())}
                >
                  Clore la séance
                </button>
              )}
            </div>
          </div>
          {isStopped && (
            <section class="sommaire-fautes" aria-labelledby="t-clo">
              <h2 id="t-clo">{combien(list!.bloquants.length, 'constat')} à lever avant de clore</h2>
              <ul>
                {list!.bloquants.map((phrase) => (
                  <li key={phrase}>
                    <a href={vers('controles', vue.id)}>{phrase}</a>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <ol class="registre cloture">
            {points.map(({ point, objet, reputee, pour, liste, acte }) => (
              <li key={point}>
                <span class="n">
                  <span class="vh">n° </span>
                  {point}
                </span>
                <div class="corps">
                  <h3>
                    <a href={vers('seance', vue.id, point)}>{objet}</a>
                  </h3>
                  <p class="imprime">{[liste, ...acte].join(' · ')}</p>
                  {reputee && (
                    <p class="grav regarder">
                      Personne n’a dit comment ce point a été décidé : il sera réputé unanime
                      {pour === null ? '' : `, ${pour} pour`}
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ol>
        </div>
      </main>
      <Pied
        touches={[
          ['Entrée', 'voir le point'],
          ['Échap', 'la séance'],
        ]}
        fin={dossier.dit}
      />
    </>
  );
}
