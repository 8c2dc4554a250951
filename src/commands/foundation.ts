/** The questions of `greffe init`: what the command line tells is not asked; without a terminal, nothing is. */
import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../diagnostic.ts';
import {
  readElus,
  refusalOf,
  bodyText,
  TYPES,
  type Elu,
  type Elus,
  type Fondation,
  type TypeAssemblee,
} from '../pipeline/foundation.ts';
import { Misuse } from './french.ts';
import { openDialogue, type Dialogue } from './dialogue.ts';
import { reason, Unreachable } from './project.ts';

export interface InitOptions {
  readonly type?: TypeAssemblee;
  readonly collectivite?: string;
  readonly departement?: string;
  readonly population?: string;
  readonly membres?: string;
  readonly code?: string;
  readonly mandat?: string;
  readonly effectif?: string;
  readonly seance?: string;
  readonly modele: string;
}

/** The answers ended before the questions did. */
export class Stopped extends Error {}

/** A table that no assembly can be made of: nothing more is asked. */
export interface Refused {
  readonly kind: 'refused';
  readonly table: Table;
  readonly faults: readonly Diagnostic[];
}

interface Table {
  readonly file: string;
  readonly text: string;
}

export interface Gathered {
  readonly kind: 'gathered';
  readonly answers: Omit<Fondation, 'modele'>;
  readonly elus: readonly Elu[];
  /** Day of the first séance. */
  readonly seance: string;
}

/** Throws `Stopped`, `Misuse`, `Unreachable`. */
export async function gather(options: InitOptions): Promise<Gathered | Refused> {
  const dialogue = openDialogue();
  try {
    return await answered(options, dialogue);
  } finally {
    dialogue?.end();
  }
}

type Judged = 'collectivite' | 'departement' | 'population' | 'du' | 'effectif';

async function answered(options: InitOptions, dialogue: Dialogue | null): Promise<Gathered | Refused> {
  if (dialogue === null) complete(options);
  const type = options.type ?? (await typeOf(dialogue));
  const from =
    options.membres ?? (await ask(dialogue, 'Fichier CSV des membres (Entrée pour les écrire ici) : '));
  const read: Elus & { readonly text: string } =
    from === ''
      ? { elus: [], collectivite: null, faults: [], text: '' }
      : tableOf(from, options.code ?? null);
  const known = read.collectivite;
  const sound: Fondation = {
    type,
    collectivite: 'A',
    departement: '21',
    population: '1',
    code_insee: null,
    siren: null,
    modele: 'a',
    du: '2020-01-01',
    effectif: '1',
  };
  const faults = [...read.faults, ...bodyText(sound, read.elus).faults];
  if (faults.length > 0) return { kind: 'refused', table: { file: from, text: read.text }, faults };
  const value = async (
    key: Judged,
    option: string,
    given: string | undefined,
    question: string,
    usual: string | null,
  ) => {
    const refusal = (text: string): Diagnostic | null => refusalOf({ ...sound, [key]: text }, key);
    if (given !== undefined || dialogue === null) {
      const text = given ?? usual ?? '';
      const why = refusal(text);
      if (why !== null) throw new Misuse(`--${option} : ${why.message} Remède : ${why.remedy}`);
      return text;
    }
    for (;;) {
      const typed = await ask(dialogue, `${question}${usual === null ? '' : ` [${usual}]`} : `);
      const text = typed === '' && usual !== null ? usual : typed;
      const why = refusal(text);
      if (why === null) return text;
      process.stderr.write(`${why.message} ${why.remedy}\n`);
    }
  };
  const collectivite = await value(
    'collectivite',
    'collectivite',
    options.collectivite,
    'Collectivité (Saint-Exemple, Dijon métropole…)',
    known?.nom ?? null,
  );
  const departement = await value(
    'departement',
    'departement',
    options.departement,
    'Département (21, 2A, 974…)',
    known?.departement ?? null,
  );
  const population =
    type === 'CM' || options.population !== undefined
      ? await value('population', 'population', options.population, 'Population', null)
      : null;
  const days = read.elus.flatMap(({ du }) => du?.text ?? []).sort();
  const du = await value(
    'du',
    'mandat',
    options.mandat,
    'Premier jour du mandat (2026-03-22)',
    days[0] ?? null,
  );
  const elus = from === '' ? await typedMembers(dialogue, { ...sound, du }) : read.elus;
  const effectif = await value(
    'effectif',
    'effectif',
    options.effectif ?? (dialogue === null ? String(elus.length) : undefined),
    'Nombre légal de sièges',
    String(elus.length),
  );
  const seance = await value('du', 'seance', options.seance, 'Jour de la première séance (2026-12-03)', null);
  return {
    kind: 'gathered',
    answers: {
      type,
      collectivite,
      departement,
      population,
      code_insee: known?.code_insee ?? null,
      siren: known?.siren ?? null,
      du,
      effectif,
    },
    elus,
    seance,
  };
}

/** Without anybody to ask, the command line must tell all that a table may not. */
function complete(options: InitOptions): void {
  const needed = { type: options.type, membres: options.membres, seance: options.seance };
  const more = options.type === 'CM' ? { ...needed, population: options.population } : needed;
  const missing = Object.entries(more).flatMap(([name, given]) => (given === undefined ? [`--${name}`] : []));
  if (missing.length > 0)
    throw new Misuse(
      `Il n’y a pas de terminal où poser les questions : ajoutez ${missing.join(', ')}, ou lancez la commande dans un terminal.`,
    );
}

async function ask(dialogue: Dialogue | null, question: string): Promise<string> {
  const answer = await dialogue?.ask(question);
  if (answer === null || answer === undefined) throw new Stopped();
  return answer;
}

async function typeOf(dialogue: Dialogue | null): Promise<TypeAssemblee> {
  process.stderr.write(
    `Types d’assemblée :\n${TYPES.map((type) => `  ${type.padEnd(5)} ${MEANINGS[type]}\n`).join('')}`,
  );
  for (;;) {
    const typed = (await ask(dialogue, 'Type : ')).toUpperCase();
    const found = TYPES.find((each) => each === typed);
    if (found !== undefined) return found;
    process.stderr.write(`« ${typed} » n’est pas un type d’assemblée.\n`);
  }
}

const MEANINGS: Readonly<Record<TypeAssemblee, string>> = {
  CM: 'conseil municipal',
  CC: 'conseil communautaire ou métropolitain',
  BUR: 'bureau d’une intercommunalité',
  SYF: 'comité d’un syndicat fermé',
  SYO: 'comité d’un syndicat ouvert',
  CCAS: 'conseil d’administration d’un CCAS',
  CD: 'conseil départemental',
  CDP: 'commission permanente d’un département',
  CR: 'conseil régional',
  CRP: 'commission permanente d’une région',
};

function tableOf(file: string, code: string | null): Elus & { readonly text: string } {
  let bytes;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new Unreachable(`${file} est illisible : ${reason(error)}.`);
  }
  return { ...readElus(file, bytes, code), text: new TextDecoder().decode(bytes) };
}

/** Members typed one a line: « Mme Anne DURAND, maire ». */
async function typedMembers(dialogue: Dialogue | null, asked: Fondation): Promise<Elu[]> {
  process.stderr.write(
    'Membres, un par ligne, l’exécutif d’abord (Mme Anne DURAND, maire) ; Entrée pour finir.\n',
  );
  const elus: Elu[] = [];
  for (;;) {
    const line = await ask(dialogue, `${elus.length + 1}. `);
    if (line === '' && elus.length > 0) return elus;
    const [name = '', ...rest] = line.split(',');
    const place = { file: '', line: elus.length + 1, column: 1, length: line.length };
    const fonction = rest.join(',').trim();
    const nom = { text: name.trim(), place };
    const elu: Elu = { nom, place, ...(fonction === '' ? {} : { fonction: { text: fonction, place } }) };
    const [why] = line === '' ? [] : bodyText(asked, [...elus, elu]).faults;
    if (line !== '' && why === undefined) elus.push(elu);
    else
      process.stderr.write(
        why === undefined ? 'Il faut au moins un membre.\n' : `${why.message} ${why.remedy}\n`,
      );
  }
}
