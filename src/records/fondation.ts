/** The files that a new assembly, and a new séance of it, begin with. */
import { fault, type Diagnostic } from '../diagnostic.ts';
import { readShape } from './agenda.ts';
import { assembleeEcrite, EFFECTIF_MAXIMAL, type TypeAssemblee } from './assemblee.ts';
import { schemaLine, type Genre } from './editor-schema.ts';
import { doubles, isExecutif, type Colonne, type Elu } from './elus.ts';
import { splitName } from './noms.ts';
import { folded } from './suggestion.ts';
import { unlessEmpty, writeYaml, type Group, type Writable } from './write.ts';

/** What is asked of a new town. Texts as typed: the shape of the records judges them. */
export interface Fondation {
  readonly type: TypeAssemblee;
  readonly collectivite: string;
  readonly departement: string;
  readonly population: string | null;
  readonly code_insee: string | null;
  readonly siren: string | null;
  /** Family of templates. */
  readonly modele: string;
  /** First day of the mandate, ISO. */
  readonly du: string;
  /** Number of seats by law. */
  readonly effectif: string;
}

/** Slug and name of a body, by its type. */
const CORPS: Readonly<Record<TypeAssemblee, { readonly slug: string; readonly nom: string }>> = {
  CM: { slug: 'conseil', nom: 'Conseil municipal' },
  CC: { slug: 'conseil', nom: 'Conseil communautaire' },
  BUR: { slug: 'bureau', nom: 'Bureau' },
  SYF: { slug: 'comite', nom: 'Comité syndical' },
  SYO: { slug: 'comite', nom: 'Comité syndical' },
  CCAS: { slug: 'ccas', nom: 'Conseil d’administration' },
  CD: { slug: 'conseil', nom: 'Conseil départemental' },
  CDP: { slug: 'commission', nom: 'Commission permanente' },
  CR: { slug: 'conseil', nom: 'Conseil régional' },
  CRP: { slug: 'commission', nom: 'Commission permanente' },
};

/** The slug of the file of a body. */
export function slugOfBody(type: TypeAssemblee): string {
  return CORPS[type].slug;
}

/**
 * The file of a body, and what is wrong in the rows that its members come from: each is read by the shape of the records, and its
 * faults stand where the table has them. `schemas`: the folder of the schemas for editors, from that of the file; `null`: none.
 */
export function bodyText(
  asked: Fondation,
  elus: readonly Elu[],
  schemas: string | null = null,
): { text: string; faults: Diagnostic[] } {
  const members = withSlugs(elus);
  const faults = [...doubles(elus), ...members.flatMap((each) => faultsOf(asked, each)), ...tooMany(elus)];
  return { text: `${headed('assemblee', schemas)}${writeYaml(bodyOf(asked, members))}`, faults };
}

interface Membre {
  readonly slug: string;
  readonly elu: Elu;
}

function bodyOf(asked: Fondation, members: readonly Membre[], isProbe = false): Group {
  const { type, collectivite, departement, population, code_insee, siren, modele, du, effectif } = asked;
  const groupes = members.flatMap(({ elu }) => elu.groupe ?? []);
  const named = Object.fromEntries(groupes.map(({ text }) => [slugOf(text, 'groupe'), text]));
  const executif = members.find(({ elu }) => elu.fonction !== undefined && isExecutif(elu.fonction.text));
  return {
    type,
    nom: CORPS[type].nom,
    collectivite,
    departement,
    code_insee,
    siren,
    population,
    modele,
    groupes: unlessEmpty(named),
    mandats: [
      {
        du,
        effectif,
        membres: Object.fromEntries(members.map(({ slug, elu }) => [slug, memberTree(elu, du, isProbe)])),
        executif: executif === undefined || executif === members[0] ? null : executif.slug,
      },
    ],
  };
}

/** A member as short as he can be written without losing a letter; for a probe, each cell on its line. */
function memberTree(elu: Elu, mandat: string, isProbe: boolean): Writable {
  const { civilite, prenom, nom } = elu;
  const whole = [civilite, prenom, nom].flatMap((cell) => cell?.text ?? []).join(' ');
  const split = splitName(whole);
  const isBare =
    !isProbe &&
    ((civilite === undefined && prenom === undefined) ||
      (split !== null &&
        split.civilite === (civilite?.text ?? null) &&
        split.prenom === (prenom?.text ?? null) &&
        split.nom === nom.text));
  const name: Group = isBare
    ? { nom: whole }
    : { civilite: civilite?.text ?? null, prenom: prenom?.text ?? null, nom: nom.text };
  const rest: Group = {
    fonction: elu.fonction?.text ?? null,
    commune: elu.commune?.text ?? null,
    groupe: elu.groupe === undefined ? null : slugOf(elu.groupe.text, 'groupe'),
    du: elu.du === undefined || elu.du.text === mandat ? null : elu.du.text,
    naissance: elu.naissance?.text ?? null,
  };
  return isBare && unlessEmpty(rest) === null ? whole : { ...name, ...rest };
}

/** What the shape of the records says of one member, at the cells that he comes from. */
function faultsOf(asked: Fondation, member: Membre): Diagnostic[] {
  const text = writeYaml(bodyOf({ ...asked, effectif: '1' }, [member], true));
  const { located, faults } = readShape(assembleeEcrite, { file: '', bytes: new TextEncoder().encode(text) });
  const path = ['mandats', 0, 'membres', member.slug];
  const lineOf = (key: string): number | undefined =>
    located?.has([...path, key]) === true ? located.place([...path, key], 'key').line : undefined;
  const groupes = member.elu.groupe === undefined ? undefined : located?.place(['groupes'], 'key').line;
  const cells = [
    ...CELLS.map((key) => [lineOf(key), member.elu[key]] as const),
    [groupes === undefined ? undefined : groupes + 1, member.elu.groupe] as const,
    [located?.place(path, 'key').line, member.elu.nom] as const,
  ];
  return faults.flatMap((found) => {
    const cell = cells.find(([line, each]) => line === found.place.line && each !== undefined)?.[1];
    return cell === undefined ? [] : [{ ...found, place: cell.place, related: [] }];
  });
}

const CELLS: readonly Colonne[] = ['civilite', 'prenom', 'nom', 'fonction', 'commune', 'du', 'naissance'];

/** Whether one answer may stand in the file of a body: why not, or `null`. */
export function refusalOf(
  asked: Fondation,
  key: 'collectivite' | 'departement' | 'population' | 'du' | 'effectif',
): Diagnostic | null {
  const probe = { place: { file: '', line: 1, column: 1, length: 0 } };
  const elu = { ...probe, nom: { ...probe, text: 'M. A B' } };
  const text = writeYaml(bodyOf(asked, [{ slug: 'a', elu }]));
  const { located, faults } = readShape(assembleeEcrite, { file: '', bytes: new TextEncoder().encode(text) });
  const path = key === 'du' || key === 'effectif' ? ['mandats', 0, key] : [key];
  const line = located?.place(path, 'key').line;
  return faults.find((each) => each.place.line === line) ?? null;
}

function tooMany(elus: readonly Elu[]): Diagnostic[] {
  const first = elus[EFFECTIF_MAXIMAL];
  if (first === undefined) return [];
  return [
    fault({
      place: first.place,
      code: 'nombre-de-membres',
      message: `Le tableau compte ${elus.length} membres : plus de ${EFFECTIF_MAXIMAL}.`,
      remedy: `gardez les membres d’une seule assemblée, ${EFFECTIF_MAXIMAL} au plus.`,
    }),
  ];
}

/** Each member under a slug of his own: his family name, then his first name too, then a figure. */
function withSlugs(elus: readonly Elu[]): Membre[] {
  const families = elus.map(({ civilite, prenom, nom }) => {
    const split = civilite === undefined && prenom === undefined ? splitName(nom.text) : null;
    return { family: split?.nom ?? nom.text, first: split?.prenom ?? prenom?.text ?? '' };
  });
  const counts = new Map<string, number>();
  for (const { family } of families) {
    const slug = slugOf(family, 'elu');
    counts.set(slug, (counts.get(slug) ?? 0) + 1);
  }
  const taken = new Set<string>();
  return elus.map((elu, i) => {
    const { family, first } = families[i]!;
    const short = slugOf(family, 'elu');
    const long = counts.get(short)! > 1 ? slugOf(`${family} ${first}`, 'elu') : short;
    let slug = long;
    for (let n = 2; taken.has(slug); n++) slug = `${long.slice(0, 36)}-${n}`.replace('--', '-');
    taken.add(slug);
    return { slug, elu };
  });
}

/** Words that mean something to the machine as keys. */
const NO_KEYS = ['constructor', 'prototype'];

/** « Hamid EL HASSOUNI » → `hamid-el-hassouni`; `instead` for what has no letter of ours. */
function slugOf(text: string, instead: string): string {
  const plain = folded(
    text.replaceAll('Œ', 'OE').replaceAll('œ', 'oe').replaceAll('Æ', 'AE').replaceAll('æ', 'ae'),
  )
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^[-0-9]+|-$/gu, '')
    .slice(0, 40)
    .replace(/-$/u, '');
  return plain === '' ? instead : NO_KEYS.includes(plain) ? `${plain}-${instead}` : plain;
}

/** What a séance begins with; what it takes from the séance before is only what is not usual. */
export interface SeanceNouvelle {
  readonly assemblee: string;
  readonly date: string;
  readonly ouverture?: string | null;
  readonly lieu?: string | null;
  /** Folder of the schemas for editors, from that of the séance; `null`: none. */
  readonly schemas: string | null;
}

/** A `seance.yaml` in preparation. */
export function sittingText({
  assemblee,
  date,
  ouverture = null,
  lieu = null,
  schemas,
}: SeanceNouvelle): string {
  return `${headed('seance', schemas)}${writeYaml({ assemblee, date, etat: 'preparee', ouverture, lieu })}# convocation: le jour de l’envoi
# secretaire: un membre
# absents, excuses, pouvoirs: qui n’est pas nommé est présent
`;
}

/** What a point is made of, to be written in the place of these comments. */
const POINT = `# rapporteur: un membre
# expose: |
#   le rapport
# dispositif: |
#   - d’approuver…
`;

/** The files of points of a new séance, by name: `01-budget-primitif.yaml`. */
export function pointFiles(objets: readonly string[], schemas: string | null): ReadonlyMap<string, string> {
  return new Map(
    objets.map((objet, i) => [
      pointFileName(i + 1, objet),
      `${headed('deliberation', schemas)}${writeYaml({ objet })}${POINT}`,
    ]),
  );
}

/** `04-budget-primitif.yaml` */
export function pointFileName(rank: number, objet: string): string {
  const name = slugOf(objet.split(' ').slice(0, 8).join(' '), 'point');
  return `${String(rank).padStart(2, '0')}-${name}.yaml`;
}

function headed(genre: Genre, folder: string | null): string {
  return folder === null ? '' : schemaLine(genre, folder);
}
