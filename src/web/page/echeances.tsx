/** What the law wants done, and by when: the day in the margin, how it was counted, the article. */
import { useEffect, useState } from 'preact/hooks';
import type { EcheanceVue } from '../contract.ts';
import * as api from './api.ts';
import { dansCombien, jourLong, majuscule, mois, nomDuJour } from './mots.ts';
import { vers } from './route.ts';

/** How many are shown before one asks for the rest. */
const FIRST = 6;

export function Echeances() {
  const [dues, setDues] = useState<readonly EcheanceVue[] | null>(null);
  const [all, setAll] = useState(false);
  useEffect(() => void api.echeances().then(setDues, () => undefined), []);
  const shown = all ? dues : dues?.slice(0, FIRST);
  return (
    <section aria-labelledby="t-ech">
      <div class="titre-section">
        <h2 id="t-ech">Échéances légales</h2>
        <a class="petit" href="/api/echeances.ics" download="greffe-echeances.ics">
          Agenda (.ics)
        </a>
      </div>
      {dues?.length === 0 && (
        <div class="vide">
          <p>Rien n’est dû.</p>
        </div>
      )}
      {shown !== undefined && shown !== null && shown.length > 0 && (
        <ol class="registre echeances">
          {shown.map((due) => (
            <li key={`${due.seance} ${due.quoi} ${due.titre}`}>
              <span class="n">
                {due.le === null ? (
                  <span class="petit">
                    sans
                    <br />
                    délai
                  </span>
                ) : (
                  <>
                    <span class="petit">{nomDuJour(due.le)}</span>
                    <span class="quantieme">{Number(due.le.slice(8))}</span>
                    <span class="petit">{mois(due.le)}</span>
                  </>
                )}
              </span>
              <div class="corps">
                <h3>
                  <a href={due.quoi === 'convocation' ? vers('seance', due.seance) : vers('lot', due.seance)}>
                    {due.titre}
                  </a>
                  {due.reste !== null && (
                    <span class={`reste ${due.reste < 3 ? 'pressant' : ''}`}>{dansCombien(due.reste)}</span>
                  )}
                </h3>
                <p class="doux">Séance du {jourLong(due.seance.slice(0, 10))}.</p>
                <p class="calcul">
                  {majuscule(due.calcul)}. {majuscule(due.article)} CGCT.
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
      {dues !== null && dues.length > FIRST && !all && (
        <p class="actions">
          <button class="bouton" type="button" onClick={() => setAll(true)}>
            Voir les {dues.length} échéances
          </button>
        </p>
      )}
    </section>
  );
}
