/** The quick-entry line: a combobox over the agenda; what it would print is shown as one types, and `Entrée` writes it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MembreVu, PresenceVue, SaisieVue, SeanceVue } from '../contract.ts';
import * as api from './api.ts';
import type { Dossier } from './change.ts';
import { appelBref, plat } from './mots.ts';

/** The line of a séance, whoever writes it: the field, or the grid. */
export interface Ligne {
  readonly ligne: string;
  readonly taper: (ligne: string) => void;
  /** What the line says, or what was written last. */
  readonly echo: SaisieVue | null;
  readonly inscrire: (ligne: string) => Promise<boolean>;
}

/** Milliseconds after the last key. */
const SOON = 60;

export function useLigne(dossier: Dossier, point: string): Ligne {
  const [ligne, setLigne] = useState('');
  const [echo, setEcho] = useState<SaisieVue | null>(null);
  const { id } = dossier.vue;
  /** What stands in the field: an answer to another line comes too late. */
  const typed = useRef('');
  useEffect(() => {
    if (ligne.trim() === '') return undefined;
    const timer = window.setTimeout(() => {
      if (typed.current !== ligne) return;
      void api.saisir(id, ligne, point, false).then(
        (answer) => typed.current === ligne && setEcho(answer),
        () => undefined,
      );
    }, SOON);
    return () => window.clearTimeout(timer);
  }, [ligne, id, point]);
  return {
    ligne,
    echo,
    taper(next) {
      typed.current = next;
      setLigne(next);
      if (next.trim() === '') setEcho(null);
    },
    async inscrire(line) {
      const before = typed.current;
      typed.current = '';
      const answer = await api.saisir(id, line, point, true);
      setEcho(answer);
      if (answer.refus !== null) {
        typed.current = before;
        return false;
      }
      for (const { nom, avant, apres, sha256 } of answer.fichiers)
        if (avant !== null) dossier.noter({ nom, avant, apres, sha256 });
      setLigne('');
      await dossier.relire();
      return true;
    },
  };
}

export function Saisie({ vue, here, saisie }: { vue: SeanceVue; here: PresenceVue; saisie: Ligne }) {
  const { ligne, echo, taper } = saisie;
  const [at, setAt] = useState(-1);
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const word = wordOf(ligne);
  const choices = word === null ? [] : choicesOf(word, vue, here);
  const shown = isOpen && choices.length > 0;
  const pick = ({ id }: MembreVu): void => {
    taper(`${ligne.slice(0, ligne.length - (word?.typed.length ?? 0))}${id} `);
    setAt(-1);
    field.current?.focus();
  };
  const write = (): void => {
    if (ligne.trim() !== '') void saisie.inscrire(ligne);
  };
  const pressed = (event: KeyboardEvent): void => {
    const { key } = event;
    const choice = choices[at];
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const by = key === 'ArrowDown' ? 1 : -1;
      setAt(Math.max(-1, Math.min(choices.length - 1, at + by)));
    } else if (key === 'Enter' && shown && choice !== undefined && choice.non === null) pick(choice.membre);
    else if (key === 'Enter') write();
    else if (key === 'Escape' && ligne !== '') {
      taper('');
      setAt(-1);
    } else if (key === 'Escape') field.current?.blur();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isRefused = echo !== null && echo.refus !== null && ligne !== '';
  return (
    <section class="saisie" aria-label="Saisie rapide">
      <div class="combo">
        <label for="ligne">Saisie rapide</label>
        <input
          id="ligne"
          ref={field}
          type="text"
          role="combobox"
          value={ligne}
          aria-expanded={shown}
          aria-controls="choix"
          aria-activedescendant={shown && at >= 0 ? `choix-${at}` : undefined}
          aria-autocomplete="list"
          aria-describedby="echo"
          aria-invalid={isRefused}
          autocomplete="off"
          spellcheck={false}
          placeholder="-nom  nom>nom  @7 +nom  12: c nom"
          onInput={({ currentTarget }) => {
            taper(currentTarget.value);
            setAt(-1);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={pressed}
        />
        <div
          class="choix"
          id="choix"
          role="listbox"
          aria-label={word === null ? 'Membres' : `Membres qui commencent par « ${word.start} »`}
          hidden={!shown}
        >
          {shown &&
            choices.map(({ membre, dit, non }, i) => (
              <div
                key={membre.id}
                id={`choix-${i}`}
                role="option"
                aria-selected={i === at}
                aria-disabled={non !== null}
                onMouseDown={(event) => {
                  event.preventDefault();
                  if (non === null) pick(membre);
                }}
              >
                <span>
                  <u>{membre.nom.slice(0, word?.start.length)}</u>
                  {membre.nom.slice(word?.start.length)} {membre.prenom}
                </span>
                <span>{non ?? dit}</span>
              </div>
            ))}
        </div>
      </div>
      <div class="echo" id="echo" role="status">
        {echo === null ? (
          <p class="effet">
            Tapez ce qui sort de l’ordinaire : tous présents, tous pour, tant que rien n’est dit d’autre.
          </p>
        ) : echo.refus !== null ? (
          <p class="refus">
            <span class="grav bloquant">Rien n’est écrit.</span> {echo.refus}
          </p>
        ) : (
          <>
            {echo.imprime.length > 0 && <p class="phrase">{echo.imprime.slice(0, 4).join(' · ')}</p>}
            <p class="effet">
              {ligne === '' ? 'Écrit. ' : echo.fichiers.length === 0 ? 'C’est déjà écrit. ' : ''}
              {echo.effet}
              {echo.nouveaux.length > 0 && <b class="grav regarder">{echo.nouveaux.join(' ')}</b>}
            </p>
          </>
        )}
      </div>
      <p class="actions">
        <button class="bouton plein" type="button" onClick={write}>
          Inscrire <kbd>Entrée</kbd>
        </button>
        <button class="bouton" type="button" onClick={() => taper('')}>
          Effacer <kbd>Échap</kbd>
        </button>
      </p>
    </section>
  );
}

interface Mot {
  /** As typed, to be replaced. */
  readonly typed: string;
  /** Folded: a name is looked for by it. */
  readonly start: string;
  readonly role: 'mandataire' | 'autre';
}

/** The name that is being typed at the end of the line; `null` when it is something else. */
function wordOf(ligne: string): Mot | null {
  const found = /(?:^|[\s,])(?<signs>[-+~]?(?:[\p{L}-]+(?<to>>))?)(?<name>\p{L}[\p{L}-]*)$/u.exec(
    ligne,
  )?.groups;
  const name = found?.['name'];
  if (name === undefined) return null;
  return { typed: name, start: plat(name), role: found?.['to'] === '>' ? 'mandataire' : 'autre' };
}

interface Choix {
  readonly membre: MembreVu;
  readonly dit: string;
  /** Why it cannot be chosen. */
  readonly non: string | null;
}

/** Who begins so, where he stands, and why he cannot be meant. */
function choicesOf({ start, role }: Mot, { membres }: SeanceVue, here: PresenceVue): Choix[] {
  const names = new Map(membres.map((membre) => [membre.id, membre]));
  return membres
    .filter(({ id, nom }) => plat(nom).startsWith(start) || id.startsWith(start))
    .slice(0, 8)
    .map((membre) => {
      const given = here.representes?.find(({ mandant }) => mandant === membre.id);
      const carried = here.representes?.find(({ mandataire }) => mandataire === membre.id);
      const e = membre.civilite === 'Mme' ? 'e' : '';
      const isPresent = here.presents?.includes(membre.id) === true;
      const bearer = appelBref(names.get(carried?.mandant ?? ''));
      const non =
        role !== 'mandataire'
          ? null
          : carried !== undefined
            ? `porte déjà ${bearer}`
            : given !== undefined || !isPresent
              ? `absent${e}`
              : null;
      const dit = given !== undefined ? `représenté${e}` : isPresent ? `présent${e}` : `absent${e}`;
      return { membre, dit, non };
    });
}
