/** What a record says that its act must print, told from the record alone: by no word of documents, template or verify. */
import type { ProseBlock, Prose } from '../../src/records/prose.ts';
import type { Act } from './road.ts';
import { plain } from './seed.ts';

/** Members whom the act prints as present. */
export function printedPresents({
  seance,
  point: { presence },
}: Pick<Act, 'seance' | 'point'>): readonly string[] {
  const isEveryone = seance.lue.assemblee.variantes.presents === 'tous';
  return presence.presents.filter((id) => isEveryone || !presence.nppv.includes(id));
}

/** In the shape in which the printed pages are read: `facts` of `greffe relire --json`. Kinds of spaces are no part of it. */
export function factsOfRecord({ seance, point }: Act): object {
  const { lue } = seance;
  const { assemblee } = lue;
  const { presence, deliberation, textes, decompte } = point;
  const members = new Map(assemblee.membres.map((membre) => [membre.id, membre]));
  const inFull = assemblee.variantes.noms.startsWith('Civilite');
  const name = (id: string, isShort = false): string => {
    const { civilite, prenom, nom } = members.get(id)!;
    const civil = inFull ? { 'M.': 'Monsieur', Mme: 'Madame' }[civilite!] : civilite!;
    return isShort ? `${civil} ${nom}` : `${civil} ${prenom} ${nom}`;
  };
  const presents = printedPresents({ seance, point });
  const recitals = (kind: 'vu' | 'considerant'): readonly string[] => [
    ...deliberation[kind === 'vu' ? 'visas' : 'considerants'].map(plain),
    ...deliberation.motifs.flatMap((motif) => (motif.mot === kind ? [plain(motif.texte)] : [])),
  ];
  const articles = textes.articles.map((text) => proseText(text));
  const { ouverture, lieu, convocation } = lue.seance;
  return {
    assemblee: { nom: assemblee.titre },
    seance: {
      date: lue.seance.date,
      ...told('ouverture', ouverture ?? assemblee.heure),
      ...told('lieu', lieu ?? assemblee.lieu),
      president: name(presence.president!, true),
      secretaires: presence.secretaires.map((one) => (one.kind === 'membre' ? name(one.membre, true) : one)),
      ...told('convocation', convocation?.envoyee ?? null),
      chiffres: {
        effectif: presence.nombres.effectif,
        exercice: presence.exercice.length,
        presents: presents.length,
        representes: presence.representes.length,
      },
      presents: presents.map((id) => name(id)),
      absents: presence.absents.map((id) => name(id)),
      pouvoirs: presence.representes.map(({ mandant, mandataire }) => ({
        mandant: name(mandant),
        mandataire: name(mandataire),
      })),
    },
    deliberation: {
      ...told('numero', point.numero),
      ...told('rubrique', deliberation.rubrique && plain(deliberation.rubrique)),
      objet: plain(deliberation.objet),
      ...told('visas', unlessNone(recitals('vu'))),
      ...told('considerants', unlessNone(recitals('considerant'))),
      ...told('expose', textes.expose && proseText(textes.expose)),
      ...told('dispositif', textes.dispositif && proseText(textes.dispositif)),
      ...told('articles', unlessNone(articles)),
      ...told(
        'vote',
        decompte && {
          pour: decompte.pour,
          contre: decompte.contre,
          abstention: decompte.abstention,
          nppv: decompte.nppv,
          procurations: decompte.procurations,
        },
      ),
    },
  };
}

function told(key: string, value: unknown): object {
  return value === null ? {} : { [key]: value };
}

function unlessNone<T>(list: readonly T[]): readonly T[] | null {
  return list.length === 0 ? null : list;
}

/** Running text in one piece, marks of items printed. */
function proseText(prose: Prose): string {
  return plain(prose.map(blockText).join(' '));
}

function blockText(block: ProseBlock): string {
  if (block.kind === 'list')
    return block.items
      .map((item, i) => `${block.ordered ? `${block.start + i}.` : '-'} ${proseText(item)}`)
      .join(' ');
  if (block.kind === 'table') {
    const rows = [...block.head, ...block.rows, block.total ?? []];
    return [block.titre ?? '', ...rows.flatMap((row) => row.map((cell) => inlineText(cell.inlines)))].join(
      ' ',
    );
  }
  return inlineText(block.inlines);
}

function inlineText(inlines: Extract<ProseBlock, { kind: 'paragraph' }>['inlines']): string {
  return inlines.map((inline) => (inline.kind === 'run' ? inline.text : ' ')).join('');
}
