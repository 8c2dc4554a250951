/** Séance: who is there and who votes, at each point; the agenda, and what the act will print above its text. */
import type { ComponentChildren } from 'preact';
import type { PresenceVue, SeanceVue } from '../contract.ts';
import { Pied } from './cadre.tsx';
import { EnTete } from './entete.tsx';
import { Fil } from './fil.tsx';
import { Grille } from './grille.tsx';
import { combien, scrutinBref } from './mots.ts';
import { Ordre } from './ordre.tsx';
import type { Dossier } from './change.ts';
import { Saisie, useLigne } from './saisie.tsx';
import { aller } from './route.ts';
import { useTouches } from './touches.ts';

/** The index in `presence.points` of the point that is looked at: 0 is the opening. */
function momentOf(vue: SeanceVue, point: string): number {
  const at = vue.presence?.points.findIndex((each) => each.point === point) ?? -1;
  return at >= 0 ? at : Math.min(1, (vue.presence?.points.length ?? 1) - 1);
}

export function Seance({
  dossier,
  tete,
  point,
}: {
  dossier: Dossier;
  tete: ComponentChildren;
  point: string;
}) {
  const { vue } = dossier;
  const moments = vue.presence?.points ?? [];
  const at = momentOf(vue, point);
  const here = moments[at];
  const saisie = useLigne(dossier, here?.point ?? 'ouverture');
  const look = (index: number): void => {
    const next = moments[Math.max(0, Math.min(moments.length - 1, index))];
    if (next !== undefined) aller('seance', vue.id, next.point);
  };
  useTouches({
    j: () => look(at + 1),
    k: () => look(at - 1),
    c: () => aller('cloture', vue.id),
    ':': () => document.querySelector<HTMLElement>('#ligne')?.focus(),
    Enter: (event) => {
      if (event.target === document.body) open(vue, here);
    },
  });
  if (here === undefined)
    return (
      <>
        <main id="contenu" tabIndex={-1}>
          {tete}
          <p class="charge">La séance ne se lit pas : voyez les contrôles.</p>
        </main>
        <Pied touches={[['Échap', 'accueil']]} fin={dossier.dit} />
      </>
    );
  return (
    <>
      <main id="contenu" tabIndex={-1}>
        {tete}
        <div class="tenue">
          <section class="panneau presences" aria-labelledby="t-pre" tabIndex={-1}>
            <h2 class="vh" id="t-pre">
              Présence {au(here)}
            </h2>
            <p class="point">{titleOf(vue, here)}</p>
            <Compte here={here} />
            <Fil moments={moments} membres={vue.membres} at={at} look={look} />
            <Grille vue={vue} here={here} saisie={saisie} at={at} />
          </section>
          <Ordre vue={vue} point={here.point} />
          <EnTete vue={vue} moments={moments} at={at} />
        </div>
        <Saisie vue={vue} here={here} saisie={saisie} />
      </main>
      <Pied
        touches={[
          ['↑ ↓ ← →', 'parcourir'],
          ['Espace', 'présent ou absent'],
          ['>', 'donner pouvoir'],
          ['J K', 'point suivant, précédent'],
          [':', 'saisie rapide'],
          ['C', 'clore'],
          ['Ctrl Z', 'annuler'],
        ]}
        fin={dossier.dit}
      />
    </>
  );
}

function open(vue: SeanceVue, here: PresenceVue | undefined): void {
  const fichier = vue.points.find(({ point }) => point === here?.point)?.fichier;
  if (fichier !== undefined && fichier !== null) aller('deliberation', vue.id, fichier);
}

/** « au n° 9 », « à l’ouverture » */
function au({ point }: PresenceVue): string {
  return point === 'ouverture' ? 'à l’ouverture' : `au n° ${point}`;
}

function titleOf(vue: SeanceVue, here: PresenceVue): string {
  const found = vue.points.find(({ point }) => point === here.point);
  return found === undefined ? 'Ouverture' : `N° ${here.point} sur ${vue.points.length} : ${found.objet}`;
}

/** The figures at a point; a reader hears them as one sentence when they change. */
function Compte({ here }: { here: PresenceVue }) {
  const { presents, representes, absents, votants, quorum, exercice } = here;
  const broken = quorum !== null && !quorum.met;
  const vote = scrutinBref(here);
  return (
    <p class="compte" id="compte" aria-live={broken ? 'assertive' : 'polite'} aria-atomic="true">
      <span class="au">{au(here).replace(/^./u, (first) => first.toUpperCase())}</span>
      <span>
        Présents <b>{presents?.length ?? '?'}</b>
      </span>
      <span>
        Pouvoirs <b>{representes?.length ?? '?'}</b>
      </span>
      <span>
        Votants <b>{votants ?? '?'}</b>
      </span>
      {quorum !== null &&
        (broken ? (
          <span class="rompu">
            <span aria-hidden="true" class="carre" /> Quorum <b>{quorum.required}</b>, il manque{' '}
            {combien(quorum.required - quorum.present, 'présent')}
          </span>
        ) : (
          <span class="ok">
            Quorum <b>{quorum.required}</b> <span class="coche" aria-hidden="true" />
            <span class="vh">atteint</span>
          </span>
        ))}
      {vote !== null && <span class="vh">Vote : {vote.dit}</span>}
      {presents !== null && (
        <span class="formule">
          <span class="vh">
            {exercice} en exercice : {combien(presents.length, 'présent')},{' '}
            {combien(representes?.length ?? 0, 'représenté')}, {combien(absents?.length ?? 0, 'absent')}
          </span>
          <span aria-hidden="true">
            {exercice} = {presents.length} + {representes?.length ?? 0} + {absents?.length ?? 0}
          </span>
        </span>
      )}
    </p>
  );
}
