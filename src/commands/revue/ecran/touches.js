/* Deciding, the keys, the address of each change. */
'use strict';

function bouton(nom, touche, faire, plus = {}) {
  return noeud(
    'button',
    { class: 'bouton', type: 'button', click: faire, ...plus },
    nom,
    ' ',
    noeud('kbd', { 'aria-hidden': 'true' }, touche),
  );
}

function montrerDecision(changement) {
  const n = taille(changement) - exclusDe(changement).length;
  const auteur = estAuteur();
  const sansNom = etat.nom.trim() === '';
  const pourquoi = auteur
    ? 'L’auteur d’un changement ne l’approuve pas.'
    : sansNom
      ? 'Dites d’abord votre nom.'
      : 'Votre nom, la date et les empreintes sont inscrits dans le dossier.';
  const approuver = bouton(
    changement.essaiSeul ? 'Approuver ce cas d’essai' : `Approuver pour ${pluriel(Math.max(0, n), 'acte')}`,
    'A',
    () => decider('approuve'),
    {
      class: auteur || sansNom ? 'bouton' : 'bouton plein',
      'aria-disabled': auteur || sansNom ? 'true' : null,
      'aria-describedby': 'pourquoi',
      id: 'approuver',
    },
  );
  const nom = noeud('input', {
    id: 'nom',
    type: 'text',
    value: etat.nom,
    autocomplete: 'name',
    input: () => {
      etat.nom = nom.value;
      garde.ecrire(etat);
    },
    change: () => montrer(),
  });
  const prises = aDonner().length;
  ici('decision').replaceChildren(
    ...(ouvert === null ? [] : [formulaire(changement)]),
    approuver,
    bouton('Rejeter', 'R', () => ouvrir('rejeter')),
    bouton('Exclure des actes', 'X', () => ouvrir('exclure')),
    bouton('Commenter', 'C', () => ouvrir('commenter')),
    noeud('label', { class: 'nom' }, 'Votre nom', nom),
    noeud(
      'button',
      {
        class: 'bouton',
        type: 'button',
        id: 'donner',
        click: donner,
        'aria-disabled': prises === 0 ? 'true' : null,
      },
      `Enregistrer ${pluriel(prises, 'décision')}`,
    ),
    noeud(
      'p',
      { class: 'fin', id: 'pourquoi' },
      pourquoi,
      noeud('br'),
      prises === 0
        ? 'Rien n’est encore décidé ici.'
        : noeud('code', null, 'greffe revue decider decisions.jsonl --par "…"'),
    ),
  );
}

const FORMES = {
  rejeter: 'Pourquoi rejeter ce changement',
  commenter: 'Note à inscrire avec la décision',
  exclure: 'Pourquoi ces actes n’en sont pas',
  autres: '',
};

/** What a decision needs to be told. */
function formulaire(changement) {
  const prise = priseDe(changement);
  const connu = { rejeter: prise.motif, commenter: prise.note, exclure: prise.motifExclus, autres: '' }[
    ouvert
  ];
  const texte = noeud('input', { type: 'text', id: 'motif', value: connu, required: ouvert !== 'commenter' });
  const exclus = new Set(prise.exclus);
  const cases =
    ouvert === 'exclure' || ouvert === 'autres'
      ? [listeDActes(changement, ouvert === 'exclure' ? exclus : null)]
      : [];
  const finir = (event) => {
    event.preventDefault();
    if (ouvert === 'rejeter') prendre(changement, { verdict: 'rejete', motif: texte.value.trim() });
    if (ouvert === 'commenter') prendre(changement, { note: texte.value.trim() });
    if (ouvert === 'exclure')
      prendre(changement, { exclus: [...exclus].sort(), motifExclus: texte.value.trim() });
    fermer();
  };
  const annuler = noeud('button', { class: 'bouton', type: 'button', click: () => fermer() }, 'Revenir');
  if (ouvert === 'autres')
    return noeud(
      'form',
      { class: 'saisir', submit: finir },
      ...cases,
      noeud('div', { class: 'barre' }, annuler),
    );
  const nom = {
    rejeter: 'Rejeter ce changement',
    commenter: 'Inscrire la note',
    exclure: 'Exclure ces actes',
  }[ouvert];
  return noeud(
    'form',
    { class: 'saisir', submit: finir },
    ...cases,
    noeud('label', { for: 'motif' }, FORMES[ouvert]),
    texte,
    noeud('div', { class: 'barre' }, noeud('button', { class: 'bouton plein' }, nom), annuler),
  );
}

const PAR_PAGE = 200;

/** Acts of a change, some at a time; with boxes when they may be left out. */
function listeDActes(changement, exclus) {
  const tous = exclus === null ? membres(changement) : listes[changement.liste];
  const liste = noeud('ul', { class: 'autres', tabindex: '0', 'aria-label': 'Actes de ce changement' });
  const remplir = (mot) => {
    const trouves = tous.filter((id) => `${id} ${nomDe(id)}`.toLowerCase().includes(mot));
    liste.replaceChildren(
      ...trouves.slice(0, PAR_PAGE).map((id) => {
        if (exclus === null) return noeud('li', null, nomDe(id), noeud('span', { class: 'pale' }, id));
        const boite = noeud('input', {
          type: 'checkbox',
          checked: exclus.has(id),
          change: () => (boite.checked ? exclus.add(id) : exclus.delete(id)),
        });
        return noeud(
          'li',
          null,
          noeud('label', null, boite, ' ', nomDe(id)),
          noeud('span', { class: 'pale' }, id),
        );
      }),
      ...(trouves.length > PAR_PAGE
        ? [noeud('li', { class: 'pale' }, `et ${nombre(trouves.length - PAR_PAGE)} autres : précisez`)]
        : []),
    );
  };
  remplir('');
  const cherche = noeud('input', {
    type: 'search',
    id: 'chercher-acte',
    input: () => remplir(cherche.value.trim().toLowerCase()),
  });
  return noeud(
    'div',
    null,
    noeud('label', { for: 'chercher-acte' }, `Trouver parmi ${pluriel(tous.length, 'acte')} `),
    cherche,
    liste,
  );
}

function ouvrir(quoi) {
  ouvert = quoi;
  montrerDecision(changements[choisi]);
  ici(quoi === 'rejeter' || quoi === 'commenter' ? 'motif' : 'chercher-acte').focus();
}

function fermer() {
  ouvert = null;
  montrer();
  ici('centre').focus();
}

function decider(verdict) {
  const changement = changements[choisi];
  if (changement === undefined) return;
  if (estAuteur() || etat.nom.trim() === '') {
    ici(estAuteur() ? 'pourquoi' : 'nom').focus();
    return;
  }
  prendre(changement, { verdict });
  const suite = changements.findIndex((each, i) => i > choisi && ou(each) === 'a-decider');
  if (suite >= 0) choisi = suite;
  montrer();
}

const vueChoisie = () => VUES.find((vue) => ici(`vue-${vue}`).checked) ?? 'texte';

function montrer() {
  montrerTete();
  montrerListe();
  const changement = changements[choisi];
  ici('origine').hidden = ici('decision').hidden = changement === undefined;
  if (changement === undefined) {
    ici('t-ch').textContent = 'Rien à décider';
    return;
  }
  ici('t-ch').replaceChildren(
    noeud('span', { class: 'vh' }, `Changement ${changement.numero} : `),
    ...titre(changement.titre),
  );
  montrerTexte(changement);
  montrerPages(changement);
  montrerOrigine(changement);
  montrerDecision(changement);
  history.replaceState(null, '', `#c=${changement.cle.slice(0, 12)}&v=${vueChoisie()}&n=${temoin + 1}`);
}

function choisir(rang) {
  if (rang < 0 || rang >= changements.length) return;
  [choisi, temoin, ouvert, apres] = [rang, 0, null, true];
  montrer();
  ici('centre').scrollTop = 0;
}

function voisin(pas) {
  const liste = visibles();
  const suite = liste[liste.indexOf(changements[choisi]) + pas];
  if (suite !== undefined) choisir(changements.indexOf(suite));
}

function autreTemoin(pas) {
  const changement = changements[choisi];
  if (changement === undefined) return;
  temoin = Math.min(Math.max(0, temoin + pas), nombreDeTemoins(changement) - 1);
  montrer();
  ici('v-texte').querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
}

function autreVue() {
  const suite = VUES[(VUES.indexOf(vueChoisie()) + 1) % VUES.length];
  ici(`vue-${suite}`).checked = true;
  montrer();
}

const TOUCHES = {
  j: () => voisin(1),
  k: () => voisin(-1),
  n: () => autreTemoin(1),
  p: () => autreTemoin(-1),
  t: autreVue,
  a: () => decider('approuve'),
  r: () => ouvrir('rejeter'),
  c: () => ouvrir('commenter'),
  x: () => ouvrir('exclure'),
  '/': () => ici('q').focus(),
  '?': () => ici('aide').showModal(),
  ' ': () => {
    apres = !apres;
    montrerPages(changements[choisi]);
  },
};

document.addEventListener('keydown', (event) => {
  const dansChamp =
    event.target instanceof HTMLElement &&
    event.target.matches('input:not([type=radio], [type=range], [type=checkbox]), textarea');
  if (event.key === 'Escape' && ouvert !== null) return fermer();
  if (event.key === 'Escape' && dansChamp) return event.target.blur();
  if (dansChamp || event.ctrlKey || event.metaKey || event.altKey || ici('aide').open) return undefined;
  const estBouton = event.target instanceof HTMLElement && event.target.matches('button, a, input, label');
  if (event.key === ' ' && (estBouton || vueChoisie() !== 'calque')) return undefined;
  const faire = TOUCHES[event.key.toLowerCase()];
  if (faire === undefined || (changements.length === 0 && event.key !== '?')) return undefined;
  event.preventDefault();
  return faire();
});
ici('q').addEventListener('input', () => {
  filtre = ici('q').value.trim().toLowerCase();
  montrerListe();
});
ici('q').form.addEventListener('submit', (event) => event.preventDefault());
for (const vue of VUES) ici(`vue-${vue}`).addEventListener('change', () => montrer());

function selonAdresse() {
  const { c = '', v = '', n = '1' } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const rang = changements.findIndex(({ cle }) => c.length >= 4 && cle.startsWith(c));
  if (rang >= 0) choisi = rang;
  if (VUES.includes(v)) ici(`vue-${v}`).checked = true;
  const changement = changements[choisi];
  temoin =
    changement === undefined
      ? 0
      : Math.min(Math.max(0, (Number(n) || 1) - 1), nombreDeTemoins(changement) - 1);
  montrer();
}
addEventListener('hashchange', selonAdresse);
const premier = changements.findIndex((each) => ou(each) === 'a-decider');
if (premier >= 0) choisi = premier;
selonAdresse();
