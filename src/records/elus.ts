/**
 * The members of an assembly from a table: one that a secretariat keeps (civilite, prenom, nom, fonction, commune, groupe,
 * naissance, du), or a file of the Répertoire national des élus as the ministère de l’Intérieur publishes it.
 */
import { fault, type Diagnostic, type Place } from '../diagnostic.ts';
import { readCsv, type Cell, type Table } from './csv.ts';
import { folded, voulait } from './suggestion.ts';

/** What is told of a member; a cell that is empty is not there. */
export type Colonne = 'civilite' | 'prenom' | 'nom' | 'fonction' | 'commune' | 'groupe' | 'naissance' | 'du';

const COLONNES: readonly Colonne[] = [
  'civilite',
  'prenom',
  'nom',
  'fonction',
  'commune',
  'groupe',
  'naissance',
  'du',
];

/** The cells of a row that hold something. */
type Told = { readonly [colonne in Colonne]?: Cell | undefined };

/** A member as a row tells him: texts as typed, dates in ISO. `place`: of his row. */
export interface Elu extends Told {
  readonly nom: Cell;
  readonly place: Place;
}

/** What the national file tells of the body besides its members. */
interface CollectiviteLue {
  readonly nom: string;
  readonly departement: string | null;
  /** INSEE code of a commune. */
  readonly code_insee: string | null;
  readonly siren: string | null;
}

export interface Elus {
  /** In the order of precedence: that of the file, or for the national one the executive, his deputies, then the others. */
  readonly elus: readonly Elu[];
  readonly collectivite: CollectiviteLue | null;
  readonly faults: readonly Diagnostic[];
}

/** `code`: of the collectivité in a national file (INSEE, SIREN, département or région); `null` when it holds only one. */
export function readElus(file: string, bytes: Uint8Array, code: string | null): Elus {
  const { table, faults } = readCsv(file, bytes);
  if (table === null) return { elus: [], collectivite: null, faults };
  return table.heads.some(({ text }) => keyOf(text) === 'nom_de_l_elu')
    ? fromRepertoire(table, code)
    : fromTable(table);
}

/** « Prénom de l’élu » → `prenom_de_l_elu`. */
function keyOf(head: string): string {
  return folded(head)
    .replaceAll(/[^a-z0-9]+/gu, '_')
    .replaceAll(/^_|_$/gu, '');
}

function fromTable({ heads, rows }: Table): Elus {
  const faults: Diagnostic[] = [];
  const known = heads.map((head, i) => {
    const key = COLONNES.find((each) => each === keyOf(head.text));
    const isTwice = heads.slice(0, i).some((other) => keyOf(other.text) === keyOf(head.text));
    if (key === undefined)
      faults.push(
        fault({
          place: head.place,
          code: 'csv-colonne-inconnue',
          message: `La colonne « ${head.text} » n’est pas connue.${voulait(keyOf(head.text), COLONNES)}`,
          remedy: `ôtez-la, ou nommez-la ${COLONNES.join(', ')}.`,
        }),
      );
    else if (isTwice)
      faults.push(
        fault({
          place: head.place,
          code: 'csv-colonne-en-double',
          message: `Deux colonnes s’appellent « ${head.text} ».`,
          remedy: 'gardez-en une seule.',
        }),
      );
    return key;
  });
  if (!known.includes('nom'))
    faults.push(
      fault({
        place: heads[0]!.place,
        code: 'csv-colonne-manquante',
        message: 'Aucune colonne ne s’appelle « nom ».',
        remedy: 'écrivez les titres des colonnes sur la première ligne : civilite;prenom;nom;fonction.',
      }),
    );
  // Rows are not looked at under heads that do not tell what they hold.
  if (faults.length > 0) return { elus: [], collectivite: null, faults };
  const elus: Elu[] = [];
  for (const row of rows()) {
    if ('code' in row) {
      faults.push(row);
      continue;
    }
    const cells: Partial<Record<Colonne, Cell>> = {};
    for (const [i, cell] of row.entries()) {
      const key = known[i];
      if (key !== undefined && cell.text !== '')
        cells[key] = key === 'du' || key === 'naissance' ? day(cell) : cell;
    }
    keep(cells, row, known.indexOf('nom'), elus, faults);
  }
  return { elus, collectivite: null, faults };
}

/** The columns of the national files, by what they hold; their names have changed over the years. */
const REPERTOIRE = {
  nom: /^nom_de_l_elu$/u,
  prenom: /^prenom_de_l_elu$/u,
  sexe: /^code_sexe$/u,
  naissance: /^date_de_naissance$/u,
  du: /^date_de_debut_du_mandat$/u,
  fonction: /^libelle_de_(?:la_)?fonction$/u,
  departement: /^code_du_departement(?:_|$)/u,
  insee: /^code_(?:insee_)?de_la_commune/u,
  commune: /^libelle_de_la_commune/u,
  siren: /^n_siren$/u,
  epci: /^libelle_de_l_epci$/u,
  canton: /^code_du_canton$/u,
  libelleDuDepartement: /^libelle_d[ue]_departement/u,
  region: /^code_(?:de_la_)?region$/u,
  libelleDeLaRegion: /^libelle_de_la_region$/u,
} as const;
type Champ = keyof typeof REPERTOIRE;

function fromRepertoire(table: Table, code: string | null): Elus {
  const keys = table.heads.map(({ text }) => keyOf(text));
  const at = (champ: Champ): number => keys.findIndex((key) => REPERTOIRE[champ].test(key));
  const cellOf = (row: readonly Cell[], champ: Champ): Cell | undefined => {
    const cell = row[at(champ)];
    return cell === undefined || cell.text === '' ? undefined : cell;
  };
  // Which body a row is of: the file of the EPCI names communes too, that of the départements their cantons.
  const [which, label]: readonly [Champ, Champ] =
    at('siren') >= 0
      ? ['siren', 'epci']
      : at('insee') >= 0
        ? ['insee', 'commune']
        : at('canton') >= 0
          ? ['departement', 'libelleDuDepartement']
          : ['region', 'libelleDeLaRegion'];
  const elus: Elu[] = [];
  const faults: Diagnostic[] = [];
  let first: readonly Cell[] | null = null;
  for (const row of table.rows(code ?? undefined)) {
    if ('code' in row) {
      faults.push(row);
      continue;
    }
    const owner = cellOf(row, which)?.text ?? '';
    if (code !== null && owner !== code) continue;
    first ??= row;
    if (owner !== (cellOf(first, which)?.text ?? '')) {
      const named = [first, row].map((each) => cellOf(each, label)?.text ?? '');
      const message = `Ce fichier a les élus de plusieurs collectivités : ${named.join(', ')}…`;
      const remedy = `dites laquelle par son code : --code ${owner === '' ? '21231' : owner}.`;
      const place = (row[at(which)] ?? row[0]!).place;
      return {
        elus: [],
        collectivite: null,
        faults: [fault({ place, code: 'elus-de-plusieurs', message, remedy })],
      };
    }
    const sexe = cellOf(row, 'sexe');
    const [naissance, du] = [cellOf(row, 'naissance'), cellOf(row, 'du')];
    const told: Told = {
      civilite: sexe && { ...sexe, text: SEXES[sexe.text] ?? sexe.text },
      prenom: cellOf(row, 'prenom'),
      nom: cellOf(row, 'nom'),
      fonction: cellOf(row, 'fonction'),
      commune: which === 'siren' ? cellOf(row, 'commune') : undefined,
      naissance: naissance && day(naissance),
      du: du && day(du),
    };
    keep(told, row, at('nom'), elus, faults);
  }
  if (first === null) {
    const place = table.heads[0]!.place;
    const message =
      code === null ? 'Ce fichier n’a aucun élu.' : `Ce fichier n’a aucun élu sous le code « ${code} ».`;
    const remedy =
      'vérifiez le code (INSEE de la commune, SIREN de l’intercommunalité, département ou région), ou prenez le fichier de votre assemblée.';
    return {
      elus,
      collectivite: null,
      faults: [...faults, fault({ place, code: 'elus-introuvables', message, remedy })],
    };
  }
  return {
    elus: elus.toSorted((a, b) => rankOf(a) - rankOf(b)),
    collectivite: {
      nom: cellOf(first, label)?.text ?? '',
      departement: cellOf(first, 'departement')?.text ?? null,
      code_insee: which === 'insee' ? (cellOf(first, 'insee')?.text ?? null) : null,
      siren: cellOf(first, 'siren')?.text ?? null,
    },
    faults,
  };
}

const SEXES: Readonly<Record<string, string>> = { M: 'M.', F: 'Mme' };

/** The executive, then numbered deputies in their order, then those whose function has no number, then the others. */
function rankOf({ fonction }: Elu): number {
  if (fonction === undefined) return 1000;
  if (isExecutif(fonction.text)) return 0;
  const number = /^(\d+)/u.exec(fonction.text)?.[1];
  return number === undefined ? 999 : Math.min(Number(number), 998);
}

/** « Maire », « Présidente du conseil communautaire »: no vice-president, no deputy. */
export function isExecutif(fonction: string): boolean {
  return /^(?:maire|presidente?)(?! (?:delegue|honoraire))(?: d|$)/u.test(folded(fonction));
}

/** `31/12/2020` is written `2020-12-31`; whatever else is left for the shape to judge. */
function day(cell: Cell): Cell {
  const [, jour, mois, an] = /^(\d{2})\/(\d{2})\/(\d{4})$/u.exec(cell.text) ?? [];
  return an === undefined ? cell : { ...cell, text: `${an}-${mois}-${jour}` };
}

/** Adds a member, or tells that his row has no name. */
function keep(told: Told, row: readonly Cell[], nomAt: number, elus: Elu[], faults: Diagnostic[]): void {
  const { nom } = told;
  if (nom === undefined) {
    faults.push(
      fault({
        place: (row[nomAt] ?? row[0]!).place,
        code: 'csv-nom-vide',
        message: 'Cette ligne n’a pas de nom.',
        remedy: 'écrivez le nom de famille, ou supprimez la ligne.',
      }),
    );
    return;
  }
  elus.push({ ...told, nom, place: row[0]!.place });
}

/** Rows that tell the same member twice, in all their cells. */
export function doubles(elus: readonly Elu[]): Diagnostic[] {
  const seen = new Map<string, Elu>();
  return elus.flatMap((elu) => {
    const key = JSON.stringify(COLONNES.map((colonne) => elu[colonne]?.text ?? null));
    const before = seen.get(key);
    seen.set(key, before ?? elu);
    if (before === undefined) return [];
    const name = [elu.civilite, elu.prenom, elu.nom].flatMap((cell) => cell?.text ?? []).join(' ');
    return [
      fault({
        place: elu.nom.place,
        code: 'csv-membre-en-double',
        message: `${name} est déjà plus haut, avec les mêmes cellules.`,
        remedy: 'supprimez une des deux lignes ; si ce sont deux personnes, ajoutez leur naissance.',
        related: [{ place: before.nom.place, message: 'l’autre ligne' }],
      }),
    ];
  });
}
