/* Elements, and the pages of acts drawn from what layout gave. Plain script of a page that opens from a disk. */
'use strict';

/** An element: `noeud('p', {class: 'pale'}, 'texte', autre)`. */
function noeud(nom, attributs, ...enfants) {
  const element = document.createElement(nom);
  for (const [cle, valeur] of Object.entries(attributs ?? {}))
    if (typeof valeur === 'function') element.addEventListener(cle, valeur);
    else if (valeur !== null && valeur !== false)
      element.setAttribute(cle, valeur === true ? '' : String(valeur));
  element.append(...enfants.flat().filter((each) => each !== null && each !== ''));
  return element;
}

const nombre = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, '\u202f');
const pluriel = (n, un, plusieurs = `${un}s`) => `${nombre(n)} ${n > 1 ? plusieurs : un}`;

/** What left and what came, announced as such. */
function segments(parts) {
  return parts.map(([marque, texte]) =>
    marque === '-' ? noeud('del', null, texte) : marque === '+' ? noeud('ins', null, texte) : texte,
  );
}

function titre(parts) {
  return parts.flatMap((part, i) => (i === 0 ? segments([part]) : [' ', ...segments([part])]));
}

/** A page. `bande`: only what is around the words that changed. */
function feuille(planche, nom, bande) {
  if (planche === null) return noeud('p', { class: 'vide' }, 'Aucune page de ce côté.');
  const { l, h, traits, filets, vue, n } = planche;
  const [haut, bas] = bande && vue !== null ? [Math.max(0, vue[0] - 64), Math.min(h, vue[1] + 52)] : [0, h];
  const encre = noeud('div', { class: 'encre', 'aria-hidden': 'true' });
  encre.style.setProperty('--l', String(l));
  encre.style.height = `${(100 * h) / (bas - haut)}%`;
  encre.style.top = `calc(${-haut} * 100cqw / ${l})`;
  for (const [x, y, largeur, hauteur, couleur] of filets) {
    const filet = noeud('div', { class: 'filet' });
    Object.assign(filet.style, {
      left: `calc(${x} * var(--u))`,
      top: `calc(${y} * var(--u))`,
      width: `calc(${largeur} * var(--u))`,
      height: `max(1px, calc(${hauteur} * var(--u)))`,
      background: couleur,
    });
    encre.append(filet);
  }
  for (const [x, y, corps, face, couleur, lettres, mots, parts] of traits) {
    const trait = noeud(
      'span',
      { class: face.startsWith('serif') ? 'trait romaine' : 'trait' },
      segments(parts),
    );
    Object.assign(trait.style, {
      left: `calc(${x} * var(--u))`,
      top: `calc(${y - 0.845 * corps} * var(--u))`,
      fontSize: `calc(${corps} * var(--u))`,
      color: couleur,
      letterSpacing: lettres === 0 ? '' : `calc(${lettres} * var(--u))`,
      wordSpacing: mots === 0 ? '' : `calc(${mots} * var(--u))`,
      fontWeight: face.includes('bold') ? '700' : '400',
      fontStyle: face.includes('italic') ? 'italic' : 'normal',
    });
    encre.append(trait);
  }
  const page = noeud(
    'div',
    { class: bande ? 'feuille bande' : 'feuille', role: 'img', 'aria-label': `${nom}, page ${n}` },
    encre,
  );
  page.style.aspectRatio = `${l} / ${bas - haut}`;
  return page;
}
