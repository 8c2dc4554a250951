/** Délibération: the text of a point beside the page that it makes, which follows while one types. */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ApercuVu, Constat } from '../contract.ts';
import * as api from './api.ts';
import { Pied } from './cadre.tsx';
import type { Colle } from './collage.ts';
import { Diff } from './diff.tsx';
import { changeOf, type Dossier } from './change.ts';
import type { Editeur } from './editeur.ts';
import { Ecart, useFichier } from './fichier.tsx';
import { combien } from './mots.ts';
import { PagesPdf } from './pages.tsx';
import { aller, vers } from './route.ts';
import { useTouches } from './touches.ts';

interface Props {
  readonly dossier: Dossier;
  readonly tete: ComponentChildren;
  readonly fichier: string;
  readonly ligne: number;
}

export function Deliberation({ dossier, tete, fichier: asked, ligne }: Props) {
  const { vue } = dossier;
  // A point may be named by its number alone: a search tells no more.
  const fichier =
    asked in vue.fichiers
      ? asked
      : (Object.keys(vue.fichiers).find((name) => name.startsWith(`${asked}-`)) ?? '');
  if (fichier === '')
    return (
      <>
        <main id="contenu" tabIndex={-1}>
          {tete}
          <p class="charge">Ce point n’a pas de fichier dans le dossier de la séance.</p>
        </main>
        <Pied touches={[['Échap', 'la séance']]} fin={dossier.dit} />
      </>
    );
  return <Ouverte key={fichier} dossier={dossier} tete={tete} fichier={fichier} ligne={ligne} />;
}

function Ouverte({ dossier, tete, fichier, ligne }: Props) {
  const { vue } = dossier;
  const point = vue.points.find((each) => each.fichier === fichier);
  const previewed = point?.fichier ?? (fichier === 'seance.yaml' ? null : fichier);
  const editeur = useRef<Editeur | null>(null);
  const [vise, setVise] = useState<string | null>(null);
  const [brut, setBrut] = useState(false);
  const [colle, setColle] = useState<Colle | null>(null);
  const file = useFichier(dossier, fichier, editeur, setVise, setColle);
  const page = useApercu(vue.id, previewed, file.texte, editeur);
  const constats = page.head?.constats ?? vue.constats.filter((each) => each.fichier === fichier);
  useEffect(() => {
    if (file.isOpen && ligne > 0) editeur.current?.ligne(ligne, 1);
  }, [file.isOpen, ligne]);
  useEffect(() => editeur.current?.constats(constats), [constats, file.isOpen]);
  useEffect(() => editeur.current?.brut(brut), [brut, file.isOpen]);
  const others = vue.points.filter((each) => each.fichier !== null);
  const at = others.findIndex((each) => each.fichier === fichier);
  useTouches({
    'Ctrl+Enter': () => page.composer(),
    F2: () => {
      const sheet = document.querySelector<HTMLElement>('.table-lumineuse');
      if (sheet?.contains(document.activeElement) === true) editeur.current?.foyer();
      else sheet?.focus();
    },
    'Alt+Enter': () => document.querySelector<HTMLElement>('.notes .appliquer')?.click(),
  });
  return (
    <>
      <main id="contenu" tabIndex={-1}>
        {tete}
        <div class="ecrire">
          <section class="panneau" aria-labelledby="t-ed">
            <div class="panneau-titre">
              <h2 id="t-ed">
                {point === undefined ? fichier : `N° ${point.point} sur ${vue.points.length}`}
              </h2>
              <span class="petit voisins">
                {[others[at - 1], others[at + 1]].map(
                  (each) =>
                    each?.fichier != null && (
                      <a key={each.point} href={vers('deliberation', vue.id, each.fichier)}>
                        {each.point} {brief(each.objet)}
                      </a>
                    ),
                )}
              </span>
            </div>
            {file.conflit !== null && (
              <Ecart conflit={file.conflit} trancher={(choix) => file.trancher(choix)} />
            )}
            <div class="editeur" role="group" aria-label={point?.objet ?? fichier}>
              <div class="bandeau">
                <b>{fichier}</b>
                <label class="bascule">
                  <input
                    type="checkbox"
                    checked={brut}
                    onChange={({ currentTarget }) => setBrut(currentTarget.checked)}
                  />
                  comme dans le fichier
                </label>
              </div>
              <div ref={file.place} />
            </div>
          </section>
          <section class="panneau table-lumineuse" aria-labelledby="t-pg" tabIndex={0}>
            <div class="outils-page">
              <h2 id="t-pg">
                {page.head === null || page.head.pages === 0 ? 'Page' : combien(page.head.pages, 'page')}
              </h2>
              <span role="status">{page.dit}</span>
            </div>
            {page.pdf === null ? (
              <p class="doux">
                {previewed === null
                  ? 'Ce fichier n’est pas celui d’un acte.'
                  : page.dit === ''
                    ? ''
                    : 'L’acte ne se fait pas encore.'}
              </p>
            ) : (
              <div class={page.isOld ? 'perime' : undefined}>
                <PagesPdf
                  pdf={page.pdf}
                  label="Extrait ; le même texte se lit dans l’éditeur"
                  marques={constats.map(({ extrait, gravite }, i) => ({
                    texte: extrait,
                    lettre: letter(i),
                    gravite,
                  }))}
                  vise={vise}
                  onDessin={() => page.dessine()}
                  onLigne={({ texte, avant }) => {
                    if (editeur.current?.chercher(texte, avant) !== true)
                      aller('seance', vue.id, point?.point ?? '');
                  }}
                />
              </div>
            )}
          </section>
          <Notes
            dossier={dossier}
            fichier={fichier}
            constats={constats}
            colle={colle}
            editeur={editeur}
            setVise={setVise}
          />
        </div>
      </main>
      <Pied
        touches={[
          ['Ctrl Entrée', 'composer'],
          ['F8', 'constat suivant'],
          ['Alt Entrée', 'appliquer la correction'],
          ['F2', 'éditeur ou page'],
          ['Ctrl Z', 'annuler'],
        ]}
        fin={file.dit === '' ? dossier.dit : file.dit}
      />
    </>
  );
}

function brief(text: string): string {
  return text.length <= 26 ? text : `${text.slice(0, 25).trimEnd()}…`;
}

function letter(index: number): string {
  return String.fromCodePoint(97 + (index % 26));
}

/** The page of the text as it is now: one asked for at a time, the last text always the next. */
function useApercu(
  id: string,
  nom: string | null,
  texte: string | null,
  editeur: { current: Editeur | null },
) {
  const [head, setHead] = useState<ApercuVu | null>(null);
  const [pdf, setPdf] = useState<Uint8Array | null>(null);
  const [dit, setDit] = useState('');
  const [isOld, setOld] = useState(false);
  const wanted = useRef<string | null>(null);
  const isBusy = useRef(false);
  const pressed = useRef(0);
  const ask = async (): Promise<void> => {
    if (isBusy.current || nom === null) return;
    isBusy.current = true;
    try {
      while (wanted.current !== null) {
        const text = wanted.current;
        wanted.current = null;
        const answer = await api.apercu(id, nom, text);
        setHead(answer.head);
        if (answer.pdf.length > 0) {
          setPdf(answer.pdf);
          setOld(false);
          setDit(`composé en ${answer.head.ms} ms, identique au PDF`);
        } else {
          setOld(true);
          setDit('Page d’avant la faute');
        }
      }
    } catch {
      setOld(true);
      setDit('Page d’avant votre dernière frappe');
    } finally {
      isBusy.current = false;
    }
  };
  useLayoutEffect(() => {
    if (texte === null) return;
    wanted.current = texte;
    pressed.current = performance.now();
    void ask();
  }, [texte, nom]);
  return {
    head,
    pdf,
    dit,
    isOld,
    composer(): void {
      wanted.current = editeur.current?.texte() ?? texte;
      void ask();
    },
    /** The page is on screen: what was waited for since the last key, for who measures. */
    dessine(): void {
      performance.measure('greffe:page', { start: pressed.current });
    },
  };
}

function Notes({
  dossier,
  fichier,
  constats,
  colle,
  editeur,
  setVise,
}: {
  dossier: Dossier;
  fichier: string;
  constats: readonly Constat[];
  colle: Colle | null;
  editeur: { current: Editeur | null };
  setVise: (text: string) => void;
}) {
  const { vue } = dossier;
  const correction = vue.corrections.find((each) => each.fichier === fichier);
  const apply = async (): Promise<void> => {
    const before = editeur.current?.texte() ?? '';
    const written = await api.corriger(vue.id, fichier, vue.fichiers[fichier] ?? '');
    if (written.kind === 'ecrit') {
      const after = await api.texte(vue.id, fichier);
      dossier.noter({ ...changeOf(fichier, after.texte, written), avant: before });
    }
    await dossier.relire();
  };
  const tally = (['bloquant', 'regarder', 'info'] as const)
    .map((gravite) => [gravite, constats.filter((each) => each.gravite === gravite).length] as const)
    .filter(([, count]) => count > 0)
    .map(([gravite, count]) =>
      gravite === 'bloquant'
        ? combien(count, 'bloquant')
        : gravite === 'regarder'
          ? `${count} à regarder`
          : combien(count, 'information'),
    );
  return (
    <aside class="panneau notes" aria-labelledby="t-no" tabIndex={0}>
      <div class="panneau-titre">
        <h2 id="t-no">En marge</h2>
        <span class="petit pale" role="status">
          {tally.length === 0 ? 'rien à signaler' : tally.join(', ')}
        </span>
      </div>
      <div role="status">{colle !== null && <NoteColle colle={colle} />}</div>
      {constats.map(({ gravite, phrase, remede, article, ligne, colonne, extrait }, i) => (
        <article key={i} class={`note-marge ${gravite}`} aria-labelledby={`m${i}`}>
          <p>
            <span class="lieu">ligne {ligne}</span>
            <span class="appel">{letter(i)}</span>
            <span class={`grav ${gravite}`}>
              {gravite === 'bloquant' ? 'Bloquant' : gravite === 'regarder' ? 'À regarder' : 'Information'}
            </span>
          </p>
          <p id={`m${i}`}>{phrase}</p>
          <p class="doux">Remède : {remede}</p>
          {article !== null && <p class="source">{article.replace(/^art\./u, 'Art.')}</p>}
          <p class="actions">
            <button
              class="lien petit"
              type="button"
              onClick={() => {
                editeur.current?.ligne(ligne, colonne);
                if (extrait !== '') setVise(extrait);
              }}
            >
              Aller à la ligne
            </button>
          </p>
        </article>
      ))}
      {correction !== undefined && (
        <article class="note-marge info" aria-labelledby="m-cor">
          <p>
            <span class="grav info">Typographie</span>
          </p>
          <p id="m-cor">Ce qui se corrige sans juger dans ce fichier.</p>
          <Diff fichier={fichier} lignes={correction.lignes} />
          <p class="actions">
            <button class="bouton appliquer" type="button" onClick={() => void apply()}>
              Appliquer <kbd>Alt Entrée</kbd>
            </button>
          </p>
        </article>
      )}
      {constats.length === 0 && (
        <article class="note-marge fait" aria-labelledby="m-ok">
          <p>
            <span class="grav fait">Vérifié</span>
          </p>
          <p id="m-ok">
            Toutes les règles qui s’appliquent à ce point sont satisfaites ; la page relue dit ce que dit la
            saisie.
          </p>
        </article>
      )}
    </aside>
  );
}

/** Of what was pasted: what the text does not hold, or holds otherwise. */
function NoteColle({ colle: { refus, perdus, changes } }: { colle: Colle }) {
  return (
    <article class={`note-marge ${refus === null ? 'info' : 'regarder'} colle`} aria-label="Texte collé">
      <p>
        <span class={`grav ${refus === null ? 'info' : 'regarder'}`}>Collé</span>
      </p>
      {refus !== null ? (
        <p>Collé sans sa mise en forme. {refus}</p>
      ) : (
        perdus.length + changes.length === 0 && <p>Tout est repris.</p>
      )}
      {perdus.map((each, i) => (
        <p key={i}>Non repris : {each}.</p>
      ))}
      {changes.map((each, i) => (
        <p key={i} class="doux">
          Repris autrement : {each}.
        </p>
      ))}
    </article>
  );
}
