/** People named in a séance and in its points: where each is named, and what is asked of him there. */
import type { Deliberation } from './deliberation.ts';
import type { Personne } from './scalars.ts';
import type { Scrutin } from './scrutin.ts';
import type { Seance } from './seance.ts';
import type { Path } from './located.ts';

/** A slug written somewhere. */
export interface Reference {
  readonly id: string;
  readonly path: Path;
  readonly part: 'key' | 'value';
  /**
   * `titulaire`: must be in exercise; `siege`: in exercise, or the suppléant of such a one; `membre`: of the mandate,
   * even no longer in exercise.
   */
  readonly asked: 'titulaire' | 'siege' | 'membre';
}

type Found = Generator<Reference, void>;

function* named(ids: readonly string[], path: Path, asked: Reference['asked'] = 'siege'): Found {
  for (const [i, id] of ids.entries()) yield { id, path: [...path, i], part: 'value', asked };
}

function* one(id: string | null, path: Path, asked: Reference['asked'] = 'siege'): Found {
  if (id !== null) yield { id, path, part: 'value', asked };
}

function* people(all: readonly Personne[], path: Path): Found {
  for (const [i, personne] of all.entries())
    if (personne.kind === 'membre') yield* one(personne.membre, [...path, i]);
}

function* person(personne: Personne | null, path: Path): Found {
  if (personne?.kind === 'membre') yield* one(personne.membre, path, 'membre');
}

function* voters(vote: Scrutin | null, path: Path): Found {
  if (vote === null) return;
  for (const side of ['contre', 'abstention', 'refus', 'nppv', 'pour'] as const)
    for (const [i, id] of (vote[side]?.noms ?? []).entries())
      if (!id.startsWith('groupe:')) yield { id, path: [...path, side, i], part: 'value', asked: 'siege' };
  yield* named(vote.demande?.noms ?? [], [...path, 'demande']);
}

/** Lists that mean the same in a séance and in a point. */
function* attendance({
  absents,
  excuses,
  pouvoirs,
}: Pick<Seance, 'absents' | 'excuses' | 'pouvoirs'>): Found {
  yield* named(absents, ['absents']);
  yield* named(excuses, ['excuses']);
  for (const { mandant, mandataire } of pouvoirs) {
    yield { id: mandant, path: ['pouvoirs', mandant], part: 'key', asked: 'titulaire' };
    if (mandataire !== 'inconnu') yield* one(mandataire, ['pouvoirs', mandant, 'mandataire']);
  }
}

/** Everyone named in `seance.yaml`. */
export function* referencesOfSeance(seance: Seance): Found {
  yield* one(seance.president, ['president']);
  yield* people(seance.secretaire, ['secretaire']);
  yield* people(seance.auxiliaires, ['auxiliaires']);
  yield* people(seance.assistent, ['assistent']);
  yield* attendance(seance);
  for (const { titulaire, suppleant } of seance.suppleants) {
    yield { id: titulaire, path: ['suppleants', titulaire], part: 'key', asked: 'titulaire' };
    yield* one(suppleant, ['suppleants', titulaire]);
  }
  for (const [i, evenement] of seance.evenements.entries()) {
    const at = ['evenements', i];
    for (const key of ['arrivee', 'depart', 'fin_de_pouvoir'] as const)
      yield* named(evenement[key], [...at, key]);
    for (const { mandant, mandataire } of evenement.pouvoir) {
      yield { id: mandant, path: [...at, 'pouvoir', mandant], part: 'key', asked: 'titulaire' };
      if (mandataire !== 'inconnu') yield* one(mandataire, [...at, 'pouvoir', mandant]);
    }
    for (const { titulaire, suppleant } of evenement.suppleant) {
      yield { id: titulaire, path: [...at, 'suppleant', titulaire], part: 'key', asked: 'titulaire' };
      yield* one(suppleant, [...at, 'suppleant', titulaire]);
    }
    yield* one(evenement.president, [...at, 'president']);
    yield* one(evenement.secretaire, [...at, 'secretaire']);
  }
  yield* named(seance.visioconference?.membres ?? [], ['visioconference', 'membres']);
  const demande = seance.huis_clos?.demande ?? [];
  for (const [i, id] of (typeof demande === 'string' ? [demande] : demande).entries())
    if (id !== 'president' && !/^\d+$/u.test(id)) yield* one(id, ['huis_clos', 'demande', i]);
  yield* voters(seance.huis_clos?.vote ?? null, ['huis_clos', 'vote']);
  yield* voters(seance.convocation?.urgence?.vote ?? null, ['convocation', 'urgence', 'vote']);
  yield* voters(seance.adoption_pv?.vote ?? null, ['adoption_pv', 'vote']);
  for (const id of Object.keys(seance.empeches_de_signer))
    yield { id, path: ['empeches_de_signer', id], part: 'key', asked: 'membre' };
  for (const [i, { par }] of seance.signatures.entries()) yield* person(par, ['signatures', i, 'par']);
}

/** Everyone named in a point, below `base`. Candidates are told apart: they may be no members. */
export function* referencesOfPoint(deliberation: Deliberation, base: Path): Found {
  for (const reference of pointReferences(deliberation))
    yield { ...reference, path: [...base, ...reference.path] };
}

function* pointReferences(deliberation: Deliberation): Found {
  yield* one(deliberation.president, ['president']);
  yield* person(deliberation.rapporteur, ['rapporteur']);
  yield* attendance(deliberation);
  for (const { membre } of deliberation.deports)
    yield { id: membre, path: ['deports', membre], part: 'key', asked: 'siege' };
  yield* voters(deliberation.vote, ['vote']);
  for (const [i, election] of deliberation.election.entries()) {
    yield* named(election.assesseurs, ['election', i, 'assesseurs']);
    for (const [id, { membres }] of Object.entries(election.candidats))
      yield* named(membres, ['election', i, 'candidats', id, 'membres'], 'membre');
  }
  for (const [i, { titulaires, suppleants, remplace }] of deliberation.designations.entries()) {
    const at = ['designations', i];
    yield* people(titulaires, [...at, 'titulaires']);
    yield* people(suppleants, [...at, 'suppleants']);
    yield* person(remplace, [...at, 'remplace']);
  }
  for (const [i, { auteurs, vote }] of deliberation.amendements.entries()) {
    yield* named(auteurs, ['amendements', i, 'auteurs']);
    yield* voters(vote, ['amendements', i, 'vote']);
  }
  for (const [i, { par }] of deliberation.signatures.entries()) yield* person(par, ['signatures', i, 'par']);
}
