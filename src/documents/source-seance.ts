/** What documents of a séance print of it, kind by kind, and the parts that several share. */
import { membreDe, type Assemblee, type Membre } from '../records/assemblee-du-jour.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { unlessEmpty, type Group, type Writable } from '../records/write.ts';
import { figuresAt } from '../rules/quorum.ts';
import { agendaOf, sentAgenda, type Entry } from './agenda.ts';
import { issueOf } from './issue.ts';
import { hourOfSeance } from './sitting.ts';
import { nameTree, type NameTree } from './source-names.ts';
import { printsCommune, printsGroupe } from './source-people.ts';
import { lineTree } from './source-point.ts';

/** What a kind of document prints of a séance, beside its letterhead. */
export interface Slice {
  readonly assemblee: Group;
  readonly seance: Group;
  /** By id; points without a file are in `seance.ordre_du_jour`. */
  readonly points: Group;
}

/** A member, named in full. */
export function memberTree(membre: Membre): Writable {
  return bareOr(nameTree(membre, { civilite: true, prenom: true }));
}

/** The executive, who signs, alone. */
function signerTree(assemblee: Assemblee): Group {
  const membre = membreDe(assemblee, assemblee.executif);
  return membre === undefined ? {} : { [membre.id]: memberTree(membre) };
}

/** A name alone where it says all. */
function bareOr({ nom, civilite, prenom }: NameTree, more: Group = {}): Writable {
  const rest: Group = { civilite, prenom, ...more };
  return unlessEmpty(rest) === null ? nom : { nom, ...rest };
}

function styles({ variantes }: Assemblee, ...keys: readonly ('dates' | 'heures' | 'ordre')[]): Group | null {
  const usual = { dates: 'chiffres', heures: '18 h 30', ordre: 'tableau' } as const;
  return unlessEmpty(
    Object.fromEntries(keys.map((key) => [key, variantes[key] === usual[key] ? null : variantes[key]])),
  );
}

/** When and where. */
export function meetingTree(lue: SeanceLue): Group {
  return { ouverture: hourOfSeance(lue), lieu: lue.seance.lieu ?? lue.assemblee.lieu };
}

export function convocationSlice(lue: SeanceLue): Slice {
  const { assemblee, seance } = lue;
  const sent = seance.convocation;
  const entries = sentAgenda(lue);
  const isMunicipal = assemblee.type === 'CM';
  const session = seance.session ?? (isMunicipal ? assemblee.session : null);
  return {
    assemblee: { variantes: styles(assemblee, 'heures', 'dates'), membres: signerTree(assemblee) },
    seance: {
      ...meetingTree(lue),
      session: isMunicipal && session === 'ordinaire' ? null : session,
      convocation: sent && {
        envoyee: sent.envoyee,
        urgence: sent.urgence?.motif ?? null,
        rang: sent.rang === 2 ? '2' : null,
        seance_precedente: sent.seance_precedente,
      },
      ordre_du_jour: agendaTree(lue, entries, () => ({})),
    },
    points: pointsTree(entries, ({ point, nn, deliberation }) => ({
      objet: lineTree(deliberation.objet),
      point: labelTree(point, nn),
    })),
  };
}

export function sheetSlice(lue: SeanceLue): Slice {
  const { assemblee, seance, ouverture } = lue;
  const { variantes } = assemblee;
  const commune = printsCommune(assemblee) && variantes.ordre === 'commune';
  const groupe = printsGroupe(assemblee) && variantes.ordre === 'groupe';
  const kept = assemblee.membres.filter(
    ({ id }) => ouverture.exercice.includes(id) || id === assemblee.executif,
  );
  const membres = kept.map((m): [string, Writable] => [
    m.id,
    bareOr(nameTree(m, { civilite: true, prenom: true }), {
      fonction: m.fonction,
      commune: commune ? m.commune : null,
      groupe: groupe ? m.groupe : null,
      fin: m.en_exercice ? null : 'cessation',
    }),
  ]);
  const { envoyee = null, rang = 1 } = seance.convocation ?? {};
  return {
    assemblee: {
      groupes: groupe ? unlessEmpty(assemblee.groupes) : null,
      communes: commune ? unlessEmpty(assemblee.communes) : null,
      variantes: styles(assemblee, 'ordre', 'heures', 'dates'),
      membres: Object.fromEntries(membres),
      executif: kept[0]?.id === assemblee.executif ? null : assemblee.executif,
    },
    seance: {
      ...meetingTree(lue),
      // A second convocation, which needs no quorum, is one by its rank.
      convocation: rang === 2 && envoyee !== null ? { envoyee, rang: '2' } : null,
      presence: ouverture.connue ? null : 'inconnue',
    },
    points: {},
  };
}

/** Who was there is not printed: the figures are, as an old act states them. */
export function listSlice(lue: SeanceLue): Slice {
  const { assemblee, seance } = lue;
  const { exercice, presents, representes, votants } = figuresAt(lue, null);
  const entries = agendaOf(lue).filter(({ point }) => point !== null);
  return {
    assemblee: { variantes: styles(assemblee, 'heures', 'dates'), membres: signerTree(assemblee) },
    seance: {
      etat: seance.etat === 'tenue' ? null : seance.etat,
      ...meetingTree(lue),
      ordre_du_jour: agendaTree(lue, entries, (point) => outcomeTree(lue, point)),
      chiffres: {
        points: 'ouverture',
        exercice: figureTree(exercice),
        presents: figureTree(presents),
        representes: figureTree(representes),
        votants: figureTree(votants),
      },
      presence: 'inconnue',
    },
    points: pointsTree(entries, (point) => ({
      objet: lineTree(point.deliberation.objet),
      numero: point.numero,
      point: point.numero === null ? labelTree(point.point, point.nn) : null,
      ...outcomeTree(lue, point),
    })),
  };
}

/** A figure that an old act may not tell. */
export function figureTree(n: number | null | undefined): string | null {
  return n == null ? null : String(n);
}

/** The outcome that is printed, without the voices that made it. */
function outcomeTree(lue: SeanceLue, point: PointLu): Group {
  if (point.resultat === null) return {};
  const { unanime, majorite } = issueOf(lue, point);
  const adoption = unanime ? 'unanimite' : majorite ? 'majorite' : null;
  return { vote: adoption === null ? 'sans' : { adoption }, resultat: point.resultat };
}

/** A label that the name of the point's file does not give. */
export function labelTree(point: string, nn: string | null): string | null {
  return nn !== null && point === nn.replace(/^0+/u, '') ? null : point;
}

/** The points that have a file, by id. */
export function pointsTree(entries: readonly Entry[], tree: (point: PointLu) => Group): Group {
  return Object.fromEntries(
    entries.flatMap(({ point }) =>
      point === null || point.id === null ? [] : [[point.id, tree(point)] as const],
    ),
  );
}

/** `ordre_du_jour`, where the séance writes one: points by the name that their file has in a source. */
export function agendaTree(
  { seance }: SeanceLue,
  entries: readonly Entry[],
  more: (point: PointLu) => Group,
): Writable | null {
  if (seance.ordre_du_jour === null) return null;
  return unlessEmpty(
    entries.map(({ point, texte }): Writable => {
      if (point === null) return texte;
      if (point.nn !== null) return nameOfFile(point.nn);
      return { point: point.point, objet: lineTree(point.deliberation.objet), ...more(point) };
    }),
  );
}

/** The words after NN are for people: a source has one for all. */
export function nameOfFile(nn: string): string {
  return `${nn}-acte`;
}

/** The blank form of a pouvoir. */
export function formSlice(lue: SeanceLue): Slice {
  const { envoyee = null, rang = 1 } = lue.seance.convocation ?? {};
  return {
    assemblee: { variantes: styles(lue.assemblee, 'heures', 'dates') },
    seance: {
      ...meetingTree(lue),
      convocation: rang === 2 && envoyee !== null ? { envoyee, rang: '2' } : null,
    },
    points: {},
  };
}
