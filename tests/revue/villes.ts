/** A town with its own copy of the shipped family, as many acts as wanted, and changes of its templates. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dossier } from '../../src/revue/dossier.ts';
import { chance } from '../promise/runs.ts';
import { ROOT } from '../road/road.ts';
import { BODY, folder, greffe, SOUND } from '../commands/project.ts';

const NAMES = 'Anne Luc Zoé Guy Ève Inès Éric Noël Marc Lise Paul Jade'.split(' ');

/** A town of `count` acts, five a séance: people, movements, votes and lengths by chance. */
export function ville(count: number, seed = 7): string {
  const root = folder();
  const by = chance(seed);
  const write = (path: string, text: string): void => {
    const file = join(root, 'records', path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  };
  const people = Array.from({ length: 9 }, (_, i) => ({
    slug: `m${i}`,
    nom: `${i % 2 === 0 ? 'Mme' : 'M.'} ${by.pick(NAMES)} ${'ABCDEFGHI'[i]}${'OUTRE'.slice(0, 2 + by.below(3))}`,
  }));
  write(
    BODY,
    SOUND[BODY]!.replace(
      /effectif: 5[\s\S]*$/u,
      `effectif: 9\n    membres:\n${people.map(({ slug, nom }) => `      ${slug}: ${nom}\n`).join('')}`,
    ).replace(
      'population: 900',
      'population: 900\nvariantes:\n  formule: |\n    Le Conseil, après en avoir délibéré, décide :',
    ),
  );
  for (let n = 0, seance = 0; n < count; seance++) {
    const day = new Date(Date.UTC(2021, 0, 7 + 7 * seance)).toISOString().slice(0, 10);
    const before = new Date(Date.UTC(2021, 0, 7 + 7 * seance - 8)).toISOString().slice(0, 10);
    const nom = `${day}-conseil`;
    const away = by.some(['m3', 'm4', 'm5'], by.below(3));
    const absents = by.once(2) ? '' : 'absents: m8\n';
    const pouvoirs =
      away.length === 0
        ? ''
        : `pouvoirs:\n${away
            .map((slug, i) => `  ${slug}: m${6 + (i % 2)}${i > 1 ? '' : ''}\n`)
            .slice(0, 2)
            .join('')}`;
    write(
      `${day.slice(0, 4)}/${nom}/seance.yaml`,
      `assemblee: conseil\ndate: ${day}\nconvocation: ${before}\nsecretaire: m1\n${absents}${pouvoirs}`,
    );
    for (let k = 1; k <= 5 && n < count; k++, n++) {
      const paragraphs = Array.from(
        { length: 1 + by.below(4) },
        () => `  Il est exposé que le projet n° ${by.below(900)} de la rue ${by.pick(NAMES)} est prêt.\n`,
      ).join('\n');
      write(
        `${day.slice(0, 4)}/${nom}/0${k}-essai.yaml`,
        `objet: Projet ${n} de ${by.pick(NAMES)}\nexpose: |\n${paragraphs}dispositif: |\n  - d’approuver le projet ${by.below(99)}.\n`,
      );
    }
  }
  cpSync(join(ROOT, 'templates/libelles'), join(root, 'templates/libelles'), { recursive: true });
  for (const sheet of ['base.css', 'entete.css', 'feuillet.css', 'fin.css', 'registre.css'])
    cpSync(join(ROOT, 'templates', sheet), join(root, 'templates', sheet));
  cpSync(join(root, 'templates'), join(root, 'avant/templates'), { recursive: true });
  cpSync(join(root, 'records/assemblees'), join(root, 'avant/records/assemblees'), { recursive: true });
  return root;
}

/** Changes a file of a town, which must hold what is replaced. */
export function changed(root: string, path: string, from: string | RegExp, to: string): void {
  const file = join(root, path);
  const before = readFileSync(file, 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${path} does not hold ${String(from)}`);
  writeFileSync(file, after);
}

/** What a change does: `revue preparer` from `avant/` to the working folder. */
export async function prepared(root: string, ...argv: readonly string[]): Promise<Dossier> {
  const { code, out, err } = await greffe(
    root,
    'revue',
    'preparer',
    '--de',
    'avant',
    '--auteur',
    'S. Garnier',
    '--json',
    ...argv,
  );
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as Dossier;
}

export const PARTIELS = 'templates/libelles/partiels';
