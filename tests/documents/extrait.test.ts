/** The document model: the words of the real act, and what the settings of a house change in them. */
import { describe, expect, test } from 'vitest';
import { Extrait, extrait } from '../../src/documents/extrait.ts';
import { seanceOf, type Pieces } from '../rules/seance-of.ts';
import { BUREAU, SOIREE } from './dossiers.ts';

describe('the real act says what was printed', () => {
  const act = extrait(BUREAU, BUREAU.points[0]!);

  test('its title and its séance', () => {
    expect(act.titre).toBe(
      'Extrait du registre des délibérations du Bureau métropolitain de Dijon métropole, séance du 12 septembre 2024',
    );
    expect(`Séance du ${act.seance.jourEtDate}`).toBe('Séance du jeudi 12 septembre 2024');
    expect(`Président : ${act.seance.president?.court}`).toBe('Président : Monsieur REBSAMEN');
    expect(act.seance.secretaires.map((s) => s.court)).toEqual(['Monsieur HOAREAU']);
    expect(`Convocation envoyée le ${act.seance.convocation}`).toBe(
      'Convocation envoyée le 6 septembre 2024',
    );
    expect(act.seance.lanEtJour).toBe('L’an deux mille vingt-quatre, le douze septembre');
    expect(act.projet).toBe(false);
  });

  test('its counts', () => {
    expect(`Nombre de membres ${act.assemblee.duNom} : ${act.chiffres.effectif}`).toBe(
      'Nombre de membres du Bureau métropolitain : 41',
    );
    expect(act.chiffres).toEqual({
      effectif: '41',
      exercice: '41',
      presents: '33',
      presentsParticipant: true,
      representes: '6',
      absents: '2',
      excuses: '0',
      votants: '39',
    });
  });

  test('its lists, in the order of precedence', () => {
    expect(act.presents).toHaveLength(33);
    expect(act.presents[0]?.nom).toBe('Monsieur François REBSAMEN');
    expect(act.presents.at(-1)?.nom).toBe('Monsieur Philippe BELLEVILLE');
    expect(act.absents.map((a) => a.nom)).toEqual([
      'Madame Céline TONOT',
      'Monsieur Jacques CARRELET DE LOISY',
    ]);
    expect(act.pouvoirs.map((p) => `${p.mandant} ${p.mot} ${p.mandataire}`)).toEqual([
      'Monsieur Jean-Patrick MASSON pouvoir à Monsieur Antoine HOAREAU',
      'Monsieur François DESEILLE pouvoir à Madame Marie-Hélène JUILLARD-RANDRIAN',
      'Madame Claire TOMASELLI pouvoir à Madame Karine HUON-SAVINA',
      'Madame Brigitte POPARD pouvoir à Monsieur Thierry FALCONNET',
      'Monsieur Patrick CHAPUIS pouvoir à Monsieur Philippe BELLEVILLE',
      'Madame Monique BAYARD pouvoir à Madame Dominique BEGIN-CLAUDET',
    ]);
  });

  test('its decision and its vote', () => {
    const formule = act.formule.map((line) => line.replaceAll('\u00a0', ' '));
    expect(formule).toEqual(['Le Bureau,', 'après en avoir délibéré, décide :']);
    expect(act.vote).toMatchObject({
      pour: '39',
      contre: '0',
      abstention: '0',
      nppv: '0',
      procurations: '6',
      noms: null,
    });
  });
});

describe('the long evening', () => {
  const acts = SOIREE.points.map((point) => extrait(SOIREE, point));

  test('every act is of the shape that templates are held against', () => {
    for (const act of acts) expect(() => Extrait.parse(act)).not.toThrow();
  });

  test('titles differ', () => {
    expect(new Set(acts.map((act) => act.titre)).size).toBe(acts.length);
    expect(acts[0]?.titre).toMatch(/, délibération n° 2025-061$/u);
    expect(acts[1]?.titre).toMatch(/, point 2 : Compte administratif 2024$/u);
  });

  test('articles are numbered', () => {
    expect(acts[0]?.articles.map((a) => a.titre)).toEqual(['Article 1', 'Article 2']);
  });

  test('a public ballot names everyone, a secret one nobody', () => {
    const noms = acts[0]?.vote?.noms;
    expect(noms?.pour).toHaveLength(25);
    expect(noms?.nppv).toHaveLength(1);
    expect(noms?.pour.filter((each) => each.pouvoir)).toHaveLength(2);
    expect(acts[8]?.vote).toMatchObject({
      secret: true,
      noms: null,
      pour: '18',
      contre: '5',
      blancs: '2',
      autres: true,
    });
  });

  test('the chair’s vote decides between equal sides', () => {
    expect(acts[7]?.vote).toMatchObject({ pour: '13', contre: '13', preponderante: true, adopte: true });
  });

  test('mixed recitals keep their words', () => {
    expect(acts[7]?.motifs.map((m) => `${m.mot} ${m.texte}`)).toEqual([
      'Sur proposition du maire',
      'Vu le budget primitif',
      "Entendu l'exposé de M. Petit",
      'Considérant que trois banques ont répondu',
    ]);
  });

  test('an election tells its rounds and who is elected', () => {
    const [election] = acts[2]?.elections ?? [];
    expect(election?.tours[1]).toMatchObject({
      titre: '2e tour',
      urne: '27',
      blancs: '1',
      exprimes: '25',
      majorite: '13',
    });
    expect(election?.elus).toHaveLength(1);
    expect(acts[3]?.elections[0]?.sieges).toEqual([
      { nom: 'Liste « Ensemble »', sieges: '4' },
      { nom: 'Liste « Demain »', sieges: '1' },
    ]);
  });

  test('what is only noted, what is designated', () => {
    expect(acts[5]).toMatchObject({ prendActe: true, vote: null });
    expect(acts[4]).toMatchObject({ prendActe: false, vote: null });
    expect(acts[4]?.designations[0]?.organisme).toBe('Syndicat des eaux de la vallée');
  });
});

function act(pieces: Pieces, irregulier = false): Extrait {
  const lue = seanceOf(pieces);
  return extrait(lue, lue.points[0]!, irregulier);
}

function variantes(text: string): { readonly assemblee: string } {
  return { assemblee: `variantes: {${text}}` };
}

function vote(text: string): Extrait['vote'] {
  return act({ points: [`objet: Essai\nvote: {${text}}`] }).vote;
}

describe('settings of the house', () => {
  test.each([
    ['presents-et-pouvoirs', '10'],
    ['avec-nppv', '11'],
    ['exprimes', '8'],
    ['presents', '9'],
  ])('votants: %s prints %s', (votants, printed) => {
    const pieces = {
      ...variantes(`votants: ${votants}`),
      seance: 'pouvoirs: {martin: petit}',
      points: ['objet: Essai\nvote: {nppv: [thomas], abstention: 2}'],
    };
    expect(act(pieces).chiffres.votants).toBe(printed);
  });

  test('présents may leave out those who do not take part', () => {
    const points = ['objet: Essai\nvote: {nppv: [thomas]}'];
    expect(act({ points }).chiffres.presents).toBe('11');
    const apart = act({ ...variantes('presents: participant-au-vote'), points });
    expect(apart.chiffres.presents).toBe('10');
    expect(apart.presents.map((p) => p.nom)).not.toContain('M. Hugo THOMAS');
    expect(apart.vote?.noms?.nppv).toEqual([{ nom: 'M. Hugo THOMAS', pouvoir: false }]);
  });

  test('the excused may be listed apart', () => {
    const seance = 'absents: [martin]\nexcuses: [thomas]';
    expect(act({ seance }).absents.map((a) => a.nom)).toEqual(['M. Luc MARTIN', 'M. Hugo THOMAS']);
    const apart = act({ ...variantes('absents: excuses-a-part'), seance });
    expect(apart.absents.map((a) => a.nom)).toEqual(['M. Luc MARTIN']);
    expect(apart.excuses.map((a) => a.nom)).toEqual(['M. Hugo THOMAS']);
    expect(apart.chiffres).toMatchObject({ absents: '1', excuses: '1' });
  });

  test.each([
    ['alphabetique', ['Mme Sophie BERNARD', 'M. Marc DUBOIS', 'M. Paul DURAND']],
    ['tableau', ['M. Paul DURAND', 'Mme Anne PETIT', 'M. Luc MARTIN']],
  ])('order: %s', (ordre, first) => {
    expect(
      act(variantes(`ordre: ${ordre}`))
        .presents.slice(0, 3)
        .map((p) => p.nom),
    ).toEqual(first);
  });

  test('order of the communes, as the house lists them', () => {
    const pieces = {
      assemblee: 'type: CC\ncommunes: {brion: Brion, arlac: Arlac}\nvariantes: {ordre: commune}',
      maire: '{nom: M. Paul DURAND, commune: arlac}',
      membres: 'roy: {nom: M. Guy ROY, commune: brion}',
      effectif: 12,
    };
    expect(
      act(pieces)
        .presents.slice(0, 2)
        .map((p) => p.nom),
    ).toEqual(['M. Guy ROY', 'M. Paul DURAND']);
  });

  test.each([
    ['nombres', '11', '0'],
    ['vide-si-zero', '11', ''],
    ['barre-si-zero', '11', '/'],
    ['unanimite', 'UNANIMITE', '0'],
  ])('chiffres_du_vote: %s', (style, pour, contre) => {
    expect(act(variantes(`chiffres_du_vote: ${style}`)).vote).toMatchObject({ pour, contre });
  });

  test('« à la majorité » needs a vote against, or already an abstention', () => {
    const points = ['objet: Essai\nvote: {abstention: 1}'];
    expect(act({ points }).vote?.unanime).toBe(true);
    expect(act({ ...variantes('majorite: si-dissidence'), points }).vote?.unanime).toBe(false);
  });

  test('hours and dates in the style of the house', () => {
    const pieces = { ...variantes('heures: en-lettres, dates: en-lettres'), seance: 'ouverture: 19:15' };
    expect(act(pieces).seance).toMatchObject({
      heure: 'dix-neuf heures quinze',
      jourEtDate: 'jeudi treize mars deux mille vingt-cinq',
      convocation: 'six mars deux mille vingt-cinq',
    });
  });

  test('only the sides that the record names are named, and not by number', () => {
    expect(vote('contre: [martin, petit]')?.noms).toMatchObject({
      pour: [],
      contre: [{ nom: 'Mme Anne PETIT' }, { nom: 'M. Luc MARTIN' }],
    });
    expect(vote('contre: 2')?.noms).toBeNull();
    expect(vote('contre: 1, mode: secret')?.noms).toBeNull();
  });

  test('a suppléant sits for his titulaire', () => {
    const pieces = {
      assemblee: 'type: CC',
      membres: 'vidal: {nom: Mme Léa VIDAL, suppleant_de: martin}',
      seance: 'suppleants: {martin: vidal}',
    };
    expect(act(pieces).presents.at(-1)).toEqual({ nom: 'Mme Léa VIDAL', remplace: 'M. Luc MARTIN' });
    expect(act(pieces).chiffres).toMatchObject({ presents: '11', absents: '0' });
  });

  test('what was not held, not noted, or is irregular is a PROJET', () => {
    expect(act({ seance: 'etat: preparee' })).toMatchObject({ projet: true, vote: null });
    expect(act({ seance: 'etat: en-cours' }).projet).toBe(true);
    expect(act({ seance: 'etat: en-cours', points: ['objet: Essai\nvote: unanimite'] }).projet).toBe(false);
    expect(act({}, true).projet).toBe(true);
  });

  test('an old act that does not say who prints the figures that it states', () => {
    const pieces = { seance: 'presence: inconnue\nchiffres: {presents: 8, representes: 2, votants: 10}' };
    expect(act(pieces)).toMatchObject({
      presents: [],
      chiffres: { exercice: '11', presents: '8', representes: '2', absents: '', votants: '10' },
    });
  });

  test('second convocation', () => {
    const seance = 'convocation: {envoyee: 2025-03-07, rang: 2, seance_precedente: 2025-03-06}';
    expect(act({ seance }).seance.secondeConvocation).toBe(true);
  });
});
