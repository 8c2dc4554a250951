/** What every peer is given: an act with each of its texts already worded, so that they only have to set it. */
import type { Extrait } from '../../src/documents/extrait.ts';
import type { Prose, ProseInline } from '../../src/records/prose.ts';

export interface PlainAct {
  readonly titre: string;
  readonly sousTitre: string;
  readonly seance: string;
  /** Who presides, when it was convened, how many sit: a line each, a blank one between groups. */
  readonly lignes: readonly string[];
  readonly presents: readonly string[];
  readonly absents: readonly string[];
  readonly pouvoirs: readonly string[];
  readonly rubrique: string;
  readonly objet: string;
  readonly corps: readonly Block[];
  readonly formule: readonly string[];
  readonly dispositif: readonly Block[];
  /** Rows of the vote, five cells each. */
  readonly scrutin: readonly (readonly string[])[];
  readonly pied: string;
}

interface Block {
  readonly kind: 'p' | 'h' | 'li';
  readonly text: string;
}

export function plain(extrait: Extrait): PlainAct {
  const { assemblee, seance, chiffres, vote } = extrait;
  return {
    titre: extrait.titre,
    sousTitre: assemblee.duTitre,
    seance: `Séance du ${seance.jourEtDate}`,
    lignes: [
      ...(seance.president === null ? [] : [`Président : ${seance.president.court}`]),
      ...seance.secretaires.map(({ court }) => `Secrétaire de séance : ${court}`),
      `Convocation envoyée le ${seance.convocation ?? ''}`,
      '',
      `Nombre de membres ${assemblee.duNom} : ${chiffres.effectif}`,
      `Nombre de membres en exercice : ${chiffres.exercice}`,
      '',
      `Nombre de présents participant au vote : ${chiffres.presents}`,
      `Nombre de procurations : ${chiffres.representes}`,
    ],
    presents: extrait.presents.map(({ nom }) => nom),
    absents: extrait.absents.map(({ nom }) => nom),
    pouvoirs: extrait.pouvoirs.map(({ mandant, mot, mandataire }) => `${mandant} ${mot} ${mandataire}`),
    rubrique: extrait.rubrique ?? '',
    objet: extrait.objet,
    corps: blocks(extrait.expose ?? []),
    formule: extrait.formule,
    dispositif: blocks(extrait.dispositif ?? []),
    scrutin: [
      ['SCRUTIN', 'POUR :', vote?.pour ?? '', 'ABSTENTION :', vote?.abstention ?? ''],
      ['', 'CONTRE :', vote?.contre ?? '', 'NE SE PRONONCE PAS :', vote?.nppv ?? ''],
      ['', `DONT ${vote?.procurations ?? ''} PROCURATION(S)`, '', '', ''],
    ],
    pied: `${extrait.collectivite} · ${assemblee.nom} · séance du ${seance.date}`,
  };
}

function blocks(prose: Prose): Block[] {
  return prose.flatMap((block): Block[] => {
    if (block.kind === 'table') return [];
    if (block.kind === 'list')
      return block.items.flatMap((item) =>
        blocks(item).map(({ text }) => ({ kind: 'li', text: `- ${text}` })),
      );
    return [{ kind: block.kind === 'heading' ? 'h' : 'p', text: textOf(block.inlines) }];
  });
}

function textOf(inlines: readonly ProseInline[]): string {
  return inlines.map((inline) => (inline.kind === 'run' ? inline.text : '\n')).join('');
}
