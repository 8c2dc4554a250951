/** A gesture → the line that says it, names whole: read again, it is the same gesture. */
import { CONTROL_WORDS, FATES, SIDES } from './gesture.ts';
import type { EventGesture, Gesture, Pair, PointGesture, SeanceGesture, VoteGesture } from './gesture.ts';

export function lineOf(gesture: Gesture): string {
  if (gesture.on === 'ajout') return `nouveau ${gesture.objet}`;
  if (gesture.on === 'seance') return joined(seance(gesture));
  if (gesture.on === 'controle') {
    const dates = CONTROL_WORDS.map((word) => keyed(word, gesture.dates[word] ?? null));
    return joined([gesture.points === null ? '' : `${gesture.points.join(',')}:`, ...dates]);
  }
  if (gesture.on === 'evenement') return joined([`@${gesture.avant}`, ...happened(gesture)]);
  return joined([`${gesture.points.join(',')}:`, ...atPoint(gesture)]);
}

function seance(told: SeanceGesture): string[] {
  return [
    ...told.absents.map((id) => `-${id}`),
    ...told.excuses.map((id) => `~${id}`),
    ...told.presents.map((id) => `+${id}`),
    ...told.pouvoirs.map(given),
    ...told.suppleants.map(([titulaire, suppleant]) => `${titulaire}=${suppleant}`),
    keyed('pres', told.president),
    keyed('sec', told.secretaires.join(',') || null),
    keyed('conv', told.convocation),
    keyed('ouv', told.ouverture),
    keyed('lev', told.levee),
    keyed('hc', told.huisClos?.replaceAll(' ', '') ?? null),
    keyed('sansquorum', told.sansQuorum),
  ];
}

function happened(told: EventGesture): string[] {
  // Where who leaves gives a pouvoir, one word says both.
  const leaving = told.departs.map((id) => {
    const pouvoir = told.pouvoirs.find(([mandant]) => mandant === id);
    return `-${pouvoir === undefined ? id : given(pouvoir)}`;
  });
  return [
    told.heure ?? '',
    ...told.arrivees.map((id) => `+${id}`),
    ...leaving,
    ...told.pouvoirs.filter(([mandant]) => !told.departs.includes(mandant)).map(given),
    ...told.finsDePouvoir.map((id) => `${id}>`),
    keyed('pres', told.president),
    keyed('sec', told.secretaire),
    keyed('susp', told.suspension?.join('-') ?? null),
  ];
}

function atPoint(told: PointGesture): string[] {
  const fate = Object.entries(FATES).find(([, fate]) => fate === told.resultat)?.[0];
  return [
    ...told.absents.map((id) => `-${id}`),
    ...told.pouvoirs.map(given),
    ...told.deports.map(([id, law]) => `dep ${id} ${law.replaceAll(' ', '')}`),
    keyed('pres', told.president),
    keyed('heure', told.heure),
    ...(told.vote === null ? [] : voted(told.vote)),
    fate ?? '',
    told.motif ?? '',
  ];
}

const MODE = { secret: 'secret', public: 'public', unanimite: 'u', sans: 'sans', rien: 'efface' } as const;
const LETTER = { pour: 'p', contre: 'c', abstention: 'a', refus: 'r', nppv: 'np' } as const;

function voted({ mode, sides, blancs, nuls }: VoteGesture): string[] {
  const { pour, contre, abstention } = sides;
  const isBallot = typeof pour === 'number' && typeof contre === 'number' && typeof abstention !== 'object';
  const extra = `${blancs > 0 ? `+${blancs}b` : ''}${nuls > 0 ? `+${nuls}n` : ''}`;
  const ballot = [pour, contre, abstention].filter((n) => n !== undefined).join('/') + extra;
  const apart = SIDES.filter((name) => !isBallot || name === 'refus' || name === 'nppv');
  return [
    mode === null ? '' : MODE[mode],
    isBallot ? ballot : '',
    ...apart.map((name) => {
      const told = sides[name];
      return keyed(
        LETTER[name],
        told === undefined ? null : typeof told === 'number' ? String(told) : told.join(','),
      );
    }),
  ];
}

function given([mandant, mandataire]: Pair): string {
  return `${mandant}>${mandataire}`;
}

function keyed(key: string, value: string | null): string {
  return value === null ? '' : `${key} ${value}`.trim();
}

function joined(words: readonly string[]): string {
  return words
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .join(' ');
}
