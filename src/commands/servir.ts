/** `greffe servir`: the clerk's desk, a page of this machine that nothing else can speak to. */
import { spawn } from 'node:child_process';
import { openServer } from '../web/server.ts';
import { EXIT } from './exit.ts';
import { findProject, reason, Unreachable } from './project.ts';

export interface ServirOptions {
  readonly port: number;
  /** Opens the page in the browser of the machine. */
  readonly ouvrir?: boolean;
}

/** Serves until the process is stopped. Throws `Unreachable`. */
export async function servir(folder: string | undefined, { port, ouvrir }: ServirOptions): Promise<number> {
  const project = findProject(folder ?? process.cwd(), folder);
  const server = openServer(project);
  let url: string;
  try {
    url = await server.listen(port);
  } catch (error) {
    throw new Unreachable(`Le port ${port} n’a pas pu être ouvert : ${reason(error)}. Essayez --port 0.`);
  }
  process.stdout.write(`Greffe est ouvert : ${url}\nPour l’arrêter : Ctrl C.\n`);
  if (ouvrir === true) show(url);
  await server.closed;
  return EXIT.sound;
}

/** Asks the machine to show a page: where it cannot, the address is on the terminal. */
function show(url: string): void {
  const [command, ...before]: readonly [string, ...string[]] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '']
      : process.platform === 'darwin'
        ? ['open']
        : ['xdg-open'];
  const child = spawn(command, [...before, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
