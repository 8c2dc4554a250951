/** Declarations of a style sheet → values: the property is in the list, stands where it may, and its value fits its grammar. */
import type { CssNode, Declaration } from 'css-tree';
import css from 'css-tree/definition-syntax-data';
import { placeOf, type Reading, tell, written } from './css-reading.ts';
import { didYouMean } from './nearest.ts';
import { PROPERTIES, type Property, propertyNamed } from './properties.ts';
import type { Part, Site, Values } from './values.ts';
import { UNITS } from './subset.ts';

const LIST = 'docs/html-css-admis.md donne la liste de ce qui est admis.';

const SITE: Readonly<Record<Site, string>> = {
  element: 'dans une règle d’élément',
  page: 'dans @page',
  marge: 'dans une case de marge de @page',
};

/** The values that declarations give together, the last of the same name winning; what is refused is told and left out. */
export function valuesOf(reading: Reading, nodes: Iterable<CssNode>, site: Site): Values {
  const values: Values = {};
  for (const node of nodes) {
    if (node.type === 'Declaration') Object.assign(values, declaredBy(reading, node, site));
    else if (node.type === 'Rule' || node.type === 'Atrule')
      tell(
        reading,
        node,
        'regle-refusee',
        'Une règle ne peut pas en contenir une autre.',
        'fermez la première par une accolade, puis écrivez la seconde.',
      );
  }
  return values;
}

function declaredBy(reading: Reading, node: Declaration, site: Site): Values {
  const property = propertyNamed(node.property);
  if (property === undefined) {
    refuseProperty(reading, node);
    return {};
  }
  if (!property.sites.includes(site)) {
    tell(
      reading,
      nameOf(reading, node),
      'propriete-deplacee',
      `La propriété « ${node.property} » n’a pas d’effet ${SITE[site]}.`,
      `écrivez-la ${property.sites.map((each) => SITE[each]).join(' ou ')}, ou supprimez-la.`,
    );
    return {};
  }
  if (node.important !== false) {
    refuseValue(reading, node, property, '« !important » n’est pas admis');
    return {};
  }
  const before = reading.faults.length;
  const parts = node.value.type === 'Value' ? partsOf(reading, node.value.children) : null;
  if (reading.faults.length > before) return {};
  const values = parts === null ? null : property.read(parts, site);
  if (values === null)
    refuseValue(reading, node, property, `la valeur « ${written(reading, node.value)} » n’est pas admise`);
  return values ?? {};
}

function refuseProperty(reading: Reading, node: Declaration): void {
  const exists = !node.property.startsWith('-') && Object.hasOwn(css.properties, node.property);
  if (exists)
    tell(
      reading,
      nameOf(reading, node),
      'propriete-refusee',
      `La propriété « ${node.property} » existe en CSS, mais n’est pas admise dans un modèle.`,
      `obtenez le même effet autrement : ${LIST}`,
    );
  else
    tell(
      reading,
      nameOf(reading, node),
      'propriete-inconnue',
      `La propriété « ${node.property} » n’existe pas.`,
      didYouMean(node.property, Object.keys(PROPERTIES), LIST),
    );
}

function refuseValue(reading: Reading, node: Declaration, property: Property, what: string): void {
  tell(
    reading,
    node.value,
    'valeur-refusee',
    `Pour « ${node.property} », ${what}.`,
    `la valeur attendue est ${property.grammar}.`,
  );
}

const nameOf = (reading: Reading, node: Declaration) => ({
  ...placeOf(reading, node),
  length: node.property.length,
});

/** The value in pieces; a unit outside the list is told here, `null` is anything else that no property reads. */
function partsOf(reading: Reading, nodes: Iterable<CssNode>): Part[] | null {
  const out: Part[] = [];
  for (const node of nodes) {
    if (node.type === 'Comment' || node.type === 'WhiteSpace') continue;
    const part = partOf(reading, node);
    if (part === null) return null;
    out.push(part);
  }
  return out;
}

function partOf(reading: Reading, node: CssNode): Part | null {
  if (node.type === 'Identifier') return { kind: 'word', text: node.name };
  if (node.type === 'Number') return { kind: 'number', value: Number(node.value) };
  if (node.type === 'String') return { kind: 'string', text: node.value };
  if (node.type === 'Hash' && /^[0-9a-f]{6}$/i.test(node.value))
    return { kind: 'color', text: `#${node.value.toLowerCase()}` };
  if (node.type === 'Operator' && node.value === ',') return { kind: 'comma' };
  if (node.type === 'Percentage') return refuseUnit(reading, node, '%');
  if (node.type === 'Dimension') {
    const points = Object.hasOwn(UNITS, node.unit) ? UNITS[node.unit] : undefined;
    if (points === undefined) return refuseUnit(reading, node, node.unit);
    return { kind: 'length', value: Number(node.value) * points };
  }
  if (node.type === 'Function') {
    const parts = partsOf(reading, node.children);
    return parts === null ? null : { kind: 'call', name: node.name, parts };
  }
  return null;
}

function refuseUnit(reading: Reading, node: CssNode, unit: string): null {
  tell(
    reading,
    node,
    'unite-refusee',
    `L’unité « ${unit} » de « ${written(reading, node)} » n’est pas admise.`,
    'écrivez la longueur en pt, mm ou cm (1 mm = 2,8346 pt).',
  );
  return null;
}
