/** `greffe tenir`: a séance is written down line by line as it is held; each line is on the disk before the next is asked for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { etatOf } from '../pipeline.ts';
import { statusLine } from '../tenue/status.ts';
import { openDesk, told, type Answer } from './desk.ts';
import { openDialogue } from './dialogue.ts';
import { EXIT } from './exit.ts';
import { findProject, list, Unreachable } from './project.ts';
import { yearsOf } from './select.ts';

export interface TenirOptions {
  readonly json?: boolean;
  readonly projet?: string;
}

const HELP = `  -petit ~durand            absent ; excusé         +petit      présent finalement
  petit>durand              pouvoir                 sec petit   secrétaire
  @7 20h05 +petit           arrive avant le point 7 (ou à7)
  @9 -petit>durand          part avant le point 9 en donnant pouvoir
  12: c petit a durand,roy  contre, abstentions ; les autres pour
  15: np petit              ne prend pas part     18: secret 30/5/2+2b
  20: retiree motif         nouveau Objet d’un point ajouté
  signe 16/9 envoi 17/9 recu 17/9 ligne 18/9    3-8: envoi 17/9
  annuler   points   clore   fin
`;

/** Reads lines to the end of the input. Returns the exit code: 1 when the last word on some line was a refusal. Throws `Unreachable`. */
export async function tenir(path: string | undefined, options: TenirOptions): Promise<number> {
  const desk = openDesk(path ?? theOpenOne(options.projet), options.projet);
  const isJson = options.json === true;
  const tell = (text: string): void => void (isJson || process.stdout.write(text));
  tell(`${statusLine(desk.status())}\n`);
  const answers: Answer[] = [];
  for await (const typed of lines(`${desk.id} › `)) {
    const line = typed.trim();
    if (line === 'fin') break;
    if (line === '' || line.startsWith('#')) continue;
    if (line === '?' || line === 'aide') tell(HELP);
    else if (line === 'points') tell(desk.points());
    else if (line === 'clore' && !isJson) await desk.close();
    else {
      const answer = line === 'annuler' ? desk.undo() : desk.take(line);
      answers.push(answer);
      tell(told(answer, desk.textOf));
    }
  }
  if (isJson) process.stdout.write(`${JSON.stringify({ seance: desk.id, lines: answers }, null, 2)}\n`);
  return answers.some(({ refused }) => refused !== null) ? EXIT.refused : EXIT.sound;
}

/** The lines typed, each after its prompt; without a terminal, those of the standard input. */
async function* lines(prompt: string): AsyncGenerator<string> {
  const dialogue = openDialogue();
  if (dialogue === null) {
    yield* createInterface({ input: process.stdin });
    return;
  }
  try {
    for (let line = await dialogue.ask(prompt); line !== null; line = await dialogue.ask(prompt)) yield line;
  } finally {
    dialogue.end();
  }
}

/** The one séance that is not closed yet. Throws `Unreachable` when there is none, or several. */
function theOpenOne(projet: string | undefined): string {
  const project = findProject([process.cwd()], projet);
  const open = yearsOf(project).flatMap((year) =>
    list(join(project.records, year)).flatMap((name) => {
      const file = join(project.records, year, name, 'seance.yaml');
      try {
        return ['preparee', 'en-cours'].includes(etatOf(file, readFileSync(file))) ? [name] : [];
      } catch {
        return [];
      }
    }),
  );
  const [only, ...others] = open;
  if (only !== undefined && others.length === 0) return only;
  throw new Unreachable(
    only === undefined
      ? 'Aucune séance n’est préparée ni en cours : nommez celle à tenir.'
      : `Plusieurs séances sont préparées ou en cours : nommez-en une (${open.join(', ')}).`,
  );
}
