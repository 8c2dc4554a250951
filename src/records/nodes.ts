/** The parsed nodes of a record → plain values, and what a record may not hold. */
import { isMap, isScalar, isSeq } from 'yaml';
import type { ParsedNode, Scalar, YAMLMap } from 'yaml';
import { fault } from '../diagnostic.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { forbidden, notNfc } from './characters.ts';
import { offsetsOf } from './located.ts';
import type { At, Located, Tree, Written } from './located.ts';
import { PROFONDEUR_MAXIMALE, TROP_PROFOND } from './traps.ts';

const LISTES_DE_TEXTES = ['visas', 'considerants', 'motifs', 'articles'];
const RESERVES = ['__proto__', 'constructor', 'prototype'];

type Group = YAMLMap.Parsed;
type Pair = Group['items'][number];

/** The nodes → plain values and where they are; what the record may not hold is added to `faults`. */
export function convert(
  root: Group,
  text: string,
  at: At,
  faults: Diagnostic[],
): { value: Located['value']; written: Written } {
  const refuse = (offset: number, length: number, code: string, message: string, remedy: string) => {
    faults.push(fault({ place: at(offset, length), code, message, remedy }));
  };

  const walkMap = (key: Scalar.Parsed | null, node: Group, depth: number) => {
    const children = new Map<string | number, Written>();
    const value: { [key: string]: Tree } = {};
    for (const pair of node.items) {
      const name = checkedKey(pair, node.flow === true);
      if (name === null || !isScalar(pair.key)) continue;
      const child = walk(pair.key, pair.value, depth + 1);
      value[name] = child.value;
      children.set(name, child.written);
    }
    return { value, written: { key, node, children } };
  };

  const walk = (
    key: Scalar.Parsed | null,
    node: ParsedNode | null,
    depth: number,
  ): { value: Tree; written: Written } => {
    const children = new Map<string | number, Written>();
    const written = { key, node, children };
    if (depth > PROFONDEUR_MAXIMALE) {
      if (depth === PROFONDEUR_MAXIMALE + 1) refuse(node?.range[0] ?? 0, 1, 'trop-profond', ...TROP_PROFOND);
      return { value: '', written };
    }
    if (isMap(node)) return walkMap(key, node, depth);
    if (isSeq(node)) {
      const name = key === null ? '' : String(key.value);
      if (node.flow === true && LISTES_DE_TEXTES.includes(name))
        refuse(
          node.range[0],
          1,
          'virgule-dans-une-liste',
          `Dans « ${name}: [ » une virgule couperait le texte en deux.`,
          'écrivez chaque texte sur sa ligne, après un tiret.',
        );
      const value = node.items.map((item, index) => {
        const child = walk(null, item, depth + 1);
        children.set(index, child.written);
        return child.value;
      });
      return { value, written };
    }
    const value = isScalar(node) && typeof node.value === 'string' ? node.value : '';
    checkValue(node, value);
    return { value, written };
  };

  /** The key, or `null` when the pair is not to be read. */
  const checkedKey = (pair: Pair, flow: boolean): string | null => {
    const [start, end] = pair.key.range;
    if (!isScalar(pair.key)) {
      refuse(
        start,
        1,
        'cle-composee',
        'Une liste ou un groupe tient ici lieu de clé.',
        'écrivez une clé simple, en lettres.',
      );
      return null;
    }
    const name = String(pair.key.value);
    if (flow && pair.value === null)
      refuse(
        start,
        end - start,
        'virgule-dans-un-groupe',
        `Entre accolades, la virgule a coupé le texte devant « ${name} ».`,
        'mettez le texte entre guillemets, ou écrivez chaque clé sur sa ligne.',
      );
    else if (name === '<<')
      refuse(
        start,
        end - start,
        'fusion',
        '« << » reprendrait un autre groupe.',
        'les fusions ne sont pas admises : écrivez les clés en entier.',
      );
    else if (/[\s\u00A0\u202F]/u.test(name) || (/[^\u0020-\u007E]/u.test(name) && text[end] === ' '))
      refuse(
        end,
        text.indexOf(':', end) - end + 1,
        'deux-points-dans-un-texte',
        'Les deux-points suivis d’une espace coupent ce texte.',
        'mettez le texte entre guillemets, ou dans un bloc |.',
      );
    else if (name === '' || RESERVES.includes(name) || !/^[\u0020-\u007E]+$/u.test(name))
      refuse(
        start,
        end - start,
        'cle-invalide',
        `« ${name} » ne peut être une clé.`,
        'une clé s’écrit en lettres sans accent, chiffres, - et _.',
      );
    else return name;
    return null;
  };

  const checkValue = (node: ParsedNode | null, value: string) => {
    const inNfc = notNfc(value);
    // What is written as itself was seen in the text: only an escape hides a character.
    if (inNfc === null && !(isScalar(node) && node.type === 'QUOTE_DOUBLE')) return;
    const offsets = offsetsOf(text, node, value);
    if (inNfc !== null)
      refuse(
        offsets[inNfc.offset]!,
        inNfc.length,
        'accent-decompose',
        `L’accent de « ${value.slice(inNfc.offset, inNfc.offset + inNfc.length)} » est un caractère à part.`,
        'retapez cette lettre avec son accent.',
      );
    // What an escape hid: `"\u0007"`.
    const hidden = forbidden(value, (offset, length) => at(offsets[offset]!, length));
    faults.push(
      ...hidden.filter((h) => !faults.some((f) => f.code === h.code && f.place.line === h.place.line)),
    );
  };

  return walkMap(null, root, 0);
}
