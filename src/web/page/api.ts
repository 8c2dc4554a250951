/** How the page speaks to its server. */
import type {
  ApercuVu,
  ClotureVue,
  CollageVu,
  EcheanceVue,
  Ecrit,
  Ecriture,
  ListeVue,
  LotVu,
  Resume,
  SaisieVue,
  SeanceVue,
  TexteVu,
  Trouve,
} from '../contract.ts';

/** The server refused, in its own words, or is not there (`status` 0). */
export class Refus extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

let token = document.querySelector<HTMLMetaElement>('meta[name=greffe-jeton]')?.content ?? '';

/** A server that was started again has another token: the page takes it, and goes on. */
async function renewed(): Promise<void> {
  const page = await (await fetch('/')).text();
  token = /name="greffe-jeton" content="([\w-]+)"/.exec(page)?.[1] ?? token;
}

async function answered(send: () => Promise<Response>): Promise<Response> {
  let response: Response;
  try {
    response = await send();
    if (response.status === 403) {
      await renewed();
      response = await send();
    }
  } catch {
    alive(false);
    throw new Refus(0, 'Greffe s’est arrêté.');
  }
  alive(true);
  return response;
}

async function got<T>(path: string): Promise<T> {
  const response = await answered(() => fetch(path));
  if (!response.ok) throw await refused(response);
  return (await response.json()) as T;
}

async function posted(path: string, body: unknown): Promise<Response> {
  return answered(() =>
    fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-greffe-jeton': token },
      body: JSON.stringify(body),
    }),
  );
}

async function refused(response: Response): Promise<Refus> {
  const told = (await response.json().catch(() => ({}))) as { erreur?: string };
  return new Refus(response.status, told.erreur ?? 'Le serveur refuse cette demande.');
}

const listeners = new Set<(up: boolean) => void>();
let up = true;

/** Calls `listener` when the server goes, and when it is back. Gives what stops that. */
export function onAlive(listener: (up: boolean) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function alive(now: boolean): void {
  if (now === up) return;
  up = now;
  for (const listener of listeners) listener(now);
  if (!now) window.setTimeout(knock, 700);
}

/** Until it answers. */
function knock(): void {
  fetch('/api/vie').then(
    () => alive(true),
    () => void window.setTimeout(knock, 700),
  );
}

export const liste = (): Promise<ListeVue> => got('/api/seances');
export const resumes = (ids: readonly string[]): Promise<Resume[]> =>
  got(`/api/resumes?ids=${ids.join(',')}`);
export const seance = (id: string): Promise<SeanceVue> => got(`/api/seances/${id}`);
export const texte = (id: string, nom: string): Promise<TexteVu> => got(`/api/seances/${id}/fichiers/${nom}`);
export const lot = (id: string): Promise<LotVu> => got(`/api/seances/${id}/lot`);
export const echeances = (): Promise<EcheanceVue[]> => got('/api/echeances');
export const recherche = (q: string): Promise<{ trouves: Trouve[]; parmi: number }> =>
  got(`/api/recherche?q=${encodeURIComponent(q)}`);

/** Writes a file, if it is still what the edit was made upon. */
export async function ecrire(id: string, edit: Ecriture): Promise<Ecrit> {
  return written(await posted(`/api/seances/${id}/ecrire`, edit));
}

export async function corriger(id: string, nom: string, base: string): Promise<Ecrit> {
  return written(await posted(`/api/seances/${id}/corriger`, { nom, base }));
}

async function written(response: Response): Promise<Ecrit> {
  if (!response.ok && response.status !== 409) throw await refused(response);
  return (await response.json()) as Ecrit;
}

export async function produire(id: string, actes: readonly string[]): Promise<LotVu> {
  const response = await posted(`/api/seances/${id}/produire`, { actes });
  if (!response.ok) throw await refused(response);
  return (await response.json()) as LotVu;
}

/** The act as it would be with `texte`: what is to be said of it, then its PDF. */
export async function apercu(
  id: string,
  nom: string,
  texte: string,
): Promise<{ head: ApercuVu; pdf: Uint8Array }> {
  const response = await posted(`/api/seances/${id}/apercu`, { nom, texte });
  if (!response.ok) throw await refused(response);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const end = bytes.indexOf(10);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as ApercuVu;
  return { head, pdf: bytes.slice(end + 1) };
}

/** What a line of quick entry says; it is written when `ecrire`, and nothing refuses. */
export async function saisir(id: string, ligne: string, point: string, ecrire: boolean): Promise<SaisieVue> {
  const response = await posted(`/api/seances/${id}/saisir`, { ligne, point, ecrire });
  if (!response.ok) throw await refused(response);
  return (await response.json()) as SaisieVue;
}

/** What is pasted, as prose. `pris`: names of tables that are taken. */
export async function coller(html: string, pris: readonly string[]): Promise<CollageVu> {
  const response = await posted('/api/coller', { html, pris });
  if (response.status === 400 || response.status === 413)
    throw new Refus(response.status, 'Ce qui est collé est trop grand.');
  if (!response.ok) throw await refused(response);
  return (await response.json()) as CollageVu;
}

export const cloture = (id: string): Promise<ClotureVue> => got(`/api/seances/${id}/cloture`);

export async function clore(id: string): Promise<ClotureVue> {
  const response = await posted(`/api/seances/${id}/clore`, {});
  if (!response.ok) throw await refused(response);
  return (await response.json()) as ClotureVue;
}

/** Makes the folder of a séance to come. Gives its id. */
export async function nouvelle(assemblee: string, date: string, objets: readonly string[]): Promise<string> {
  const response = await posted('/api/seances', { assemblee, date, objets });
  if (!response.ok) throw await refused(response);
  return ((await response.json()) as { id: string }).id;
}
