/** A séance to come: its body, its day, the objects of its points, one a line. */
import { useState } from 'preact/hooks';
import type { ListeVue } from '../contract.ts';
import * as api from './api.ts';
import { jourEntier } from './mots.ts';
import { aller } from './route.ts';

export function Nouvelle({ vue, fermer }: { vue: ListeVue; fermer: () => void }) {
  const [assemblee, setAssemblee] = useState(vue.seances[0]?.assemblee ?? vue.assemblees[0]?.id ?? '');
  const [typed, setTyped] = useState('');
  const [objets, setObjets] = useState('');
  const [refus, setRefus] = useState('');
  const date = dayOf(typed, vue.jour);
  const make = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (date === null) {
      setRefus('Ce jour ne se lit pas : écrivez 12/9, ou 12/9/2024.');
      document.querySelector<HTMLElement>('#n-date')?.focus();
      return;
    }
    const lines = objets
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    try {
      aller('seance', await api.nouvelle(assemblee, date, lines));
    } catch (error) {
      setRefus(error instanceof api.Refus ? error.message : 'Rien n’est écrit.');
    }
  };
  return (
    <form class="nouvelle" aria-label="Nouvelle séance" onSubmit={(event) => void make(event)}>
      <label for="n-ass">Assemblée</label>
      <select
        id="n-ass"
        value={assemblee}
        onChange={({ currentTarget }) => setAssemblee(currentTarget.value)}
      >
        {vue.assemblees.map(({ id, nom }) => (
          <option key={id} value={id}>
            {nom}
          </option>
        ))}
      </select>
      <label for="n-date">Jour</label>
      <div>
        <input
          id="n-date"
          type="text"
          value={typed}
          placeholder="12/9"
          autocomplete="off"
          aria-invalid={refus !== ''}
          aria-describedby="n-dit"
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            setRefus('');
          }}
        />{' '}
        <span id="n-dit" class="petit doux" role="status">
          {refus !== '' ? refus : date === null ? '' : jourEntier(date)}
        </span>
      </div>
      <label for="n-obj">Objets, un par ligne</label>
      <textarea
        id="n-obj"
        rows={4}
        value={objets}
        onInput={({ currentTarget }) => setObjets(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) void make(event);
        }}
      />
      <p class="actions">
        <button class="bouton plein" type="submit">
          Ouvrir la séance <kbd>Ctrl Entrée</kbd>
        </button>
        <button class="bouton" type="button" onClick={fermer}>
          Renoncer <kbd>Échap</kbd>
        </button>
      </p>
    </form>
  );
}

/** `12/9` is of the year of the machine; `12/9/2024` says its own. `null`: no such day. */
function dayOf(typed: string, jour: string): string | null {
  const found = /^(?<d>\d{1,2})\/(?<m>\d{1,2})(?:\/(?<y>\d{2}|\d{4}))?$/u.exec(typed.trim())?.groups;
  if (found === undefined) return null;
  const year = found['y'] === undefined ? jour.slice(0, 4) : found['y'].padStart(4, '20');
  const iso = `${year}-${found['m']!.padStart(2, '0')}-${found['d']!.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}
