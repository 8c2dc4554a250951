/** `coordonnees.csv`: where the members live, a line each. Private: it stays outside the records, and no file carries it. */
import { fault, type Diagnostic, type Place } from '../diagnostic.ts';
import { readCsv, type Cell } from './csv.ts';
import { voulait } from './suggestion.ts';

/** Where a member lives. */
export interface Coordonnees {
  /** As an envelope has it. */
  readonly lignes: readonly string[];
  readonly place: Place;
}

/** Columns that are read; others are the secretariat's own. */
const COLUMNS = ['membre', 'adresse', 'complement', 'code_postal', 'ville'] as const;
type Column = (typeof COLUMNS)[number];

/** Reads the table. `connus`: slugs of the members that it may name. Lines at fault are left out. */
export function readCoordonnees(
  file: string,
  bytes: Uint8Array,
  connus: ReadonlySet<string>,
): { adresses: ReadonlyMap<string, Coordonnees>; faults: readonly Diagnostic[] } {
  const { table, faults: unread } = readCsv(file, bytes);
  const adresses = new Map<string, Coordonnees>();
  const faults: Diagnostic[] = [...unread];
  if (table === null) return { adresses, faults };
  const named = table.heads.map(({ text }) => text.toLowerCase());
  const missing = (['membre', 'adresse'] as const).filter((column) => !named.includes(column));
  if (missing.length > 0)
    return { adresses, faults: [...faults, ...missing.map((column) => withoutColumn(file, column))] };
  for (const row of table.rows()) {
    if ('code' in row) {
      faults.push(row);
      continue;
    }
    const cell = (column: Column): Cell | undefined => row[named.indexOf(column)];
    const membre = cell('membre')!;
    const wrong = wrongMember(membre, connus, adresses);
    if (wrong !== null) faults.push(wrong);
    else {
      const [adresse, complement, code, ville] = (
        ['adresse', 'complement', 'code_postal', 'ville'] as const
      ).map((column) => cell(column)?.text ?? '');
      const lignes = [complement!, adresse!, `${code} ${ville}`.trim()].filter((line) => line !== '');
      adresses.set(membre.text, { lignes, place: membre.place });
    }
  }
  return { adresses, faults };
}

function withoutColumn(file: string, column: Column): Diagnostic {
  return fault({
    place: { file, line: 1, column: 1, length: 0 },
    code: 'coordonnees-sans-colonne',
    message: `Aucune colonne ne s’appelle « ${column} ».`,
    remedy: 'écrivez sur la première ligne : membre, adresse, complement, code_postal, ville.',
  });
}

/** Someone whom no body knows, or who has his line already. */
function wrongMember(
  { text, place }: Cell,
  connus: ReadonlySet<string>,
  adresses: ReadonlyMap<string, Coordonnees>,
): Diagnostic | null {
  const before = adresses.get(text);
  if (before !== undefined)
    return fault({
      place,
      code: 'coordonnees-en-double',
      message: `« ${text} » a déjà sa ligne.`,
      remedy: 'gardez celle qui est à jour.',
      related: [{ place: before.place, message: 'l’autre ligne' }],
    });
  if (connus.has(text)) return null;
  return fault({
    place,
    code: 'coordonnees-inconnues',
    message: `Aucun membre ne s’appelle « ${text} » dans les séances demandées.${voulait(text, connus)}`,
    remedy: 'écrivez le nom court que lui donne le fichier de l’assemblée, ou ôtez la ligne.',
  });
}
