/** `greffe regles`: the rules that are checked, with what calls each and what it needs. */
import { bodiesOf, effectOf, rules, spanOf, textOf, type RuleJson } from '../pipeline.ts';
import { EXIT } from './exit.ts';

export interface ReglesOptions {
  readonly json?: boolean;
}

/** Tells all rules. Returns the exit code. */
export function regles(options: ReglesOptions): number {
  const all = rules();
  process.stdout.write(
    options.json === true ? `${JSON.stringify(all, null, 2)}\n` : all.map(told).join('\n'),
  );
  return EXIT.sound;
}

/** A rule on a few lines. */
function told(rule: RuleJson): string {
  const { id, code, demande, quand, besoin } = rule;
  const texts = textOf(rule);
  return [
    `${id} ${code} (${effectOf(rule)}, ${spanOf(rule)})`,
    `   ${demande}`,
    `   Quand : ${quand}.`,
    `   Besoin : ${besoin}.`,
    `   Assemblées : ${bodiesOf(rule)}.`,
    ...(texts.length > 0 ? [`   Texte : ${texts.join(' ; ')}.`] : []),
    '',
  ].join('\n');
}
