/** The facts that a document should show, in the shape in which they are read from its pages. */
import type { Extrait } from '../documents/extrait.ts';
import type { Prose, ProseBlock, ProseInline, ProseTable } from '../records/prose.ts';
import { isoDate, isoHour } from './dates.ts';
import { assemblyName } from './facts.ts';
import type { Chiffre, Facts, Voix } from './facts.ts';
import { folded } from './lines.ts';

/** A paragraph of prose: its exact characters, a forced line break being U+000A, and the mark of a list item. */
export interface ProseText {
  readonly text: string;
  /** `-`, `1.`; `null` outside lists. */
  readonly marker: string | null;
}

/** The paragraphs, headings, items and cells of a prose, in the order in which they are read. */
export function proseTexts(prose: Prose): readonly ProseText[] {
  return prose.flatMap((block) => blockTexts(block));
}

function blockTexts(block: ProseBlock): readonly ProseText[] {
  if (block.kind === 'list') return listTexts(block);
  if (block.kind === 'table') return tableTexts(block);
  return [{ text: inlineText(block.inlines), marker: null }];
}

/** The mark of an item goes with its first paragraph. */
function listTexts(list: Extract<ProseBlock, { kind: 'list' }>): readonly ProseText[] {
  return list.items.flatMap((item, i) => {
    const marker = list.ordered ? `${list.start + i}.` : '-';
    return proseTexts(item).map((part, k) => (k === 0 ? { ...part, marker: part.marker ?? marker } : part));
  });
}

function tableTexts({ titre, head, rows, total }: ProseTable): readonly ProseText[] {
  const cells = [...head, ...rows, total ?? []].flat().map((cell) => inlineText(cell.inlines));
  return [titre ?? '', ...cells].filter((text) => text !== '').map((text) => ({ text, marker: null }));
}

function inlineText(inlines: readonly ProseInline[]): string {
  return inlines.map((inline) => (inline.kind === 'run' ? inline.text : '\n')).join('');
}

/** Prose as one string, markers printed, white space folded. */
function proseString(prose: Prose): string {
  return folded(
    proseTexts(prose)
      .map(({ text, marker }) => (marker === null ? text : `${marker} ${text}`))
      .join(' '),
  );
}

export function expectedFacts(document: Extrait): Facts {
  const { seance, chiffres, vote } = document;
  const date = isoDate(seance.date);
  const hour = seance.heure === null ? null : isoHour(seance.heure);
  const sent = seance.convocation === null ? null : isoDate(seance.convocation);
  const motifs = (mot: string): readonly string[] =>
    document.motifs.filter((motif) => motif.mot === mot).map(({ texte }) => texte);
  return {
    assemblee: { nom: assemblyName(document.assemblee.duTitre) },
    seance: {
      ...(date === null ? {} : { date }),
      ...(hour === null ? {} : { ouverture: hour }),
      ...(seance.president === null ? {} : { president: seance.president.court }),
      ...(seance.secretaires.length === 0
        ? {}
        : { secretaires: seance.secretaires.map(({ court }) => court) }),
      ...(sent === null ? {} : { convocation: sent }),
      chiffres: figures<Chiffre>({
        effectif: chiffres.effectif,
        exercice: chiffres.exercice,
        presents: chiffres.presents,
        representes: chiffres.representes,
        absents: chiffres.absents,
        votants: chiffres.votants,
      }),
      presents: document.presents.map(({ nom }) => folded(nom)),
      absents: document.absents.map(({ nom }) => folded(nom)),
      ...(document.excuses.length === 0 ? {} : { excuses: document.excuses.map(({ nom }) => folded(nom)) }),
      pouvoirs: document.pouvoirs.map(({ mandant, mandataire }) => ({
        mandant: folded(mandant),
        mandataire: folded(mandataire),
      })),
    },
    deliberation: {
      ...(document.numero === null ? {} : { numero: document.numero }),
      ...(document.rubrique === null ? {} : { rubrique: folded(document.rubrique) }),
      objet: folded(document.objet),
      visas: [...document.visas, ...motifs('Vu')].map(folded),
      considerants: [...document.considerants, ...motifs('Considérant')].map(folded),
      ...decision(document),
      ...(vote === null
        ? {}
        : {
            vote: figures<Voix>({
              pour: vote.pour,
              contre: vote.contre,
              abstention: vote.abstention,
              nppv: vote.nppv,
              refus: vote.refus,
              blancs: vote.blancs,
              nuls: vote.nuls,
              exprimes: vote.exprimes,
              procurations: vote.procurations,
            }),
          }),
    },
  };
}

/** What is set out and what is decided. Without a sentence between them the page does not tell where one ends. */
function decision(document: Extrait): Pick<Facts['deliberation'], 'expose' | 'dispositif' | 'articles'> {
  const expose = document.expose === null ? '' : proseString(document.expose);
  const dispositif = document.dispositif === null ? '' : proseString(document.dispositif);
  const articles = document.articles.map(({ texte }) => proseString(texte));
  if (articles.length === 0 && document.formule.length === 0) {
    const whole = folded(`${expose} ${dispositif}`);
    return whole === '' ? {} : { expose: whole };
  }
  return {
    ...(expose === '' ? {} : { expose }),
    ...(dispositif === '' ? {} : { dispositif }),
    ...(articles.length === 0 ? {} : { articles }),
  };
}

/** Figures that are numbers; houses that print `/` or nothing for zero leave no figure. */
function figures<K extends string>(given: Readonly<Record<K, string>>): Partial<Record<K, number>> {
  const out: Partial<Record<K, number>> = {};
  for (const key in given) {
    const digits = given[key].replaceAll(/\s+/gu, '');
    if (/^\d+$/.test(digits)) out[key] = Number(digits);
  }
  return out;
}
