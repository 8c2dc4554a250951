/** « du, de la, de l’, au »: prepositions before a noun that comes with its article. */

/** « le Bureau » → « du Bureau », « Les Ulis » → « des Ulis », « Dijon » → « de Dijon », « Orléans » → « d’Orléans ». */
export function de(noun: string): string {
  const { article, rest } = split(noun);
  if (article === 'le') return `du ${rest}`;
  if (article === 'les') return `des ${rest}`;
  return article === null && /^[aàâeéèêëiîïoôuùûœæ]/iu.test(noun) ? `d’${noun}` : `de ${noun}`;
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
