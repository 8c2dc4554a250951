/** A rule of law as a value: what it asks, of whom, from when, and how it is checked. `all.ts` lists them. */
import type { Kind, Place, Severity } from '../diagnostic.ts';
import { TYPES, type TypeAssemblee } from '../records/assemblee.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Passe } from './passe.ts';

export interface Rule {
  /** Id of the law notes, `P2`: what a record names to admit an irregularity. Several rules may share one. */
  readonly id: string;
  /** Code of the diagnostic, kebab-case: `deux-pouvoirs`. */
  readonly code: string;
  /** What the law asks, in French. */
  readonly demande: string;
  /** When it fires, in French: what is found in the record. */
  readonly quand: string;
  /** Keys of the records that it needs; without them it says nothing. */
  readonly besoin: string;
  /** Article cited for each body; `null` where logic alone decides. */
  readonly article: Articles | null;
  readonly bodies: readonly TypeAssemblee[];
  /** First and last day of séance for which it holds; `null` is open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly severity: Severity;
  /** Why it refuses (`null` for what only warns or tells). */
  readonly kind: Kind | null;
  /** It binds decisions by delegation too: each is judged as the only act of its day. */
  readonly decisions: boolean;
  /** `passe`: what is known of the séances before this one. */
  readonly check: (lue: SeanceLue, passe: Passe) => Iterable<Finding>;
}

/** What a rule found in one place. */
export interface Finding {
  readonly place: Place;
  /** The point whose act it touches; `null`: the séance, all its acts. */
  readonly point: PointLu | null;
  readonly message: string;
  readonly remedy: string;
  readonly related?: readonly { readonly place: Place; readonly message: string }[];
  /** Milder or harder than the rule, in this case. */
  readonly severity?: Severity;
}

/** What most rules share. */
export function rule(
  given: Pick<Rule, 'id' | 'code' | 'demande' | 'quand' | 'besoin' | 'check'> & Partial<Rule>,
): Rule {
  return {
    article: null,
    bodies: TYPES,
    from: null,
    to: null,
    severity: 'erreur',
    kind: 'contradiction',
    decisions: false,
    ...given,
  };
}

/** Only tells or warns: nothing is refused. */
export const WARNS = { severity: 'avertissement', kind: null } as const;
export const TELLS = { severity: 'info', kind: null } as const;
/** May have happened, and breaks the law. */
export const IRREGULAR = { severity: 'erreur', kind: 'irregularite' } as const;

export type Articles = Readonly<Partial<Record<TypeAssemblee, string>>>;

/**
 * Articles of the CGCT by body. That of the commune reaches the EPCI and the syndicats through L. 5211-1 (L. 5711-1 for
 * the mixed ones); departments, regions and CCAS have their own, which may be missing.
 */
export function articles(
  commune: string,
  others: { readonly departement?: string; readonly region?: string; readonly ccas?: string } = {},
): Articles {
  const { departement, region, ccas } = others;
  return {
    CM: `art. ${commune}`,
    CC: `art. ${commune} et L. 5211-1`,
    BUR: `art. ${commune} et L. 5211-1`,
    SYF: `art. ${commune} et L. 5211-1`,
    ...(departement !== undefined && { CD: `art. ${departement}`, CDP: `art. ${departement}` }),
    ...(region !== undefined && { CR: `art. ${region}`, CRP: `art. ${region}` }),
    ...(ccas !== undefined && { CCAS: `art. ${ccas} du code de l’action sociale et des familles` }),
  };
}

/** One article for every body. */
export function article(text: string): Articles {
  return named(`art. ${text}`);
}

/** One text for every body, as it is cited. */
export function named(text: string): Articles {
  return Object.fromEntries(TYPES.map((type) => [type, text]));
}
