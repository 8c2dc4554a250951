/** What every screen has around it: the head, the keys at its foot, the head of a séance. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Jalon, SeanceVue } from '../contract.ts';
import { dit, ETAPES, jourEntier } from './mots.ts';
import { chercher, vers, type Lieu } from './route.ts';

/** The head of the page: where one is, a search, the light. */
export function Tete({ lieu }: { lieu: Lieu }) {
  const entries = [
    ['Accueil', vers('accueil'), lieu.ecran === 'accueil'],
    ['Séances', 'id' in lieu ? vers('seance', lieu.id) : vers('accueil'), 'id' in lieu],
    ['Quel papier est lequel ?', vers('papiers'), lieu.ecran === 'papiers'],
  ] as const;
  return (
    <header class="tete">
      <a class="marque" href={vers('accueil')} aria-label="Greffe, accueil">
        Greffe
      </a>
      <nav aria-label="Principale">
        <ul>
          {entries
            .filter(([name]) => name !== 'Séances' || 'id' in lieu)
            .map(([name, href, isHere]) => (
              <li key={name}>
                <a href={href} aria-current={isHere ? (name === 'Séances' ? 'true' : 'page') : undefined}>
                  {name}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <div class="tete-fin">
        {lieu.ecran !== 'accueil' && (
          <form
            class="recherche-breve"
            role="search"
            aria-label="Recherche"
            onSubmit={(event) => {
              event.preventDefault();
              chercher(event.currentTarget);
            }}
          >
            <label class="vh" for="q">
              Chercher un acte, un membre, un mot
            </label>
            <input id="q" name="q" type="search" placeholder="Chercher un acte, un mot" />
            <kbd aria-hidden="true">/</kbd>
          </form>
        )}
        <Theme />
      </div>
    </header>
  );
}

const THEMES = ['Auto', 'Clair', 'Sombre'] as const;

function Theme() {
  const [theme, setTheme] = useState(() => localStorage.getItem('greffe-theme') ?? 'Auto');
  useEffect(() => localStorage.setItem('greffe-theme', theme), [theme]);
  return (
    <fieldset class="theme">
      <legend class="vh">Thème</legend>
      {THEMES.map((name) => (
        <label key={name}>
          <input
            type="radio"
            name="theme"
            id={`theme-${name.toLowerCase()}`}
            checked={theme === name}
            onChange={() => setTheme(name)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

/** The keys of a screen, each with what it does. A key that is several: `Ctrl Z`. */
export function Pied({
  touches,
  fin,
}: {
  touches: readonly (readonly [string, string])[];
  fin: ComponentChildren;
}) {
  return (
    <footer class="touches">
      <ul aria-label="Touches de cet écran">
        {touches.map(([keys, what]) => (
          <li key={keys}>
            {keys.split(' ').map((key) => (
              <>
                <kbd key={key}>{key}</kbd>{' '}
              </>
            ))}
            {what}
          </li>
        ))}
      </ul>
      <span class="fin" role="status">
        {fin}
      </span>
    </footer>
  );
}

const ETAT = { fait: ', fait', encours: ', étape en cours', avenir: ', à venir' } as const;

function Jalons({ jalons }: { jalons: readonly Jalon[] }) {
  return (
    <ol class="jalons" aria-label="État de la séance">
      {jalons.map(({ etape, etat, dit: words }) => (
        <li
          key={etape}
          class={etat === 'avenir' ? undefined : etat}
          aria-current={etat === 'encours' ? 'step' : undefined}
          title={dit(words)}
        >
          {ETAPES[etape]}
          <span class="vh">{ETAT[etat]}</span>
        </li>
      ))}
    </ol>
  );
}

/** Title of a séance, its steps, the tabs of its screens. */
export function TeteSeance({ vue, lieu }: { vue: SeanceVue; lieu: Lieu }) {
  const blocking = vue.constats.filter(({ gravite }) => gravite === 'bloquant').length;
  const first = vue.points.find(({ fichier }) => fichier !== null)?.fichier ?? null;
  const tabs = [
    ['seance', 'Présence et votes', vers('seance', vue.id)],
    ['deliberation', 'Délibérations', first === null ? null : vers('deliberation', vue.id, first)],
    ['controles', 'Contrôles', vers('controles', vue.id)],
    ['cloture', 'Clôture', vers('cloture', vue.id)],
    ['lot', 'Extraits', vers('lot', vue.id)],
  ] as const;
  return (
    <div class="seance-tete">
      <div class="seance-titre">
        <div>
          <p>{vue.titre}</p>
          <h1>Séance du {jourEntier(vue.date)}</h1>
        </div>
        <Jalons jalons={vue.jalons} />
      </div>
      <nav class="onglets" aria-label="Séance">
        {tabs.map(([ecran, name, href]) =>
          href === null ? (
            <span key={ecran} class="inactif">
              {name}
            </span>
          ) : (
            <a key={ecran} href={href} aria-current={lieu.ecran === ecran ? 'page' : undefined}>
              {name}
              {ecran === 'controles' && blocking > 0 && (
                <span class="pastille">
                  <span class="vh">: </span>
                  {blocking}
                  <span class="vh"> bloquants</span>
                </span>
              )}
            </a>
          ),
        )}
      </nav>
    </div>
  );
}
