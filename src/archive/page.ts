/** `rapport.html`: what a run did, on one French page that needs nothing else. */
import type { Diagnostic } from '../diagnostic.ts';
import type { DriftClass } from './facts.ts';
import { spelled } from './journal.ts';
import type { Report } from './report.ts';

/** How many lines of one kind are shown: a page is read by a person, `rapport.json` has them all. */
const SHOWN = 200;

export function reportPage(report: Report): string {
  const { counts, refused, damaged, drift, orphans, strangers, findings } = report;
  return page(
    'Rapport d’archivage',
    `<p class="${report.code === 0 ? 'bien' : report.code === 2 ? 'alarme' : 'avis'}">${verdictOf(report)}</p>
<table class="comptes"><tr>${cells('th', ['faits', 'inchangés', 'refusés', 'abîmés', 'écarts', 'orphelins', 'réglés'])}</tr>
<tr>${cells('td', [counts.made, counts.same, counts.refused, counts.damaged, counts.drift, counts.orphans, report.resolved].map(String))}</tr></table>
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
    )}<p class="pied">Du ${moment(report.started)} au ${moment(report.ended)} (${figure(report.seconds)} s). ${secondReading(report)} Projet ${escaped(report.project)}, archive ${escaped(report.archive)}.<br>
Journal : ${report.journal.lines} lignes, tête <code>${spelled(report.journal.head)}</code>. Recopiez cette tête hors de la machine : elle prouve que rien n’a été récrit depuis.</p>`,
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
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
body { font: 16px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
table.comptes { border-collapse: collapse; } th, td { padding: .3rem .9rem; border: 1px solid #bbb; text-align: right; }
th { background: #f2f2f2; font-weight: 600; } li { margin: .35rem 0; } code { white-space: pre-wrap; }
.bien, .avis, .alarme { padding: .6rem .9rem; border-left: .4rem solid #2e7d32; background: #f1f8f1; }
.avis { border-color: #b26a00; background: #fdf6ea; } .alarme { border-color: #b00020; background: #fdecee; }
.pied { color: #555; font-size: .9rem; margin-top: 2rem; } .neuf { color: #b00020; font-size: .85em; }
</style>
<h1>${title}</h1>
${body}
</html>
`;
}

function section(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const more = items.length > SHOWN ? [`… et ${items.length - SHOWN} autres, dans rapport.json`] : [];
  const lines = [...items.slice(0, SHOWN), ...more].map((item) => `<li>${item}</li>`);
  return `<h2>${title} (${items.length})</h2>\n<ul>\n${lines.join('\n')}\n</ul>\n`;
}

function cells(tag: 'th' | 'td', texts: readonly string[]): string {
  return texts.map((text) => `<${tag}>${text}</${tag}>`).join('');
}

function sentenceOf({ place, message, remedy, code }: Diagnostic): string {
  return `<code>${escaped(place.file)}:${place.line}:${place.column}</code> ${escaped(message)} [${code}]<br>Remède : ${escaped(remedy)}`;
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
