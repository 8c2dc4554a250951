/** Lot d'extraits: the acts of the séance, what is made, what must be made again, and the making of them. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LotLigne, LotVu } from '../contract.ts';
import * as api from './api.ts';
import { Pied } from './cadre.tsx';
import type { Dossier } from './change.ts';
import { combien, jourCourt, plat, scrutinBref } from './mots.ts';
import { vers } from './route.ts';
import { useTouches } from './touches.ts';

const ETATS: Readonly<Record<LotLigne['etat'] | 'fige', readonly [string, string]>> = {
  fait: ['fait', 'Fait'],
  'a-faire': ['neutre', 'À faire'],
  perime: ['neutre', 'À refaire'],
  projet: ['regarder', 'PROJET'],
  refuse: ['bloquant', 'Bloqué'],
  fige: ['fige', 'Signé'],
};

type Filtre = 'tous' | 'a-faire' | 'perime' | 'fait' | 'refuse';
const FILTRES: readonly (readonly [Filtre, string])[] = [
  ['tous', 'Tous'],
  ['a-faire', 'À faire'],
  ['perime', 'À refaire'],
  ['fait', 'Faits'],
  ['refuse', 'Bloqués'],
];

export function Lot({ dossier, tete }: { dossier: Dossier; tete: ComponentChildren }) {
  const { vue } = dossier;
  const [lot, setLot] = useState<LotVu | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [filtre, setFiltre] = useState<Filtre>('tous');
  const [mot, setMot] = useState('');
  const [dit, setDit] = useState('');
  const [note, setNote] = useState('');
  const [refus, setRefus] = useState('');
  useEffect(() => void api.lot(vue.id).then(setLot, () => undefined), [vue.id, JSON.stringify(vue.fichiers)]);
  const lignes = lot?.lignes ?? [];
  const count = (of: Filtre): number =>
    of === 'tous'
      ? lignes.length
      : lignes.filter(({ etat }) => etat === of || (of === 'a-faire' && etat === 'projet')).length;
  const shown = lignes.filter(
    ({ etat, objet, point }) =>
      (filtre === 'tous' || etat === filtre || (filtre === 'a-faire' && etat === 'projet')) &&
      (mot === '' || point === mot || plat(objet).includes(plat(mot))),
  );
  const ready = shown.filter(({ etat, signe }) => etat !== 'refuse' && signe === null);
  const wanted =
    chosen.size > 0 ? [...chosen] : ready.filter(({ etat }) => etat !== 'fait').map(({ id }) => id);
  const make = async (): Promise<void> => {
    if (wanted.length === 0) return;
    const made = await api.produire(vue.id, wanted);
    setLot(made);
    setChosen(new Set());
    setDit(`${combien(wanted.length, 'acte')} dans ${made.sortie}/`);
  };
  /** Days noted for the acts that are chosen, or for all: one line, as quick entry has it. */
  const noter = async (event: Event): Promise<void> => {
    event.preventDefault();
    const points = lignes.filter(({ id }) => chosen.has(id)).map(({ point }) => point);
    const line = points.length === 0 ? note : `${points.join(',')}: ${note}`;
    const answer = await api.saisir(vue.id, line, 'ouverture', true);
    setRefus(answer.refus ?? '');
    if (answer.refus !== null) return;
    for (const { nom, avant, apres, sha256 } of answer.fichiers)
      if (avant !== null) dossier.noter({ nom, avant, apres, sha256 });
    setNote('');
    setChosen(new Set());
    setDit(`Noté : ${note}`);
    await dossier.relire();
  };
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  useTouches({
    s: () => document.querySelector<HTMLElement>('#note')?.focus(),
    f: () => void make(),
    j: () => step(1),
    k: () => step(-1),
  });
  const pages = lignes
    .filter(({ id }) => wanted.includes(id))
    .reduce((sum, { pages }) => sum + (pages ?? 0), 0);
  return (
    <>
      <main id="contenu" tabIndex={-1}>
        {tete}
        <div class="cadre">
          <ul class="etapes-lot">
            <Case n={count('a-faire')} nom="à faire" aide="aucun fichier encore" />
            <Case n={count('perime')} nom="à refaire" aide="le fichier a changé depuis" />
            <Case n={count('refuse')} nom={count('refuse') > 1 ? 'bloqués' : 'bloqué'} aide="">
              <a class="petit" href={vers('controles', vue.id)}>
                voir les contrôles
              </a>
            </Case>
            <Case
              n={count('fait')}
              nom={count('fait') > 1 ? 'faits' : 'fait'}
              aide="identiques à la saisie"
            />
          </ul>
          <div class="barre">
            <fieldset class="segments">
              <legend class="vh">Montrer</legend>
              {FILTRES.map(([name, title]) => (
                <label key={name}>
                  <input
                    type="radio"
                    name="filtre"
                    checked={filtre === name}
                    onChange={() => setFiltre(name)}
                  />
                  {title} {count(name)}
                </label>
              ))}
            </fieldset>
            <label class="vh" for="filtre-lot">
              Filtrer par numéro ou par mot
            </label>
            <input
              id="filtre-lot"
              type="text"
              placeholder="Filtrer : n° ou mot"
              value={mot}
              onInput={({ currentTarget }) => setMot(currentTarget.value)}
            />
            <div class="fin">
              <span class="doux petit" role="status">
                {dit !== '' ? dit : `${combien(wanted.length, 'acte')}, ${combien(pages, 'page')}`}
              </span>
              <button class="bouton" type="button" onClick={() => print()}>
                Imprimer
              </button>
              <button
                class="bouton plein"
                type="button"
                aria-disabled={wanted.length === 0}
                onClick={() => void make()}
              >
                Faire {wanted.length === 1 ? 'l’acte' : `les ${wanted.length} actes`} <kbd>F</kbd>
              </button>
            </div>
          </div>
          <form class="barre noter" onSubmit={(event) => void noter(event)}>
            <label for="note">
              Noter {chosen.size === 0 ? 'tous les actes' : combien(chosen.size, 'acte')} <kbd>S</kbd>
            </label>
            <input
              id="note"
              type="text"
              autocomplete="off"
              placeholder="signe 16/9 envoi 17/9 recu 17/9 ligne 18/9"
              value={note}
              aria-invalid={refus !== ''}
              aria-describedby="note-dit"
              onInput={({ currentTarget }) => {
                setNote(currentTarget.value);
                setRefus('');
              }}
            />
            <button class="bouton" type="submit" aria-disabled={note === ''}>
              Noter
            </button>
            <span id="note-dit" class="petit refus" role="status">
              {refus}
            </span>
          </form>
          <div class="lot" tabIndex={0} role="region" aria-label="Extraits de la séance">
            <table>
              <caption class="vh">{combien(lignes.length, 'extrait')} de la séance</caption>
              <thead>
                <tr>
                  <th scope="col">
                    <input
                      type="checkbox"
                      aria-label="Choisir tous les extraits qui se font"
                      checked={ready.length > 0 && ready.every(({ id }) => chosen.has(id))}
                      onChange={({ currentTarget }) =>
                        setChosen(new Set(currentTarget.checked ? ready.map(({ id }) => id) : []))
                      }
                    />
                  </th>
                  <th scope="col" class="num">
                    N°
                  </th>
                  <th scope="col" class="objet">
                    Objet
                  </th>
                  <th scope="col">Scrutin</th>
                  <th scope="col" class="nombre">
                    Pages
                  </th>
                  <th scope="col">État</th>
                  <th scope="col" class="sm-cache">
                    Empreinte du PDF
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((ligne) => {
                  const moment = vue.presence?.points.find(({ point }) => point === ligne.point);
                  const vote = moment === undefined ? null : scrutinBref(moment);
                  const [shape, word] = ETATS[ligne.signe === null ? ligne.etat : 'fige'];
                  const fichier = vue.points.find(({ id }) => id === ligne.id)?.fichier ?? '';
                  return (
                    <tr key={ligne.id} class={ligne.signe === null ? undefined : 'gele'}>
                      <td>
                        {ligne.signe === null ? (
                          <input
                            type="checkbox"
                            aria-label={`Choisir le n° ${ligne.point}`}
                            disabled={ligne.etat === 'refuse'}
                            checked={chosen.has(ligne.id)}
                            onChange={() => toggle(ligne.id)}
                          />
                        ) : (
                          <span class="vh">figé</span>
                        )}
                      </td>
                      <td class="num">{ligne.point}</td>
                      <th scope="row">
                        <a href={vers('deliberation', vue.id, fichier)}>{ligne.objet}</a>
                      </th>
                      <td class="insecable doux">{vote?.dit ?? ''}</td>
                      <td class="nombre">{ligne.pages ?? ''}</td>
                      <td>
                        <span class={`grav ${shape} leger`}>
                          {word}
                          {ligne.signe !== null && ` le ${jourCourt(ligne.signe)}`}
                        </span>
                      </td>
                      <td class="emp sm-cache">
                        {ligne.fichier === null ? (
                          <span class="vh">aucune</span>
                        ) : ligne.etat === 'perime' ? (
                          <del>{print4(ligne.sha256)}</del>
                        ) : (
                          print4(ligne.sha256)
                        )}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
        </div>
      </main>
      <Pied
        touches={[
          ['J K', 'ligne suivante, précédente'],
          ['Espace', 'choisir'],
          ['F', 'faire les actes'],
          ['S', 'noter signature et envoi'],
          ['Échap', 'la séance'],
        ]}
        fin={dossier.dit}
      />
    </>
  );
}

function step(by: number): void {
  const boxes = [...document.querySelectorAll<HTMLElement>('.lot tbody input')];
  const at = boxes.findIndex((box) => box === document.activeElement);
  boxes[Math.min(boxes.length - 1, Math.max(0, at + by))]?.focus();
}

function Case({
  n,
  nom,
  aide,
  children,
}: {
  n: number;
  nom: string;
  aide: string;
  children?: ComponentChildren;
}) {
  return (
    <li>
      <b>{n}</b> <span>{nom}</span>
      {n > 0 && (children ?? <span class="petit pale">{aide}</span>)}
    </li>
  );
}

/** « 9e37 79b1 » */
function print4(sha256: string | null): string {
  return sha256 === null ? '' : `${sha256.slice(0, 4)} ${sha256.slice(4, 8)}`;
}
