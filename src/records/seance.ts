/** `seance.yaml` (shape). */
import { z } from 'zod';
import {
  absents,
  chiffresDeSeance,
  controle,
  excuses,
  irregularites,
  pouvoirs,
  signatures,
  suppleants,
} from './commun.ts';
import {
  cite,
  date,
  etiquette,
  facultatif,
  heure,
  liste,
  membre,
  membres,
  mot,
  ouinon,
  refused,
  personne,
  personnes,
  points,
  proseEcrite,
  slug,
  texte,
  unOuPlusieurs,
} from './scalars.ts';
import type { Points } from './scalars.ts';
import { RESULTATS, vote } from './scrutin.ts';
import type { Resultat, Scrutin } from './scrutin.ts';
import type { Personne } from './scalars.ts';

const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;

const urgence = z.union([
  texte.transform((motif) => ({ motif, vote: null as Scrutin | null })),
  z.strictObject({
    motif: texte.describe('Motif de l’urgence.'),
    vote: facultatif(vote).describe('Vote sur l’urgence (par défaut : unanime).'),
  }),
]);

const convocationEcrite = z.strictObject({
  envoyee: date.describe('Jour de l’envoi.'),
  affichee: facultatif(date).describe('Jour de l’affichage.'),
  urgence: facultatif(urgence).describe('Motif de l’urgence, et vote de l’assemblée.'),
  rang: mot('1', '2')
    .optional()
    .transform((v): 1 | 2 => (v === '2' ? 2 : 1))
    .describe('2 : seconde convocation, après une séance sans quorum.'),
  seance_precedente: facultatif(date).describe('Jour de la séance sans quorum.'),
  mode: facultatif(texte).describe('Mode d’envoi.'),
  rapports: facultatif(date).describe('Envoi des rapports.'),
});
export type Convocation = z.infer<typeof convocationEcrite>;

const convocation = z.union([
  date.transform((envoyee): Convocation => ({
    envoyee,
    affichee: null,
    urgence: null,
    rang: 1,
    seance_precedente: null,
    mode: null,
    rapports: null,
  })),
  convocationEcrite,
]);

/** An entry of the agenda: a file, a text that is told of, or a point without a file. */
export type EntreeOrdreDuJour =
  | { readonly kind: 'fichier'; readonly fichier: string }
  | { readonly kind: 'texte'; readonly texte: string }
  | {
      readonly kind: 'point';
      readonly point: string | null;
      readonly objet: string;
      readonly rapporteur: Personne | null;
      readonly debats: string | null;
      readonly vote: Scrutin | null;
      readonly resultat: Resultat | null;
    };

/** Name of a point's file without `.yaml`: `01-lutte-contre-la-pauvrete`, `04b-emprunt`. */
export const NOM_DE_POINT = /^(\d{2,3}[a-z]?)-[a-z0-9]+(?:-[a-z0-9]+)*$/u;

const entree: z.ZodType<EntreeOrdreDuJour> = z.union([
  texte.transform((lu): EntreeOrdreDuJour =>
    NOM_DE_POINT.test(lu) ? { kind: 'fichier', fichier: lu } : { kind: 'texte', texte: lu },
  ),
  z
    .strictObject({
      point: facultatif(etiquette).describe('Numéro à l’ordre du jour.'),
      objet: texte.describe('Objet.'),
      rapporteur: facultatif(personne).describe('Qui rapporte.'),
      debats: facultatif(proseEcrite).describe('Débats.'),
      vote: facultatif(vote).describe('Vote.'),
      resultat: facultatif(mot(...RESULTATS)).describe('Sort du point.'),
    })
    .transform((p): EntreeOrdreDuJour => ({ kind: 'point', ...p })),
]);

/** An event: one or more changes, true from `avant` (a point) or from `heure`. */
const evenement = z
  .strictObject({
    avant: facultatif(etiquette).describe('Point avant lequel cela s’est passé.'),
    heure: facultatif(heure).describe('Heure.'),
    arrivee: membres
      .optional()
      .transform((v): string[] => v ?? [])
      .describe('Membres qui arrivent.'),
    depart: membres
      .optional()
      .transform((v): string[] => v ?? [])
      .describe('Membres qui partent.'),
    pouvoir: facultatif(z.union([slug, z.record(slug, slug)])).describe(
      'Pouvoir donné : un mandataire (avec un départ), ou mandant → mandataire.',
    ),
    fin_de_pouvoir: membres
      .optional()
      .transform((v): string[] => v ?? [])
      .describe('Mandants qui révoquent leur pouvoir.'),
    suppleant: suppleants,
    president: facultatif(membre).describe('Qui préside dès lors.'),
    secretaire: facultatif(membre).describe('Qui est secrétaire dès lors.'),
    suspension: ouinon
      .optional()
      .transform((v) => v ?? false)
      .describe('Suspension de séance.'),
    reprise: facultatif(heure).describe('Heure de la reprise.'),
  })
  .transform((e, ctx) => {
    const refuse = (message: string, remedy: string, path: string[] = []) =>
      ctx.addIssue(refused({ code: 'evenement-invalide', message, remedy }, path));
    if (e.avant === null && e.heure === null)
      refuse(
        'Rien ne dit quand cet événement a eu lieu.',
        'ajoutez avant: suivi du point, ou heure: suivi de l’heure.',
      );
    const told = e.arrivee.length + e.depart.length + e.fin_de_pouvoir.length + e.suppleant.length;
    if (told === 0 && e.pouvoir === null && e.president === null && e.secretaire === null && !e.suspension)
      refuse(
        'Cet événement ne dit rien.',
        'ajoutez arrivee, depart, pouvoir, fin_de_pouvoir, suppleant, president, secretaire ou suspension.',
      );
    if (typeof e.pouvoir === 'string' && e.depart.length !== 1)
      refuse(
        `Le pouvoir à ${cite(e.pouvoir)} ne dit pas de qui il vient.`,
        'nommez le mandant : pouvoir: {mandant: mandataire}, ou un seul départ.',
        ['pouvoir'],
      );
    const [gone] = e.depart;
    const given =
      typeof e.pouvoir === 'string'
        ? gone === undefined
          ? []
          : [[gone, e.pouvoir] as const]
        : Object.entries(e.pouvoir ?? {});
    const pouvoir = given.map(([mandant, mandataire]) => ({ mandant, mandataire }));
    return { ...e, pouvoir };
  });
export type Evenement = z.infer<typeof evenement>;

const huisClos = z.union([
  points.transform((p: Points) => ({
    points: p,
    demande: null as null | string | string[],
    vote: null as Scrutin | null,
  })),
  z.strictObject({
    points: points.describe('Points délibérés à huis clos.'),
    demande: facultatif(unOuPlusieurs(texte).transform((v): string | string[] => v)).describe(
      'Qui l’a demandé : membres, un nombre, ou president.',
    ),
    vote: facultatif(vote).describe('Vote sur le huis clos.'),
  }),
]);

const decisionRendueCompte = z.union([
  texte.transform((numero) => ({ numero, date: null as string | null, objet: null as string | null })),
  z.strictObject({
    numero: texte.describe('Numéro de la décision.'),
    date: facultatif(date).describe('Jour de la décision.'),
    objet: facultatif(texte).describe('Objet.'),
  }),
]);

const ETATS = ['preparee', 'en-cours', 'tenue', 'sans-quorum', 'reportee', 'annulee'] as const;

export const seance = z
  .strictObject({
    assemblee: slug.describe('Assemblée : nom de son fichier, sans .yaml.'),
    date: date.describe('Jour de la séance.'),
    jour: facultatif(mot(...JOURS)).describe('Jour de la semaine : vérifié.'),
    etat: mot(...ETATS)
      .optional()
      .transform((v) => v ?? 'tenue')
      .describe('État de la séance (par défaut : tenue).'),
    motif: facultatif(texte).describe('Pourquoi la séance est sans quorum, reportée ou annulée.'),
    ouverture: facultatif(heure).describe('Heure d’ouverture.'),
    levee: facultatif(heure).describe('Heure de levée ; avant l’ouverture : le lendemain.'),
    lieu: facultatif(texte).describe('Lieu, s’il n’est pas l’usuel.'),
    session: facultatif(texte).describe('Session, si elle n’est pas ordinaire.'),
    publique: ouinon
      .optional()
      .transform((v) => v ?? true)
      .describe('Séance publique (par défaut : oui).'),
    convocation: facultatif(convocation).describe('Jour de l’envoi de la convocation, ou plus.'),
    ordre_du_jour: facultatif(z.array(entree)).describe(
      'Ordre du jour, s’il diffère des fichiers du dossier.',
    ),
    president: facultatif(membre).describe('Qui préside (par défaut : l’exécutif).'),
    secretaire: unOuPlusieurs(personne)
      .optional()
      .transform((v): Personne[] => v ?? [])
      .describe('Secrétaire de séance, ou plusieurs.'),
    auxiliaires: personnes.describe('Agents qui assistent le secrétaire.'),
    assistent: personnes.describe('Autres personnes dans la salle.'),
    absents,
    excuses,
    pouvoirs,
    suppleants,
    evenements: liste(evenement).describe('Arrivées, départs, changements.'),
    visioconference: facultatif(
      z.union([
        membres.transform((m) => ({ membres: m, sites: [] as string[] })),
        z.strictObject({ membres, sites: liste(texte).describe('Lieux d’où ils participent.') }),
      ]),
    ).describe('Membres présents à distance.'),
    huis_clos: facultatif(huisClos).describe('Points délibérés à huis clos.'),
    chiffres: chiffresDeSeance,
    presence: facultatif(mot('inconnue')).describe('inconnue : l’acte ancien ne dit pas qui était là.'),
    adoption_pv: facultatif(
      z.union([
        date.transform((seance) => ({
          seance,
          vote: null as Scrutin | null,
          observations: null as string | null,
        })),
        z.strictObject({
          seance: date.describe('Séance dont le procès-verbal est adopté.'),
          vote: facultatif(vote).describe('Vote.'),
          observations: facultatif(proseEcrite).describe('Observations.'),
        }),
      ]),
    ).describe('Procès-verbal précédent, adopté à l’ouverture.'),
    decisions: liste(decisionRendueCompte).describe(
      'Décisions prises par délégation dont il est rendu compte.',
    ),
    communications: facultatif(proseEcrite).describe('Communications : au procès-verbal seulement.'),
    questions_diverses: facultatif(proseEcrite).describe('Questions diverses : au procès-verbal seulement.'),
    empeches_de_signer: z
      .record(slug, texte)
      .optional()
      .transform((v) => v ?? {})
      .describe('Avant le 1er juillet 2022 : membres empêchés de signer, et la cause.'),
    controle: facultatif(controle),
    signatures,
    irregularites,
  })
  .describe('Une séance.');
export type Seance = z.infer<typeof seance>;
