/** `rapport.html`: what a run did, on one French page that needs nothing else. */
import type { Diagnostic } from '../diagnostic.ts';
import type { DriftClass } from './facts.ts';
import { spelled } from './journal.ts';
import type { Report } from './report.ts';

/** How many lines of one kind are shown: a page is read by a person, `rapport.json` has them all. */
const SHOWN = 200;

export function reportPage(report: Report): string {
  const { refused, damaged, drift, orphans, strangers, findings } = report;
  return page(
    'Rapport d’archivage',
    `<p class="${report.code === 0 ? 'bien' : report.code === 2 ? 'alarme' : 'avis'}">${verdictOf(report)}</p>
${countsTable(report)}
${section(
  'Actes que les lecteurs ne lisent pas de même',
  report.reread.differences.map((each) => sentenceOf(each)),
)}${section(
      'Saisie refusée',
      findings.map((each) => sentenceOf(each)),
    )}${section(
      'Actes refusés',
      refused.map(
        ({ id, stale, new: isNew }) =>
          `<b>${id}</b>${mark(isNew)}${stale ? ' : la forme d’avant reste dans l’archive' : ''}`,
      ),
    )}${section(
      'Fichiers abîmés',
      damaged.map(({ path, version, found }) => {
        const what = found === null ? 'n’est plus là' : 'n’a plus ses octets';
        const then =
          version === null
            ? 'il a été refait'
            : 'rien n’y a été touché : greffe archive restaurer, ou une sauvegarde';
        return `<b>${escaped(path)}</b> ${what} ; ${then}`;
      }),
    )}${section(
      'Fichiers que rien n’explique',
      strangers.map((path) => `<b>${escaped(path)}</b>`),
    )}${section(
      'Actes délivrés qui sortiraient autrement',
      drift.map(
        ({ id, version, class: kind, new: isNew, acknowledged }) =>
          `<b>${id}</b> (v${version})${mark(isNew)} : ${CLASSES[kind]}${acknowledged ? ', pris en compte' : ''}`,
      ),
    )}${section(
      'Actes sans saisie',
      orphans.map(
        ({ id, issued, new: isNew }) =>
          `<b>${id}</b>${mark(isNew)}${issued ? ', délivré : greffe archive renommer, ou remettez sa saisie' : ''}`,
      ),
    )}<footer class="pied"><p>Du ${moment(report.started)} au ${moment(report.ended)} (${figure(report.seconds)} s${rateOf(report)}). ${secondReading(report)} Projet ${escaped(report.project)}, archive ${escaped(report.archive)}.<br>
Journal : ${thousands(report.journal.lines)} lignes, tête <code>${spelled(report.journal.head)}</code>. Recopiez cette tête hors de la machine : elle prouve que rien n’a été récrit depuis.</p></footer>`,
  );
}

const CLASSES: Readonly<Record<DriftClass, string>> = {
  data: 'sa saisie a changé',
  wording: 'ses mots changeraient',
  layout: 'sa mise en page changerait',
  program: 'mêmes mots, mêmes places, autres octets',
};

/** Every act is read back by our reader before it has its name; some, by others too. */
function secondReading({ counts, reread: { acts, differences } }: Report): string {
  if (counts.made === 0 || acts === 0) return '';
  const agreed = differences.length === 0 ? 'tous d’accord' : 'qui ne s’accordent pas';
  return `Chaque acte fait a été relu ; ${acts} l’${acts > 1 ? 'ont' : 'a'} été par trois lecteurs, ${agreed}.`;
}

function verdictOf({ code, interrupted }: Report): string {
  if (interrupted)
    return 'Arrêté avant la fin : ce qui était commencé est enregistré, le reste sera fait la prochaine fois.';
  if (code === 2)
    return 'Alarme : un fichier délivré, ou l’archive elle-même, n’est plus comme il devrait être.';
  if (code === 1) return 'Une partie de la saisie est refusée ; tout le reste est en ordre.';
  return 'Tout est en ordre.';
}

/** A page that loads nothing. `body` is HTML. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
:root { color-scheme: light dark; --encre: light-dark(#1b1b1f, #e8e8ec); --pale: light-dark(#55555e, #b4b4be); --fond: light-dark(#ffffff, #17171b);
  --trait: light-dark(#c9c9d0, #45454e); --plage: light-dark(#f4f4f6, #222228); --bien: light-dark(#1d6b34, #7ccf92);
  --avis: light-dark(#8a5300, #f0b45c); --alarme: light-dark(#b00020, #ff9a9f); }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; color: var(--encre); background: var(--fond); }
h1 { font-size: 1.5rem; margin: 0 0 1rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.tables { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .35rem .6rem; border: 1px solid var(--trait); text-align: right; } th { background: var(--plage); font-weight: 600; }
td.nom, th.nom { text-align: left; } th.nom { min-width: 9rem; overflow-wrap: anywhere; } .comptes .nul { color: var(--pale); }
ul { padding-left: 1.2rem; } li { margin: .5rem 0; overflow-wrap: anywhere; } code { font-size: .9em; overflow-wrap: anywhere; }
.bien, .avis, .alarme { font-weight: 600; padding: .7rem 1rem; border-left: .4rem solid; background: var(--plage); }
.bien { border-color: var(--bien); } .avis { border-color: var(--avis); } .alarme { border-color: var(--alarme); }
.remede { display: block; color: var(--pale); } .neuf { color: var(--alarme); font-size: .85em; font-weight: 600; }
.pied { color: var(--pale); font-size: .9rem; margin-top: 2.5rem; border-top: 1px solid var(--trait); padding-top: 1rem; }
@media print { body { max-width: none; padding: 0; } }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

function section(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const more = items.length > SHOWN ? [`… et ${items.length - SHOWN} autres, dans rapport.json`] : [];
  const lines = [...items.slice(0, SHOWN), ...more].map((item) => `<li>${item}</li>`);
  return `<h2>${title} (${items.length})</h2>\n<ul>\n${lines.join('\n')}\n</ul>\n`;
}

/** What a second of a night that made something gave. */
function rateOf({ counts, seconds }: Report): string {
  return counts.made < 100 || seconds === 0
    ? ''
    : `, ${figure(counts.made / seconds)} actes faits par seconde`;
}

function countsTable({ counts, strangers, resolved }: Report): string {
  const counted: readonly (readonly [string, number])[] = [
    ['faits', counts.made],
    ['inchangés', counts.same],
    ['refusés', counts.refused],
    ['abîmés', counts.damaged],
    ['écarts', counts.drift],
    ['orphelins', counts.orphans],
    ['inconnus', strangers.length],
    ['réglés', resolved],
  ];
  const cells = counted.map(
    ([, value]) => `<td${value === 0 ? ' class="nul"' : ''}>${thousands(value)}</td>`,
  );
  return table('Comptes de la nuit', headings(counted.map(([name]) => name)), [`<tr>${cells.join('')}</tr>`]);
}

/** A table that is wider than a telephone is moved through with the keyboard too. Rows and headings are HTML. */
export function table(name: string, heads: string, rows: readonly string[]): string {
  return `<div class="tables" tabindex="0" role="group" aria-label="${name}"><table class="comptes"><thead><tr>${heads}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`;
}

/** Headings of columns. */
export function headings(texts: readonly string[]): string {
  return texts.map((text) => `<th scope="col">${text}</th>`).join('');
}

/** `100000` → « 100 000 », not to be parted. */
function thousands(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, '\u202f');
}

function sentenceOf({ place, message, remedy, code }: Diagnostic): string {
  return `<code>${escaped(place.file)}:${place.line}:${place.column}</code> ${escaped(message)} [${code}]<span class="remede">Remède : ${escaped(remedy)}</span>`;
}

function mark(isNew: boolean): string {
  return isNew ? ' <span class="neuf">nouveau</span>' : '';
}

/** `2026-11-23T02:00:07Z` → « 23/11/2026 à 02 h 00 (UTC) » */
function moment(utc: string): string {
  const [, year, month, day, hour, minute] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(utc) ?? [];
  return `${day}/${month}/${year} à ${hour} h ${minute} (UTC)`;
}

/** With a comma. */
export function figure(value: number): string {
  return value.toFixed(1).replace('.', ',');
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
