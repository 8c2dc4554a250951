/** Acts: one made by hand, which has a little of everything, and those of the project's own records. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { extrait, type Extrait } from '../../src/documents/extrait.ts';
import { readAssemblees, readSeance } from '../../src/records/dossier.ts';
import type { Prose, ProseInline } from '../../src/records/prose.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export const run = (text: string): Extract<ProseInline, { kind: 'run' }> => ({
  kind: 'run',
  text,
  bold: false,
  italic: false,
});
export const paragraph = (text: string): Prose[number] => ({ kind: 'paragraph', inlines: [run(text)] });

const personne = {
  nom: 'Madame Anne DURAND',
  deNom: 'de Madame Anne DURAND',
  court: 'Madame DURAND',
  feminin: true,
  fonction: null,
};

/** Invented: what may be missing is missing, lists hold two things. */
export const INVENTE: Extrait = {
  id: '2025-01-15-conseil_01',
  titre: 'Extrait inventé',
  projet: false,
  collectivite: 'Valmont',
  assemblee: {
    nom: 'Conseil municipal',
    duNom: 'du Conseil municipal',
    duTitre: 'du Conseil municipal de Valmont',
    nomCourt: 'le Conseil',
    duNomCourt: 'du Conseil',
    marges: null,
    zone: null,
  },
  seance: {
    id: '2025-01-15-conseil',
    date: '15 janvier 2025',
    jourEtDate: 'mercredi 15 janvier 2025',
    lanEtJour: 'L’an deux mille vingt-cinq, le quinze janvier',
    heure: null,
    lieu: null,
    president: personne,
    secretaires: [personne],
    convocation: null,
    secondeConvocation: false,
  },
  chiffres: {
    effectif: '5',
    exercice: '5',
    presents: '2',
    presentsParticipant: false,
    representes: '2',
    absents: '0',
    excuses: '0',
    votants: '4',
  },
  presents: [
    { nom: 'Madame Anne DURAND', remplace: null },
    { nom: 'Monsieur Jean PETIT', remplace: null },
  ],
  absents: [],
  excuses: [],
  pouvoirs: [
    { mandant: 'Madame Eve ROY', mot: 'pouvoir à', mandataire: 'Monsieur Jean PETIT' },
    { mandant: 'Monsieur Luc SAGE', mot: 'pouvoir à', mandataire: 'Madame Anne DURAND' },
  ],
  numero: null,
  rubrique: null,
  lien: null,
  objet: 'Un objet',
  rapporteur: null,
  visas: [],
  considerants: [],
  motifs: [],
  expose: [paragraph('Premier.'), paragraph('Second.')],
  formule: [],
  dispositif: null,
  articles: [],
  vote: null,
  prendActe: false,
  elections: [],
  designations: [],
  annexes: [],
};

export const VOTE: NonNullable<Extrait['vote']> = {
  pour: '3',
  contre: '1',
  abstention: '0',
  nppv: '0',
  refus: '0',
  blancs: '0',
  nuls: '0',
  exprimes: '4',
  procurations: '2',
  secret: false,
  public: false,
  unanime: false,
  adopte: true,
  pourEnMot: false,
  preponderante: false,
  autres: false,
  enPhrase: { pour: '3', contre: '1', abstention: '0', nppv: '0', refus: '0', blancs: '0', nuls: '0' },
  pluriels: { abstention: false, blancs: false, nuls: false },
  mention: null,
  noms: null,
};

/** Names in a folder of the records, sorted. */
const names = (folder: string, pattern: RegExp): string[] =>
  readdirSync(resolve(ROOT, 'records', folder))
    .filter((name) => pattern.test(name))
    .sort();

const file = (path: string) => ({
  nom: path.replace(/^.*\//, '').replace(/\.yaml$/, ''),
  file: `records/${path}`,
  bytes: readFileSync(resolve(ROOT, 'records', path)),
});

/** Year and folder of every séance of the project's records. */
export function seances(): (readonly [year: string, seance: string])[] {
  const years = names('.', /^\d{4}$/);
  return years.flatMap((year) => names(year, /^\d{4}-\d\d-\d\d-/).map((seance) => [year, seance] as const));
}

/** All acts of a séance of the project's records, by the number of their file. */
export function acts(year: string, seance: string): ReadonlyMap<string, Extrait> {
  const folder = `${year}/${seance}`;
  const bodies = readAssemblees(names('assemblees', /\.yaml$/).map((name) => file(`assemblees/${name}`)));
  const { lue, faults } = readSeance(
    {
      nom: seance,
      annee: year,
      seance: file(`${folder}/seance.yaml`),
      points: names(folder, /^\d+.*\.yaml$/).map((name) => file(`${folder}/${name}`)),
      annexes: null,
    },
    bodies.fichiers,
  );
  if (lue === null) throw new Error(faults.map((each) => each.message).join('\n'));
  return new Map(lue.points.map((point) => [point.nn ?? point.point, extrait(lue, point)]));
}

/** The real extract of 12 September 2024. */
export const reel = (): Extrait => acts('2024', '2024-09-12-bureau').get('01')!;
