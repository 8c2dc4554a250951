/** The presence grid: three columns read down. A name keeps its place when its state changes; one tab stop, arrows move. */
import { useRef, useState } from 'preact/hooks';
import type { MembreVu, PresenceVue, SeanceVue } from '../contract.ts';
import { plat } from './mots.ts';
import type { Ligne } from './saisie.tsx';
import { lettresEteintes } from './touches.ts';

/** What a member is at a point, in words. */
interface Etat {
  readonly etat: 'present' | 'represente' | 'absent';
  /** Whom he gave his pouvoir to, or whose he carries. */
  readonly mandataire: string | null;
  readonly mandants: readonly string[];
}

function etatOf({ id }: MembreVu, here: PresenceVue): Etat {
  const given = here.representes?.find(({ mandant }) => mandant === id);
  const mandants = (here.representes ?? [])
    .filter(({ mandataire }) => mandataire === id)
    .map(({ mandant }) => mandant);
  const etat =
    given !== undefined ? 'represente' : here.presents?.includes(id) === true ? 'present' : 'absent';
  return { etat, mandataire: given?.mandataire ?? null, mandants };
}

export function Grille({
  vue,
  here,
  at,
  saisie,
}: {
  vue: SeanceVue;
  here: PresenceVue;
  at: number;
  saisie: Ligne;
}) {
  const [on, setOn] = useState(0);
  const typed = useRef({ text: '', until: 0 });
  const list = useRef<HTMLOListElement>(null);
  const { membres } = vue;
  const names = new Map(membres.map(({ id, nom }) => [id, nom]));
  const rows = Math.max(1, Math.ceil(membres.length / 3));
  const focus = (index: number): void => {
    const next = Math.max(0, Math.min(membres.length - 1, index));
    setOn(next);
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  /** From the opening on, or from a point on. */
  const from = at <= 1 ? '' : `@${here.point} `;
  const pressed = (event: KeyboardEvent): void => {
    const { key, ctrlKey, altKey, metaKey } = event;
    if (ctrlKey || altKey || metaKey) return;
    const columns = getComputedStyle(list.current!).gridTemplateColumns.split(' ').length;
    const by = {
      ArrowDown: 1,
      ArrowUp: -1,
      ArrowRight: columns > 1 ? rows : 1,
      ArrowLeft: columns > 1 ? -rows : -1,
    }[key];
    const membre = membres[on];
    if (by !== undefined) focus(on + by);
    else if (key === 'Home') focus(0);
    else if (key === 'End') focus(membres.length - 1);
    else if (key === ' ' && membre !== undefined)
      void saisie.inscrire(`${from}${etatOf(membre, here).etat === 'present' ? '-' : '+'}${membre.id}`);
    else if (key === '>' && membre !== undefined) {
      saisie.taper(`${from}${membre.id}>`);
      document.querySelector<HTMLInputElement>('#ligne')?.focus();
    } else if (/^\p{L}$/u.test(key) && !lettresEteintes()) find(key, event.timeStamp);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** Letters typed one after the other find a name by its beginning. */
  const find = (letter: string, now: number): void => {
    const text = now < typed.current.until ? typed.current.text + plat(letter) : plat(letter);
    typed.current = { text, until: now + 900 };
    const found = membres.findIndex(({ nom }) => plat(nom).startsWith(text));
    if (found >= 0) focus(found);
  };
  return (
    <>
      <ol
        class="presence"
        ref={list}
        onKeyDown={pressed}
        aria-label="Membres en exercice"
        style={{ gridTemplateRows: `repeat(${rows}, var(--rang))` }}
      >
        {membres.map((membre, i) => {
          const { etat, mandataire, mandants } = etatOf(membre, here);
          const e = membre.civilite === 'Mme' ? 'e' : '';
          const note =
            mandataire !== null
              ? `› ${short(names.get(mandataire) ?? mandataire)}`
              : mandants.length > 0
                ? `+ ${mandants.map((id) => short(names.get(id) ?? id)).join(', ')}`
                : etat === 'absent'
                  ? `absent${e}`
                  : '';
          const carries = mandants.map((id) => names.get(id) ?? id).join(' et de ');
          const said = {
            present: `, présent${e}${mandants.length > 0 ? `, porte le pouvoir de ${carries}` : ''}`,
            represente: `, représenté${e}, pouvoir à ${names.get(mandataire ?? '') ?? ''}`,
            absent: `, absent${e}`,
          }[etat];
          return (
            <li key={membre.id}>
              <button
                type="button"
                class="m"
                data-etat={etat}
                data-membre={membre.id}
                tabIndex={i === on ? 0 : -1}
                onFocus={() => setOn(i)}
                onClick={() => void saisie.inscrire(`${from}${etat === 'present' ? '-' : '+'}${membre.id}`)}
              >
                <span class="qui">
                  <span class="nom">{membre.nom}</span> <span class="prenom">{membre.prenom}</span>
                </span>
                <span class="vh">{said}</span>
                {note !== '' && (
                  <span class="note" aria-hidden="true">
                    {note}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
      <p class="legende">
        <span class="m" data-etat="present">
          présent
        </span>
        <span class="m" data-etat="represente">
          représenté › mandataire
        </span>
        <span class="m" data-etat="absent">
          absent
        </span>
        <span>+ NOM : pouvoir porté</span>
      </p>
    </>
  );
}

/** « BEGIN-CL. » */
function short(nom: string): string {
  return nom.length <= 11 ? nom : `${nom.slice(0, 8)}.`;
}
