/** Accueil: the séances and where each stands, what is due, and a search. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ListeVue, Resume, Trouve } from '../contract.ts';
import * as api from './api.ts';
import { Pied } from './cadre.tsx';
import { Nouvelle } from './nouvelle.tsx';
import { Echeances } from './echeances.tsx';
import { combien, dit, ETAPES, jourEntier, jourLong, majuscule, plat } from './mots.ts';
import { chercher, vers } from './route.ts';
import { useTouches } from './touches.ts';

export function Accueil({ q }: { q: string }) {
  const [vue, setVue] = useState<ListeVue | null>(null);
  const [isNew, setNew] = useState(false);
  useEffect(() => {
    if (isNew) document.querySelector<HTMLElement>('#n-date')?.focus();
  }, [isNew]);
  useEffect(() => {
    document.title = 'Accueil – Greffe';
    void api.liste().then(setVue, () => undefined);
  }, []);
  useTouches({
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    n: () => setNew(true),
    Escape: () => setNew(false),
  });
  if (vue === null) return <main id="contenu" class="cadre" tabIndex={-1} aria-busy="true" />;
  return (
    <>
      <main id="contenu" class="cadre" tabIndex={-1}>
        <div class="accueil">
          <div class="accueil-tete">
            <div>
              <h1>{majuscule(jourEntier(vue.jour))}</h1>
              <p class="doux">{combien(vue.seances.length, 'séance')} dans ce dossier.</p>
            </div>
            <Recherche q={q} />
          </div>
          <Echeances />
          <section aria-labelledby="t-sea">
            <div class="titre-section">
              <h2 id="t-sea">Séances</h2>
              <button class="bouton" type="button" aria-expanded={isNew} onClick={() => setNew(!isNew)}>
                Nouvelle séance <kbd aria-hidden="true">N</kbd>
              </button>
            </div>
            {isNew && <Nouvelle vue={vue} fermer={() => setNew(false)} />}
            {vue.seances.length === 0 ? <Vide /> : <Seances vue={vue} />}
            {q !== '' && <Resultats q={q} />}
          </section>
        </div>
      </main>
      <Pied
        touches={[
          ['↑ ↓', 'parcourir'],
          ['Entrée', 'ouvrir'],
          ['N', 'nouvelle séance'],
          ['/', 'chercher'],
          ['?', 'quel papier est lequel'],
        ]}
        fin="Hors ligne par nature : rien ne quitte ce poste"
      />
    </>
  );
}

/** From one séance to the next, whichever is focused. */
function step(by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('.seances tbody a.ouvrir')];
  const at = links.findIndex((link) => link === document.activeElement);
  links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
}

function Recherche({ q }: { q: string }) {
  return (
    <form
      role="search"
      aria-label="Actes"
      onSubmit={(event) => {
        event.preventDefault();
        chercher(event.currentTarget);
      }}
    >
      <label class="vh" for="q">
        Chercher un acte, un membre, un mot
      </label>
      <input id="q" name="q" type="search" defaultValue={q} aria-describedby="q-aide" />
      <button class="bouton" type="submit">
        Chercher <kbd aria-hidden="true">/</kbd>
      </button>
      <span id="q-aide" class="vh">
        Les accents ne comptent pas.
      </span>
    </form>
  );
}

function Vide() {
  return (
    <div class="vide">
      <h3>Aucune séance n’est encore saisie.</h3>
      <p>
        La touche <kbd>N</kbd> ouvre la première : son assemblée, son jour, les objets de ses points.
      </p>
    </div>
  );
}

/** How many are drawn at once: a window shows no more. */
const FIRST = 40;

/** Séances by year, the latest first. Those that were only named are read as one comes near them. */
function Seances({ vue }: { vue: ListeVue }) {
  const [read, setRead] = useState<ReadonlyMap<string, Resume>>(new Map());
  const [most, setMost] = useState(FIRST);
  const asked = useRef(new Set<string>());
  const table = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setMost(Infinity), 200);
    return () => window.clearTimeout(timer);
  }, []);
  useEffect(() => {
    const seen = new IntersectionObserver(
      (entries) => {
        const ids = entries
          .filter(({ isIntersecting }) => isIntersecting)
          .map(({ target }) => (target instanceof HTMLElement ? (target.dataset['id'] ?? '') : ''))
          .filter((id) => id !== '' && !asked.current.has(id));
        for (const id of ids) asked.current.add(id);
        for (let i = 0; i < ids.length; i += 24)
          void api
            .resumes(ids.slice(i, i + 24))
            .then((more) =>
              setRead((old) => new Map([...old, ...more.map((each) => [each.id, each] as const)])),
            );
      },
      { rootMargin: '400px' },
    );
    for (const row of table.current?.querySelectorAll('tr[data-id]') ?? []) seen.observe(row);
    return () => seen.disconnect();
  }, [vue, most]);
  const listed = vue.seances.slice(0, most);
  const years = [...new Set(listed.map(({ date }) => date.slice(0, 4)))];
  const names = new Map(vue.assemblees.map(({ id, nom }) => [id, nom]));
  return (
    <div class="seances" ref={table} tabIndex={0} role="region" aria-label="Tableau des séances">
      <table>
        <caption class="vh">Séances et état de chacune ; la date est celle de l’étape franchie</caption>
        <thead>
          <tr>
            <th scope="col">Séance</th>
            {Object.values(ETAPES).map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
            <th scope="col" class="suite">
              Suite
            </th>
          </tr>
        </thead>
        {years.map((year) => (
          <tbody key={year}>
            <tr class="annee">
              <th scope="rowgroup" colSpan={9}>
                {year}
              </th>
            </tr>
            {listed
              .filter(({ date }) => date.startsWith(year))
              .map((resume) => (
                <Ligne
                  key={resume.id}
                  resume={resume.lu === null ? (read.get(resume.id) ?? resume) : resume}
                  nom={names.get(resume.assemblee) ?? resume.assemblee}
                />
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Ligne({ resume: { id, date, lu }, nom }: { resume: Resume; nom: string }) {
  return (
    <tr data-id={lu === null ? id : undefined} class="seance-ligne">
      <th scope="row">
        <a class="ouvrir" href={vers('seance', id)}>
          {majuscule(jourLong(date))}
        </a>
        <span>
          {nom}
          {lu !== null && `, ${combien(lu.points, lu.etat === 'tenue' ? 'délibération' : 'projet')}`}
        </span>
      </th>
      {Object.keys(ETAPES).map((etape, i) => {
        const jalon = lu?.jalons.find((each) => each.etape === etape);
        const etat = jalon?.etat ?? 'avenir';
        return (
          <td key={etape} class={`etape ${etat === 'avenir' ? '' : etat} ${i === 0 ? 'premiere' : ''}`}>
            {etat === 'encours' && <span class="vh">en cours : </span>}
            {dit(jalon?.dit ?? '') || <span class="vh">{etat === 'fait' ? 'fait' : 'à venir'}</span>}
          </td>
        );
      })}
      <td class="suite">
        <Suite id={id} lu={lu} />
      </td>
    </tr>
  );
}

/** What is to be done next. */
function Suite({ id, lu }: { id: string; lu: Resume['lu'] }) {
  if (lu === null) return <span class="pale">…</span>;
  if (lu.bloquants > 0)
    return (
      <a class="grav bloquant" href={vers('controles', id)}>
        {combien(lu.bloquants, 'bloquant')} à lever
      </a>
    );
  const next = lu.jalons.find(({ etat }) => etat === 'encours')?.etape;
  const said: Partial<Record<string, string>> = {
    preparee: 'Compléter l’ordre du jour',
    convoquee: 'Convoquer',
    tenue: 'Tenir la séance',
    signee: 'Faire signer',
    transmise: 'Transmettre',
    publiee: 'Publier',
  };
  if (lu.regarder > 0)
    return (
      <a class="grav regarder" href={vers('controles', id)}>
        {lu.regarder} à regarder
      </a>
    );
  return (
    <span class={next === 'reliee' ? 'pale' : undefined}>{said[next ?? ''] ?? 'relier en fin d’année'}</span>
  );
}

function Resultats({ q }: { q: string }) {
  const [found, setFound] = useState<{ trouves: readonly Trouve[]; parmi: number } | null>(null);
  useEffect(() => {
    setFound(null);
    void api.recherche(q).then(setFound, () => undefined);
  }, [q]);
  if (found === null) return null;
  const words = plat(q)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  return (
    <section class="resultats" aria-labelledby="t-res">
      <div class="titre-section">
        <h2 id="t-res">
          « {q} » : {combien(found.trouves.length, 'acte')}
        </h2>
        <span class="petit pale" role="status">
          {combien(found.trouves.length, 'trouvé')} parmi {found.parmi}
        </span>
      </div>
      <ol>
        {found.trouves.map(({ id, seance, objet, extrait }) => (
          <li key={id}>
            <a href={vers('deliberation', seance, id.split('_')[1] ?? '')}>{objet}</a>
            <span class="petit pale">
              {majuscule(jourEntier(seance.slice(0, 10)))}, n° {Number.parseInt(id.split('_')[1] ?? '', 10)}
            </span>
            <span class="petit doux">{marked(extrait, words)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The words that were asked for stand out, whatever their accents. */
function marked(text: string, words: readonly string[]) {
  const parts = text.split(/(?<=[^\p{L}\p{N}])|(?=[^\p{L}\p{N}])/u);
  return parts.map((part, i) =>
    words.some((word) => plat(part).startsWith(word)) ? <mark key={i}>{part}</mark> : part,
  );
}
