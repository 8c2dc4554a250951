/** Hashes of the review: what a decision is bound to. */
import { createHash } from 'node:crypto';
import { hashOf, RENDERING, sha256 } from '../pipeline.ts';

const ENCODER = new TextEncoder();

export function empreinte(text: string): string {
  return sha256(ENCODER.encode(text));
}

/** Of a set of texts, whatever their order and how often they come. */
export function empreinteDe(texts: Iterable<string>): string {
  return empreinte(JSON.stringify([...new Set(texts)].sort()));
}

/** Merkle root of names (RFC 6962, 2.1: leaves and nodes are told apart); of none, the hash of nothing. */
export function racine(names: readonly string[]): string {
  let level = [...names].sort().map((name) => createHash('sha256').update(`\0${name}`).digest());
  if (level.length === 0) return createHash('sha256').digest('hex');
  while (level.length > 1)
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, i) => {
      const [left, right] = [level[2 * i]!, level[2 * i + 1]];
      return right === undefined
        ? left
        : createHash('sha256').update('\x01').update(left).update(right).digest();
    });
  return level[0]!.toString('hex');
}

/** All that gives acts their printed form. */
export interface Jeu {
  /** Of all that follows. */
  readonly empreinte: string;
  readonly modeles: string;
  readonly reglages: string;
  readonly polices: string;
  readonly rendu: number;
}

/**
 * The hashes of a set. `modeles`: texts of templates and sheets by name below the folder of templates; `assemblees`: the files of the bodies,
 * by name; `polices`: hash of the fonts.
 */
export function jeuDe(
  modeles: ReadonlyMap<string, string>,
  assemblees: ReadonlyMap<string, string>,
  polices: string,
): Jeu {
  const parts = {
    modeles: hashOf([...modeles]),
    reglages: hashOf([...assemblees].map(([name, text]) => [name, reglages(text)])),
    polices,
    rendu: RENDERING,
  };
  return { empreinte: empreinte(JSON.stringify(parts)), ...parts };
}

/** What a body sets of its acts' form: all that it says but its people and the law of its mandates. */
function reglages(text: string): string {
  const blocks = text.replaceAll('\r\n', '\n').split(/^(?=[^\s#])/mu);
  return blocks
    .filter((block) => !/^(?:mandats|approbation)\s*:/u.test(block))
    .map((block) => block.replaceAll(/^\s*#.*\n?/gmu, '').trimEnd())
    .filter((block) => block !== '')
    .sort()
    .join('\n');
}

/** `3f9c a41e` */
export function courte(hash: string): string {
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)}`;
}
