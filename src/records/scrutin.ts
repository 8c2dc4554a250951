/** How the assembly decided: vote, election, designations, amendments (shapes). */
import { z } from 'zod';
import {
  SLUG,
  cite,
  estUnNombre,
  facultatif,
  liste,
  membres,
  mot,
  nombre,
  ouinon,
  personne,
  personnes,
  proseEcrite,
  scalaire,
  slug,
  texte,
  unOuPlusieurs,
} from './scalars.ts';

/** Voices of one side: a number, or those named (slugs, `groupe:<slug>`); never both. */
export interface Voix {
  readonly nombre: number | null;
  readonly noms: readonly string[];
}

const nommes = scalaire('votant', (lu, refuse) => {
  const name = lu.startsWith('groupe:') ? lu.slice('groupe:'.length) : lu;
  return SLUG.test(name)
    ? lu
    : refuse({
        code: 'votant-illisible',
        message: `${cite(lu)} n’est ni un membre, ni un groupe, ni un nombre.`,
        remedy: 'écrivez un nombre, l’identifiant d’un membre, ou groupe: suivi de l’identifiant du groupe.',
      });
});

const voix: z.ZodType<Voix, string | string[]> = z.union([
  z.string().transform((lu, ctx): Voix => {
    if (estUnNombre(lu)) return { nombre: Number(lu.replaceAll(/\D/gu, '')), noms: [] };
    const read = nommes.safeParse(lu);
    if (read.success) return { nombre: null, noms: [read.data] };
    for (const issue of read.error.issues) ctx.addIssue({ ...issue });
    return z.NEVER;
  }),
  z.array(nommes).transform((noms): Voix => ({ nombre: null, noms })),
]);

/** Majority required: `seuil` is a word or a fraction (`2/3`). */
export interface Majorite {
  readonly seuil: string;
  readonly base: 'exprimes' | 'presents' | 'membres';
}

const seuil = scalaire('majorite', (lu, refuse) =>
  /^(?:simple|absolue|unanimite|[1-9]\d?\/[1-9]\d?)$/u.test(lu)
    ? lu
    : refuse({
        code: 'majorite-inconnue',
        message: `${cite(lu)} n’est pas une majorité.`,
        remedy: 'écrivez simple, absolue, unanimite, ou une fraction : 2/3.',
      }),
);

const majorite: z.ZodType<Majorite, string | { seuil: string; base?: string | undefined }> = z.union([
  seuil.transform((s): Majorite => ({ seuil: s, base: 'exprimes' })),
  z
    .strictObject({
      seuil: seuil.describe('simple, absolue, unanimite, ou une fraction : 2/3.'),
      base: mot('exprimes', 'presents', 'membres')
        .optional()
        .describe('Ce dont la majorité est une part (par défaut : exprimes).'),
    })
    .transform(({ seuil, base }): Majorite => ({ seuil, base: base ?? 'exprimes' })),
]);

const MODES = ['main-levee', 'public', 'secret', 'assis-leve', 'electronique', 'sans'] as const;

const voteEcrit = z.strictObject({
  contre: facultatif(voix).describe('Voix contre : un nombre, ou des membres.'),
  abstention: facultatif(voix).describe('Abstentions : un nombre, ou des membres.'),
  refus: facultatif(voix).describe('Refus de vote : un nombre, ou des membres.'),
  nppv: facultatif(voix).describe('Ne prennent pas part au vote : un nombre, ou des membres.'),
  pour: facultatif(voix).describe('Voix pour (par défaut : tous les autres).'),
  mode: facultatif(mot(...MODES)).describe('Mode de scrutin (par défaut : main levée).'),
  demande: facultatif(
    z.union([
      z
        .string()
        .transform((lu) =>
          estUnNombre(lu) ? { nombre: Number(lu), noms: [] as string[] } : { nombre: null, noms: [lu] },
        ),
      z.array(slug).transform((noms) => ({ nombre: null, noms })),
    ]),
  ).describe('Qui a demandé le scrutin public ou secret : des membres ou un nombre.'),
  secret_ecarte: ouinon
    .optional()
    .transform((v) => v ?? false)
    .describe('Nomination : le secret a été écarté à l’unanimité.'),
  blancs: facultatif(nombre).describe('Bulletins blancs.'),
  nuls: facultatif(nombre).describe('Bulletins nuls.'),
  votants: facultatif(nombre).describe('Votants : vérifié.'),
  exprimes: facultatif(nombre).describe('Suffrages exprimés : vérifié.'),
  president: facultatif(mot('pour', 'contre')).describe('Voix de qui préside, en cas de partage.'),
  majorite: facultatif(majorite).describe('Majorité requise (par défaut : simple).'),
  adoption: facultatif(mot('unanimite', 'majorite')).describe('Ce qui est annoncé : vérifié.'),
  motif: facultatif(texte).describe('Pourquoi il n’a pas été voté : candidature unique.'),
  mention: facultatif(texte).describe('Phrase imprimée à la place de la phrase d’usage.'),
});

/** The vote as written; `unanimite` and `sans` are bare words of it. `dite`: unanimity was said, not only supposed. */
export type Scrutin = z.infer<typeof voteEcrit> & { readonly dite: boolean };

const RIEN = voteEcrit.parse({});

export const vote: z.ZodType<Scrutin> = z.union([
  mot('unanimite', 'sans').transform((m): Scrutin =>
    m === 'sans' ? { ...RIEN, mode: 'sans', dite: false } : { ...RIEN, dite: true },
  ),
  voteEcrit.transform((v): Scrutin => ({ ...v, dite: false })),
]);

const parListe = z.record(slug, nombre);

const tour = z.strictObject({
  votants: facultatif(nombre).describe('Votants.'),
  urne: nombre.describe('Bulletins trouvés dans l’urne.'),
  blancs: facultatif(nombre).describe('Bulletins blancs.'),
  nuls: facultatif(nombre).describe('Bulletins nuls.'),
  blancs_et_nuls: facultatif(nombre).describe('Blancs et nuls ensemble, quand l’acte ne les distingue pas.'),
  voix: parListe.describe('Voix de chaque candidat ou liste.'),
  majorite: facultatif(nombre).describe('Majorité absolue : vérifiée.'),
});
export type Tour = z.infer<typeof tour>;

const candidat = z.union([
  personne.transform((p) => ({ titre: null, personne: p as typeof p | null, membres: [] as string[] })),
  z
    .strictObject({
      titre: texte.describe('Nom de la liste.'),
      membres: membres.describe('Membres de la liste, dans son ordre.'),
    })
    .transform(({ titre, membres }) => ({ titre: titre as string | null, personne: null, membres })),
]);

const uneElection = z.strictObject({
  poste: texte.describe('Poste à pourvoir : troisième adjoint.'),
  mode: mot('uninominal', 'liste', 'proportionnelle')
    .optional()
    .transform((v) => v ?? 'uninominal')
    .describe('Mode.'),
  sieges: facultatif(nombre).describe('Sièges à la proportionnelle.'),
  repartition: facultatif(parListe).describe('Sièges obtenus par chaque liste : vérifié.'),
  candidats: z
    .record(slug, candidat)
    .optional()
    .transform((v) => v ?? {})
    .describe('Candidats qui ne sont pas membres, et listes.'),
  assesseurs: membres
    .optional()
    .transform((v): string[] => v ?? [])
    .describe('Assesseurs.'),
  tours: z.array(tour).min(1).describe('Tours de scrutin.'),
  executif: ouinon
    .optional()
    .transform((v) => v ?? false)
    .describe('L’exécutif est élu ici.'),
  elu: facultatif(unOuPlusieurs(slug)).describe('Élu : vérifié.'),
});
export type Election = z.infer<typeof uneElection>;

export const election = unOuPlusieurs(uneElection)
  .optional()
  .transform((v): Election[] => v ?? []);

export const designations = liste(
  z.strictObject({
    organisme: texte.describe('Organisme où l’assemblée est représentée.'),
    titulaires: personnes.describe('Titulaires désignés.'),
    suppleants: personnes.describe('Suppléants désignés.'),
    remplace: facultatif(personne).describe('Qui est remplacé.'),
  }),
);

export const RESULTATS = [
  'adoptee',
  'rejetee',
  'pris-acte',
  'ajournee',
  'retiree',
  'renvoyee',
  'sans-objet',
] as const;
export type Resultat = (typeof RESULTATS)[number];

export const amendements = liste(
  z.strictObject({
    numero: facultatif(texte).describe('Numéro.'),
    auteurs: membres
      .optional()
      .transform((v): string[] => v ?? [])
      .describe('Auteurs.'),
    objet: texte.describe('Objet.'),
    texte: facultatif(proseEcrite).describe('Texte proposé.'),
    vote: facultatif(vote).describe('Vote sur l’amendement.'),
    resultat: facultatif(mot(...RESULTATS)).describe('Sort de l’amendement.'),
  }),
);
