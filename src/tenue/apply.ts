/** A gesture → the values that the files of the séance should then hold. What it does not tell of is left as it was. */
import type { Values } from '../records/edit.ts';
import { isList, type Tree } from '../records/located.ts';
import { SIDES } from './gesture.ts';
import type { EventGesture, Pair, PointGesture, SeanceGesture, VoteGesture } from './gesture.ts';

/** What a line leaves unsaid and a file must say: a French sentence. */
export class Unsaid extends Error {}

/** Keys of a séance and of a point in the order in which a new one takes its place (records.md §3, §4). */
const ORDER: readonly string[] = `
  assemblee date jour objet numero point rubrique rapporteur matiere nature
  etat motif ouverture levee lieu session publique convocation ordre_du_jour
  heure ajoute_en_seance president secretaire auxiliaires assistent absents excuses
  pouvoirs suppleants deports evenements visioconference huis_clos chiffres
  visas considerants motifs expose debats formule dispositif articles tableaux
  annexes vote resultat controle signatures irregularites
`.split(/\s+/u);

/** `seance.yaml` once a line about the whole séance is said. One that is only prepared is then under way. */
export function onSeance(values: Values, told: SeanceGesture): Values {
  const placed: readonly string[] = [
    ...told.absents,
    ...told.excuses,
    ...told.presents,
    ...told.pouvoirs.map(([mandant]) => mandant),
    ...told.suppleants.map(([titulaire]) => titulaire),
  ];
  const isPlaced = (id: string): boolean => placed.includes(id);
  let out = values;
  for (const key of ['absents', 'excuses'] as const) {
    const left = names(values[key]).filter((id) => !isPlaced(id));
    out = put(out, key, bareIfOne([...left, ...told[key]]));
  }
  out = put(out, 'pouvoirs', given(values['pouvoirs'], told.pouvoirs, isPlaced));
  out = put(out, 'suppleants', given(values['suppleants'], told.suppleants, isPlaced));
  const convocation = groupOf(values['convocation']);
  const long = Object.keys(convocation).length > 0;
  const huisClos = groupOf(values['huis_clos']);
  const plain: readonly (readonly [string, Tree | null])[] = [
    ['president', told.president],
    ['secretaire', told.secretaires.length === 0 ? null : bareIfOne(told.secretaires)],
    [
      'convocation',
      told.convocation !== null && long ? { ...convocation, envoyee: told.convocation } : told.convocation,
    ],
    ['ouverture', told.ouverture],
    ['levee', told.levee],
    [
      'huis_clos',
      told.huisClos !== null && 'points' in huisClos ? { ...huisClos, points: told.huisClos } : told.huisClos,
    ],
    ['etat', told.sansQuorum === null ? null : 'sans-quorum'],
    ['motif', told.sansQuorum === '' ? null : told.sansQuorum],
  ];
  for (const [key, value] of plain) if (value !== null) out = put(out, key, value);
  return out;
}

/** `seance.yaml` once something happened before a point. */
export function onEvent(values: Values, told: EventGesture): Values {
  const [pouvoir] = told.pouvoirs;
  const isHis = told.pouvoirs.length === 1 && told.departs.length === 1 && pouvoir![0] === told.departs[0];
  const event: Record<string, Tree | null> = {
    avant: told.avant,
    arrivee: bareIfOne(told.arrivees),
    depart: bareIfOne(told.departs),
    heure: told.heure ?? told.suspension?.[0] ?? null,
    pouvoir: pouvoir === undefined ? null : isHis ? pouvoir[1] : Object.fromEntries(told.pouvoirs),
    fin_de_pouvoir: bareIfOne(told.finsDePouvoir),
    president: told.president,
    secretaire: told.secretaire,
    suspension: told.suspension === null ? null : 'oui',
    reprise: told.suspension?.[1] ?? null,
  };
  const said = Object.fromEntries(
    Object.entries(event).filter((pair): pair is [string, Tree] => pair[1] !== null),
  );
  const before = values['evenements'];
  return put(values, 'evenements', [...(before !== undefined && isList(before) ? before : []), said]);
}

/** The values of a point, its own file's or its entry on the agenda. */
export function onPoint(values: Values, told: PointGesture): Values {
  let out = values;
  const absents = names(values['absents']).filter((id) => !told.pouvoirs.some(([mandant]) => mandant === id));
  if (told.absents.length + told.pouvoirs.length > 0) {
    out = put(out, 'absents', bareIfOne([...new Set([...absents, ...told.absents])]));
    out = put(
      out,
      'pouvoirs',
      given(values['pouvoirs'], told.pouvoirs, (id) => told.absents.includes(id)),
    );
  }
  if (told.deports.length > 0) out = put(out, 'deports', aside(values['deports'], told.deports));
  if (told.president !== null) out = put(out, 'president', told.president);
  if (told.heure !== null) out = put(out, 'heure', told.heure);
  if (told.vote !== null) {
    out = put(out, 'vote', voteOf(values['vote'], told.vote));
    // A vote replaces what was said instead of one.
    out = put(out, 'resultat', null);
    out = put(out, 'motif', null);
  }
  if (told.resultat === 'pris-acte' && told.vote === null) {
    out = put(out, 'vote', 'sans');
    out = put(out, 'resultat', null);
  } else if (told.resultat !== null) {
    if (told.vote === null) out = put(out, 'vote', null);
    out = put(out, 'resultat', told.resultat);
  }
  if (told.motif !== null) out = put(out, 'motif', told.motif, 'resultat');
  return out;
}

/** What else is told of a vote than how many voices went where stays: who asked for the ballot, the majority. */
function voteOf(written: Tree | undefined, { mode, sides, blancs, nuls }: VoteGesture): Tree | null {
  if (mode === 'rien') return null;
  if (mode === 'unanimite' || mode === 'sans') return mode;
  const out: Record<string, Tree> = {};
  if (mode !== null) out['mode'] = mode;
  for (const name of ['pour', 'contre', 'abstention', 'refus', 'nppv'] as const) {
    const side = sides[name];
    if (side !== undefined) out[name] = typeof side === 'number' ? String(side) : [...side];
  }
  if (blancs > 0) out['blancs'] = String(blancs);
  if (nuls > 0) out['nuls'] = String(nuls);
  const counted: readonly string[] = [...SIDES, 'mode', 'blancs', 'nuls', 'votants', 'exprimes', 'adoption'];
  const kept = Object.entries(groupOf(written)).filter(([key]) => !counted.includes(key));
  const whole = { ...out, ...Object.fromEntries(kept) };
  return Object.keys(whole).length === 0 ? 'unanimite' : whole;
}

/** The map of pouvoirs with some given; a long form keeps what else it tells. */
function given(
  written: Tree | undefined,
  pairs: readonly Pair[],
  isGone: (id: string) => boolean,
): Tree | null {
  const before = groupOf(written);
  const out = Object.fromEntries(
    Object.entries(before).filter(([id]) => !isGone(id) || pairs.some(([mandant]) => mandant === id)),
  );
  for (const [mandant, mandataire] of pairs) {
    const old = groupOf(before[mandant]);
    out[mandant] = Object.keys(old).length === 0 ? mandataire : { ...old, mandataire };
  }
  return Object.keys(out).length === 0 ? null : out;
}

/** Names alone, or a map with the text that each is aside by. */
function aside(written: Tree | undefined, pairs: readonly Pair[]): Tree {
  const before = groupOf(written);
  const listed = names(written);
  if (Object.keys(before).length === 0 && pairs.every(([, law]) => law === ''))
    return bareIfOne([...new Set([...listed, ...pairs.map(([id]) => id)])])!;
  const all = [...listed.map((id): Pair => [id, '']), ...pairs];
  const unsaid = all.find(([, law]) => law === '')?.[0];
  if (unsaid !== undefined)
    throw new Unsaid(
      `Le texte qui écarte « ${unsaid} » n’est pas dit, quand d’autres le disent : dep ${unsaid} L2131-11.`,
    );
  return { ...before, ...Object.fromEntries(all) };
}

/** A key with its value, at its place when it is new (`as`: as if it were that key); `null` takes it away. */
export function put(values: Values, key: string, value: Tree | null, as: string = key): Values {
  if (value === null) return Object.fromEntries(Object.entries(values).filter(([name]) => name !== key));
  if (key in values) return { ...values, [key]: value };
  const rank = ORDER.indexOf(as);
  const entries = Object.entries(values);
  const last = entries.findLastIndex(([name]) => ORDER.includes(name) && ORDER.indexOf(name) <= rank);
  return Object.fromEntries(entries.toSpliced(last + 1, 0, [key, value]));
}

function names(tree: Tree | undefined): string[] {
  if (tree === undefined) return [];
  if (typeof tree === 'string') return [tree];
  return isList(tree) ? tree.filter((item) => typeof item === 'string') : [];
}

function groupOf(tree: Tree | undefined): Values {
  return tree === undefined || typeof tree === 'string' || isList(tree) ? {} : tree;
}

function bareIfOne(list: readonly string[]): Tree | null {
  return list.length === 0 ? null : list.length === 1 ? list[0]! : list;
}
