/** What the minutes of a review say. */
import type { Revue } from '../pipeline.ts';
import { dateInFrench } from '../pipeline.ts';
import { accordDe } from './accord.ts';
import type { Decision } from './decision.ts';
import { nombre, titreEcrit, type ChangementDit, type Dossier } from './dossier.ts';
import { courte } from './empreintes.ts';
import { GRAVITES, NOMS } from './gravite.ts';

/** The document; `collectivite`: whose acts they are. */
export function revueDite(dossier: Dossier, decisions: readonly Decision[], collectivite: string): Revue {
  const { proposition, comptes, changements } = dossier;
  const told = changements.map((each) => ({
    gravite: each.gravite,
    dit: changementDit(each, dossier, decisions),
  }));
  const groupes = GRAVITES.map((gravite) => ({
    titre: NOMS[gravite],
    changements: told.filter((each) => each.gravite === gravite).map(({ dit }) => dit),
  })).filter((groupe) => groupe.changements.length > 0);
  return {
    id: `revue-${proposition.date}-${proposition.empreinte.slice(0, 8)}`,
    titre: `Procès-verbal de revue des modèles du ${dateInFrench(proposition.date)}`,
    projet: told.some(({ dit }) => !dit.approuve),
    collectivite,
    proposition: courte(proposition.empreinte),
    auteur: proposition.auteur,
    duJour: `du ${dateInFrench(proposition.date)}`,
    de: proposition.de.nom,
    a: proposition.a.nom,
    jeuAvant: courte(proposition.de.jeu.empreinte),
    jeuApres: courte(proposition.a.jeu.empreinte),
    compares: nombre(comptes.compares),
    inchanges: nombre(comptes.inchanges),
    delivres: nombre(comptes.delivres),
    essais: nombre(comptes.essais),
    seules: proposition.seules.length === 0 ? null : proposition.seules.join(', '),
    groupes,
  };
}

type Dit = Revue['groupes'][number]['changements'][number];

function changementDit(each: ChangementDit, { proposition }: Dossier, decisions: readonly Decision[]): Dit {
  const { etat, decision, exclus, reprise } = accordDe(each, proposition, decisions);
  const areWords = each.titre.some(([mark]) => mark !== '=');
  const side = (mark: '-' | '+'): string | null => {
    const words = each.titre.filter(([kind]) => kind === '=' || kind === mark).map(([, text]) => text);
    return areWords && each.titre.some(([kind]) => kind === mark) ? words.join(' ') : null;
  };
  return {
    numero: String(each.numero),
    avant: side('-'),
    apres: side('+'),
    forme: areWords ? null : titreEcrit(each.titre),
    portee: `${nombre(each.actes.length)} ${each.actes.length > 1 ? 'actes' : 'acte'}`,
    essaiSeul: each.essaiSeul,
    modele: each.fichier === '' ? null : `${each.fichier}, ligne ${each.ligneApres || each.ligneAvant}`,
    approuve: etat === 'approuve' || etat === 'sans-objet',
    rejete: etat === 'rejete',
    reprise,
    relecteur: decision?.relecteur ?? null,
    date: decision === null ? null : `le ${dateInFrench(decision.date)}`,
    signe: (decision?.identite ?? '') !== '',
    motif: decision === null || decision.motif === '' ? null : decision.motif,
    exclus: exclus.length === 0 ? null : exclus.map(({ acte }) => acte).join(', '),
    motifExclus: exclus[0]?.motif ?? null,
    empreinte: courte(each.cle),
    membres: courte(each.racineActes),
  };
}
