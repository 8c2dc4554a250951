/** What a post is, told by its name as typed: « troisième adjoint », « 1er vice-président ». */

/** What may come before the name of a post: its rank, an article. */
const BEFORE = '^(?:(?:premi\\S+|second\\S*|\\S+ième|\\d+\\S*|le|la|les|nouveau|nouvelle) )*';

const ADJOINT = new RegExp(`${BEFORE}(?:maires? )?(?:adjoint)`, 'iu');
const PRESIDENT = new RegExp(`${BEFORE}(?:vice-)?président`, 'iu');
const MAIRE = new RegExp(`${BEFORE}maires?(?![-\\p{L}])`, 'iu');

export function isAdjoint(poste: string): boolean {
  return ADJOINT.test(poste);
}

/** President or vice-president. */
export function isPresident(poste: string): boolean {
  return PRESIDENT.test(poste);
}

/** A post that the law fills by a secret ballot, whatever the assembly wishes (CGCT L. 2122-7, L. 5211-2, L. 3122-1, L. 4133-1). */
export function isOfBureau(poste: string): boolean {
  return MAIRE.test(poste) || ADJOINT.test(poste) || PRESIDENT.test(poste);
}
