/** A séance that is open: read once for its screens, and again after each edit. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { SeanceVue } from '../contract.ts';
import * as api from './api.ts';
import { TeteSeance } from './cadre.tsx';
import type { Change, Dossier } from './change.ts';
import { Cloture } from './cloture.tsx';
import { Controles } from './controles.tsx';
import { Deliberation } from './deliberation.tsx';
import { Lot } from './lot.tsx';
import { heure, jourEntier } from './mots.ts';
import { aller, type Lieu } from './route.ts';
import { Seance } from './seance.tsx';
import { useTouches } from './touches.ts';

export function EcranSeance({ lieu }: { lieu: Exclude<Lieu, { ecran: 'accueil' | 'papiers' }> }) {
  const [vue, setVue] = useState<SeanceVue | null>(null);
  const [dit, setDit] = useState('');
  const [absent, setAbsent] = useState('');
  const done = useRef<Change[]>([]);
  const undone = useRef<Change[]>([]);
  const { id } = lieu;
  const relire = useCallback(
    async () =>
      api.seance(id).then(setVue, (error: api.Refus) => {
        if (error.status !== 0) setAbsent(error.message);
      }),
    [id],
  );
  useEffect(() => void relire(), [relire]);
  useEffect(() => {
    // Another program may have written: looked at when one comes back to the page.
    const back = (): void => void (document.visibilityState === 'visible' && relire());
    document.addEventListener('visibilitychange', back);
    addEventListener('focus', back);
    return () => {
      document.removeEventListener('visibilitychange', back);
      removeEventListener('focus', back);
    };
  }, [relire]);
  useEffect(() => {
    if (vue !== null) document.title = `Séance du ${jourEntier(vue.date)} – Greffe`;
  }, [vue, lieu.ecran]);

  /** Writes back what a change replaced (or made), if nobody wrote since. */
  const turn = async (from: Change[], to: Change[], how: 'annulé' | 'rétabli'): Promise<void> => {
    const change = from.pop();
    if (change === undefined) return;
    const texte = how === 'annulé' ? change.avant : change.apres;
    const written = await api.ecrire(id, { nom: change.nom, base: change.sha256, texte });
    if (written.kind === 'change') {
      setDit(`${change.nom} a été changé ailleurs : rien n’est ${how}.`);
      return;
    }
    to.push({ ...change, sha256: written.sha256 });
    for (const other of [...from, ...to])
      if (other.nom === change.nom) Object.assign(other, { sha256: written.sha256 });
    setDit(`${change.nom} : ${how} à ${heure(new Date())}`);
    await relire();
  };
  useTouches({
    'Ctrl+z': () => void turn(done.current, undone.current, 'annulé'),
    'Ctrl+Shift+z': () => void turn(undone.current, done.current, 'rétabli'),
    Escape: () => {
      if (lieu.ecran !== 'seance') aller('seance', id);
      else aller('accueil');
    },
  });

  if (vue === null)
    return (
      <main id="contenu" class="cadre" tabIndex={-1} aria-busy={absent === ''}>
        {absent !== '' && (
          <div class="vide">
            <h1>Cette séance n’est pas dans le dossier.</h1>
            <p>{id} : son dossier a été renommé, ou ôté.</p>
          </div>
        )}
      </main>
    );
  const dossier: Dossier = {
    vue,
    dit: dit === '' ? 'Lu dans les fichiers' : dit,
    relire,
    noter(change) {
      for (const other of done.current)
        if (other.nom === change.nom) Object.assign(other, { sha256: change.sha256 });
      done.current.push(change);
      undone.current.length = 0;
      setDit(`Enregistré dans le fichier à ${heure(new Date())}`);
    },
  };
  const tete = <TeteSeance vue={vue} lieu={lieu} />;
  if (lieu.ecran === 'seance') return <Seance dossier={dossier} tete={tete} point={lieu.point} />;
  if (lieu.ecran === 'controles') return <Controles dossier={dossier} tete={tete} />;
  if (lieu.ecran === 'cloture') return <Cloture dossier={dossier} tete={tete} />;
  if (lieu.ecran === 'lot') return <Lot dossier={dossier} tete={tete} />;
  return <Deliberation dossier={dossier} tete={tete} fichier={lieu.fichier} ligne={lieu.ligne} />;
}
