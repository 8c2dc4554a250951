/** A fleet: the towns of one operator, one line each, and the page of their night. */
import { escaped, figure, headings, page, table } from './page.ts';
import type { Report } from './report.ts';

/** A town: where its project and its archive are, as written. */
export interface Town {
  readonly line: number;
  readonly project: string;
  readonly archive: string;
}

/**
 * The lines of a file of towns, `projet ; archive`, blank ones and those that begin with `#` left out; and the numbers of those that cannot
 * be read.
 */
export function readFleet(text: string): {
  readonly towns: readonly Town[];
  readonly wrong: readonly number[];
} {
  const towns: Town[] = [];
  const wrong: number[] = [];
  for (const [i, written] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#|$)/.test(written)) continue;
    const [project = '', archive = '', ...rest] = written.split(/[;\t]/).map((part) => part.trim());
    if (project === '' || archive === '' || rest.length > 0) wrong.push(i + 1);
    else towns.push({ line: i + 1, project, archive });
  }
  return { towns, wrong };
}

/** What became of a town: its report, or why it has none. */
export interface TownNight {
  readonly town: Town;
  readonly code: number;
  readonly report: Report | null;
  /** French; empty when there is a report. */
  readonly trouble: string;
}

/** What is said against a town: since this night, before it, and no more. */
export interface Changes {
  readonly new: number;
  readonly known: number;
  readonly resolved: number;
}

export function changesOf({ refused, drift, orphans, damaged, resolved }: Report): Changes {
  const said = [...refused, ...drift.filter(({ acknowledged }) => !acknowledged), ...orphans, ...damaged];
  const fresh = said.filter((each) => each.new).length;
  return { new: fresh, known: said.length - fresh, resolved };
}

/** The night of each town, those to be looked at first. */
export function fleetPage(nights: readonly TownNight[], when: string): string {
  const rank = [70, 3, 2, 143, 1, 0];
  const sorted = nights.toSorted(
    (a, b) => rank.indexOf(a.code) - rank.indexOf(b.code) || a.town.line - b.town.line,
  );
  const heads = [
    'ville',
    'faits',
    'refusés',
    'abîmés',
    'écarts',
    'orphelins',
    'nouveaux',
    'connus',
    'réglés',
    'temps',
  ];
  const sound = nights.filter(({ code }) => code === 0).length;
  return page(
    'La nuit du parc',
    `<p class="${sound === nights.length ? 'bien' : 'avis'}">${sound} ville${sound > 1 ? 's' : ''} en ordre sur ${nights.length}.</p>
${table('Les villes', headings(heads), sorted.map(row))}
<p class="pied">Nuit finie le ${escaped(when)}. Si cette date n’est pas celle de la nuit dernière, la nuit n’a pas eu lieu.</p>`,
  );
}

function row({ town, report, trouble, code }: TownNight): string {
  const [sign, means] = MARKS[code] ?? ['', ''];
  const name = `<th scope="row" class="nom"><span role="img" aria-label="${means}">${sign}</span> ${escaped(town.project)}</th>`;
  if (report === null) return `<tr>${name}<td colspan="9" class="nom">${escaped(trouble)}</td></tr>`;
  const { made, refused, damaged, drift, orphans } = report.counts;
  const changes = changesOf(report);
  const figures = [made, refused, damaged, drift, orphans, changes.new, changes.known, changes.resolved];
  return `<tr>${name}${figures.map((each) => `<td>${each}</td>`).join('')}<td>${figure(report.seconds)} s</td></tr>`;
}

const MARKS: Readonly<Record<number, readonly [string, string]>> = {
  0: ['✓', 'en ordre'],
  1: ['!', 'saisie refusée'],
  2: ['⚠', 'alarme'],
  3: ['✗', 'pas faite'],
  70: ['✗', 'défaut du programme'],
  143: ['…', 'arrêtée'],
};
