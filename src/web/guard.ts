/**
 * Who may speak to the desk: a page that this server gave, and nobody else. Any page open in the same browser can send requests
 * to 127.0.0.1, and a name can be made to lead there.
 */
import { timingSafeEqual } from 'node:crypto';

/** What is known of a request before its body is read. */
export interface Asking {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface Gate {
  readonly port: number;
  /** Drawn when the server starts; the page carries it. */
  readonly token: string;
}

/** Why a request is refused, with its HTTP status; `null` when it may pass. */
export function refusal({ method, headers }: Asking, { port, token }: Gate): Refusal | null {
  const host = headers['host'];
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`);
  // A name of someone else's that leads here (DNS rebinding) is in Host.
  if (typeof host !== 'string' || !hosts.includes(host)) return { status: 421, why: 'hôte inconnu' };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return { status: 403, why: 'demande venue d’un autre site' };
  const origin = headers['origin'];
  if (origin !== undefined && origin !== `http://${host}`) return { status: 403, why: 'origine inconnue' };
  if (headers['upgrade'] !== undefined) return { status: 403, why: 'aucun autre protocole' };
  if (method === 'GET' || method === 'HEAD') return null;
  if (method !== 'POST') return { status: 405, why: 'méthode inconnue' };
  if (origin === undefined) return { status: 403, why: 'origine absente' };
  if (!isToken(headers['x-greffe-jeton'], token)) return { status: 403, why: 'jeton inconnu' };
  if (headers['content-type'] !== 'application/json') return { status: 415, why: 'JSON attendu' };
  return null;
}

export interface Refusal {
  readonly status: number;
  readonly why: string;
}

function isToken(given: string | readonly string[] | undefined, token: string): boolean {
  if (typeof given !== 'string') return false;
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** What every answer says: nothing from elsewhere, nothing elsewhere. `nonce`: of the styles that the page's editor adds. */
export function securityHeaders(nonce: string): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
  };
}
