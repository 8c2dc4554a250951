/** The people of a canonical source: those whom the document prints or counts, each with no more than it prints. */
import type { Assemblee, Membre } from '../records/assemblee-du-jour.ts';
import { membreDe } from '../records/assemblee-du-jour.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { splitName } from '../records/noms.ts';
import type { Personne } from '../records/scalars.ts';
import { unlessEmpty, type Group, type Writable } from '../records/write.ts';
import { personOf } from './people.ts';
import { electedMembers, membersInElections } from './source-election.ts';
import { nameTree } from './source-names.ts';

/** Who is in the canonical source of a document, and why. */
export interface Cast {
  /** In the order of precedence. */
  readonly membres: readonly Membre[];
  /** Those printed with their function, and by their short name: chair, secretaries, rapporteur. */
  readonly officers: readonly Personne[];
  /** Those of `membres` who are there only because an officer's short name must not be mistaken for theirs. */
  readonly namesakes: ReadonlySet<string>;
  /** In exercise that day, but outside the affair group that decides the point (N15). */
  readonly outsiders: ReadonlySet<string>;
  /** Those whose whole name is printed under the document. */
  readonly signers?: ReadonlySet<string>;
  /** Those with whom words agree in gender: their civilité is told even where the house prints none. */
  readonly agreed?: ReadonlySet<string>;
}

/**
 * The members that a document needs: in exercise at the point, seated, or named; `signing`: those who sign it. `complet`: its
 * words agree with everyone, and not only with those who are elected or designated.
 */
export function castOf(
  { assemblee }: SeanceLue,
  point: PointLu,
  signing: readonly Personne[] = [],
  complet = false,
): Cast {
  const { presence, deliberation } = point;
  const officers: Personne[] = [
    ...(presence.president === null ? [] : [{ kind: 'membre' as const, membre: presence.president }]),
    ...presence.secretaires,
    ...(deliberation.rapporteur === null ? [] : [deliberation.rapporteur]),
  ];
  const signers = new Set(slugs(signing));
  // Who signs is the executive, or signs for him: his record stands on it.
  if (signing.length > 0) signers.add(assemblee.executif);
  const named = [
    ...officers,
    ...deliberation.designations.flatMap(({ titulaires, suppleants, remplace }) => [
      ...titulaires,
      ...suppleants,
      ...(remplace === null ? [] : [remplace]),
    ]),
  ];
  const needed = new Set([
    // An old act that does not say who was there prints no list: it needs nobody but those whom it names.
    ...(presence.connue ? presence.exercice : []),
    ...presence.suppleants.map((seat) => seat.suppleant),
    ...presence.representes.map((given) => given.mandataire),
    ...slugs(named),
    ...membersInElections(assemblee, deliberation),
    ...signers,
  ]);
  const kept = assemblee.membres.filter(({ id }) => needed.has(id));
  const namesakes = namesakesOf(assemblee, kept, officers);
  const membres = assemblee.membres.filter(({ id }) => needed.has(id) || namesakes.has(id));
  const isOutside = (m: Membre) => presence.connue && m.en_exercice && !presence.exercice.includes(m.id);
  return {
    membres,
    officers,
    namesakes,
    outsiders: new Set(membres.filter(isOutside).map((m) => m.id)),
    signers,
    agreed: new Set(
      complet
        ? kept.map((m) => m.id)
        : [
            ...electedMembers(assemblee, deliberation),
            ...slugs(deliberation.designations.flatMap((each) => each.suppleants)),
          ],
    ),
  };
}

/** The members among some people. */
function slugs(people: readonly Personne[]): string[] {
  return people.flatMap((each) => (each.kind === 'membre' ? each.membre : []));
}

/** Others of the mandate without whom an officer's short name would be shorter. */
function namesakesOf(
  assemblee: Assemblee,
  kept: readonly Membre[],
  officers: readonly Personne[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const others = assemblee.membres.filter((m) => !kept.includes(m));
  for (const officer of officers) {
    const nom = familyName(assemblee, officer);
    const alike = others.filter((m) => m.nom.toUpperCase() === nom.toUpperCase());
    if (alike.length === 0) continue;
    const short = (membres: readonly Membre[]) => personOf({ ...assemblee, membres }, officer).court;
    const whole = short(assemblee.membres);
    if (short(kept) === whole) continue;
    const first = alike.find((m) => short([...kept, m]) === whole);
    if (first !== undefined) found.add(first.id);
  }
  return found;
}

function familyName(assemblee: Assemblee, person: Personne): string {
  if (person.kind === 'tiers') return splitName(person.nom)?.nom ?? person.nom;
  return membreDe(assemblee, person.membre)?.nom ?? person.membre;
}

/** `membres`, each bare where his name says all. */
export function membersTree({ assemblee }: SeanceLue, point: PointLu, cast: Cast): Group {
  const { presence } = point;
  const voting = new Set([
    ...presence.presents,
    ...presence.representes.map((given) => given.mandant),
    ...presence.suppleants.map((seat) => seat.titulaire),
  ]);
  return castTree(assemblee, cast, {
    suppleants: presence.suppleants,
    competences: (m) => (cast.outsiders.has(m.id) ? [] : null),
    voix: (m) => voting.has(m.id),
  });
}

/** What of a seat a document needs: who sits for whom, affair groups, and whether his voices count. */
interface Seats {
  readonly suppleants: PointLu['presence']['suppleants'];
  readonly competences: (membre: Membre) => Writable | null;
  readonly voix: (membre: Membre) => boolean;
}

/** The members of a cast, each with no more than is printed or counted of him. */
export function castTree(assemblee: Assemblee, cast: Cast, seats: Seats): Group {
  const { noms, ordre } = assemblee.variantes;
  const officers = new Set(cast.officers.map((each) => (each.kind === 'membre' ? each.membre : '')));
  const prints = {
    civilite: noms.includes('Civ'),
    prenom: noms.includes('Prenom') || noms.includes('Initiale') || ordre === 'alphabetique',
    fonction: noms.includes(', fonction'),
    commune: printsCommune(assemblee),
    groupe: printsGroupe(assemblee),
  };
  const tree = (m: Membre): Writable => {
    const isNamesake = cast.namesakes.has(m.id);
    const isOfficer = officers.has(m.id);
    const isSigner = cast.signers?.has(m.id) ?? false;
    const isAgreed = cast.agreed?.has(m.id) ?? false;
    const { nom, ...parts } = nameTree(m, {
      civilite: prints.civilite || isOfficer || isSigner || isAgreed,
      prenom: (prints.prenom && !isNamesake) || isSigner,
    });
    const more: Group = {
      ...parts,
      fonction: isOfficer || (prints.fonction && !isNamesake) ? m.fonction : null,
      commune: prints.commune && !isNamesake ? m.commune : null,
      groupe: prints.groupe && !isNamesake ? m.groupe : null,
      ...seatOf(m, cast, seats.suppleants),
      competences: seats.competences(m),
      voix: m.voix !== 1 && seats.voix(m) ? String(m.voix) : null,
    };
    return unlessEmpty(more) === null ? nom : { nom, ...more };
  };
  return Object.fromEntries(cast.membres.map((m) => [m.id, tree(m)]));
}

/** The members that a document of all the séance needs: in exercise that day, or named. */
export function castOfSeance(lue: SeanceLue, signers: readonly string[]): Cast {
  const { assemblee, seance, points, ouverture } = lue;
  const presences = [ouverture, ...points.map(({ presence }) => presence)];
  const officers: Personne[] = [
    ...presences.flatMap(({ president }) =>
      president === null ? [] : [{ kind: 'membre' as const, membre: president }],
    ),
    // Who is elected chairs from then on, unless the record says otherwise.
    ...(points.some(({ deliberation }) => deliberation.election.some((held) => held.executif))
      ? [{ kind: 'membre' as const, membre: assemblee.executif }]
      : []),
    ...presences.flatMap(({ secretaires }) => secretaires),
    ...points.flatMap(({ deliberation }) => deliberation.rapporteur ?? []),
    ...seance.auxiliaires,
    ...seance.assistent,
  ];
  const named = points.flatMap(({ deliberation }) =>
    deliberation.designations.flatMap(({ titulaires, suppleants, remplace }) => [
      ...titulaires,
      ...suppleants,
      ...(remplace === null ? [] : [remplace]),
    ]),
  );
  const needed = new Set([
    assemblee.executif,
    ...signers,
    ...slugs([...officers, ...named]),
    ...presences.flatMap(({ suppleants }) => suppleants.map((seat) => seat.suppleant)),
    ...presences.flatMap(({ representes }) => representes.map((given) => given.mandataire)),
    ...points.flatMap(({ deliberation }) => membersInElections(assemblee, deliberation)),
  ]);
  const kept = assemblee.membres.filter((m) => m.en_exercice || needed.has(m.id));
  const namesakes = namesakesOf(assemblee, kept, officers);
  return {
    membres: assemblee.membres.filter((m) => kept.includes(m) || namesakes.has(m.id)),
    officers,
    namesakes,
    outsiders: new Set(),
    signers: new Set(signers),
    agreed: new Set(kept.map((m) => m.id)),
  };
}

export function printsCommune({ variantes: { noms, ordre } }: Assemblee): boolean {
  return noms.includes('(commune)') || ordre === 'commune';
}

export function printsGroupe({ variantes: { noms, ordre } }: Assemblee): boolean {
  return noms.includes('(groupe)') || ordre === 'groupe';
}

/** Why someone is not in exercise: a suppléant, or gone (the day is not printed). */
function seatOf(
  m: Membre,
  { membres }: Cast,
  seats: PointLu['presence']['suppleants'],
): { readonly fin: string | null; readonly suppleant_de: string | null } {
  if (m.en_exercice) return { fin: null, suppleant_de: null };
  const of = m.suppleant_de;
  const titulaire =
    seats.find((seat) => seat.suppleant === m.id)?.titulaire ??
    (of === null ? undefined : membres.find((t) => t.en_exercice && (t.id === of || t.commune === of))?.id);
  return titulaire === undefined
    ? { fin: 'cessation', suppleant_de: null }
    : { fin: null, suppleant_de: titulaire };
}
