/** Each rule of French typography: what it finds, what it puts there, what it leaves. `_` is U+00A0, `~` is U+202F. */
import { describe, expect, test } from 'vitest';
import { remarksOn, TYPOS } from '../../src/typography/check.ts';

const typed = (text: string) => text.replaceAll('_', '\u00A0').replaceAll('~', '\u202F');

/** The text with all that one rule mends; what it only tells is underlined by ‹ ›. */
function by(code: string, text: string): string {
  const remarks = remarksOn(typed(text)).filter(({ rule }) => rule.code === code);
  let out = '';
  let at = 0;
  for (const { offset, length, by } of remarks) {
    const stretch = typed(text).slice(offset, offset + length);
    out += typed(text).slice(at, offset) + (by ?? `‹${stretch}›`);
    at = offset + length;
  }
  return (out + typed(text).slice(at)).replaceAll('\u00A0', '_').replaceAll('\u202F', '~');
}

/** Per rule: a text and what is made of it; a text alone is sound. */
const CASES: Readonly<Record<string, readonly (readonly [string, string] | string)[]>> = {
  'espace-avant-ponctuation': [
    ['un ; deux', 'un~; deux'],
    ['un; deux', 'un~; deux'],
    ['Qui ?', 'Qui~?'],
    ['« Oui »!', '« Oui »~!'],
    ['**oui** ; non', '**oui**~; non'],
    ['50 %; 30 %', '50 %~; 30 %'],
    'un~; deux_; trois',
    '(?)',
    'Quoi~?!',
    'voir https://ville.example/?a=b;c',
    'a\\!b',
  ],
  'espace-avant-deux-points': [
    ['décide :', 'décide_:'],
    ['Article 1: le prix', 'Article 1_: le prix'],
    ['en 2023 :\n\n- un', 'en 2023_:\n\n- un'],
    'décide_: oui~: non',
    'de 18:30 à 19:00',
    'échelle 1:50',
    'https://ville.example',
    'groupe:demain',
  ],
  'espace-des-guillemets': [['«oui»', '«_oui_»'], ['« oui »', '«_oui_»'], '«_oui_» et «~non~»'],
  'guillemets-depareilles': [
    ['«_oui', '‹«›_oui'],
    ['oui_»', 'oui_‹»›'],
    ['«_un\n\ndeux_»', '‹«›_un\n\ndeux_‹»›'],
    ['«_un “deux_»', '«_un ‹“›deux_»'],
    '«_un “deux” trois_»',
  ],
  'guillemets-droits': [
    ['dit "projet" ici', 'dit «_projet_» ici'],
    ['un "a" et un "b".', 'un «_a_» et un «_b_».'],
    ['l’"aide"', 'l’«_aide_»'],
    ['long de 5"', 'long de 5‹"›'],
    ['«_un "deux" trois_»', '«_un ‹"›deux‹"› trois_»'],
    'sans',
  ],
  'apostrophe-droite': [
    ["l'action d'un", 'l’action d’un'],
    ["d'«_un_»", 'd’«_un_»'],
    ["aujourd'hui", 'aujourd’hui'],
    "l’action, 5' d’arrêt",
  ],
  'espace-en-trop': [
    ['un , deux .', 'un, deux.'],
    ['( un )', '(un)'],
    'un, deux. (trois) […] le … octobre',
    'un .pdf',
  ],
  'points-de-suspension': [
    ['et puis...', 'et puis…'],
    ['un, etc...', 'un, etc.'],
    ['un, etc. …', 'un, etc.'],
    ['un, etc....', 'un, etc.'],
    'un… deux, etc. Nom : ........',
  ],
  milliers: [
    ['12 500 €', '12~500 €'],
    ['12500 €', '12~500 €'],
    ['1234567,50_€', '1~234~567,50_€'],
    ['1 234 567 habitants', '1~234~567 habitants'],
    '12_500 € et 12~500 €',
    'en 2023, 458 jeunes',
    '04 99 01 00 00',
    '0 800 123 456',
    'SIRET 210 199 774 00006',
    '01990 Bellerive',
    'délibération n° 2 025 018',
  ],
  'virgule-decimale': [
    ['12.5 %', '12,5 %'],
    ['0.80 €', '0,80 €'],
    'article 7.5, le 12.09.2024, matière 7.10, L. 1.2 à 1.500 €',
  ],
  'espace-de-l-unite': [
    ['12 €', '12_€'],
    ['100%', '100_%'],
    ['3 k€, 2 M€, 40 m², 5km', '3_k€, 2_M€, 40_m², 5_km'],
    '12_€ et 40~%',
    '12 haies, 5 kmh',
  ],
  'montant-mal-ecrit': [['€ 12', '‹€ 1›2'], ['12,5 €', '1‹2,5› €'], '12,50 € et 12 €', '5 € 30', '1,5 M€'],
  'espace-du-numero': [
    ['n° 12', 'n°_12'],
    ['N°12', 'N°_12'],
    ['§ 3, art. 4, p. 5, al. 2', '§_3, art._4, p._5, al._2'],
    'n°_12, cap. 3',
  ],
  'numero-en-capitale': [
    ['la délibération N° 12', 'la délibération ‹N°› 12'],
    'N° 12',
    'la délibération n° 12',
  ],
  'espace-de-la-civilite': [
    ['M. DUPONT et Mme Roche', 'M._DUPONT et Mme_Roche'],
    ['MM. A et B, Dr C', 'MM._A et B, Dr_C'],
    'M._DUPONT, Mme_Roche, Me voici',
    'H.M. DUPONT',
  ],
  'civilite-abregee': [
    ['Mr DUPONT', 'M. DUPONT'],
    ['Mr. DUPONT', 'M. DUPONT'],
    ['Mme. ROCHE', 'Mme ROCHE'],
    'M. DUPONT',
  ],
  'espace-de-la-date': [
    ['le 12 septembre', 'le 12_septembre'],
    ['le 1er janvier 2026', 'le 1er_janvier 2026'],
    'le 12_mars, le 112 mars, 12 maires',
  ],
  ordinal: [
    ['la 1ère', 'la 1re'],
    ['le 6ème, les 2èmes, le 3ième, la 2nde', 'le 6e, les 2es, le 3e, la 2de'],
    ['la 1ere et la 2eme', 'la 1re et la 2e'],
    'le 1er, la 1re, le 2e',
    'XIXème',
  ],
  'heure-mal-ecrite': [
    ['à 18h30', 'à 18_h_30'],
    ['à 18H', 'à 18_h'],
    ['à 18:30', 'à 18_h_30'],
    ['à 9 h 05', 'à 9_h_05'],
    'à 18_h_30, à 18~h, 1:50, 2h45min, 45h10',
  ],
  'capitale-sans-accent': [
    ['DEVELOPPEMENT ECONOMIQUE', '‹DEVELOPPEMENT› ‹ECONOMIQUE›'],
    ['l’Etat et la Région', 'l’‹Etat› et la Région'],
    ['A travers le transfert', '‹A› travers le transfert'],
    'DÉVELOPPEMENT de l’État. À travers. A approuvé. A été lu.',
  ],
  'espace-de-l-article': [['L. 2121-29, R.2121-9', 'L._2121-29, R._2121-9'], 'L._2121-29', 'S.A.R.L. 3'],
  'tiret-d-incise': [
    ['pauvreté 2023 - Bilan', 'pauvreté 2023 ‹-› Bilan'],
    '- un tiret\n  - un autre\n\n### - Titre',
    'un – deux, mi-temps',
  ],
  ligature: [
    ['oeuvre, voeu, COEUR, Oeil', 'œuvre, vœu, CŒUR, Œil'],
    ['manoeuvres d’oeuvres', 'manœuvres d’œuvres'],
    'coefficient, moelle, poêle, Noé, coexistence',
  ],
  'capitale-de-trop': [
    ['le 12 Septembre 2024', 'le 12 ‹Septembre› 2024'],
    ['le samedi ou le Dimanche', 'le samedi ou le ‹Dimanche›'],
    'rue du 8 Mai 1945, place du 11 Novembre',
    'Mai est un mois. Mme Mars',
  ],
  'espaces-multiples': [
    ['un  deux', 'un deux'],
    ['un _ deux', 'un_deux'],
    ['fin.  \nsuite', 'fin.\nsuite'],
    ['fin. ', 'fin.'],
    '  - en retrait\n_\nun',
    '| a   | b |',
  ],
  'ponctuation-de-liste': [
    ['- un ;\n- deux.\n- trois ;', '- un ;\n- deux‹.›\n- trois ‹;›'],
    ['- un ;\n- deux', '- un ;\n- deu‹x›'],
    '- un ;\n- deux :\n  - a ;\n  - b.\n- trois.',
    '- un.\n- deux.',
    '- un ;\n  suite ;\n- deux.',
  ],
};

test('every rule has its cases, and its own code', () => {
  const codes = TYPOS.map(({ code }) => code);
  expect(Object.keys(CASES).toSorted()).toEqual(codes.toSorted());
  expect(TYPOS.map(({ id }) => id)).toEqual(TYPOS.map(({ id }) => id).toSorted());
});

describe.each(Object.entries(CASES))('%s', (code, cases) => {
  test.each(cases.map((each) => (typeof each === 'string' ? [each, each] : each)))(
    '%s → %s',
    (text, expected) => {
      expect(by(code, text)).toBe(expected);
    },
  );
});
