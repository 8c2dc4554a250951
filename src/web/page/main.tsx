/** The page: which screen, and what is around all of them. */
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import './jetons.css';
import './socle.css';
import './greffe.css';
import './bureau.css';
import { onAlive } from './api.ts';
import { Accueil } from './accueil.tsx';
import { EcranSeance } from './dossier.tsx';
import { Tete } from './cadre.tsx';
import { Papiers } from './papiers.tsx';
import { aller, useLieu } from './route.ts';
import { useTouches } from './touches.ts';

function Page() {
  const lieu = useLieu();
  const [up, setUp] = useState(true);
  useEffect(() => onAlive(setUp), []);
  useTouches({
    '?': () => aller('papiers'),
    '/': () => document.querySelector<HTMLInputElement>('#q')?.focus(),
  });
  const isShell = lieu.ecran === 'seance' || lieu.ecran === 'deliberation';
  useEffect(() => {
    document.body.className = isShell ? 'coquille' : '';
  }, [isShell]);
  return (
    <>
      <a class="evitement" href="#contenu" onClick={toContent}>
        Aller au contenu
      </a>
      <Tete lieu={lieu} />
      {!up && (
        <p class="avis bloquant arret" role="alert">
          <b>Greffe s’est arrêté.</b> Ce que vous avez tapé est gardé ici, et sera écrit quand il sera
          relancé.
        </p>
      )}
      {lieu.ecran === 'accueil' ? (
        <Accueil q={lieu.q} />
      ) : lieu.ecran === 'papiers' ? (
        <Papiers />
      ) : (
        <EcranSeance key={lieu.id} lieu={lieu} />
      )}
    </>
  );
}

function toContent(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#contenu')?.focus();
}

render(<Page />, document.body);
