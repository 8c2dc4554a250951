/** The page of a review: one file, which opens from a disk, asks nothing of any network and keeps what is decided in the browser. */
import { createHash } from 'node:crypto';
import type { Accord } from './accord.ts';
import type { ChangementDit, Dossier } from './dossier.ts';
import { courte } from './empreintes.ts';
import type { Segment } from './mots.ts';
import type { TemoinVu } from './temoin.ts';

/** A line of a template beside a change: ' ', '-', '+', its number, its text. */
export type LigneDeModele = readonly [' ' | '-' | '+', number, string];

/** A change as the page shows it. */
export interface ChangementVu {
  readonly dit: ChangementDit;
  readonly accord: Accord;
  readonly temoins: readonly TemoinVu[];
  /** Other acts, with their lines. */
  readonly autres: readonly (readonly [string, readonly Segment[]])[];
  readonly modele: readonly LigneDeModele[];
  /** What the text of the two files says, read anew by our reader: `false`, it tells something else than was compared. */
  readonly relu: boolean | null;
}

/** What a page is made from. */
export interface Parts {
  readonly css: string;
  readonly script: string;
}

/** The page, whole. */
export function ecran(
  dossier: Dossier,
  changements: readonly ChangementVu[],
  { css, script }: Parts,
): string {
  const { proposition, comptes, eprouve } = dossier;
  // Acts that several changes share are named once.
  const listes: (readonly string[])[] = [];
  const known = new Map<string, number>();
  const liste = (ids: readonly string[]): number => {
    const key = ids.join('\n');
    let at = known.get(key);
    if (at === undefined) {
      known.set(key, (at = listes.length));
      listes.push(ids);
    }
    return at;
  };
  const data = {
    proposition: {
      empreinte: proposition.empreinte,
      courte: courte(proposition.empreinte),
      auteur: proposition.auteur,
      date: proposition.date,
      de: proposition.de.nom,
      a: proposition.a.nom,
      seule: proposition.seules.length > 0,
    },
    comptes,
    eprouve,
    changements: changements.map(({ dit, accord, ...rest }) => {
      const { actes, delivres, essais, ...told } = dit;
      return {
        ...told,
        ...rest,
        liste: liste(actes),
        delivres: delivres.length,
        essais: liste(essais),
        liens: courte(dit.racineActes),
        etat: accord.etat,
        par: accord.decision?.relecteur ?? '',
        le: accord.decision?.date ?? '',
        motif: accord.decision?.motif ?? '',
        signee: (accord.decision?.identite ?? '') !== '',
        exclus: accord.exclus,
        reprise: accord.reprise,
        caduque: accord.caduque !== null,
      };
    }),
    listes,
  };
  const json = JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  const hash = createHash('sha256').update(script).digest('base64');
  const titre = `Revue ${courte(proposition.empreinte)}`;
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<title>${titre} – Greffe</title>
<style>
${css}</style>
</head>
<body class="coquille">
<a class="evitement" href="#contenu">Aller au contenu</a>
<header class="tete">
  <span class="marque">Greffe</span>
  <p class="doux">Revue des modèles</p>
  <div class="tete-fin">
    <form class="recherche-breve" role="search" aria-label="Recherche"><label class="vh" for="q">Chercher un changement, un mot, un acte</label><input id="q" type="search" placeholder="Chercher un changement, un mot"><kbd aria-hidden="true">/</kbd></form>
    <fieldset class="theme"><legend class="vh">Thème</legend><label><input type="radio" name="theme" checked>Auto</label><label><input type="radio" name="theme" id="theme-clair">Clair</label><label><input type="radio" name="theme" id="theme-sombre">Sombre</label></fieldset>
  </div>
</header>
<main id="contenu" tabindex="-1">
<noscript><p class="avis bloquant">Cette page a besoin de son propre script, qui ne lit rien sur le réseau. Le procès-verbal de revue dit la même chose sans lui.</p></noscript>
<div class="seance-tete" style="padding-bottom:var(--e-3)">
  <div class="seance-titre"><div><p id="sur-titre"></p><h1 id="titre"></h1></div>
  <div style="margin-left:auto;min-width:22rem" class="avancement" role="status" id="avancement"></div></div>
</div>
<div class="revue">
  <nav class="panneau liste" aria-label="Changements, par risque" tabindex="0" id="liste"></nav>
  <section class="panneau" aria-labelledby="t-ch" id="centre" tabindex="0">
    <div class="panneau-titre" style="align-items:center"><h2 id="t-ch" style="font:500 var(--c-20)/1.3 var(--romain)"></h2>
      <fieldset class="segments"><legend class="vh">Vue</legend><label><input type="radio" name="vue" id="vue-texte" checked>Texte</label><label><input type="radio" name="vue" id="vue-page">Page</label><label><input type="radio" name="vue" id="vue-calque">Calque</label></fieldset></div>
    <div class="vues" id="v-texte"></div>
    <div class="vues" id="v-page"></div>
    <div class="vues" id="v-calque"></div>
  </section>
  <section class="panneau origine" aria-labelledby="t-or" tabindex="0" id="origine"></section>
</div>
<section class="decision" aria-label="Décision" id="decision"></section>
</main>
<footer class="touches">
  <ul aria-label="Touches de cet écran"><li><kbd>J</kbd> <kbd>K</kbd> changement</li><li><kbd>N</kbd> <kbd>P</kbd> témoin</li><li><kbd>T</kbd> texte, page, calque</li><li><kbd>Espace</kbd> avant ou après</li><li><kbd>X</kbd> exclure</li><li><kbd>C</kbd> commenter</li><li><kbd>/</kbd> trouver</li><li><kbd>?</kbd> aide</li></ul>
  <span class="fin">${titre}, ${proposition.date}</span>
</footer>
<dialog id="aide" aria-labelledby="t-aide"><h2 id="t-aide">Touches</h2><dl>
<dt><kbd>J</kbd> <kbd>K</kbd></dt><dd>changement suivant, précédent</dd>
<dt><kbd>N</kbd> <kbd>P</kbd></dt><dd>témoin suivant, précédent ; puis les autres actes</dd>
<dt><kbd>T</kbd></dt><dd>texte, page, calque</dd>
<dt><kbd>Espace</kbd></dt><dd>dans le calque, l’avant puis l’après</dd>
<dt><kbd>A</kbd> <kbd>R</kbd></dt><dd>approuver, rejeter</dd>
<dt><kbd>X</kbd> <kbd>C</kbd></dt><dd>exclure des actes, commenter</dd>
<dt><kbd>/</kbd></dt><dd>chercher</dd>
<dt><kbd>Échap</kbd></dt><dd>fermer, revenir</dd></dl>
<form method="dialog"><button class="bouton">Fermer l’aide</button></form></dialog>
<script type="application/json" id="donnees">${json}</script>
<script>${script}</script>
</body>
</html>
`;
}
