/** The body in a document: its names, its letterhead, and who signs for it. */
import { z } from 'zod';
import { membreDe, type Assemblee } from '../records/assemblee-du-jour.ts';
import { de } from '../records/contraction.ts';
import { ZONE } from '../records/mise-en-page.ts';
import type { SeanceLue } from '../records/dossier.ts';
import type { Presence } from '../records/presence.ts';
import type { Personne } from '../records/scalars.ts';
import { departementNamed } from './departements.ts';
import { deLike, isFeminine } from './french.ts';
import { nameBy } from './names.ts';
import { personOf } from './people.ts';

const texte = z.string();

/** The names of the body, with the prepositions that sentences need. */
export const assembleeDite = z.strictObject({
  /** « Bureau métropolitain » */
  nom: texte,
  /** « du Bureau métropolitain » */
  duNom: texte,
  /** « du Bureau métropolitain de Dijon métropole » */
  duTitre: texte,
  /** « le Bureau » and, contracted, « du Bureau » */
  nomCourt: texte,
  duNomCourt: texte,
  /** Margins, and the zone that the stamp of the préfecture is printed in (millimetres): they dress the pages, and are printed nowhere. */
  marges: z.strictObject({ haut: texte, bas: texte, gauche: texte, droite: texte }).nullable(),
  zone: z.strictObject({ place: texte, largeur: texte }).nullable(),
});

export function assembleeOf({
  nom,
  titre,
  nom_court,
  marges,
  zone_tampon,
}: Assemblee): z.infer<typeof assembleeDite> {
  // Other margins move the usual zone too.
  const zone = zone_tampon ?? (marges && ZONE);
  return {
    nom,
    duNom: deLike(nom, nom_court),
    duTitre: deLike(titre, nom_court),
    nomCourt: nom_court,
    duNomCourt: de(nom_court),
    marges: marges && {
      haut: String(marges.haut),
      bas: String(marges.bas),
      gauche: String(marges.gauche),
      droite: String(marges.droite),
    },
    zone: zone && { place: zone.place, largeur: String(zone.largeur) },
  };
}

/** In the register, whose sheets are never stamped. */
export function assembleeDuRegistre(assemblee: Assemblee): z.infer<typeof assembleeDite> {
  return { ...assembleeOf(assemblee), zone: null };
}

/** The letterhead of a first page, and the address that its foot tells. */
export const entete = z.strictObject({
  /** « de l’Ain » */
  departement: texte.nullable(),
  /** « de Bourg-en-Bresse » */
  arrondissement: texte.nullable(),
  /** « Commune de Bellerive-les-Étangs », « Dijon métropole » */
  collectivite: texte,
  /** On one line: « Hôtel de ville, 1, place des Tanneurs, 01990 Bellerive-les-Étangs ». */
  adresse: texte.nullable(),
  telephone: texte.nullable(),
  /** What `src` of a picture names, and its alternative text. */
  logo: z
    .strictObject({
      src: texte,
      texte,
      /** Wider than high; more than twice as wide. */
      large: z.boolean(),
      bandeau: z.boolean(),
    })
    .nullable(),
  /** `#rrggbb`: dresses the name of the body and the rule under the title, and is printed nowhere. */
  couleur: texte.nullable(),
  /** `serif`: dresses the whole document, and is printed nowhere. */
  police: texte.nullable(),
});

/** How templates name the logo. */
export const LOGO = 'logo';

export function enteteOf(assemblee: Assemblee): z.infer<typeof entete> {
  const departement = departementNamed(assemblee.departement);
  return {
    departement: departement && de(departement),
    arrondissement: assemblee.arrondissement && de(assemblee.arrondissement),
    collectivite: legalPerson(assemblee),
    adresse: assemblee.adresse && assemblee.adresse.join(', '),
    telephone: assemblee.telephone,
    logo: logoOf(assemblee),
    couleur: assemblee.couleur,
    police: assemblee.police,
  };
}

/** Of the register, whose sheets bear no letterhead: its volumes are bound, and made again, without a picture. */
export function enteteDuRegistre(assemblee: Assemblee): z.infer<typeof entete> {
  return { ...enteteOf(assemblee), logo: null };
}

/** A square logo has a narrow place in the letterhead, a wide one a wide place, one that is wider yet is less high. */
function logoOf({ logo }: Assemblee): z.infer<typeof entete>['logo'] {
  if (logo === null) return null;
  const { width, height } = logo.image ?? { width: 1, height: 1 };
  return {
    src: LOGO,
    texte: logo.texte ?? '',
    large: width > 1.2 * height,
    bandeau: width > 2.2 * height,
  };
}

/** A commune says that it is one, unless its name does. */
function legalPerson({ type, collectivite }: Assemblee): string {
  const isTold = /^(?:commune|ville)\b/iu.test(collectivite);
  return type === 'CM' && !isTold ? `Commune ${de(collectivite)}` : collectivite;
}

/** Who signs: the executive by its title, the chair and the secretary by their function, which the template words. */
export const signataire = z.strictObject({
  /** « La maire »; `null` for those whom the template words. */
  titre: texte.nullable(),
  president: z.boolean(),
  secretaire: z.boolean(),
  feminin: z.boolean(),
  /** « Claire AUBRY »; `null` when nobody holds that function yet. */
  nom: texte.nullable(),
  /** « par délégation » */
  delegation: z.boolean(),
  /** Function printed under the name. */
  qualite: texte.nullable(),
});

export type Signataire = z.infer<typeof signataire>;

/** The executive signs alone. */
export function executiveSignature(assemblee: Assemblee): Signataire {
  return signatureAs(assemblee, assemblee.titre_executif, {
    kind: 'membre',
    membre: assemblee.executif,
  });
}

/** A row of signatures: at the left the secretary, at the right the maire or président. */
export const rangDeSignatures = z.strictObject({
  gauche: signataire.nullable(),
  droite: signataire.nullable(),
});

/** Those who sign the register and the minutes (R1): secretaries at the left, chair or executive at the right. */
export function registerSignatures(
  { assemblee }: SeanceLue,
  presence: Presence,
): z.infer<typeof rangDeSignatures>[] {
  const roles = assemblee.signataires.registre;
  const secretaries = presence.secretaires.map((each) => ({
    ...signatureAs(assemblee, null, each),
    secretaire: true,
  }));
  const chair = presence.president ?? assemblee.executif;
  const presides = chair !== assemblee.executif && roles.includes('president');
  const head = presides
    ? { ...signatureAs(assemblee, null, { kind: 'membre', membre: chair }), president: true }
    : executiveSignature(assemblee);
  const left = roles.includes('secretaires') ? secretaries : [];
  const right = roles.some((role) => role !== 'secretaires') ? [head] : [];
  return rowsOf(left, right);
}

/** Rows of two columns. */
export function rowsOf(
  left: readonly Signataire[],
  right: readonly Signataire[],
): z.infer<typeof rangDeSignatures>[] {
  const rows = Math.max(left.length, right.length);
  return Array.from({ length: rows }, (_, i) => ({ gauche: left[i] ?? null, droite: right[i] ?? null }));
}

/** The signature of a person; the words of what he is, where `titre` is `null`, are the template's. */
export function signatureAs(assemblee: Assemblee, titre: string | null, personne: Personne): Signataire {
  const plain = { ...assemblee, variantes: { ...assemblee.variantes, noms: 'Prenom NOM' } };
  const { nom, feminin } = personOf(plain, personne);
  return {
    titre,
    president: false,
    secretaire: false,
    feminin,
    nom,
    delegation: false,
    qualite: null,
  };
}

/** A member as a list to sign has him: his family name stands out. */
export const emargeant = z.strictObject({
  rang: texte,
  /** « Mme Claire » */
  avant: texte,
  /** « AUBRY » */
  famille: texte,
  feminin: z.boolean(),
  fonction: texte.nullable(),
});

export function signingMember(assemblee: Assemblee, id: string, rank: number): z.infer<typeof emargeant> {
  const membre = membreDe(assemblee, id);
  const parts = {
    civilite: membre?.civilite ?? null,
    prenom: membre?.prenom ?? null,
    nom: membre?.nom ?? id,
    fonction: null,
    commune: null,
    groupe: null,
  };
  return {
    rang: String(rank),
    avant: nameBy('Civ Prenom', parts),
    famille: nameBy('NOM', parts),
    feminin: isFeminine(parts.civilite),
    fonction: membre?.fonction ?? null,
  };
}
