/** Names of the vote, of the election and of the affair group of a point: each must exist, and vote here. */
import { fault } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { membreDe } from './assemblee-du-jour.ts';
import type { Assemblee, Membre } from './assemblee-du-jour.ts';
import type { Deliberation } from './deliberation.ts';
import type { Located, Path } from './located.ts';
import type { PointNomme } from './points.ts';
import type { Presence } from './presence.ts';
import type { Scrutin } from './scrutin.ts';
import { voulait } from './suggestion.ts';
import { membersNamed } from './voices.ts';

/** A point to be checked, where it was written. */
export interface PointEcrit extends PointNomme {
  readonly deliberation: Deliberation;
  readonly source: Located;
  readonly base: Path;
}

/** « Camille DURAND » */
export function nameOf(assemblee: Assemblee, id: string): string {
  const membre = membreDe(assemblee, id);
  if (membre === undefined) return `« ${id} »`;
  return membre.prenom === null ? membre.nom : `${membre.prenom} ${membre.nom}`;
}

/** « présent », « présente » */
export function agreed(membre: Membre | undefined, word: string): string {
  return membre?.civilite === 'Mme' ? `${word}e` : word;
}

/** What a point names and its body does not have, or not here. */
export function wrongPoint(
  assemblee: Assemblee,
  { deliberation, source, base }: PointEcrit,
  presence: Presence,
): Diagnostic[] {
  const out: Diagnostic[] = [];
  const tell = (path: Path, code: string, message: string, remedy: string) =>
    out.push(
      fault({
        place: source.place([...base, ...path], path[0] === 'election' ? 'key' : 'value'),
        code,
        message,
        remedy,
      }),
    );
  const { competence } = deliberation;
  if (competence !== null && !(competence in assemblee.competences))
    tell(
      ['competence'],
      'competence-inconnue',
      `L’assemblée n’a pas de compétence « ${competence} ».${voulait(competence, Object.keys(assemblee.competences))}`,
      'corrigez-la, ou ajoutez-la sous « competences » dans le fichier de l’assemblée.',
    );
  const votes = [
    { vote: deliberation.vote, at: ['vote'] as Path },
    ...deliberation.amendements.map(({ vote }, i) => ({ vote, at: ['amendements', i, 'vote'] as Path })),
  ];
  for (const { vote, at } of votes)
    out.push(...wrongVoters(assemblee, vote, presence, (path) => source.place([...base, ...at, ...path])));
  const known = assemblee.membres.map((m) => m.id);
  deliberation.election.forEach((election, i) => {
    const candidates = [...Object.keys(election.candidats), ...known];
    const at = source.has([...base, 'election', i]) ? ['election', i] : ['election'];
    const check = (id: string, path: Path) => {
      if (!candidates.includes(id))
        tell(
          [...at, ...path],
          'candidat-inconnu',
          `« ${id} » n’est ni un membre ni un candidat.${voulait(id, candidates)}`,
          'corrigez l’identifiant, ou ajoutez-le sous « candidats ».',
        );
    };
    election.tours.forEach((tour, t) => {
      for (const id of Object.keys(tour.voix)) check(id, ['tours', t, 'voix', id]);
    });
    for (const id of Object.keys(election.repartition ?? {})) check(id, ['repartition', id]);
    for (const [e, id] of (election.elu ?? []).entries()) check(id, ['elu', e]);
  });
  return out;
}

const SIDES = ['pour', 'contre', 'abstention', 'refus', 'nppv'] as const;

/** A name that does not vote here is refused with his state; nobody votes on two sides. */
export function wrongVoters(
  assemblee: Assemblee,
  vote: Scrutin | null,
  presence: Presence,
  place: (path: Path) => Diagnostic['place'],
): Diagnostic[] {
  const out: Diagnostic[] = [];
  const seen = new Map<string, { side: string; at: Diagnostic['place'] }>();
  for (const side of SIDES)
    for (const [i, name] of (vote?.[side]?.noms ?? []).entries()) {
      const at = place([side, i]);
      const tell = (code: string, message: string, remedy: string, more: Partial<Diagnostic> = {}) =>
        out.push(fault({ place: at, code, message, remedy, rule: 'V3', ...more }));
      const note = (id: string): void => {
        const before = seen.get(id);
        if (before !== undefined)
          tell(
            'deux-votes',
            `${nameOf(assemblee, id)} est à la fois dans « ${before.side} » et dans « ${side} ».`,
            'gardez un seul des deux votes ; au lieu d’un groupe divisé, nommez ses membres un à un.',
            { related: [{ place: before.at, message: 'l’autre vote est ici' }] },
          );
        seen.set(id, { side, at });
      };
      if (name.startsWith('groupe:')) {
        const groupe = name.slice('groupe:'.length);
        const labels = Object.keys(assemblee.groupes);
        if (!labels.includes(groupe) && !assemblee.membres.some((m) => m.groupe === groupe))
          tell(
            'groupe-inconnu',
            `Aucun groupe ne s’appelle « ${groupe} ».${voulait(groupe, labels)}`,
            'corrigez-le, ou ajoutez-le sous « groupes » dans le fichier de l’assemblée.',
            { rule: null },
          );
        // A member named beside his group would be counted twice.
        for (const id of membersNamed(assemblee, name)) note(id);
        continue;
      }
      const membre = membreDe(assemblee, name);
      if (membre === undefined) continue;
      const state = presence.connue ? notVoting(membre, name, presence) : null;
      if (state !== null)
        tell(
          'ne-vote-pas-ici',
          `${nameOf(assemblee, name)} ne vote pas ici : ${state.said}.`,
          'retirez ce nom du vote, ou corrigez sa présence.',
          { rule: state.rule },
        );
      note(name);
    }
  return out;
}

/** Why a member does not vote at a point, and the rule that says so; `null` when he does. */
function notVoting(
  membre: Membre,
  id: string,
  { presents, representes, etats }: Presence,
): { readonly said: string; readonly rule: 'V3' | 'N15' | 'N16' } | null {
  if (presents.includes(id) || representes.some((r) => r.mandant === id)) return null;
  const etat = etats.get(id);
  if (etat === undefined) {
    if (membre.suppleant_de !== null) return { said: 'ce suppléant ne siège pas', rule: 'N16' };
    return { said: 'ce membre n’est pas en exercice pour ce point', rule: membre.en_exercice ? 'N15' : 'V3' };
  }
  if (etat.kind === 'pouvoir-sans-effet')
    return { said: `le pouvoir donné à « ${etat.mandataire} » est sans effet à ce point`, rule: 'V3' };
  if (etat.kind === 'supplee') return { said: `« ${etat.suppleant} » siège à sa place`, rule: 'N16' };
  return { said: agreed(membre, etat.kind === 'excuse' ? 'excusé' : 'absent'), rule: 'V3' };
}
