/** `greffe init`: a new town, its members, its first séance and its templates, whole or not at all. */
import { readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { bodyText, pointFiles, sittingText, slugOfBody } from '../pipeline/foundation.ts';
import { judged } from './draft.ts';
import { EXIT } from './exit.ts';
import { gather, Stopped, type InitOptions } from './foundation.ts';
import { exists, isFolder, list, Unreachable } from './project.ts';
import { plural, refuses, report, tally, type TextOf } from './report.ts';
import { SHIPPED } from './template-files.ts';
import { createWhole } from './write.ts';

/** The town's own family of templates. */
const FAMILY = 'maison';

/** Asks what is not told, and writes. Returns the exit code. Throws `Unreachable`, `Misuse`. */
export async function init(folder: string, options: InitOptions): Promise<number> {
  const target = resolve(folder);
  if (exists(target) && !isFolder(target)) throw new Unreachable(`${folder} n’est pas un dossier.`);
  if (isFolder(target) && list(target).length > 0)
    throw new Unreachable(`${folder} n’est pas vide : nommez un dossier nouveau, ou vide.`);
  if (!isFolder(dirname(target)))
    throw new Unreachable(`${dirname(target)} est introuvable : il n’existe pas.`);
  let asked;
  try {
    asked = await gather(options);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    process.stdout.write('\nRien n’est écrit.\n');
    return EXIT.stopped;
  }
  if (asked.kind === 'refused') {
    const { file, text } = asked.table;
    return refused(asked.faults, (shown) => (shown === file ? text : undefined));
  }
  const { answers, elus, seance } = asked;
  const { text: body } = bodyText({ ...answers, modele: FAMILY }, elus, '../../schemas');
  const slug = slugOfBody(answers.type);
  const sitting = new Map([
    ...pointFiles(['Objet de la première délibération'], '../../../schemas'),
    ['seance.yaml', sittingText({ assemblee: slug, date: seance, schemas: '../../../schemas' })],
  ]);
  const shown = `${folder.replace(/(?<=.)[\\/]+$/, '')}/records`;
  const place = `${seance.slice(0, 4)}/${seance}-${slug}`;
  const assemblee = `assemblees/${slug}.yaml`;
  const bodies = [{ nom: slug, file: `${shown}/${assemblee}`, bytes: new TextEncoder().encode(body) }];
  const { faults, textOf } = judged(bodies, `${shown}/${place}`, sitting);
  if (refuses(faults, false)) return refused(faults, textOf);
  process.stderr.write(report(faults, textOf));
  // The records last: they make the folder a project.
  const files = new Map([
    ...schemas(),
    ...templates(options.modele),
    [`records/${assemblee}`, body],
    ...[...sitting].map(([name, text]) => [`records/${place}/${name}`, text] as const),
  ]);
  createWhole(exists(target) ? realpathSync(target) : target, files);
  process.stdout.write(told(folder, [...files.keys()], elus.length));
  return EXIT.sound;
}

function refused(faults: readonly Diagnostic[], textOf: TextOf): number {
  process.stderr.write(report(faults, textOf));
  process.stdout.write(`Rien n’est écrit : ${tally(faults)}.\n`);
  return EXIT.refused;
}

/** The schemas that the program brings for editors. */
function schemas(): [string, string][] {
  const folder = join(dirname(SHIPPED), 'schemas');
  return list(folder).map((name) => [`schemas/${name}`, readFileSync(join(folder, name), 'utf8')]);
}

/** The files of a shipped family under the town's name, with the sheets that they link to. What they lack comes from `libelles`. */
function templates(model: string): Map<string, string> {
  const folder = join(SHIPPED, model);
  const own = ['extrait.hbs', 'style.css', ...partials(folder, model)];
  const texts = own.map(
    (name) => [`templates/${FAMILY}/${name}`, readFileSync(join(folder, name), 'utf8')] as const,
  );
  const sheets = new Set(
    texts.flatMap(([, text]) => [...text.matchAll(/href="\.\.\/([a-z-]+\.css)"/g)].map(([, name]) => name!)),
  );
  return new Map([
    ...texts,
    [`templates/${FAMILY}/modele.yaml`, `titre: Maison (d’après ${model})\nbase: libelles\n`],
    ...[...sheets].map((name) => [`templates/${name}`, readFileSync(join(SHIPPED, name), 'utf8')] as const),
  ]);
}

/** Partials of a family, those of `libelles` left out: every family has them. */
function partials(folder: string, model: string): string[] {
  const inside = join(folder, 'partiels');
  return model === 'libelles' || !isFolder(inside) ? [] : list(inside).map((name) => `partiels/${name}`);
}

function told(folder: string, files: readonly string[], members: number): string {
  return `${plural(files.length, 'fichier')} dans ${folder}, ${plural(members, 'membre')} :
${files.map((file) => `  ${file}\n`).join('')}
Relisez l’ordre du tableau dans ${files.find((file) => file.includes('assemblees/'))!}, puis :
  cd ${basename(resolve(folder))}
  greffe verifier
  greffe produire --document convocation
`;
}
