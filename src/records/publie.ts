/** A point as its published copy has it: what `[[…]]` hides is not covered but gone (records.md §5, rule D1). */
import type { Place } from '../diagnostic.ts';
import type { Deliberation } from './deliberation.ts';
import type { PointLu, SeanceLue } from './dossier.ts';
import type { Path } from './located.ts';
import { lignePubliee, passagesOf, prosePubliee } from './prose-preparation.ts';
import { readTexts } from './textes.ts';

/** What the published copy hides: the words as they are printed in the full copy, and where they were written. */
export interface Occulte {
  readonly texte: string;
  /** A bold or italic begins in it and ends outside, or the other way: without it what is left would not read the same. */
  readonly marqueOuverte: boolean;
  readonly place: Place;
}

/** The same point, other words in place of what is hidden: nothing in its texts tells that any were there. */
export function pointPublie(point: PointLu): PointLu {
  const { ecrite: d } = point;
  const ecrite: Deliberation = {
    ...d,
    objet: lignePubliee(d.objet),
    visas: d.visas.map(lignePubliee),
    considerants: d.considerants.map(lignePubliee),
    motifs: d.motifs.map(({ mot, texte }) => ({ mot, texte: lignePubliee(texte) })),
    expose: d.expose && prosePubliee(d.expose),
    debats: d.debats && prosePubliee(d.debats),
    dispositif: d.dispositif && prosePubliee(d.dispositif),
    articles: d.articles.map(prosePubliee),
  };
  const { objet, visas, considerants, motifs } = ecrite;
  const { textes, deliberation } = readTexts(ecrite, point.source, point.base);
  return {
    ...point,
    ecrite,
    textes,
    deliberation: { ...deliberation, objet, visas, considerants, motifs },
  };
}

/** The same séance as what is posted of it has it (its agenda, its list): every point published. */
export function seancePubliee(lue: SeanceLue): SeanceLue {
  return { ...lue, points: lue.points.map(pointPublie) };
}

/** What is hidden of the texts that an act prints, in their order. */
export function occultesOf({ ecrite: d, source, base }: PointLu): readonly Occulte[] {
  if (!source.text.includes('[[')) return [];
  const texts: readonly (readonly [string | null, ...Path])[] = [
    [d.objet, 'objet'],
    ...d.visas.map((text, i) => [text, 'visas', i] as const),
    ...d.considerants.map((text, i) => [text, 'considerants', i] as const),
    ...d.motifs.map(({ mot, texte }, i) => [texte, 'motifs', i, mot] as const),
    [d.expose, 'expose'],
    [d.dispositif, 'dispositif'],
    ...d.articles.map((text, i) => [text, 'articles', i] as const),
  ];
  return texts.flatMap(([typed, ...path]) =>
    passagesOf(typed ?? '').map(({ offset, length, hidden }) => ({
      texte: asPrinted(hidden),
      marqueOuverte: (hidden.replaceAll(/\\./gu, '').match(/\*+/gu)?.length ?? 0) % 2 === 1,
      place: source.placeIn([...base, ...path], offset, length),
    })),
  );
}

/** A passage without the marks of rich text, its white space told once. */
function asPrinted(typed: string): string {
  return typed
    .replaceAll(/\*+|\\(?=[!-/:-@[-`{-~\n])/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** Whether the act may be published, hidden passages or not (D1). */
export function isPublishable({ deliberation: { publication } }: PointLu): boolean {
  return publication !== 'interdite';
}
