/** The tally of a point: what is written of the vote, and what is not said filled in. */
import type { Assemblee } from './assemblee-du-jour.ts';
import type { Deliberation } from './deliberation.ts';
import type { Presence } from './presence.ts';
import type { Majorite, Resultat, Scrutin, Voix } from './scrutin.ts';
import { membersNamed, sum, voicesOf } from './voices.ts';

/** A member's voice; `pouvoir`: cast for him by the bearer. */
export interface Votant {
  readonly membre: string;
  readonly pouvoir: boolean;
}

/** The result of a vote, in voix. Figures as the law counts them. */
export interface Decompte {
  readonly mode: 'main-levee' | 'public' | 'secret' | 'assis-leve' | 'electronique';
  readonly pour: number;
  readonly contre: number;
  readonly abstention: number;
  readonly refus: number;
  readonly nppv: number;
  readonly blancs: number;
  readonly nuls: number;
  /** pour + contre */
  readonly exprimes: number;
  /** Mandants who take part. */
  readonly procurations: number;
  /**
   * Names by side as far as they are known, in the order of precedence; `null` for a side known only by its number,
   * or in a secret ballot.
   */
  readonly noms: {
    readonly pour: readonly Votant[] | null;
    readonly contre: readonly Votant[] | null;
    readonly abstention: readonly Votant[] | null;
    readonly refus: readonly Votant[] | null;
    readonly nppv: readonly Votant[] | null;
  };
  /** Equal sides. */
  readonly partage: boolean;
  /** The chair's side: stated, else from the names; `null` when it is not known. */
  readonly voix_du_president: 'pour' | 'contre' | null;
  /** The chair's side decided between equal sides (CGCT L. 2121-20). */
  readonly preponderante: boolean;
  /** As computed, by the majority required. */
  readonly resultat: Extract<Resultat, 'adoptee' | 'rejetee'>;
}

/** Outcomes that need no vote. */
const SANS_VOTE: readonly (Resultat | null)[] = ['ajournee', 'retiree', 'renvoyee', 'sans-objet'];

/** Whether a vote was taken on the point: written, or supposed (everyone for). */
export function wasVoted({ vote, election, designations, resultat }: Deliberation): boolean {
  if (vote !== null) return vote.mode !== 'sans';
  return election.length === 0 && designations.length === 0 && !SANS_VOTE.includes(resultat);
}

/** The tally of a vote; `vote` `null`: all who may vote are for. */
export function tallied(
  assemblee: Assemblee,
  presence: Presence,
  vote: Scrutin | null,
  compteAdministratif: boolean,
): Decompte {
  const voices = voicesOf(assemblee, presence);
  const mandants = new Set(presence.representes.map((r) => r.mandant));
  const aside = new Set(presence.nppv);
  const here = [...presence.presents, ...mandants];
  const order = assemblee.membres.map((m) => m.id).filter((id) => here.includes(id));
  const taking = order.filter((id) => !aside.has(id));

  const side = (voix: Voix | null) => sideOf(assemblee, voix, taking, voices);
  const contre = side(vote?.contre ?? null);
  const abstention = side(vote?.abstention ?? null);
  const refus = side(vote?.refus ?? null);
  const blancs = vote?.blancs ?? 0;
  const nuls = vote?.nuls ?? 0;
  const others = contre.nombre + abstention.nombre + refus.nombre + blancs + nuls;
  const named = [contre, abstention, refus].flatMap((s) => s.noms ?? []);
  const everyoneNamed =
    presence.connue && [contre, abstention, refus].every((s) => s.noms !== null) && blancs + nuls === 0;
  const written = vote?.pour == null ? null : side(vote.pour);
  const pour = {
    nombre: written?.nombre ?? presence.nombres.votants - others,
    noms:
      written?.noms ??
      (everyoneNamed && written === null ? taking.filter((id) => !named.includes(id)) : null),
  };
  const nppvNamed = sum(presence.nppv, voices);
  const nppv = Math.max(vote?.nppv?.nombre ?? 0, nppvNamed);

  const mode = vote?.mode == null || vote.mode === 'sans' ? 'main-levee' : vote.mode;
  const votants = (noms: readonly string[] | null) =>
    noms === null || mode === 'secret'
      ? null
      : noms.map((membre) => ({ membre, pouvoir: mandants.has(membre) }));
  const inOrder = (noms: readonly string[] | null) =>
    noms === null ? null : order.filter((id) => noms.includes(id));
  const president = presence.president;
  const voix_du_president =
    vote?.president ??
    (president !== null && mode !== 'secret' && pour.noms?.includes(president) === true
      ? 'pour'
      : president !== null && contre.noms?.includes(president) === true
        ? 'contre'
        : null);
  const figures = { pour: pour.nombre, contre: contre.nombre, exprimes: pour.nombre + contre.nombre };
  return {
    mode,
    ...figures,
    abstention: abstention.nombre,
    refus: refus.nombre,
    nppv,
    blancs,
    nuls,
    procurations: presence.connue
      ? [...mandants].filter((id) => !aside.has(id)).length
      : presence.nombres.representes,
    noms: {
      pour: votants(inOrder(pour.noms)),
      contre: votants(inOrder(contre.noms)),
      abstention: votants(inOrder(abstention.noms)),
      refus: votants(inOrder(refus.noms)),
      nppv: nppv === nppvNamed ? votants(presence.nppv) : null,
    },
    partage: figures.exprimes > 0 && figures.pour === figures.contre,
    voix_du_president,
    ...outcome(assemblee, presence, figures, {
      majorite: vote?.majorite ?? { seuil: 'simple', base: 'exprimes' },
      compteAdministratif,
      chair:
        mode === 'secret' && !PREPONDERANTE_AU_SECRET.includes(assemblee.type) ? null : voix_du_president,
    }),
  };
}

/** The text that gives the chair a casting vote there does not except the secret ballot (CGCT L. 3121-15, CASF R. 123-18). */
const PREPONDERANTE_AU_SECRET = ['CD', 'CR', 'CCAS'];

/** Figure and names of a side; names unknown (`null`) when only a figure is written. */
function sideOf(
  assemblee: Assemblee,
  voix: Voix | null,
  taking: readonly string[],
  voices: (id: string) => number,
): { nombre: number; noms: readonly string[] | null } {
  if (voix === null) return { nombre: 0, noms: [] };
  if (voix.nombre !== null) return { nombre: voix.nombre, noms: voix.nombre === 0 ? [] : null };
  const noms = new Set(voix.noms.flatMap((name) => votersNamed(assemblee, name, taking)));
  return { nombre: sum([...noms], voices), noms: [...noms] };
}

/** A group stands for its members who take part here; a member named for himself is taken as written. */
function votersNamed(assemblee: Assemblee, name: string, taking: readonly string[]): string[] {
  const members = membersNamed(assemblee, name);
  return name.startsWith('groupe:') ? members.filter((id) => taking.includes(id)) : members;
}

interface Terms {
  readonly majorite: Majorite;
  readonly compteAdministratif: boolean;
  /** The chair's side, where it counts between equal sides. */
  readonly chair: 'pour' | 'contre' | null;
}

function outcome(
  assemblee: Assemblee,
  presence: Presence,
  { pour, contre, exprimes }: { pour: number; contre: number; exprimes: number },
  { majorite, compteAdministratif, chair }: Terms,
): Pick<Decompte, 'resultat' | 'preponderante'> {
  // CGCT L. 1612-12: the account is adopted unless a majority is against; equal sides adopt it.
  if (compteAdministratif) return decided(contre <= pour);
  if (exprimes === 0) return decided(false);
  const base =
    majorite.base === 'exprimes'
      ? exprimes
      : majorite.base === 'presents'
        ? presence.nombres.presents
        : presence.nombres.exercice;
  const fraction = /^(\d+)\/(\d+)$/u.exec(majorite.seuil);
  if (fraction) return decided(pour * Number(fraction[2]) >= base * Number(fraction[1]));
  if (majorite.seuil === 'unanimite')
    return decided(contre === 0 && (majorite.base === 'exprimes' || pour === base));
  if (majorite.base !== 'exprimes') return decided(pour > base / 2);
  // CGCT L. 2121-20: between equal sides, the chair's is decisive.
  if (pour === contre) return decided(chair === 'pour', chair !== null);
  return decided(pour > contre);
}

function decided(adopted: boolean, preponderante = false): Pick<Decompte, 'resultat' | 'preponderante'> {
  return { resultat: adopted ? 'adoptee' : 'rejetee', preponderante };
}
