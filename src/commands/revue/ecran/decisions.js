/* What the reviewer decides: kept in the browser, given as a file that `greffe revue decider` takes. */
'use strict';

const donnees = JSON.parse(document.getElementById('donnees').textContent);
const { proposition, changements, comptes, eprouve, listes } = donnees;
const COFFRE = `greffe-revue-${proposition.empreinte}`;

/** A browser may keep nothing for files of a disk: the page then keeps it as long as it is open. */
const garde = {
  lire() {
    try {
      return JSON.parse(localStorage.getItem(COFFRE) ?? 'null') ?? { nom: '', prises: {} };
    } catch {
      return { nom: '', prises: {} };
    }
  },
  ecrire(etat) {
    try {
      localStorage.setItem(COFFRE, JSON.stringify(etat));
    } catch {
      // Nothing is lost: the file is what counts.
    }
  },
};
const etat = garde.lire();

/** Names alike but for capitals, accents and signs are one person's. */
const simple = (nom) =>
  nom
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
const estAuteur = () =>
  simple(etat.nom) !== '' && simple(etat.nom) === simple(proposition.auteur) && !proposition.seule;

const priseDe = ({ cle }) =>
  etat.prises[cle] ?? { verdict: null, motif: '', note: '', exclus: [], motifExclus: '' };

function prendre(changement, plus) {
  etat.prises[changement.cle] = { ...priseDe(changement), ...plus };
  garde.ecrire(etat);
}

/** Where a change stands, with what is decided here. */
function ou(changement) {
  const { verdict } = priseDe(changement);
  if (verdict !== null) return verdict;
  return (
    { approuve: 'approuve', rejete: 'rejete', 'sans-objet': 'sans-objet' }[changement.etat] ?? 'a-decider'
  );
}

const exclusDe = (changement) => [
  ...new Set([...changement.exclus.map(({ acte }) => acte), ...priseDe(changement).exclus]),
];

/** The lines that are given. */
function aDonner() {
  return changements.flatMap((changement) => {
    const { verdict, motif, note, exclus, motifExclus } = priseDe(changement);
    const base = { proposition: proposition.empreinte, changement: changement.cle };
    const lignes = [];
    if (exclus.length > 0) lignes.push({ ...base, verdict: 'exclu', exclus, motif: motifExclus });
    if (verdict !== null)
      lignes.push({ ...base, verdict, exclus: [], motif: verdict === 'rejete' ? motif : note });
    return lignes;
  });
}

/** The file, handed to the reader's own folder of downloads. */
function donner() {
  const texte = aDonner()
    .map((ligne) => `${JSON.stringify(ligne)}\n`)
    .join('');
  const lien = noeud('a', {
    download: 'decisions.jsonl',
    href: `data:application/jsonl;charset=utf-8,${encodeURIComponent(texte)}`,
  });
  lien.click();
}
