/**
 * The canonical source of a document: the slice of the record that it prints, and nothing else (records.md §6.1). A PDF
 * carries it as its attachment, and it is enough to say the document again (`reread.ts`).
 *
 * The slice is made from values as read, not from the file: two records that mean the same give the same bytes, whatever
 * short or long form the secretariat typed. What depends on other points (events, ranges of points, usual place and hour,
 * groups, the running number) comes resolved at this point.
 */
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Assemblee } from '../records/assemblee-du-jour.ts';
import { unlessEmpty, writeYaml, type Group, type Writable } from '../records/write.ts';
import { actId, isHeld } from './extrait.ts';
import { controleTree } from './executoire.ts';
import { signersOf, type Signer } from './extrait-complet.ts';
import { logoTree, pagesTree } from './source-record.ts';
import { personTree } from './source-names.ts';
import { castOf, membersTree, printsCommune, printsGroupe, type Cast } from './source-people.ts';
import { linesTree, pointTree } from './source-point.ts';
import type { KindOfDocument } from './source-fields.ts';

/**
 * The canonical source of an act, a YAML text: UTF-8, `\n`, no comment. `irregulier` as for the document: the act comes
 * out as a PROJET because of an irregularity that is not admitted. `complet`: it prints a letterhead and signatures too.
 * `pagination`: where the pages of a published copy begin, which has those of the full one.
 */
export function canonicalSource(
  lue: SeanceLue,
  point: PointLu,
  kind: KindOfDocument,
  irregulier = false,
  complet = false,
  pagination: readonly string[] = [],
): string {
  const projet = !isHeld(lue, point);
  const signers = complet ? signersOf(lue, point) : [];
  const cast = castOf(
    lue,
    point,
    signers.map(({ personne }) => personne),
    complet,
  );
  return writeYaml({
    document: kind,
    id: actId(lue, point),
    projet: projet || irregulier ? 'oui' : null,
    assemblee: { ...bodyTree(lue, point, cast), ...(complet ? frameTree(lue.assemblee, cast) : {}) },
    seance: sittingTree(lue, point, !projet),
    point: {
      ...pointTree(lue, point, cast, !projet),
      controle: kind === 'extrait-executoire' ? unlessEmpty(controleTree(lue, point)) : null,
      signatures: complet ? signersTree(signers) : null,
    },
    pagination: unlessEmpty(pagination),
  });
}

/** `assemblee`: as of that day, the mandate in force written flat. */
function bodyTree(lue: SeanceLue, point: PointLu, cast: Cast): Group {
  const { assemblee } = lue;
  const { competence } = point.deliberation;
  const told = (key: 'commune' | 'groupe', labels: Readonly<Record<string, string>>): Group => {
    const said = new Set(cast.membres.flatMap((m) => (cast.namesakes.has(m.id) ? [] : m[key])));
    return Object.fromEntries(
      Object.entries(labels).filter(([slug, nom]) => said.has(slug) || said.has(nom)),
    );
  };
  return {
    type: assemblee.type,
    nom: assemblee.nom,
    titre: assemblee.titre,
    nom_court: assemblee.nom_court,
    collectivite: assemblee.collectivite,
    competences:
      competence !== null && cast.outsiders.size > 0
        ? { [competence]: assemblee.competences[competence] ?? competence }
        : null,
    groupes: printsGroupe(assemblee) ? unlessEmpty(told('groupe', assemblee.groupes)) : null,
    communes: printsCommune(assemblee) ? unlessEmpty(told('commune', assemblee.communes)) : null,
    ...pagesTree(assemblee),
    variantes: unlessEmpty(settingsTree(lue, point)),
    effectif: String(point.presence.nombres.effectif),
    membres: unlessEmpty(membersTree(lue, point, cast)),
  };
}

/** The letterhead, and how the executive signs. */
function frameTree(assemblee: Assemblee, { membres }: Cast): Group {
  const { departement, arrondissement, adresse, telephone, tribunal, couleur, police } = assemblee;
  const { titre_executif, executif } = assemblee;
  return {
    departement,
    arrondissement,
    adresse: adresse && linesTree(adresse),
    telephone,
    tribunal,
    logo: logoTree(assemblee),
    couleur,
    police,
    titre_executif,
    executif: membres[0]?.id === executif ? null : executif,
  };
}

/** Who signs, told in full: what is usual may change. */
function signersTree(signers: readonly Signer[]): Writable | null {
  return unlessEmpty(
    signers.map(({ role, personne, qualite, delegation }) => ({
      role,
      par: personTree(personne, { qualite: true }),
      qualite,
      delegation: delegation ? 'oui' : null,
    })),
  );
}

/** The settings of the house that are not the usual ones, where this document has something to set by them. */
function settingsTree(
  { assemblee: { variantes }, seance, assemblee, inscrits }: SeanceLue,
  point: PointLu,
): Group {
  const unlessUsual = (key: keyof typeof USUAL, isPrinted = true) =>
    isPrinted && variantes[key] !== USUAL[key] ? variantes[key] : null;
  const { presence, decompte } = point;
  return {
    votants: unlessUsual('votants', presence.connue),
    presents: unlessUsual('presents'),
    pouvoir: unlessUsual('pouvoir', presence.representes.length > 0),
    noms: unlessUsual('noms'),
    ordre: unlessUsual('ordre'),
    absents: unlessUsual('absents', presence.connue),
    heures: unlessUsual('heures', (seance.ouverture ?? assemblee.heure) !== null),
    dates: unlessUsual('dates'),
    chiffres_du_vote: unlessUsual('chiffres_du_vote', decompte !== null),
    majorite: unlessUsual('majorite', decompte !== null),
    point: unlessUsual('point', inscrits > 1 && point.numero === null),
  };
}

/** What is meant where the house sets nothing (records.md §2). */
export const USUAL = {
  votants: 'presents-et-pouvoirs',
  presents: 'tous',
  pouvoir: 'pouvoir à',
  noms: 'Civ Prenom NOM',
  ordre: 'tableau',
  absents: 'ensemble',
  heures: '18 h 30',
  dates: 'chiffres',
  chiffres_du_vote: 'nombres',
  majorite: 'si-contre',
  point: 'point',
} as const satisfies Partial<Assemblee['variantes']>;

/** `seance`: who is there, and for whom, at this point. */
function sittingTree({ seance, assemblee }: SeanceLue, { presence }: PointLu, held: boolean): Group {
  const { convocation } = seance;
  const secretaires = presence.secretaires.map((each) => personTree(each, { qualite: true }));
  return {
    date: seance.date,
    etat: held ? null : 'preparee',
    ouverture: seance.ouverture ?? assemblee.heure,
    lieu: seance.lieu ?? assemblee.lieu,
    convocation:
      convocation &&
      (convocation.rang === 2 ? { envoyee: convocation.envoyee, rang: '2' } : convocation.envoyee),
    president: presence.president,
    secretaire: secretaires.length === 1 ? (secretaires[0] ?? null) : unlessEmpty(secretaires),
    absents: unlessEmpty(presence.absents.filter((id) => !presence.excuses.includes(id))),
    excuses: unlessEmpty(presence.excuses),
    pouvoirs: unlessEmpty(Object.fromEntries(presence.representes.map((r) => [r.mandant, r.mandataire]))),
    suppleants: unlessEmpty(Object.fromEntries(presence.suppleants.map((s) => [s.titulaire, s.suppleant]))),
    chiffres: presence.connue ? null : statedTree(presence),
    presence: presence.connue ? null : 'inconnue',
  };
}

/** An old act that does not say who was there prints the figures that it states; without one, those in exercise are counted. */
function statedTree({ enonces, nombres }: PointLu['presence']): Group {
  return {
    exercice: String(nombres.exercice),
    presents: stated(enonces?.presents),
    representes: stated(enonces?.representes),
    absents: stated(enonces?.absents),
    excuses: stated(enonces?.excuses),
    votants: stated(enonces?.votants),
  };
}

function stated(n: number | null | undefined): string | null {
  return n == null ? null : String(n);
}
