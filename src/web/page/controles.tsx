/** Contrôles: every finding of the séance by article, with why, where, and what would mend it, shown before it is written. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Constat, Correction, SeanceVue } from '../contract.ts';
import * as api from './api.ts';
import { Pied } from './cadre.tsx';
import { Diff } from './diff.tsx';
import { changeOf, type Dossier } from './change.ts';
import { combien } from './mots.ts';
import { aller, vers } from './route.ts';
import { useTouches } from './touches.ts';

type Filtre = 'tous' | Constat['gravite'];

const GRAVITES = {
  bloquant: ['Bloquants', 'Bloquant'],
  regarder: ['À regarder', 'À regarder'],
  info: ['Informations', 'Information'],
} as const;

export function Controles({ dossier, tete }: { dossier: Dossier; tete: ComponentChildren }) {
  const { vue } = dossier;
  const [filtre, setFiltre] = useState<Filtre>('tous');
  const [rangement, setRangement] = useState<'article' | 'point'>('article');
  const shown = vue.constats.filter(({ gravite }) => filtre === 'tous' || gravite === filtre);
  const groups = Map.groupBy(shown, (constat) =>
    rangement === 'article' ? themeOf(constat) : placeOf(vue, constat),
  );
  const count = (gravite: Constat['gravite']): number =>
    vue.constats.filter((each) => each.gravite === gravite).length;
  const blocking = vue.constats.filter(({ gravite }) => gravite === 'bloquant');
  useTouches({ j: () => step(1), k: () => step(-1), F8: () => step(1), 'Shift+F8': () => step(-1) });
  return (
    <>
      <main id="contenu" tabIndex={-1}>
        {tete}
        <div class="cadre">
          <div class="deux">
            <div class="cote">
              <ul class="bilan">
                {(['tous', 'bloquant', 'regarder', 'info'] as const).map((each) => (
                  <li key={each}>
                    <button type="button" aria-pressed={filtre === each} onClick={() => setFiltre(each)}>
                      {each === 'tous' ? (
                        <span>Tous</span>
                      ) : (
                        <span class={`grav ${each}`}>{GRAVITES[each][0]}</span>
                      )}
                      <b>{each === 'tous' ? vue.constats.length : count(each)}</b>
                    </button>
                  </li>
                ))}
              </ul>
              <fieldset>
                <legend class="petit doux">Ranger</legend>
                <span class="segments">
                  {(['article', 'point'] as const).map((each) => (
                    <label key={each}>
                      <input
                        type="radio"
                        name="rangement"
                        checked={rangement === each}
                        onChange={() => setRangement(each)}
                      />
                      par {each}
                    </label>
                  ))}
                </span>
              </fieldset>
              <p class="petit doux">
                Rien ne vous arrête : les projets sortent toujours, marqués PROJET. Seuls les actes définitifs
                attendent que les bloquants soient levés.
              </p>
            </div>
            <div>
              {blocking.length > 0 && (
                <section class="sommaire-fautes" aria-labelledby="t-bl">
                  <h2 id="t-bl">
                    {blocking.length === 1
                      ? 'Un constat empêche de faire les actes définitifs'
                      : `${blocking.length} constats empêchent de faire les actes définitifs`}
                  </h2>
                  <ul>
                    {blocking.slice(0, 8).map((constat, i) => (
                      <li key={i}>
                        <a href={lien(vue, constat)}>{constat.phrase}</a>
                      </li>
                    ))}
                  </ul>
                </section>
              )}
              {shown.length === 0 && (
                <div class="vide">
                  <h2>Rien à signaler{filtre === 'tous' ? '' : ' de cette gravité'}.</h2>
                  <p>Toutes les règles qui s’appliquent à cette séance sont satisfaites.</p>
                </div>
              )}
              {[...groups].map(([name, constats]) => (
                <section class="article" key={name} aria-label={name}>
                  <header>
                    <h2>{name}</h2>
                    <p>{combien(constats.length, 'constat')}</p>
                  </header>
                  <ol class="registre constat">
                    {constats.map((constat, i) => (
                      <Ligne key={i} dossier={dossier} constat={constat} />
                    ))}
                  </ol>
                </section>
              ))}
              {vue.corrections.map((correction) => (
                <Corriger key={correction.fichier} correction={correction} dossier={dossier} />
              ))}
            </div>
          </div>
        </div>
      </main>
      <Pied
        touches={[
          ['J K', 'constat suivant, précédent'],
          ['Entrée', 'aller au champ'],
          ['Ctrl Z', 'annuler'],
          ['Échap', 'la séance'],
        ]}
        fin={dossier.dit}
      />
    </>
  );
}

function step(by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('.constat .vers-champ')];
  const at = links.findIndex((link) => link === document.activeElement);
  links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
}

/** The article that a finding cites; what has none is of the writing. */
function themeOf({ article }: Constat): string {
  return article === null ? 'Écriture et cohérence' : article.replace(/^art\. /u, 'Art. ');
}

function placeOf(vue: SeanceVue, { fichier }: Constat): string {
  const point = vue.points.find((each) => each.fichier === fichier);
  return point === undefined ? 'Séance' : `N° ${point.point}, ${point.objet}`;
}

function lien(vue: SeanceVue, { fichier, ligne }: Constat): string {
  return fichier in vue.fichiers ? vers('deliberation', vue.id, fichier, ligne) : vers('controles', vue.id);
}

function Ligne({ dossier, constat }: { dossier: Dossier; constat: Constat }) {
  const { vue } = dossier;
  const mended = vue.corrections
    .find((each) => each.fichier === constat.fichier)
    ?.lignes.filter(({ ligne }) => ligne === constat.ligne);
  const point = vue.points.find(({ fichier }) => fichier === constat.fichier);
  return (
    <li>
      <span class="n">{point === undefined ? '' : `n° ${point.point}`}</span>
      <div class="corps">
        <div>
          <p class={`grav ${constat.gravite}`}>{GRAVITES[constat.gravite][1]}</p>
          <h3>{constat.phrase}</h3>
          <p class="pourquoi">Remède : {constat.remede}</p>
          <p class="source">
            {constat.article !== null && `${constat.article.replace(/^art\./u, 'Art.')}. `}
            {constat.fichier}, ligne {constat.ligne}.
          </p>
          <p class="actions">
            {mended !== undefined && mended.length > 0 && (
              <button class="bouton" type="button" onClick={() => void apply(dossier, constat.fichier)}>
                Appliquer
              </button>
            )}
            <a class="bouton vers-champ" href={lien(vue, constat)}>
              Aller au champ
            </a>
          </p>
        </div>
        <div>
          {mended !== undefined && mended.length > 0 ? (
            <Diff fichier={constat.fichier} lignes={mended} />
          ) : (
            <figure class="diff">
              <figcaption>
                <span>{constat.fichier}</span>
                <span>ligne {constat.ligne}</span>
              </figcaption>
              <pre class="extrait">
                {constat.contexte[0]}
                <mark>{constat.extrait}</mark>
                {constat.contexte[1]}
              </pre>
            </figure>
          )}
        </div>
      </div>
    </li>
  );
}

/** Writes what `corriger` mends in a file: all that was shown of it. */
async function apply(dossier: Dossier, fichier: string): Promise<void> {
  const { vue } = dossier;
  const written = await api.corriger(vue.id, fichier, vue.fichiers[fichier] ?? '');
  if (written.kind === 'ecrit') {
    const { texte } = await api.texte(vue.id, fichier);
    dossier.noter(changeOf(fichier, texte, written));
  }
  await dossier.relire();
}

/** What `corriger` would write in a file, and the button that writes it. */
function Corriger({ correction, dossier }: { correction: Correction; dossier: Dossier }) {
  const { vue } = dossier;
  const { fichier } = correction;
  return (
    <section class="article" aria-label={`Corrections de ${fichier}`}>
      <header>
        <h2>Ce qui se corrige sans juger</h2>
        <p>Typographie et écriture de {fichier}</p>
      </header>
      <div class="correction">
        <Diff fichier={fichier} lignes={correction.lignes} />
        <p class="actions">
          <button class="bouton plein" type="button" onClick={() => void apply(dossier, fichier)}>
            Appliquer à {fichier}
          </button>
          <button class="lien petit" type="button" onClick={() => aller('deliberation', vue.id, fichier)}>
            Corriger à la main
          </button>
        </p>
      </div>
    </section>
  );
}
