/** The table of the rules: one row each, for `docs/regles.md` and for `greffe regles`. */
import type { Kind, Severity } from '../diagnostic.ts';
import { TYPES, type TypeAssemblee } from '../records/assemblee.ts';
import { dayInFrench } from '../records/days.ts';
import type { Rule } from './rule.ts';
import { and } from './wording.ts';

/** A rule as `greffe regles --json` tells it; keys in their order. */
export interface RuleJson {
  readonly id: string;
  readonly code: string;
  readonly bodies: readonly TypeAssemblee[];
  readonly from: string | null;
  readonly to: string | null;
  readonly severity: Severity;
  readonly kind: Kind | null;
  /** What the law asks. */
  readonly demande: string;
  /** When it fires. */
  readonly quand: string;
  /** Keys of the records that it needs. */
  readonly besoin: string;
  readonly articles: Readonly<Partial<Record<TypeAssemblee, string>>>;
}

export function ruleJson(rule: Rule): RuleJson {
  const { id, code, bodies, from, to, severity, kind, demande, quand, besoin } = rule;
  const cited = bodies.flatMap((type) => {
    const text = rule.article?.[type];
    return text === undefined ? [] : [[type, text] as const];
  });
  return {
    id,
    code,
    bodies,
    from,
    to,
    severity,
    kind,
    demande,
    quand,
    besoin,
    articles: Object.fromEntries(cited),
  };
}

/** « toutes », or the codes of the bodies. */
export function bodiesOf({ bodies }: Pick<RuleJson, 'bodies'>): string {
  return bodies.length === TYPES.length ? 'toutes' : bodies.join(' ');
}

/** « toujours », « depuis le 1er juillet 2022 » */
export function spanOf({ from, to }: Pick<RuleJson, 'from' | 'to'>): string {
  if (from === null && to === null) return 'toujours';
  const ends = [from && `depuis le ${dayInFrench(from)}`, to && `jusqu’au ${dayInFrench(to)}`];
  return and(ends.filter((end) => end !== null));
}

/** « contradiction », « irrégularité », « avertissement », « information » */
export function effectOf({ severity, kind }: Pick<RuleJson, 'severity' | 'kind'>): string {
  if (kind === 'contradiction') return 'contradiction';
  if (kind === 'irregularite') return 'irrégularité';
  return severity === 'info' ? 'information' : severity;
}

/** The articles, each with the bodies that it binds when there are several. */
export function textOf({ articles }: Pick<RuleJson, 'articles'>): readonly string[] {
  const cited = new Map<string, string[]>();
  for (const [type, text] of Object.entries(articles)) cited.set(text, [...(cited.get(text) ?? []), type]);
  const all = [...cited];
  return all.length < 2
    ? all.map(([text]) => text)
    : all.map(([text, types]) => `${types.join(' ')} : ${text}`);
}
