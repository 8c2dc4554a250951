/** `greffe revue verifier`: refuses while a change of printed form has no approval that holds. */
import { accordDe, restent } from '../../revue/accord.ts';
import { nombre, titreEcrit, type Dossier } from '../../revue/dossier.ts';
import { EXIT } from '../exit.ts';
import { findProject } from '../project.ts';
import { plural, report } from '../report.ts';
import { prepare, type PreparerOptions } from './preparer.ts';
import { lireRegistre, type Registre } from './registre-file.ts';

/** Compares anew and tells what lacks. Returns the exit code. Throws `Unreachable`, `Altered`. */
export function verifierRevue(options: Omit<PreparerOptions, 'sortie'>): number {
  const prepared = prepare(options);
  if (typeof prepared === 'number') return prepared;
  const { dossier } = prepared;
  const { root } = findProject('.', options.projet);
  const registre = lireRegistre(root);
  if (options.json === true) {
    const told = dossier.changements.map((each) => ({
      numero: each.numero,
      changement: each.cle,
      gravite: each.gravite,
      ...accordDe(each, dossier.proposition, registre.decisions),
    }));
    process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  } else process.stdout.write(verification(dossier, registre));
  return isEntiere(dossier, registre) ? EXIT.sound : EXIT.refused;
}

/** Every change is approved, and no line of the file of decisions was altered. */
export function isEntiere(dossier: Dossier, { decisions, fautes, textes }: Registre): boolean {
  process.stderr.write(report(fautes, (file) => textes.get(file)));
  return fautes.length === 0 && restent(dossier, decisions).length === 0;
}

function verification(dossier: Dossier, { decisions }: Registre): string {
  const lines = dossier.changements.map((each) => {
    const { etat, decision, exclus, reprise, caduque } = accordDe(each, dossier.proposition, decisions);
    const by = decision === null ? '' : ` par ${decision.relecteur} le ${decision.date}`;
    const how = decision === null ? '' : decision.identite === '' ? ', identité déclarée' : ', signé';
    const said = {
      approuve: `approuvé${by}${how}${decision?.seule === true ? ', approbation seule' : ''}${reprise ? ', repris d’un jeu précédent' : ''}`,
      rejete: `rejeté${by} : ${decision?.motif ?? ''}`,
      'sans-objet': 'délivrés seulement : rien à décider',
      'a-decider':
        caduque === null
          ? 'à décider'
          : `à décider de nouveau : ce qu’a vu ${caduque.relecteur} le ${caduque.date} a changé`,
    }[etat];
    const out = exclus.length === 0 ? '' : ` ; ${plural(exclus.length, 'acte exclu', 'actes exclus')}`;
    return `${String(each.numero).padStart(3)}  ${titreEcrit(each.titre)} (${nombre(each.actes.length)} ${each.actes.length > 1 ? 'actes' : 'acte'}) : ${said}${out}\n`;
  });
  const left = restent(dossier, decisions).length;
  const verdict =
    left === 0
      ? 'Tout changement est approuvé.\n'
      : `${plural(left, 'changement n’est pas approuvé', 'changements ne sont pas approuvés')}.\n`;
  return `${lines.join('')}${verdict}`;
}
