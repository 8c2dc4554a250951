/** « du, de la, de l’, au »: prepositions before a noun that comes with its article. */

/** « le Bureau » → « du Bureau », « Les Ulis » → « des Ulis », « Dijon » → « de Dijon », « Orléans » → « d’Orléans ». */
export function de(noun: string): string {
  const { article, rest } = split(noun);
  if (article === 'le') return `du ${rest}`;
  if (article === 'les') return `des ${rest}`;
  return article === null && VOWEL.test(noun) ? `d’${noun}` : `de ${noun}`;
}

const VOWEL = /^[aàâeéèêëiîïoôuùûœæ]/iu;

/** A y is a vowel before a consonant alone: « d’Yves », but « de Yann ». */
const VOWEL_Y = /^y(?![aàâeéèêëiîïoôuùûœæ])/iu;

/** First names whose h is mute (« d’Hélène »); that of others (« de Hassan »), and of family names, is not. */
const MUTE_H =
  /^(?:hadrien|h[eé]l[eè]n[ea]|h[eé]lo[iï]se|h[ée]lio|hector|henri|henriette|henry|hermann|hermine|hermione|herv[eé]|hilaire|hilda|hippolyte|honor[eé]|honorine|horace|hortense|hubert|hugo|hugues|huguette|humbert|hyacinthe)(?!\p{L})/iu;

function elides(name: string): boolean {
  return VOWEL.test(name) || VOWEL_Y.test(name) || MUTE_H.test(name);
}

/** « de Paul DURAND », « d’Anne ROY », « de Le GALL »: the article of a family name never contracts. */
export function deNom(name: string): string {
  return elides(name) ? `d’${name}` : `de ${name}`;
}

/** « que Paul DURAND », « qu’Ève ROY » */
export function queNom(name: string): string {
  return elides(name) ? `qu’${name}` : `que ${name}`;
}

/** A capital article is part of a name only in « Le Havre »: there too « de » contracts (« du Havre »). */
function split(noun: string): { article: string | null; rest: string } {
  const [, article, rest] = /^(le |la |les |l[’'])(.+)$/iu.exec(noun) ?? [];
  return { article: article?.trim().toLowerCase() ?? null, rest: rest ?? noun };
}

const FEMININS = /^(?:ville|commune|communauté|métropole|région|collectivité)\b/iu;
const MASCULINS = /^(?:département|syndicat|centre|pays|pôle|conseil)\b/iu;
const ELIDES = /^(?:eurométropole|établissement|agglomération)\b/iu;

/** « Ville de Lyon » → « la Ville de Lyon »; a proper name (« Dijon métropole ») stays without article. */
export function withArticle(collectivite: string): string {
  if (FEMININS.test(collectivite)) return `la ${collectivite}`;
  if (MASCULINS.test(collectivite)) return `le ${collectivite}`;
  return ELIDES.test(collectivite) ? `l’${collectivite}` : collectivite;
}
