/**
 * The extract as families with a letterhead and signatures print it: what the plain one says, and who signs, under which
 * letterhead, before which court the act may be contested, and how each member voted.
 */
import { z } from 'zod';
import { de } from '../records/contraction.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Personne } from '../records/scalars.ts';
import { quorumAt } from '../rules/quorum.ts';
import { accordsAt, accordsDesListes } from './attendance.ts';
import { entete, enteteOf, rangDeSignatures, rowsOf, signatureAs, type Signataire } from './body.ts';
import { executoire, executoireOf } from './executoire.ts';
import { Extrait, extrait } from './extrait.ts';
import { grouped } from './numbers.ts';
import { accordOfMembers, inListOrder, memberName, nombre, nombreOf } from './people.ts';

const texte = z.string();

export const ExtraitComplet = Extrait.extend({
  entete,
  /** Members who must be there; `null` on a second convocation, or where an old act does not tell. */
  quorum: texte.nullable(),
  accords: z.strictObject({ ...accordsDesListes, secretaires: nombre }),
  /** Each member in exercise: there, represented by whom, and his vote where it is known and may be told. */
  membres: z.array(
    z.strictObject({
      nom: texte,
      feminin: z.boolean(),
      present: z.boolean(),
      /** Who sits for him. */
      suppleant: texte.nullable(),
      mandataire: texte.nullable(),
      pour: z.boolean(),
      contre: z.boolean(),
      abstention: z.boolean(),
      nppv: z.boolean(),
    }),
  ),
  /** Names are told by the vote, so that a column of votes has a meaning. */
  nominatif: z.boolean(),
  signatures: z.array(rangDeSignatures),
  /** Administrative court, by its town (L7): « de Lyon », « d’Orléans ». */
  tribunal: texte.nullable(),
  /** In the executory copy alone: the copy that is transmitted never tells these days. */
  executoire: executoire.nullable(),
});

export type ExtraitComplet = z.infer<typeof ExtraitComplet>;

export function extraitComplet(
  lue: SeanceLue,
  point: PointLu,
  irregulier: boolean,
  estExecutoire = false,
): ExtraitComplet {
  const { assemblee } = lue;
  const required = quorumAt(lue, point)?.required ?? null;
  const votes = votesOf(point);
  return {
    ...extrait(lue, point, irregulier),
    entete: enteteOf(assemblee),
    quorum: required === null || required === 0 ? null : grouped(required),
    accords: {
      ...accordsAt(lue, point.presence),
      secretaires: nombreOf(point.presence.secretaires.length),
    },
    membres: membersOf(lue, point, votes),
    nominatif: votes !== null,
    signatures: signaturesOf(lue, point),
    tribunal: assemblee.tribunal && de(assemblee.tribunal),
    executoire: estExecutoire ? executoireOf(lue, point) : null,
  };
}

type Votes = Readonly<Record<'pour' | 'contre' | 'abstention' | 'nppv', ReadonlySet<string>>>;

/** Who voted how; `null` when a side is known by its number alone, or by nobody (V10). */
function votesOf({ decompte }: PointLu): Votes | null {
  if (decompte === null || decompte.mode === 'secret') return null;
  const { pour, contre, abstention, nppv } = decompte.noms;
  if (pour === null || contre === null || abstention === null || nppv === null) return null;
  const set = (side: typeof pour) => new Set(side.map(({ membre }) => membre));
  return { pour: set(pour), contre: set(contre), abstention: set(abstention), nppv: set(nppv) };
}

function membersOf(
  { assemblee }: SeanceLue,
  { presence }: PointLu,
  votes: Votes | null,
): ExtraitComplet['membres'] {
  if (!presence.connue) return [];
  return inListOrder(assemblee, presence.exercice).map((id) => {
    const suppleant = presence.suppleants.find((seat) => seat.titulaire === id)?.suppleant ?? null;
    const mandataire = presence.representes.find((given) => given.mandant === id)?.mandataire ?? null;
    const seat = suppleant ?? id;
    const voted = (side: keyof Votes): boolean => votes?.[side].has(seat) ?? false;
    return {
      nom: memberName(assemblee, id),
      feminin: accordOfMembers(assemblee, [id]).feminin,
      present: presence.presents.includes(id),
      suppleant: suppleant && memberName(assemblee, suppleant),
      mandataire: mandataire && memberName(assemblee, mandataire),
      pour: voted('pour') && !voted('nppv'),
      contre: voted('contre'),
      abstention: voted('abstention'),
      nppv: voted('nppv'),
    };
  });
}

/** Those who sign the extract: said of the act, else of the séance, else by usage (R10). */
export function signersOf(
  { assemblee, seance }: SeanceLue,
  { deliberation, presence }: PointLu,
): readonly Signer[] {
  const told = [deliberation.signatures, seance.signatures].find((all) => all.length > 0);
  const holder = { president: presence.president, executif: presence.executif ?? assemblee.executif };
  const heldBy = (role: Signer['role']): readonly Personne[] =>
    role === 'secretaire' ? presence.secretaires : asMember(holder[role]);
  if (told !== undefined)
    return told.flatMap(({ role, par, qualite, delegation }) =>
      (par === null ? heldBy(role) : [par]).map((personne) => ({ role, personne, qualite, delegation })),
    );
  return assemblee.signataires.extrait.flatMap((each) => {
    const role = each === 'secretaires' ? 'secretaire' : each === 'president' ? 'president' : 'executif';
    return heldBy(role).map((personne) => ({ role, personne, qualite: null, delegation: false }));
  });
}

function asMember(id: string | null): Personne[] {
  return id === null ? [] : [{ kind: 'membre', membre: id }];
}

/** Who signs, as what. */
export interface Signer {
  readonly role: 'president' | 'executif' | 'secretaire';
  readonly personne: Personne;
  readonly qualite: string | null;
  readonly delegation: boolean;
}

function signaturesOf(lue: SeanceLue, point: PointLu): ExtraitComplet['signatures'] {
  const { assemblee } = lue;
  const said = signersOf(lue, point).map(({ role, personne, qualite, delegation }): Signataire => {
    const isExecutive = personne.kind === 'membre' && personne.membre === assemblee.executif;
    const titled = role === 'executif' || (role === 'president' && isExecutive);
    return {
      ...signatureAs(assemblee, titled ? assemblee.titre_executif : null, personne),
      president: role === 'president' && !titled,
      secretaire: role === 'secretaire',
      qualite,
      delegation,
    };
  });
  return rowsOf(
    said.filter(({ secretaire }) => secretaire),
    said.filter(({ secretaire }) => !secretaire),
  );
}
