/** The canonical source of the minutes: the séance as it went, with all that the other documents leave out of it. */
import type { Assemblee } from '../records/assemblee-du-jour.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Presence } from '../records/presence.ts';
import type { Scrutin, Voix } from '../records/scrutin.ts';
import { tallied } from '../records/vote.ts';
import { unlessEmpty, type Group, type Writable } from '../records/write.ts';
import { agendaOf } from './agenda.ts';
import { actsOf } from './issue.ts';
import {
  bodyOfSeance,
  convocationTree,
  openingTree,
  pouvoirsTree,
  sittingOfSeance,
} from './source-evening.ts';
import { agendaTree, labelTree, meetingTree, pointsTree, type Slice } from './source-seance.ts';
import { personTree } from './source-names.ts';
import { decisionOfEvening } from './source-vote.ts';
import { lineTree, pointTree, proseTree, tablesTree } from './source-point.ts';

export function minutesSlice(lue: SeanceLue): Slice {
  const { assemblee } = lue;
  const entries = agendaOf(lue);
  return {
    assemblee: bodyOfSeance(lue),
    seance: {
      ...sittingOfSeance(lue),
      ordre_du_jour: agendaTree(lue, entries, (point) => entryTree(lue, point)),
      ...eveningTree(lue),
    },
    points: pointsTree(entries, (point) => minuteTree(lue, point, assemblee)),
  };
}

/** The closing sheet: the séance as it opened, and its acts by number and object. */
export function closingSlice(lue: SeanceLue): Slice {
  const { seance } = lue;
  const entries = actsOf(lue).map((point) => ({ point, texte: point.deliberation.objet }));
  const causes = Object.entries(seance.empeches_de_signer);
  const printed = seance.date < '2022-07-01' ? causes : [];
  return {
    assemblee: bodyOfSeance({ ...lue, points: [] }),
    seance: {
      etat: seance.etat === 'tenue' ? null : seance.etat,
      ...meetingTree(lue),
      levee: seance.levee,
      // Files stand in the order of their names, unless the séance says otherwise.
      ordre_du_jour: agendaTree(lue, entries, () => ({})),
      ...openingTree(lue),
      empeches_de_signer: unlessEmpty(Object.fromEntries(printed)),
    },
    points: pointsTree(entries, ({ deliberation, numero, point, nn }) => ({
      objet: lineTree(deliberation.objet),
      numero,
      point: numero === null ? labelTree(point, nn) : null,
    })),
  };
}

/** The want of a quorum: the séance as it would have opened. */
export function quorumSlice(lue: SeanceLue): Slice {
  const { seance } = lue;
  return {
    assemblee: bodyOfSeance({ ...lue, points: [] }),
    seance: {
      etat: seance.etat === 'tenue' ? null : seance.etat,
      motif: seance.motif,
      ...meetingTree(lue),
      convocation: convocationTree(lue),
      ...openingTree(lue),
    },
    points: {},
  };
}

/** A point that has no file. */
function entryTree(lue: SeanceLue, point: PointLu): Group {
  const { rapporteur, debats } = point.deliberation;
  return {
    rapporteur: rapporteur && personTree(rapporteur, { qualite: true }),
    debats: debats && proseTree(debats),
    ...decisionOfEvening(lue, point, isHeld(lue, point)),
  };
}

/** A point of a séance that is held, or that was decided while it went on. */
export function isHeld({ seance }: SeanceLue, { resultat }: PointLu): boolean {
  return seance.etat === 'tenue' || resultat !== null;
}

/** What only the minutes tell of the séance. */
function eveningTree(lue: SeanceLue): Group {
  const { seance, ouverture } = lue;
  const { huis_clos, adoption_pv } = seance;
  return {
    huis_clos: huis_clos && unlessEmpty(huis_clos.points),
    adoption_pv: adoption_pv && {
      seance: adoption_pv.seance,
      vote: ballotTree(lue, ouverture, adoption_pv.vote),
      observations: adoption_pv.observations && proseTree(adoption_pv.observations),
    },
    decisions: unlessEmpty(
      seance.decisions.map(({ numero, date, objet }) =>
        date === null && objet === null ? numero : { numero, date, objet },
      ),
    ),
    communications: seance.communications && proseTree(seance.communications),
    questions_diverses: seance.questions_diverses && proseTree(seance.questions_diverses),
  };
}

/** A point as an act tells it, with its hour, its own absences, its debates and amendments. */
function minuteTree(lue: SeanceLue, point: PointLu, assemblee: Assemblee): Group {
  const { deliberation: d, presence } = point;
  const cast = { membres: assemblee.membres, officers: [], namesakes: new Set<string>() };
  const act = {
    ...pointTree(lue, point, { ...cast, outsiders: new Set() }, isHeld(lue, point)),
    ...decisionOfEvening(lue, point, isHeld(lue, point)),
  };
  const demande = d.vote?.demande ?? null;
  const { vote } = act;
  const asked = demande === null || point.decompte === null ? null : voixTree(demande);
  const isGroup = vote !== null && typeof vote !== 'string' && !isList(vote);
  return inOrder({
    ...act,
    rubrique: null,
    point: lue.inscrits > 1 ? point.point : null,
    competence: d.competence,
    ajoute_en_seance: d.ajoute_en_seance ? 'oui' : null,
    president: d.president,
    absents: unlessEmpty(d.absents),
    excuses: unlessEmpty(d.excuses),
    pouvoirs: unlessEmpty(pouvoirsTree(d.pouvoirs)),
    deports: unlessEmpty(presence.deports.map(({ membre }) => membre)),
    visas: null,
    considerants: null,
    motifs: null,
    debats: d.debats && proseTree(d.debats),
    tableaux: unlessEmpty(tablesTree(point, true)),
    annexes: null,
    vote: asked === null || !isGroup ? vote : { ...vote, demande: asked },
    amendements: unlessEmpty(
      d.amendements.map(({ numero, auteurs, objet, vote: ballot, resultat }) => ({
        numero,
        auteurs: unlessEmpty(auteurs),
        objet: lineTree(objet),
        vote: ballotTree(lue, presence, ballot),
        resultat,
      })),
    ),
    resultat: d.resultat ?? act['resultat'] ?? null,
    motif: d.motif,
    lien: null,
  });
}

/** Keys in the order of the records (records.md §4). */
const KEYS = [
  'objet', 'numero', 'point', 'rubrique', 'matiere', 'rapporteur', 'competence', 'ajoute_en_seance', 'president', 'absents',
  'excuses', 'pouvoirs', 'deports', 'compte_administratif', 'visas', 'considerants', 'motifs', 'expose', 'debats', 'formule', 'dispositif', 'articles',
  'tableaux', 'annexes', 'vote', 'election', 'designations', 'amendements', 'resultat', 'motif', 'lien',
] as const; // prettier-ignore

export function inOrder(tree: Group): Group {
  return Object.fromEntries(KEYS.map((key) => [key, tree[key] ?? null]));
}

/** A ballot that prints its figures alone; between equal sides, that of the chair decides. */
function ballotTree(lue: SeanceLue, presence: Presence, vote: Scrutin | null): Writable | null {
  if (vote === null) return null;
  const { pour, contre, abstention, partage, voix_du_president } = tallied(
    lue.assemblee,
    presence,
    vote,
    false,
  );
  return {
    contre: String(contre),
    abstention: String(abstention),
    pour: String(pour),
    president: partage ? voix_du_president : null,
  };
}

function voixTree({ nombre, noms }: Voix): Writable {
  return nombre === null ? [...noms] : String(nombre);
}

function isList(tree: Writable): tree is readonly Writable[] {
  return Array.isArray(tree);
}
