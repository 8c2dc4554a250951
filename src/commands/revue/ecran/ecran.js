/* The screen: what is chosen, what is shown of it, the keys. */
'use strict';

const NOMS = { juridique: 'Juridique', presentation: 'Présentation', cosmetique: 'Cosmétique' };
const RESTE = {
  juridique: (n) => pluriel(n, 'juridique'),
  presentation: (n) => `${n} de présentation`,
  cosmetique: (n) => pluriel(n, 'cosmétique'),
};
const RANGS = Object.keys(NOMS);
const MOTS = {
  'a-decider': ['neutre', 'À décider'],
  approuve: ['fait', 'Approuvé'],
  rejete: ['bloquant', 'Rejeté'],
  'sans-objet': ['fige', 'Rien à décider'],
};
const VUES = ['texte', 'page', 'calque'];
const ici = (id) => document.getElementById(id);
let [choisi, temoin, filtre, apres, ouvert] = [0, 0, '', true, null];

const membres = ({ liste, essais }) => [...listes[liste], ...listes[essais]];
const taille = (changement) => listes[changement.liste].length;
const combien = (changement) =>
  changement.essaiSeul ? 'vu seulement en essai' : pluriel(taille(changement), 'acte');
const texteDe = ({ titre: parts, temoins }) =>
  [
    ...parts.map(([, texte]) => texte),
    ...temoins.flatMap(({ lignes, id }) => [id, ...lignes.flat().map(([, texte]) => texte)]),
  ]
    .join(' ')
    .toLowerCase();
const MOIS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
  ' ',
);

/** « Bureau, 12 septembre 2024, n° 1 »; a cell of the matrix by its own name. */
function nomDe(id) {
  const [, ville, annee, mois, jour, assemblee, numero] =
    /^(?:(.+)\/)?(\d{4})-(\d{2})-(\d{2})-(.+)_(\d+[a-z]?)$/.exec(id) ?? [];
  if (annee === undefined) return `essai : ${id.split(' / ').slice(1).join(', ')}`;
  const nom = `${assemblee[0].toUpperCase()}${assemblee.slice(1).replaceAll('-', ' ')}`;
  const date = `${Number(jour) === 1 ? '1er' : Number(jour)} ${MOIS[Number(mois) - 1]} ${annee}`;
  return `${ville === undefined ? '' : `${ville}, `}${nom}, ${date}, n°\u00a0${numero.replace(/^0+/, '')}`;
}

const visibles = () =>
  changements.filter(
    (changement) =>
      filtre === '' ||
      texteDe(changement).includes(filtre) ||
      listes[changement.liste].some((id) => id.includes(filtre)),
  );

function gravite(mot) {
  const [forme, nom] = MOTS[mot];
  return noeud('span', { class: `grav ${forme}` }, nom);
}

function montrerTete() {
  const restent = changements.filter((each) => ou(each) === 'a-decider');
  const decides = changements.length - restent.length;
  ici('sur-titre').textContent =
    `Proposition de ${proposition.auteur} du ${proposition.date.split('-').reverse().join('/')} : de ${proposition.de} à ${proposition.a}`;
  ici('titre').textContent =
    changements.length === 0 ? 'Rien ne change' : `${pluriel(changements.length, 'changement')} à relire`;
  const parts = RANGS.map((rang) => [rang, restent.filter(({ gravite: g }) => g === rang).length]).filter(
    ([, n]) => n > 0,
  );
  const jauge = noeud('span', {
    style: `width:${changements.length === 0 ? 100 : Math.round((100 * decides) / changements.length)}%`,
  });
  ici('avancement').replaceChildren(
    noeud(
      'span',
      null,
      noeud(
        'b',
        null,
        `${decides} ${decides > 1 ? 'changements décidés' : 'changement décidé'} sur ${changements.length}`,
      ),
      parts.length === 0 ? '' : ` ; restent ${parts.map(([rang, n]) => RESTE[rang](n)).join(', ')}`,
    ),
    noeud('span', { class: 'jauge', 'aria-hidden': 'true' }, jauge),
    noeud(
      'span',
      { class: 'pale' },
      `${nombre(comptes.compares)} actes comparés, ${nombre(comptes.inchanges)} inchangés, ${nombre(comptes.delivres)} délivrés ne seront pas ré-édités`,
    ),
  );
}

function montrerListe() {
  const parts = [noeud('h2', { class: 'vh' }, 'Changements, par risque')];
  for (const rang of RANGS) {
    const siens = visibles().filter(({ gravite: g }) => g === rang);
    if (siens.length === 0) continue;
    const restent = siens.filter((each) => ou(each) === 'a-decider').length;
    parts.push(
      noeud(
        'div',
        { class: 'groupe', style: parts.length === 1 ? 'padding-top:0' : null },
        noeud('h3', null, NOMS[rang]),
        noeud('span', null, `${restent} à décider sur ${siens.length}`),
      ),
      noeud(
        'ol',
        { class: 'registre changements' },
        siens.map((changement) =>
          noeud(
            'li',
            null,
            noeud('span', { class: 'n', 'aria-hidden': 'true' }, String(changement.numero)),
            noeud(
              'div',
              { class: 'corps' },
              noeud(
                'a',
                {
                  href: `#c=${changement.cle.slice(0, 12)}`,
                  'aria-current': changements[choisi] === changement ? 'true' : null,
                  click: (event) => {
                    event.preventDefault();
                    choisir(changements.indexOf(changement));
                  },
                },
                noeud('span', { class: 'vh' }, `changement ${changement.numero} : `),
                noeud('span', { class: 'titre' }, titre(changement.titre)),
                noeud(
                  'span',
                  { class: 'pied' },
                  noeud('span', null, combien(changement)),
                  gravite(ou(changement)),
                ),
              ),
            ),
          ),
        ),
      ),
    );
  }
  if (parts.length === 1)
    parts.push(
      noeud(
        'p',
        { class: 'vide' },
        filtre === '' ? 'Aucun changement.' : 'Aucun changement ne contient ces mots.',
      ),
    );
  const { scrollTop } = ici('liste');
  ici('liste').replaceChildren(...parts);
  ici('liste').scrollTop = scrollTop;
  ici('liste').querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
}

function lignesDe(changement, rang) {
  const { temoins, autres } = changement;
  if (rang < temoins.length)
    return {
      id: temoins[rang].id,
      titre: temoins[rang].titre,
      lignes: temoins[rang].lignes,
      pages: temoins[rang].pages,
    };
  const [id, ligne] = autres[rang - temoins.length];
  return { id, titre: `Autre acte ${rang - temoins.length + 1}`, lignes: [ligne], pages: null };
}

const nombreDeTemoins = (changement) => changement.temoins.length + changement.autres.length;

function notePages(pages) {
  if (pages === null || pages[0] === pages[1]) return pages === null ? '' : pluriel(pages[1], 'page');
  return `passe de ${pages[0]} à ${pluriel(pages[1], 'page')}`;
}

function montrerTexte(changement) {
  const montres = changement.temoins.map((_, i) => i);
  if (temoin >= changement.temoins.length) montres.push(temoin);
  const articles = montres.map((rang) => {
    const { id, titre: nom, lignes, pages } = lignesDe(changement, rang);
    return noeud(
      'article',
      {
        class: 'temoin',
        'aria-label': `Témoin ${rang + 1}`,
        'aria-current': rang === temoin ? 'true' : null,
      },
      noeud(
        'header',
        null,
        noeud('b', null, nom),
        noeud('span', { class: 'doux', title: id }, nomDe(id)),
        noeud('span', { class: 'pale' }, notePages(pages)),
      ),
      lignes.length === 0
        ? noeud('p', { class: 'texte-acte pale' }, 'Les mots restent les mêmes : voyez la page.')
        : lignes.map((ligne) => noeud('p', { class: 'texte-acte' }, segments(ligne))),
    );
  });
  const vu = changement.temoins[Math.min(temoin, changement.temoins.length - 1)];
  const total = membres(changement).length;
  const dansPage =
    vu === undefined
      ? []
      : [
          noeud(
            'div',
            { class: 'panneau-titre', style: 'margin-top:var(--e-4)' },
            noeud('h3', null, `Dans la page, ${vu.titre.toLowerCase().replace('le ', 'témoin le ')}`),
            noeud(
              'span',
              { class: 'petit pale' },
              `${pluriel(changement.temoins.length, 'témoin montré', 'témoins montrés')} sur ${nombre(total)}. `,
              noeud(
                'button',
                { class: 'lien', type: 'button', click: () => ouvrir('autres') },
                'Voir les autres',
              ),
            ),
          ),
          noeud(
            'figure',
            null,
            noeud(
              'figcaption',
              { class: 'legende-vue' },
              `Avant, page ${vu.avant?.n ?? '–'} sur ${vu.pages[0]}`,
            ),
            feuille(vu.avant, 'Avant', true),
          ),
          noeud(
            'figure',
            { style: 'margin-top:var(--e-3)' },
            noeud(
              'figcaption',
              { class: 'legende-vue' },
              `Après, page ${vu.apres?.n ?? '–'} sur ${vu.pages[1]}`,
            ),
            feuille(vu.apres, 'Après', true),
          ),
        ];
  const relu =
    changement.relu === false
      ? [
          noeud(
            'p',
            { class: 'avis bloquant', style: 'margin-bottom:var(--e-3)' },
            'Le texte relu dans les deux fichiers dit autre chose que cette comparaison : n’approuvez pas, et signalez-le.',
          ),
        ]
      : [];
  ici('v-texte').replaceChildren(...relu, ...articles, ...dansPage);
}

function montrerPages(changement) {
  const vu = changement.temoins[Math.min(temoin, changement.temoins.length - 1)];
  if (vu === undefined) return;
  ici('v-page').replaceChildren(
    noeud(
      'div',
      { class: 'avant-apres' },
      noeud(
        'figure',
        null,
        noeud('figcaption', null, `Avant : ${proposition.de}`),
        feuille(vu.avant, 'Avant', false),
      ),
      noeud(
        'figure',
        null,
        noeud('figcaption', null, `Après : proposition ${proposition.courte}`),
        feuille(vu.apres, 'Après', false),
      ),
    ),
  );
  const [dessous, dessus] = [feuille(vu.avant, 'Avant', false), feuille(vu.apres, 'Après', false)];
  const curseur = noeud('input', {
    id: 'fondu',
    type: 'range',
    min: 0,
    max: 100,
    value: apres ? 100 : 0,
    'aria-label': 'Fondu de l’avant à l’après',
    input: () => fondre(Number(curseur.value)),
  });
  const fondre = (part) => {
    dessus.style.opacity = String(part / 100);
    dessous.style.opacity = part === 100 ? '0' : '1';
    curseur.value = String(part);
    curseur.setAttribute(
      'aria-valuetext',
      part === 100 ? 'après seul' : part === 0 ? 'avant seul' : `après à ${part} %`,
    );
  };
  fondre(apres ? 100 : 0);
  ici('v-calque').replaceChildren(
    noeud(
      'p',
      { class: 'legende-vue barre' },
      noeud('label', { for: 'fondu' }, 'Avant'),
      curseur,
      noeud('span', null, 'Après'),
      noeud(
        'span',
        { style: 'margin-left:auto' },
        noeud('kbd', null, 'Espace'),
        ' montre l’une puis l’autre ; les ajouts sont soulignés.',
      ),
    ),
    noeud('div', { class: 'calque' }, dessous, dessus),
  );
}

function fiche(paires) {
  return noeud(
    'dl',
    { class: 'fiche' },
    paires.flatMap(([nom, ...valeur]) => [noeud('dt', null, nom), noeud('dd', null, ...valeur)]),
  );
}

function bloc(nom, ...contenu) {
  return noeud('div', { class: 'bloc' }, noeud('h3', null, nom), ...contenu);
}

function montrerOrigine(changement) {
  const { modele, fichier, temoins, branches } = changement;
  const vu = temoins[Math.min(temoin, temoins.length - 1)];
  const blocs = [];
  if (modele.length > 0)
    blocs.push(
      bloc(
        'Ligne du modèle',
        noeud(
          'figure',
          { class: 'diff', style: 'margin-top:0' },
          noeud('figcaption', null, noeud('span', null, fichier), noeud('span', null, proposition.auteur)),
          noeud(
            'div',
            null,
            modele.map(([marque, n, ligne]) =>
              noeud(
                'div',
                { class: `l ${marque === '-' ? 'moins' : marque === '+' ? 'plus' : ''}` },
                noeud('i', null, String(n)),
                noeud('span', { 'aria-hidden': 'true' }, marque === '-' ? '−' : marque),
                noeud(
                  'span',
                  null,
                  noeud(
                    'span',
                    { class: 'vh' },
                    marque === '-' ? 'retiré : ' : marque === '+' ? 'ajouté : ' : '',
                  ),
                  ligne,
                ),
              ),
            ),
          ),
        ),
      ),
    );
  if ((vu?.champs.length ?? 0) > 0) blocs.push(bloc('Champs de l’acte', fiche(vu.champs)));
  const vus = (quoi) => branches.filter(({ vue }) => vue === quoi).length;
  blocs.push(
    bloc(
      'Ce que l’archive éprouve',
      fiche([
        [
          'Vu dans',
          `${pluriel(taille(changement), 'acte')}${changement.delivres > 0 ? `, et ${nombre(changement.delivres)} délivrés` : ''}`,
        ],
        [
          'En essai',
          changement.essaiSeul
            ? noeud('b', null, 'vu seulement en essai')
            : pluriel(listes[changement.essais].length, 'cas', 'cas'),
        ],
        ...(branches.length === 0
          ? []
          : [
              [
                'Branches',
                `${vus('archive')} vues dans les actes, ${vus('essai')} en essai seul, ${vus('jamais')} jamais`,
              ],
            ]),
      ]),
    ),
  );
  const exclus = exclusDe(changement);
  const prise = priseDe(changement);
  blocs.push(
    bloc(
      'Décision',
      fiche([
        ['Auteur', proposition.auteur],
        [
          'Relecteur',
          changement.par !== '' && prise.verdict === null
            ? `${changement.par}, le ${changement.le}${changement.signee ? ', signé' : ' (identité déclarée, non vérifiée)'}`
            : etat.nom === ''
              ? 'vous'
              : `vous, ${etat.nom}`,
        ],
        [
          'Lie',
          noeud(
            'code',
            null,
            `${nombre(taille(changement) + changement.delivres)} actes · ${changement.liens}`,
          ),
        ],
        ...(changement.reprise && prise.verdict === null
          ? [['Reprise', 'rien de ce changement n’a bougé depuis']]
          : []),
        ...(changement.caduque ? [['Caduque', 'il était approuvé ; ce qu’il imprime a changé']] : []),
        ...(exclus.length === 0
          ? []
          : [
              [
                'Exclus',
                `${pluriel(exclus.length, 'acte')} : ${prise.motifExclus || changement.exclus[0]?.motif || ''}`,
              ],
            ]),
        ...(prise.note === '' ? [] : [['Note', prise.note]]),
        ...(ou(changement) === 'rejete' ? [['Motif', prise.motif || changement.motif]] : []),
      ]),
    ),
  );
  ici('origine').replaceChildren(
    noeud('div', { class: 'panneau-titre' }, noeud('h2', { id: 't-or' }, 'D’où vient ce changement')),
    ...blocs,
  );
}
