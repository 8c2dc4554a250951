/** The people of a mandate as of a day: names and functions of that day, who is in exercise, order of precedence. */
import { fault } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { FichierAssemblee, Membre } from './assemblee-du-jour.ts';
import type { MandatEcrit, MembreEcrit } from './assemblee.ts';
import { dayInFrench } from './days.ts';
import { splitName } from './noms.ts';
import type { Path } from './located.ts';
import { voulait } from './suggestion.ts';

type Personne = MembreEcrit & { readonly id: string };

/** `bases`: the bodies of `meme_collectivite_que`, the nearest first, where people named by their slug alone are written. */
export function membresDuJour(
  { ecrite, located }: FichierAssemblee,
  rang: number,
  jour: string,
  bases: readonly FichierAssemblee[],
): { membres: Membre[]; executif: string; executif_la_veille: string; faults: Diagnostic[] } {
  const mandat = ecrite.mandats[rang]!;
  const faults: Diagnostic[] = [];
  const at = (...path: (string | number)[]): Path => ['mandats', rang, ...path];
  const refuse = (path: Path, code: string, message: string, remedy: string) =>
    faults.push(fault({ place: located.place(path), code, message, remedy }));

  const people = peopleOf(mandat, jour, bases);
  const base = bases[0] ?? null;
  for (const id of people.unknown)
    refuse(
      at('membres', identifiantsOf(mandat).indexOf(id)),
      'membre-inconnu',
      `Personne ne s’appelle « ${id} » dans ${base === null ? 'une autre assemblée' : `l’assemblée « ${base.id} »`}.${voulait(id, people.known)}`,
      base === null
        ? 'ajoutez « meme_collectivite_que: », ou écrivez les noms : identifiant: M. Prénom NOM.'
        : 'corrigez l’identifiant, ou ajoutez la personne dans le fichier de cette assemblée.',
    );
  const ids = people.found.map((p) => p.id);
  const known = (id: string | null, path: Path) => {
    if (id === null || ids.includes(id)) return;
    refuse(
      path,
      'membre-inconnu',
      `Aucun membre de ce mandat ne s’appelle « ${id} ».${voulait(id, ids)}`,
      'corrigez l’identifiant.',
    );
  };

  known(mandat.executif, at('executif'));
  const tableaux = mandat.tableaux.filter(({ du }) => du <= jour).toSorted((a, b) => (a.du < b.du ? -1 : 1));
  mandat.tableaux.forEach((tableau, i) => {
    known(tableau.executif, at('tableaux', i, 'executif'));
    tableau.ordre?.forEach((id, j) => known(id, at('tableaux', i, 'ordre', j)));
  });
  const ordre = tableaux.findLast((t) => t.ordre !== null)?.ordre ?? [];
  const executiveOf = (some: typeof tableaux) =>
    some.findLast((t) => t.executif !== null)?.executif ?? mandat.executif ?? ids[0] ?? '';
  const executif = executiveOf(tableaux);
  const executif_la_veille = executiveOf(tableaux.filter(({ du }) => du < jour));

  const labels = [...bases.toReversed().map((each) => each.ecrite), ecrite].reduce<Record<string, string>>(
    (all, { communes }) => ({ ...all, ...communes }),
    {},
  );
  const communes = new Set(
    people.found.flatMap((p) => (p.commune === null ? [] : [labels[p.commune] ?? p.commune])),
  );
  const affairs = [ecrite, ...ecrite.auparavant].flatMap(({ competences }) => Object.keys(competences ?? {}));
  for (const person of people.found) {
    known(person.remplace, at('membres', person.id, 'remplace'));
    const of = person.suppleant_de;
    if (of !== null && !ids.includes(of) && !communes.has(labels[of] ?? of))
      refuse(
        at('membres', person.id, 'suppleant_de'),
        'membre-inconnu',
        `${nameOf(person)} est suppléant de « ${of} », qui n’est ni un membre ni la commune d’un membre.${voulait(of, ids)}`,
        'donnez l’identifiant du titulaire, ou sa commune.',
      );
    if (person.du !== null && person.au !== null && person.au < person.du)
      refuse(
        at('membres', person.id, 'au'),
        'mandats-en-desordre',
        `${nameOf(person)} cesserait d’être en exercice le ${dayInFrench(person.au)}, avant de l’être, le ${dayInFrench(person.du)}.`,
        'corrigez « du: » ou « au: ».',
      );
    for (const [i, competence] of (person.competences ?? []).entries())
      if (!affairs.includes(competence) && mandat.membres.kind === 'personnes')
        refuse(
          at('membres', person.id, 'competences', i),
          'competence-inconnue',
          `L’assemblée n’a pas de compétence « ${competence} ».${voulait(competence, affairs)}`,
          'corrigez-la, ou ajoutez-la sous « competences ».',
        );
    if (person.fin !== null && person.au === null)
      faults.push(
        fault({
          place: located.place(at('membres', person.id, 'fin')),
          severity: 'avertissement',
          code: 'fin-sans-date',
          message: `Le jour où ${nameOf(person)} a quitté l’assemblée n’est pas dit : cette personne n’est jamais comptée en exercice.`,
          remedy: 'ajoutez « au: » et son dernier jour.',
        }),
      );
  }

  const rank = (id: string) => (ordre.includes(id) ? ordre.indexOf(id) : ordre.length + ids.indexOf(id));
  const membres = people.found
    .map((person) => onDay(person, mandat, jour))
    .sort((a, b) => rank(a.id) - rank(b.id));
  return { membres, executif, executif_la_veille, faults };
}

function identifiantsOf({ membres }: MandatEcrit): readonly string[] {
  return membres.kind === 'identifiants' ? membres.identifiants : [];
}

function peopleOf(
  { membres }: MandatEcrit,
  jour: string,
  bases: readonly FichierAssemblee[],
): { found: readonly Personne[]; unknown: readonly string[]; known: readonly string[] } {
  if (membres.kind === 'personnes') return { found: membres.personnes, unknown: [], known: [] };
  // A person keeps the description of the mandate in force, else of the latest in which he is written.
  const written = new Map<string, Personne>();
  for (const base of bases.toReversed())
    for (const mandat of base.ecrite.mandats)
      if (mandat.membres.kind === 'personnes')
        for (const person of mandat.membres.personnes)
          if (mandat.du <= jour || !written.has(person.id)) written.set(person.id, person);
  return {
    found: membres.identifiants.flatMap((id) => written.get(id) ?? []),
    unknown: membres.identifiants.filter((id) => !written.has(id)),
    known: [...written.keys()],
  };
}

function onDay(person: Personne, mandat: MandatEcrit, jour: string): Membre {
  const then = person.auparavant.filter(({ au }) => au >= jour).toSorted((a, b) => (a.au < b.au ? -1 : 1));
  const was = <K extends 'fonction' | 'commune' | 'groupe'>(key: K) =>
    then.find((t) => t[key] !== null)?.[key] ?? person[key];
  const du = person.du ?? mandat.du;
  const au = person.au ?? mandat.au;
  const { id, remplace, suppleant_de, competences, voix, naissance, fin } = person;
  return {
    id,
    ...nameThen(person, then.find((t) => t.nom !== null) ?? null),
    fonction: was('fonction'),
    commune: was('commune'),
    groupe: was('groupe'),
    du: person.du,
    au: person.au,
    fin,
    remplace,
    suppleant_de,
    competences,
    voix,
    naissance,
    en_exercice:
      suppleant_de === null &&
      du <= jour &&
      (au === null || jour <= au) &&
      !(fin !== null && person.au === null),
  };
}

type Named = Pick<Membre, 'civilite' | 'prenom' | 'nom'>;

/** An earlier name: whole, or the family name alone. */
function nameThen({ civilite, prenom, nom }: Named, then: Personne['auparavant'][number] | null): Named {
  if (then === null || then.nom === null) return { civilite, prenom, nom };
  const split = then.prenom === null && then.civilite === null ? splitName(then.nom) : null;
  return {
    civilite: split?.civilite ?? civilite,
    prenom: split?.prenom ?? then.prenom ?? prenom,
    nom: split?.nom ?? then.nom,
  };
}

function nameOf({ prenom, nom }: Named): string {
  return prenom === null ? nom : `${prenom} ${nom}`;
}
