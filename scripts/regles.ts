/** Writes `docs/regles.md`, the page of the rules, from the rules themselves: `node scripts/regles.ts`. */
import { writeFileSync } from 'node:fs';
import { TYPES } from '../src/records/assemblee.ts';
import { dayInFrench } from '../src/records/days.ts';
import { RULES } from '../src/rules/all.ts';
import type { Rule } from '../src/rules/rule.ts';
import { and } from '../src/rules/wording.ts';

const HEAD = `# Les règles vérifiées

Cette page est écrite d’après les règles du programme (\`src/rules/\`) par \`node scripts/regles.ts\` : ne la modifiez pas à la main.

Chaque règle est celle du droit du jour de la séance. Une **contradiction** ne peut pas être vraie : elle refuse toujours. Une **irrégularité** a pu
se produire : l’acte sort marqué PROJET, jusqu’à ce que le dossier l’admette sous \`irregularites\`, avec son motif. Un avertissement ou une information ne refuse rien.

Assemblées : \`CM\` conseil municipal · \`CC\` organe délibérant d’un EPCI · \`BUR\` bureau d’EPCI par délégation · \`SYF\` syndicat de communes, syndicat mixte fermé ·
\`SYO\` syndicat mixte ouvert · \`CCAS\` · \`CD\` conseil départemental · \`CDP\` sa commission permanente · \`CR\` conseil régional · \`CRP\` sa commission permanente.

Les articles sont ceux du code général des collectivités territoriales, sauf mention contraire ; CASF : code de l’action sociale et des familles.

| règle | ce qu’elle demande | assemblées | texte | en vigueur | ce qu’elle fait | code |
| --- | --- | --- | --- | --- | --- | --- |
`;

/** The whole page, as `docs/regles.md` holds it. */
export function rulesPage(): string {
  return `${HEAD}${RULES.map(row).join('')}`;
}

function row(rule: Rule): string {
  const cells = [
    rule.id,
    rule.demande,
    bodies(rule),
    text(rule),
    span(rule),
    effect(rule),
    `\`${rule.code}\``,
  ];
  return `| ${cells.join(' | ')} |\n`;
}

function bodies(rule: Rule): string {
  return rule.bodies.length === TYPES.length ? 'toutes' : rule.bodies.join(' ');
}

/** The articles, each with the bodies that it binds when there are several. */
function text(rule: Rule): string {
  const cited = new Map<string, string[]>();
  for (const type of rule.bodies) {
    const told = rule.article?.[type]?.replace('du code de l’action sociale et des familles', 'CASF');
    if (told !== undefined) cited.set(told, [...(cited.get(told) ?? []), type]);
  }
  const all = [...cited];
  if (all.length === 1) return all[0]![0];
  return all.length === 0 ? '—' : all.map(([told, types]) => `${types.join(' ')} : ${told}`).join('<br>');
}

function span({ from, to }: Rule): string {
  if (from === null && to === null) return 'toujours';
  const ends = [from && `depuis le ${dayInFrench(from)}`, to && `jusqu’au ${dayInFrench(to)}`];
  return and(ends.filter((end) => end !== null));
}

function effect({ severity, kind }: Rule): string {
  if (kind === 'contradiction') return 'contradiction';
  if (kind === 'irregularite') return 'irrégularité';
  return severity === 'info' ? 'information' : severity;
}

if (import.meta.main) writeFileSync(new URL('../docs/regles.md', import.meta.url), rulesPage());
