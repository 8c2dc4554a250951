/**
 * The scalars of the records. In the files all is text (failsafe YAML); each scalar here says which texts it takes and
 * what it makes of them. A refusal is a French sentence with its remedy, carried by the zod issue to `faults.ts`.
 */
import { z } from 'zod';

/** Why a text is refused: `faults.ts` adds the place. */
export interface Refus {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  /** Rule of law that it breaks. */
  readonly rule?: string;
}

export function isRefus(value: unknown): value is Refus {
  return (
    typeof value === 'object' && value !== null && 'code' in value && 'message' in value && 'remedy' in value
  );
}

/** The zod issue of a refusal, at `path` below the value. */
export function refused(refus: Refus, path: (string | number)[] = []) {
  return { code: 'custom' as const, message: refus.message, path, params: { refus } };
}

/** A scalar: `read` turns the text into a value, or refuses it. */
export function scalaire<T>(nature: string, read: (texte: string, refuse: (refus: Refus) => never) => T) {
  return z
    .string()
    .meta({ nature })
    .transform((texte, ctx): T => {
      let given: Refus | null = null;
      const refuse = (refus: Refus): never => {
        given = refus;
        throw STOP;
      };
      try {
        return texte === '' ? refuse(VIDE) : read(texte, refuse);
      } catch (thrown) {
        if (thrown !== STOP || given === null) throw thrown;
        ctx.addIssue(refused(given));
        return z.NEVER;
      }
    });
}

const STOP = Symbol('refused');

/** An absent key is `null`, so that consumers see one shape. */
export function facultatif<T extends z.ZodType>(schema: T) {
  return schema.optional().transform((value) => value ?? null);
}

/** An absent list is empty. */
export function liste<T extends z.ZodType>(element: T) {
  return z
    .array(element)
    .optional()
    .transform((value): z.output<T>[] => value ?? []);
}

/** A list that takes one value bare. */
export function unOuPlusieurs<T extends z.ZodType>(element: T) {
  return z.union([
    element.transform((value): z.output<T>[] => [value]),
    z.array(element) as z.ZodType<z.output<T>[], z.input<T>[]>,
  ]);
}

/** What a value looks like in a message: not too long. */
export function cite(texte: string): string {
  const line = texte.replaceAll('\n', ' ').trim();
  return `« ${line.length > 60 ? `${line.slice(0, 57)}…` : line} »`;
}

const VIDE: Refus = {
  code: 'valeur-vide',
  message: 'Rien n’est écrit ici.',
  remedy: 'écrivez la valeur, ou ôtez la clé.',
};

/** One line of text. As a `|` block it loses its last line end. */
export const texte = scalaire('texte', (lu, refuse) => {
  const value = lu.endsWith('\n') ? lu.slice(0, -1) : lu;
  if (value === '') return refuse(VIDE);
  if (value.includes('\n'))
    return refuse({
      code: 'plusieurs-lignes',
      message: `${cite(value)} tient ici sur plusieurs lignes.`,
      remedy: 'écrivez-le sur une seule ligne.',
    });
  return value;
});

/** A printed number: one line of at most 40 characters, as its reader knows one. */
export const numero = scalaire('numero', (lu, refuse) => {
  const value = lu.endsWith('\n') ? lu.slice(0, -1) : lu;
  if (value === '') return refuse(VIDE);
  if (value.includes('\n') || value.length > 40)
    return refuse({
      code: 'numero-demesure',
      message: `${cite(value)} est trop long pour un numéro.`,
      remedy:
        'un numéro tient en une ligne de 40 caractères au plus : 2024-061 ; vérifiez que la ligne suivante ne le prolonge pas.',
    });
  return value;
});

/** One or several lines, kept as lines: a `|` block or one line. */
export const lignes = scalaire('bloc', (lu, refuse): readonly string[] => {
  const value = lu.endsWith('\n') ? lu.slice(0, -1) : lu;
  return value === '' ? refuse(VIDE) : value.split('\n');
});

/** Rich text as it was typed; `prose.ts` reads it. */
export const proseEcrite = scalaire('prose', (lu, refuse) =>
  lu.trim() === '' && !lu.includes('\u00a0') ? refuse(VIDE) : lu,
);

export const SLUG = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u;

/** Name of a body, a member, a group…: ≤ 40 characters. */
export const slug = scalaire('slug', (lu, refuse) =>
  SLUG.test(lu) && lu.length <= 40
    ? lu
    : refuse({
        code: 'identifiant-invalide',
        message: `${cite(lu)} n’est pas un identifiant.`,
        remedy:
          'un identifiant s’écrit en minuscules sans accent, chiffres et traits d’union, 40 caractères au plus : el-hassouni.',
      }),
);

/** A plain day, ISO, that exists. Dates stay text: they sort as text and have no time zone. */
export const date = scalaire('date', (lu, refuse) =>
  estUnJour(lu)
    ? lu
    : refuse({
        code: 'date-invalide',
        message: /^\d{4}-\d{2}-\d{2}$/u.test(lu)
          ? `Le ${cite(lu)} n’existe pas au calendrier.`
          : `${cite(lu)} n’est pas une date.`,
        remedy: 'une date s’écrit année-mois-jour : 2024-09-12.',
      }),
);

/** Whether `2024-02-30` is a day of the Gregorian calendar. */
function estUnJour(lu: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(lu);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return year >= 1600 && days !== undefined && day >= 1 && day <= days;
}

/** `9:05` → `09:05`, which sorts as text. */
export const heure = scalaire('heure', (lu, refuse) => {
  const match = /^(\d{1,2}):(\d{2})$/u.exec(lu);
  return match && Number(match[1]) < 24 && Number(match[2]) < 60
    ? `${match[1]!.padStart(2, '0')}:${match[2]!}`
    : refuse({
        code: 'heure-invalide',
        message: `${cite(lu)} n’est pas une heure.`,
        remedy: 'une heure s’écrit de 0:00 à 23:59 : 18:30.',
      });
});

const NOMBRE = /^(?:\d{1,3}(?:[ \u00A0\u202F]\d{3})+|\d+)$/u;

/** A whole number, thousands by space, U+00A0 or U+202F. */
export const nombre = scalaire('nombre', (lu, refuse) => {
  const value = Number(lu.replaceAll(/[ \u00A0\u202F]/gu, ''));
  return NOMBRE.test(lu) && Number.isSafeInteger(value)
    ? value
    : refuse({
        code: 'nombre-invalide',
        message: `${cite(lu)} n’est pas un nombre entier.`,
        remedy: 'écrivez des chiffres, les milliers séparés par une espace : 5 072.',
      });
});

export function estUnNombre(lu: string): boolean {
  return NOMBRE.test(lu);
}

export const ouinon = scalaire('ouinon', (lu, refuse) =>
  lu === 'oui' || lu === 'non'
    ? lu === 'oui'
    : refuse({
        code: 'oui-ou-non',
        message: `${cite(lu)} n’est ni oui ni non.`,
        remedy: 'écrivez oui ou non.',
      }),
);

/** A classification code: text, 7.10 is not 7.1. */
export const code = scalaire('code', (lu, refuse) =>
  /^\d{1,2}(?:\.\d{1,2}){0,4}$/u.test(lu)
    ? lu
    : refuse({
        code: 'matiere-invalide',
        rule: 'L13',
        message: `${cite(lu)} n’est pas un code de matière.`,
        remedy: 'un code de matière s’écrit en nombres séparés par des points : 7.10.',
      }),
);

/** Label of a point on the agenda (`3`, `2-1`) or its number. */
export const etiquette = scalaire('point', (lu, refuse) =>
  /^[^\s,[\]][^,\n[\]]{0,39}$/u.test(lu)
    ? lu
    : refuse({
        code: 'point-invalide',
        message: `${cite(lu)} ne désigne pas un point.`,
        remedy: 'désignez un point par son numéro dans la séance : 3, ou 2-1.',
      }),
);

/**
 * Points as they were written, one text for each part between commas (`1-4`, `6`, `9-`). What a part means depends on
 * the labels of the séance: `points.ts` resolves it.
 */
export type Points = readonly string[];

const parts = (lu: string): string[] => lu.split(',').map((part) => part.trim());

export const points: z.ZodType<Points, string | string[]> = z.union([
  scalaire('points', (lu, refuse): Points => checkedParts(parts(lu), refuse)),
  z
    .array(scalaire('points', (lu, refuse): Points => checkedParts(parts(lu), refuse)))
    .transform((all) => all.flat()),
]);

function checkedParts(all: string[], refuse: (refus: Refus) => never): Points {
  const wrong = all.find((part) => part === '' || part.length > 80);
  return wrong === undefined
    ? all
    : refuse({
        code: 'points-invalides',
        message: `${cite(all.join(', '))} ne désigne pas des points.`,
        remedy: 'écrivez par exemple 1-4, 6, 9- (jusqu’à la fin).',
      });
}

/** An enumeration: a bare word of a closed list. */
export function mot<const T extends readonly string[]>(...mots: T) {
  return z.enum(mots);
}

/** A person: a member by his slug, or someone else by name (« Mme Anne DURAND, directrice générale »). */
export type Personne =
  | { readonly kind: 'membre'; readonly membre: string }
  | { readonly kind: 'tiers'; readonly nom: string; readonly qualite: string | null };

export const personne: z.ZodType<Personne, string | { nom: string; qualite?: string | undefined }> = z.union([
  scalaire('personne', (lu, refuse): Personne => {
    if (SLUG.test(lu)) return { kind: 'membre', membre: lu };
    const comma = lu.indexOf(', ');
    const nom = comma < 0 ? lu : lu.slice(0, comma);
    if (!/\p{Lu}{2}/u.test(nom))
      return refuse({
        code: 'nom-illisible',
        message: `${cite(lu)} ne se lit pas comme le nom d’une personne.`,
        remedy:
          'écrivez entre guillemets "Mme Anne DURAND, directrice générale", ou {nom: Mme Anne DURAND, qualite: directrice générale}.',
      });
    return { kind: 'tiers', nom, qualite: comma < 0 ? null : lu.slice(comma + 2) };
  }),
  z
    .strictObject({
      nom: texte.describe('Civilité, prénom et nom : Mme Anne DURAND.'),
      qualite: texte.optional().describe('Qualité : directrice générale.'),
    })
    .transform(({ nom, qualite }): Personne => ({ kind: 'tiers', nom, qualite: qualite ?? null })),
]);

export const membre = slug.describe('Identifiant d’un membre de l’assemblée.');
export const membres = unOuPlusieurs(slug).describe('Un ou plusieurs membres, par leur identifiant.');

/** Several people, one bare, or none. */
export const personnes = unOuPlusieurs(personne)
  .optional()
  .transform((value): Personne[] => value ?? []);
