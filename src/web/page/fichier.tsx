/** A file under an editor: every change written soon after the last key, kept in the page until it is, never over another's. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TexteVu } from '../contract.ts';
import * as api from './api.ts';
import { Refus } from './api.ts';
import { changeOf, type Dossier } from './change.ts';
import type { Colle } from './collage.ts';
import type { Editeur } from './editeur.ts';
import { fusion } from './fusion.ts';
import { heure } from './mots.ts';

/** Milliseconds after the last key. */
const SOON = 400;

/** Both texts, when the same lines were changed here and elsewhere. */
export interface Conflit {
  readonly mien: string;
  readonly autre: TexteVu;
}

/** What the page keeps of a file until it is written. */
interface Brouillon {
  readonly base: string;
  readonly avant: string;
  readonly texte: string;
}

const keyOf = (id: string, nom: string): string => `greffe-brouillon ${id} ${nom}`;

function draftOf(id: string, nom: string): Brouillon | null {
  const kept = localStorage.getItem(keyOf(id, nom));
  return kept === null ? null : (JSON.parse(kept) as Brouillon);
}

export function useFichier(
  dossier: Dossier,
  nom: string,
  editeur: { current: Editeur | null },
  onPlace: (texte: string) => void,
  onColle: (colle: Colle) => void,
) {
  const { id } = dossier.vue;
  const place = useRef<HTMLDivElement>(null);
  const [texte, setTexte] = useState<string | null>(null);
  const [dit, setDit] = useState('');
  const [conflit, setConflit] = useState<Conflit | null>(null);
  /** What the file says, as far as is known. */
  const disk = useRef<TexteVu | null>(null);
  const timer = useRef(0);
  const isWriting = useRef(false);
  const latest = useRef(dossier);
  latest.current = dossier;

  const write = async (): Promise<void> => {
    const known = disk.current;
    const now = editeur.current?.texte();
    if (known === null || now === undefined || isWriting.current) return;
    if (now === known.texte) {
      localStorage.removeItem(keyOf(id, nom));
      return;
    }
    isWriting.current = true;
    const slow = window.setTimeout(() => setDit('Enregistrement…'), 400);
    try {
      const written = await api.ecrire(id, { nom, base: known.sha256, texte: now });
      if (written.kind === 'ecrit') {
        disk.current = { nom, texte: now, sha256: written.sha256 };
        setDit(`Enregistré dans le fichier à ${heure(new Date())}`);
        latest.current.noter(changeOf(nom, now, written));
        if (editeur.current?.texte() === now) localStorage.removeItem(keyOf(id, nom));
        void latest.current.relire();
      } else met(written.actuel, known, now);
    } catch (error) {
      setDit(
        error instanceof Refus && error.status !== 0 ? error.message : 'Gardé dans la page, pas encore écrit',
      );
    } finally {
      window.clearTimeout(slow);
      isWriting.current = false;
      if (editeur.current !== null && disk.current !== null && editeur.current.texte() !== now) soon();
    }
  };
  /** The file says something else than what was edited: other lines are merged, the same ones shown. */
  const met = (autre: TexteVu, base: TexteVu, sent: string): void => {
    // Keys went on while the answer came.
    const mien = editeur.current?.texte() ?? sent;
    const both = fusion(base.texte, mien, autre.texte);
    if (both === null) {
      setConflit({ mien, autre });
      return;
    }
    disk.current = autre;
    editeur.current?.remplacer(both);
    setDit('Le fichier a changé ailleurs : vos lignes et les siennes sont réunies');
    soon();
  };
  const soon = (): void => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void write(), SOON);
  };

  useEffect(() => {
    let isGone = false;
    void Promise.all([api.texte(id, nom), import('./editeur.ts')]).then(([file, { ouvrirEditeur }]) => {
      if (isGone || place.current === null) return;
      disk.current = file;
      const draft = draftOf(id, nom);
      editeur.current = ouvrirEditeur(place.current, draft?.texte ?? file.texte, `Texte de ${nom}`, {
        onPlace,
        collage: [api.coller, onColle],
        onChange(text) {
          const known = disk.current!;
          const kept: Brouillon = { base: known.sha256, avant: known.texte, texte: text };
          localStorage.setItem(keyOf(id, nom), JSON.stringify(kept));
          setTexte(text);
          soon();
        },
      });
      setTexte(draft?.texte ?? file.texte);
      if (draft === null) return;
      setDit('Repris de la page : ce qui n’était pas encore écrit');
      if (draft.base === file.sha256) soon();
      else met(file, { nom, texte: draft.avant, sha256: draft.base }, draft.texte);
    });
    const back = api.onAlive((up) => up && soon());
    return () => {
      isGone = true;
      back();
      window.clearTimeout(timer.current);
      void write();
      editeur.current?.fermer();
      editeur.current = null;
    };
  }, [id, nom]);

  // The file was written by another screen, an undo, or another program.
  const hash = dossier.vue.fichiers[nom];
  useEffect(() => {
    const known = disk.current;
    if (known === null || hash === undefined || hash === known.sha256 || isWriting.current) return;
    void api.texte(id, nom).then((file) => {
      const now = editeur.current?.texte();
      if (now === undefined || file.sha256 === disk.current?.sha256) return;
      if (now === known.texte) {
        disk.current = file;
        editeur.current?.remplacer(file.texte);
      } else met(file, known, now);
    });
  }, [hash]);

  return {
    place,
    texte,
    dit,
    conflit,
    isOpen: texte !== null,
    trancher(choix: 'mien' | 'autre' | 'deux'): void {
      if (conflit === null) return;
      const { autre } = conflit;
      // What was typed since it was shown is one's own too.
      const mien = editeur.current?.texte() ?? conflit.mien;
      disk.current = autre;
      const chosen =
        choix === 'mien'
          ? mien
          : choix === 'autre'
            ? autre.texte
            : `${mien.trimEnd()}\n${autre.texte.replaceAll(/^/gmu, '# ')}`;
      setConflit(null);
      editeur.current?.remplacer(chosen);
      soon();
    },
  };
}

/** Two texts of the same lines, and what to keep. Nothing is written meanwhile. */
export function Ecart({
  conflit: { mien, autre },
  trancher,
}: {
  conflit: Conflit;
  trancher: (choix: 'mien' | 'autre' | 'deux') => void;
}) {
  return (
    <section class="avis regarder ecart" role="alert" aria-label="Fichier changé ailleurs">
      <p>
        <b>{autre.nom} a été changé ailleurs, aux mêmes lignes.</b> Rien n’est écrit tant que vous n’avez pas
        choisi.
      </p>
      <div class="deux-textes">
        <figure>
          <figcaption>Votre texte</figcaption>
          <pre tabIndex={0}>{only(mien, autre.texte)}</pre>
        </figure>
        <figure>
          <figcaption>Le fichier</figcaption>
          <pre tabIndex={0}>{only(autre.texte, mien)}</pre>
        </figure>
      </div>
      <p class="actions">
        <button class="bouton" type="button" onClick={() => trancher('mien')}>
          Garder mon texte
        </button>
        <button class="bouton" type="button" onClick={() => trancher('autre')}>
          Prendre celui du fichier
        </button>
        <button class="bouton" type="button" onClick={() => trancher('deux')}>
          Garder les deux, l’autre en commentaire
        </button>
      </p>
    </section>
  );
}

/** The lines of a text that another has not. */
function only(text: string, other: string): string {
  const known = new Set(other.split('\n'));
  return text
    .split('\n')
    .filter((line) => !known.has(line))
    .join('\n');
}
