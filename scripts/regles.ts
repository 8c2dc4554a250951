/** Writes `docs/regles.md`, the page of the rules, from the rules themselves: `node scripts/regles.ts`. */
import { writeFileSync } from 'node:fs';
import { RULES } from '../src/rules/all.ts';
import { bodiesOf, effectOf, ruleJson, spanOf, textOf } from '../src/rules/table.ts';
import type { Rule } from '../src/rules/rule.ts';

const HEAD = `# Les règles vérifiées

Cette page est écrite d’après les règles du programme (\`src/rules/\`) par \`node scripts/regles.ts\` : ne la modifiez pas à la main. \`greffe regles\` dit la même chose.

Chaque règle est celle du droit du jour de la séance. Une **contradiction** ne peut pas être vraie : elle refuse toujours. Une **irrégularité** a pu
se produire : l’acte sort marqué PROJET, jusqu’à ce que le dossier l’admette sous \`irregularites\`, avec son motif. Un avertissement ou une information ne refuse rien.

Assemblées : \`CM\` conseil municipal · \`CC\` organe délibérant d’un EPCI · \`BUR\` bureau d’EPCI par délégation · \`SYF\` syndicat de communes, syndicat mixte fermé ·
\`SYO\` syndicat mixte ouvert · \`CCAS\` · \`CD\` conseil départemental · \`CDP\` sa commission permanente · \`CR\` conseil régional · \`CRP\` sa commission permanente.

Les articles sont ceux du code général des collectivités territoriales, sauf mention contraire ; CASF : code de l’action sociale et des familles.
« A besoin de » nomme les clés des fichiers sans lesquelles la règle ne dit rien.

| règle | ce qu’elle demande | se déclenche quand | a besoin de | assemblées | texte | en vigueur | ce qu’elle fait | code |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
`;

/** The whole page, as `docs/regles.md` holds it. */
export function rulesPage(): string {
  return `${HEAD}${RULES.map(row).join('')}`;
}

function row(rule: Rule): string {
  const told = ruleJson(rule);
  const text = textOf(told).join('<br>').replaceAll('du code de l’action sociale et des familles', 'CASF');
  const cells = [
    told.id,
    told.demande,
    told.quand,
    told.besoin,
    bodiesOf(told),
    text === '' ? '—' : text,
    spanOf(told),
    effectOf(told),
    `\`${told.code}\``,
  ];
  return `| ${cells.join(' | ')} |\n`;
}

if (import.meta.main) writeFileSync(new URL('../docs/regles.md', import.meta.url), rulesPage());
