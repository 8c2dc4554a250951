/** The rules over a whole séance: what they find, what the record admits of it, which acts may not be issued. */
import { byPlace, fault, type Diagnostic } from '../diagnostic.ts';
import type { Irregularite } from '../records/commun.ts';
import type { DecisionLue } from '../records/decision.ts';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import { RULES } from './all.ts';
import { within } from './calendar.ts';
import { asSeance } from './decision.ts';
import { SANS_PASSE, type Passe } from './passe.ts';
import { inPoint, inSeance } from './places.ts';
import type { Finding, Rule } from './rule.ts';
import { atPoint } from './wording.ts';

interface Judgement {
  /** Sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
  /** Labels of the points whose act comes out as a PROJET: an irregularity touches it that the record does not admit. */
  readonly irregular: ReadonlySet<string>;
}

/** What the law of the day finds in a séance, given those before it, and which of its acts may not be issued. */
export function judge(lue: SeanceLue, passe: Passe = SANS_PASSE): Judgement {
  return judged(lue, passe, RULES);
}

const OF_DECISIONS = RULES.filter((rule) => rule.decisions);

/** What the law finds in a decision by delegation. */
export function judgeDecision(decision: DecisionLue): readonly Diagnostic[] {
  return judged(asSeance(decision), SANS_PASSE, OF_DECISIONS).diagnostics;
}

function judged(lue: SeanceLue, passe: Passe, rules: readonly Rule[]): Judgement {
  const found = rules
    .filter((rule) => isInForce(rule, lue))
    .flatMap((rule) => [...rule.check(lue, passe)].map((finding) => ({ rule, finding })));
  const told = merged(found);
  const diagnostics = told.map(({ rule, findings }) => toDiagnostic(lue, rule, findings));
  return {
    diagnostics: [...diagnostics, ...wrongAdmissions(lue, found)].sort(byPlace),
    irregular: irregularPoints(lue, found),
  };
}

interface Found {
  readonly rule: Rule;
  readonly finding: Finding;
}

function isInForce(rule: Rule, { seance, assemblee }: SeanceLue): boolean {
  return within(seance.date, rule.from, rule.to) && rule.bodies.includes(assemblee.type);
}

/** What is written once and is wrong at many points is told once. */
function merged(found: readonly Found[]): readonly { rule: Rule; findings: readonly Finding[] }[] {
  const groups = new Map<string, { rule: Rule; findings: Finding[] }>();
  for (const { rule, finding } of found) {
    const { file, line, column } = finding.place;
    const key = JSON.stringify([rule.id, rule.code, file, line, column, finding.message]);
    const group = groups.get(key);
    if (group) group.findings.push(finding);
    else groups.set(key, { rule, findings: [finding] });
  }
  return [...groups.values()];
}

function toDiagnostic(lue: SeanceLue, rule: Rule, findings: readonly Finding[]): Diagnostic {
  const finding = findings[0]!;
  const severity = finding.severity ?? rule.severity;
  const motif = rule.kind === 'irregularite' ? motifOf(lue, rule, findings) : null;
  const admitted = severity === 'erreur' && motif !== null;
  return fault({
    place: finding.place,
    severity: admitted ? 'avertissement' : severity,
    kind: severity === 'erreur' ? rule.kind : null,
    code: rule.code,
    rule: rule.id,
    article: rule.article?.[lue.assemblee.type] ?? null,
    message: finding.message,
    // What is admitted asks for nothing more.
    remedy: admitted ? `aucun : l’irrégularité est admise (${motif}).` : finding.remedy,
    related: finding.related ?? [],
  });
}

/** Why a finding is admitted at every point that it touches; `null` when it is not. */
function motifOf(lue: SeanceLue, rule: Rule, findings: readonly Finding[]): string | null {
  const motifs = findings.map(
    ({ point }) =>
      [...lue.seance.irregularites, ...(point?.deliberation.irregularites ?? [])].find(
        ({ regle }) => regle === rule.id,
      )?.motif ?? null,
  );
  return motifs.includes(null) ? null : (motifs[0] ?? null);
}

function isAdmitted(lue: SeanceLue, rule: Rule, point: PointLu | null): boolean {
  return [...lue.seance.irregularites, ...(point?.deliberation.irregularites ?? [])].some(
    ({ regle }) => regle === rule.id,
  );
}

/** An irregularity of the séance touches all its acts. */
function irregularPoints(lue: SeanceLue, found: readonly Found[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const { rule, finding } of found) {
    if ((finding.severity ?? rule.severity) !== 'erreur' || isAdmitted(lue, rule, finding.point)) continue;
    for (const point of finding.point === null ? lue.points : [finding.point]) out.add(point.point);
  }
  return out;
}

/** Admitting what cannot be true, or what did not happen, is itself an error (records.md §3). */
function wrongAdmissions(lue: SeanceLue, found: readonly Found[]): Diagnostic[] {
  const written = [
    ...lue.seance.irregularites.map((admitted, i) => ({ admitted, i, point: null })),
    ...lue.points.flatMap((point) =>
      point.deliberation.irregularites.map((admitted, i) => ({ admitted, i, point })),
    ),
  ];
  return written.flatMap(({ admitted, i, point }) => {
    const said = whatIsWrong(admitted, point, found);
    if (said === null) return [];
    const path = ['irregularites', i, 'regle'];
    return [
      fault({ place: point ? inPoint(point, path) : inSeance(lue, path), rule: admitted.regle, ...said }),
    ];
  });
}

function whatIsWrong(
  { regle }: Irregularite,
  point: PointLu | null,
  found: readonly Found[],
): Pick<Diagnostic, 'code' | 'message' | 'remedy'> | null {
  const of = found.filter(({ rule }) => rule.id === regle);
  const here = of.filter(({ finding }) => point === null || finding.point === point);
  if (here.some(({ rule }) => rule.kind === 'irregularite')) return null;
  if (here.some(({ rule }) => rule.kind === 'contradiction'))
    return {
      code: 'contradiction-admise',
      message: `${regle} n’est pas une irrégularité : ce qui est écrit ne peut pas être vrai, et ne s’admet pas.`,
      remedy: 'ôtez cette irrégularité, et corrigez la contradiction.',
    };
  if (point !== null && of.some(({ finding }) => finding.point === null))
    return {
      code: 'irregularite-sans-objet',
      message: `Il n’a pas été manqué à ${regle} ${atPoint(point)} seulement : c’est l’affaire de toute la séance.`,
      remedy: 'admettez-la dans seance.yaml.',
    };
  return {
    code: 'irregularite-sans-objet',
    message: `Il n’a pas été manqué à la règle ${regle} ${point === null ? 'dans cette séance' : atPoint(point)}.`,
    remedy: 'ôtez cette irrégularité, ou nommez la règle que le message nomme.',
  };
}
