/** What the HTML tokenizer complains about, by its codes (HTML Living Standard § 13.2.2), in French. */

interface Words {
  readonly message: string;
  readonly remedy: string;
}

const tag = (message: string): Words => ({
  message,
  remedy: 'écrivez la balise sous la forme <nom attribut="valeur">, ou &lt; pour un simple signe « < ».',
});
const reference = (message: string): Words => ({
  message,
  remedy: 'écrivez &amp; pour le signe « & », &nbsp; pour une espace insécable.',
});
const comment: Words = {
  message: 'Un commentaire est mal ouvert ou mal fermé.',
  remedy: 'écrivez <!-- texte -->, ou {{! texte }} pour qu’il ne sorte pas du modèle.',
};
const character: Words = {
  message: 'Un caractère de commande se trouve dans le texte.',
  remedy: 'supprimez-le : il ne s’imprime pas.',
};

export const HTML_ERRORS: Readonly<Record<string, Words>> = {
  default: {
    message: 'Le HTML est mal écrit ici.',
    remedy: 'vérifiez que chaque balise est de la forme <nom attribut="valeur"> … </nom>.',
  },
  'missing-whitespace-between-attributes': tag('Il manque une espace entre deux attributs.'),
  'duplicate-attribute': tag('Un attribut est écrit deux fois.'),
  'missing-attribute-value': tag('Un attribut n’a pas de valeur.'),
  'unexpected-character-in-attribute-name': tag(
    'Un nom d’attribut contient un signe qui n’y a pas sa place.',
  ),
  'unexpected-equals-sign-before-attribute-name': tag('Un signe « = » n’a pas de nom d’attribut devant lui.'),
  'unexpected-character-in-unquoted-attribute-value': tag(
    'Une valeur d’attribut n’est pas entre guillemets.',
  ),
  'unexpected-solidus-in-tag': tag('Une barre « / » n’a pas sa place dans cette balise.'),
  'invalid-first-character-of-tag-name': tag('Un signe « < » n’ouvre aucune balise.'),
  'missing-end-tag-name': tag('Une balise fermante n’a pas de nom.'),
  'end-tag-with-attributes': tag('Une balise fermante porte un attribut.'),
  'end-tag-with-trailing-solidus': tag('Une balise fermante se termine par « / ».'),
  'eof-before-tag-name': tag('Le document finit au milieu d’une balise.'),
  'eof-in-tag': tag('Le document finit au milieu d’une balise.'),
  'unknown-named-character-reference': reference(
    'Un signe « & » est suivi d’un nom que HTML ne connaît pas.',
  ),
  'missing-semicolon-after-character-reference': reference('Une référence « &… » n’a pas son point-virgule.'),
  'absence-of-digits-in-numeric-character-reference': reference('Une référence « &# » n’a pas de nombre.'),
  'incorrectly-opened-comment': comment,
  'incorrectly-closed-comment': comment,
  'abrupt-closing-of-empty-comment': comment,
  'nested-comment': comment,
  'eof-in-comment': comment,
  'unexpected-null-character': character,
  'control-character-in-input-stream': character,
  'noncharacter-in-input-stream': character,
};
