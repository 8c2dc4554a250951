/** The command line: its verbs, their arguments and options. Each verb is loaded when it is called, so that none pays for the others. */
import { CommanderError, InvalidArgumentError, Option, type Command } from 'commander';
import { EXIT } from './exit.ts';
import { frenchCommand, Misuse, verb } from './french.ts';

/** What follows the list of verbs. */
const AFTER = `
Exemples :
  greffe verifier                            toute la saisie du projet
  greffe corriger 2024-09-12-bureau          ce qui se corrigerait, rien n’étant écrit
  greffe produire 2024-09-12-bureau          les actes d’une séance
  greffe produire 2024-09-12-bureau_01       un acte
  greffe produire --document proces-verbal   les procès-verbaux
  greffe registre 2025 conseil               le registre d’une année, relié
  greffe relire sortie/2024                  les PDF d’un dossier

Codes de sortie :
   0  rien n’est refusé                64  ligne de commande mal écrite
   1  saisie ou modèle refusé          70  défaut du programme
   2  un PDF diffère de sa saisie     143  arrêt demandé
   3  chemin ou disque en défaut`;

/**
 * The kinds of document, as pipeline.ts has them: it is not loaded to parse a command line.
 * @public A test compares the two.
 */
export const KINDS = [
  'extrait',
  'extrait-executoire',
  'extrait-publie',
  'convocation',
  'ordre-du-jour',
  'dossier',
  'feuille-de-presence',
  'liste',
  'proces-verbal',
  'registre',
  'cloture',
  'pouvoir',
  'constat-sans-quorum',
] as const;

/** What a file that comes back is. */
const NATURES = ['signe', 'tamponne', 'ar', 'autre'] as const;

/** Kinds asked for. Throws `InvalidArgumentError` for a name that is none. */
function kinds(written: string): (typeof KINDS)[number][] {
  return written.split(',').map((name) => {
    const kind = KINDS.find((each) => each === name.trim());
    if (kind === undefined) throw new InvalidArgumentError(`${KINDS.join(', ')}.`);
    return kind;
  });
}

/**
 * Types of assembly, as pipeline.ts has them, and the families that the program brings.
 * @public A test compares them.
 */
export const BODIES = ['CM', 'CC', 'BUR', 'SYF', 'SYO', 'CCAS', 'CD', 'CDP', 'CR', 'CRP'] as const;
/** @public */
export const MODELS = ['recit', 'marge', 'nominatif', 'cases', 'libelles'] as const;

/** One of a few words. Throws `InvalidArgumentError` for another. */
function oneOf<T extends string>(known: readonly T[]): (written: string) => T {
  return (written) => {
    const found = known.find((each) => each === written);
    if (found === undefined) throw new InvalidArgumentError(`${known.join(', ')}.`);
    return found;
  };
}

/** A port of this machine. Throws `InvalidArgumentError`. */
function port(written: string): number {
  if (!/^\d{1,5}$/.test(written) || Number(written) > 65_535)
    throw new InvalidArgumentError('un nombre de 0 à 65535.');
  return Number(written);
}

/** A day that exists. Throws `InvalidArgumentError`. */
function day(written: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(written) && !Number.isNaN(Date.parse(written));
  if (!isDay || new Date(written).toISOString().slice(0, 10) !== written)
    throw new InvalidArgumentError('un jour qui existe, écrit 2026-12-03.');
  return written;
}

/** Who decides, and by which key. */
function signing(command: Command): Command {
  return command
    .requiredOption('--par <nom>', 'qui relit')
    .option('--cle <fichier>', 'clé SSH qui signe')
    .option('--identite <nom>', 'nom de cette clé dans relecteurs.ssh');
}

/** Parses `argv` (without node and script), runs the verb, and gives its exit code. Throws `CommanderError` and `Misuse` on misuse. */
export async function run(argv: readonly string[], version: string): Promise<number> {
  let code = 0;
  const program = frenchCommand('greffe')
    .description('Des registres d’une assemblée locale à ses actes officiels.')
    .version(version, '-V, --version', 'affiche la version')
    .addHelpText('after', AFTER);

  const records = (usage: string, description: string): Command =>
    verb(program, usage, description)
      .argument('[CHEMIN...]', 'séances, points, dossiers ou identifiants (par défaut, toute la saisie)')
      .option('--projet <dossier>', 'dossier du projet, quand ce n’est pas celui des chemins');

  records('verifier', 'signale toutes les fautes de la saisie, de forme et de droit')
    .option('--json', 'répond en JSON')
    .option('--strict', 'les avertissements refusent aussi')
    .action(async (paths: string[], options) => {
      const { verifier } = await import('./verifier.ts');
      code = verifier(paths, options);
    });

  verb(program, 'servir', 'ouvre le bureau du secrétariat : une page de ce poste, et de lui seul')
    .argument('[DOSSIER]', 'dossier du projet (par défaut, celui où l’on est)')
    .option('--port <n>', 'port de la page ; 0 : le premier libre', port, 7420)
    .option('--ouvrir', 'ouvre aussi la page dans le navigateur')
    .action(async (folder: string | undefined, options) => {
      const { servir } = await import('./servir.ts');
      code = await servir(folder, options);
    });

  records(
    'corriger',
    'montre, ou écrit, ce qui se corrige sans juger : typographie des projets, pièges du YAML',
  )
    .option('--ecrire', 'écrit les corrections dans les fichiers')
    .option('--json', 'répond en JSON')
    .action(async (paths: string[], options) => {
      const { corriger } = await import('./corriger.ts');
      code = corriger(paths, options);
    });

  records('produire', 'fait en PDF les extraits du registre, ou d’autres documents')
    .option('--document <genres>', `documents à faire, séparés par des virgules : ${KINDS.join(', ')}`, kinds)
    .option('--impression', 'un seul fichier par séance, à imprimer recto-verso : tous ses extraits')
    .option('--coordonnees <fichier>', 'tableau CSV des adresses : une convocation, un dossier par membre')
    .option('--sortie <dossier>', 'dossier où les écrire', 'sortie')
    .option('--json', 'répond en JSON')
    .option('--strict', 'les avertissements refusent aussi')
    .action(async (paths: string[], options) => {
      const { impression, ...others } = options;
      if (impression === true) {
        if (others.document !== undefined || others.coordonnees !== undefined)
          throw new Misuse(
            `--impression réunit les extraits de la séance : ôtez ${others.document === undefined ? '--coordonnees' : '--document'}, ou faites les autres documents à part.`,
          );
        const { imprimer } = await import('./imprimer.ts');
        code = imprimer(paths, others);
        return;
      }
      const { produire } = await import('./produire.ts');
      code = await produire(paths, others);
    });

  verb(program, 'importer', 'fait d’un texte Word ou LibreOffice un point, et dit ce qui n’est pas repris')
    .argument('<FICHIER>', 'fichier .docx ou .odt')
    .option('--vers <SEANCE>', 'ajoute le point à cette séance (par défaut, l’écrit à l’écran)')
    .option('--projet <dossier>', 'dossier du projet, quand ce n’est pas celui où l’on est')
    .action(async (file: string, options) => {
      const { importer } = await import('./importer.ts');
      code = await importer(file, options);
    });

  verb(program, 'registre', 'relie en volumes le registre d’une année, avec ses tables')
    .argument('<ANNEE>', 'année du registre')
    .argument('[ASSEMBLEE]', 'nom du fichier de l’assemblée (par défaut, toutes)')
    .option(
      '--imprime <SEANCE>',
      'note que les feuillets sont imprimés jusqu’à cette séance, ou cette décision',
    )
    .option('--le <date>', 'jour de l’impression (par défaut, aujourd’hui)', day)
    .option('--sortie <dossier>', 'dossier où les écrire', 'sortie')
    .option('--json', 'répond en JSON')
    .option('--projet <dossier>', 'dossier du projet')
    .action(async (year: string, body: string | undefined, options) => {
      const { registre } = await import('./registre.ts');
      code = registre(year, body, options);
    });

  verb(program, 'relire', 'compare ce que disent les pages imprimées avec la saisie')
    .argument('<FICHIER...>', 'fichiers PDF, ou dossiers de PDF')
    .option('--json', 'répond en JSON')
    .option('--projet <dossier>', 'dossier du projet qui tient la saisie')
    .action(async (files: string[], options) => {
      const { relire } = await import('./relire.ts');
      code = await relire(files, options);
    });

  verb(program, 'regles', 'dit les règles de droit vérifiées, et ce qui déclenche chacune')
    .option('--json', 'répond en JSON')
    .action(async (options) => {
      const { regles } = await import('./regles.ts');
      code = regles(options);
    });

  verb(program, 'presence', 'dit qui siège et qui vote, point par point')
    .argument('<SEANCE>', 'dossier ou identifiant d’une séance')
    .option('--json', 'répond en JSON')
    .option('--projet <dossier>', 'dossier du projet, quand ce n’est pas celui du chemin')
    .action(async (path: string, options) => {
      const { presence } = await import('./presence.ts');
      code = presence(path, options);
    });

  verb(program, 'rectifier', 'prépare l’acte qui en rectifie un plus ancien ; celui-ci reste tel quel')
    .argument('<ID>', 'identifiant de l’acte à rectifier : 2024-09-12-bureau_01')
    .option('--materielle', 'une faute de plume : ce qui fut décidé ne change pas, rien n’est voté')
    .option('--deliberation', 'une délibération rectificative, que l’assemblée vote')
    .option('--seance <SEANCE>', 'séance où l’inscrire (par défaut, la prochaine de l’assemblée)')
    .option('--projet <dossier>', 'dossier du projet, quand ce n’est pas celui où l’on est')
    .action(async (id: string, { materielle, deliberation, ...options }) => {
      const { rectifier } = await import('./rectifier.ts');
      if ((materielle === undefined) === (deliberation === undefined))
        throw new CommanderError(
          EXIT.misuse,
          'commander.missingMandatoryOptionValue',
          "'--materielle' ou '--deliberation'",
        );
      code = rectifier(id, {
        nature: materielle === undefined ? 'deliberation' : 'materielle',
        ...options,
      });
    });

  records('tout', 'vérifie, produit et relit chaque PDF (npm start)')
    .option('--sortie <dossier>', 'dossier où les écrire', 'sortie')
    .option('--strict', 'les avertissements refusent aussi')
    .action(async (paths: string[], options) => {
      const { tout } = await import('./tout.ts');
      code = await tout(paths, options);
    });

  const seance = verb(program, 'seance', 'prépare et clôt une séance');
  verb(seance, 'clore', 'montre ce que dira chaque acte, demande confirmation, et déclare la séance tenue')
    .argument('<SEANCE>', 'dossier ou identifiant d’une séance')
    .option('--oui', 'clôt sans demander')
    .option('--strict', 'les avertissements refusent aussi')
    .option('--projet <dossier>', 'dossier du projet, quand ce n’est pas celui du chemin')
    .action(async (path: string, options) => {
      const { clore } = await import('./clore.ts');
      code = await clore(path, options);
    });

  verb(seance, 'nouvelle', 'prépare une séance d’après la dernière de la même assemblée')
    .argument('<ASSEMBLEE>', 'assemblée : nom de son fichier, sans .yaml')
    .argument('<DATE>', 'jour de la séance : 2026-12-03', day)
    .argument('[OBJET...]', 'objets des points, dans leur ordre')
    .option('--projet <dossier>', 'dossier du projet, quand ce n’est pas celui où l’on est')
    .action(async (assemblee: string, date: string, objets: string[], options) => {
      const { nouvelle } = await import('./nouvelle.ts');
      code = nouvelle(assemblee, date, objets, options);
    });

  verb(program, 'tenir', 'note une séance ligne à ligne : absents, pouvoirs, votes (docs/saisie.md)')
    .argument('[SEANCE]', 'dossier ou identifiant d’une séance (par défaut, la seule qui n’est pas close)')
    .option('--json', 'répond en JSON')
    .option('--projet <dossier>', 'dossier du projet, quand ce n’est pas celui du chemin')
    .action(async (path: string | undefined, options) => {
      const { tenir } = await import('./tenir.ts');
      code = await tenir(path, options);
    });

  verb(program, 'noter', 'note quand des actes ont été signés, envoyés, reçus, publiés')
    .argument('<SEANCE>', 'dossier ou identifiant d’une séance')
    .argument('[POINTS]', 'points : 3,5-8 (par défaut, tous les actes)')
    .option('--signe <date>', 'signature : 16/9, ou 2024-09-16')
    .option('--envoi <date>', 'envoi au représentant de l’État')
    .option('--reception <date>', 'réception par le représentant de l’État')
    .option('--publication <date>', 'publication')
    .option('--affichage <date>', 'affichage')
    .option('--notification <date>', 'notification')
    .option('--mise-en-ligne <date>', 'mise en ligne')
    .option('--executoire <date>', 'force exécutoire')
    .option('--json', 'répond en JSON')
    .option('--projet <dossier>', 'dossier du projet, quand ce n’est pas celui du chemin')
    .action(async (path: string, points: string | undefined, options) => {
      const { noter } = await import('./noter.ts');
      code = noter(path, points, options);
    });

  const lot = verb(program, 'lot', 'prépare des actes à transmettre');
  verb(lot, 'preparer', 'met dans un dossier les actes, leurs annexes et bordereau.csv')
    .argument('<SEANCE>', 'dossier ou identifiant d’une séance')
    .option('--sortie <dossier>', 'dossier où les écrire', 'lot')
    .option('--json', 'répond en JSON')
    .option('--projet <dossier>', 'dossier du projet, quand ce n’est pas celui du chemin')
    .action(async (path: string, options) => {
      const { preparer } = await import('./lot.ts');
      code = await preparer(path, options);
    });

  records('echeances', 'dit ce qui est dû, et pour quand : convocation, liste, procès-verbal, transmission')
    .option('--ics', 'répond par un calendrier (iCalendar)')
    .option('--json', 'répond en JSON')
    .option('--le <date>', 'compte à partir de ce jour (par défaut, aujourd’hui)', day)
    .action(async (paths: string[], options) => {
      const { echeances } = await import('./echeances.ts');
      code = echeances(paths, options);
    });

  verb(program, 'init', 'commence un projet : une assemblée, ses membres, une séance, des modèles')
    .argument('<DOSSIER>', 'dossier nouveau, ou vide')
    .option('--type <type>', `type d’assemblée : ${BODIES.join(', ')}`, oneOf(BODIES))
    .option('--membres <fichier>', 'tableau CSV des membres, ou fichier du Répertoire national des élus')
    .option('--code <code>', 'dans ce dernier, code de la collectivité (INSEE, SIREN, département, région)')
    .option('--collectivite <nom>', 'personne morale : Saint-Exemple')
    .option('--departement <code>', 'code du département')
    .option('--population <nombre>', 'population, pour un conseil municipal')
    .option('--mandat <date>', 'premier jour du mandat')
    .option('--effectif <nombre>', 'nombre légal de sièges (sinon, celui des membres)')
    .option('--seance <date>', 'jour de la première séance')
    .option('--modele <famille>', `modèle à copier : ${MODELS.join(', ')}`, oneOf(MODELS), 'recit')
    .action(async (folder: string, options) => {
      const { init } = await import('./init.ts');
      code = await init(folder, options);
    });

  records('archiver', 'tient à jour l’archive des actes ; ce qui n’a pas changé n’est pas touché')
    .option('--archive <dossier>', 'dossier de l’archive')
    .option('--parc <fichier>', 'toutes les villes d’un fichier, une par ligne : projet ; archive')
    .action(async (paths: string[], { archive: folder, parc, ...options }) => {
      const { archiver } = await import('./archiver.ts');
      if ((folder === undefined) === (parc === undefined))
        throw new CommanderError(EXIT.misuse, 'commander.missingMandatoryOptionValue', "'--archive'");
      code = await archiver(paths, folder === undefined ? { parc } : { archive: folder, ...options });
    });

  verb(program, 'chercher', 'cherche des mots dans le texte imprimé des actes d’une archive')
    .argument('<TEXTE>', 'mots qui sont tous dans une page ; entre guillemets, une suite de mots')
    .requiredOption('--archive <dossier>', 'dossier de l’archive')
    .option('--assemblee <nom>', 'une assemblée : nom de son fichier, sans .yaml')
    .option('--depuis <date>', 'séances à partir de ce jour : 2024-01-01', day)
    .option('--jusque <date>', 'séances jusqu’à ce jour', day)
    .option('--json', 'répond en JSON')
    .action(async (text: string, options) => {
      const { chercher } = await import('./chercher.ts');
      code = await chercher(text, options);
    });

  const archive = verb(program, 'archive', 'vérifie une archive, et ce qui s’y fait à la main');
  const ofArchive = (usage: string, description: string): Command =>
    verb(archive, usage, description).requiredOption('--archive <dossier>', 'dossier de l’archive');

  ofArchive('verifier', 'relit et compare tout ce que l’archive contient, sans rien écrire')
    .option('--json', 'répond en JSON')
    .action(async (options) => {
      const { verifyArchive } = await import('./archive/verify.ts');
      code = verifyArchive(options);
    });

  const byHand = (usage: string, description: string, reasoned = true): Command => {
    const command = ofArchive(usage, description).requiredOption('--par <nom>', 'qui le décide');
    return reasoned
      ? command.requiredOption('--motif <texte>', 'pourquoi')
      : command.option('--motif <texte>', 'pourquoi');
  };

  byHand('delivrer', 'relit une ébauche par tous les moyens, et en fait l’acte, que rien ne récrit', false)
    .argument('<ID>', 'identifiant de l’acte')
    .option('--projet <dossier>', 'dossier du projet')
    .action(async (id: string, options) => {
      const { issue } = await import('./archive/issue.ts');
      code = await issue(id, options);
    });

  byHand('joindre', 'garde, tels que reçus, les fichiers qui reviennent pour un acte délivré', false)
    .argument('<ID>', 'identifiant de l’acte')
    .argument('<FICHIER...>', 'fichiers reçus')
    .addOption(new Option('--nature <nature>', 'ce qu’ils sont').choices(NATURES).makeOptionMandatory())
    .action(async (id: string, files: string[], options) => {
      const { joinPieces } = await import('./archive/join.ts');
      code = joinPieces(id, files, options);
    });

  byHand('reprendre', 'reprend un acte délivré qui n’a pas été transmis')
    .argument('<ID>', 'identifiant de l’acte')
    .action(async (id: string, options) => {
      const { withdraw } = await import('./archive/by-hand.ts');
      code = withdraw(id, options);
    });

  byHand('renommer', 'dit sous quel identifiant un acte est saisi désormais')
    .argument('<ANCIEN>', 'identifiant dans l’archive')
    .argument('<NOUVEAU>', 'identifiant dans la saisie')
    .action(async (id: string, to: string, options) => {
      const { rename } = await import('./archive/by-hand.ts');
      code = rename(id, to, options);
    });

  byHand('acquitter', 'prend en compte l’écart d’un acte délivré')
    .argument('<ID>', 'identifiant de l’acte')
    .action(async (id: string, options) => {
      const { acknowledge } = await import('./archive/by-hand.ts');
      code = acknowledge(id, options);
    });

  byHand('elaguer', 'ôte l’ébauche d’un acte qui n’a plus de saisie')
    .argument('<ID>', 'identifiant de l’acte')
    .action(async (id: string, options) => {
      const { prune } = await import('./archive/by-hand.ts');
      code = prune(id, options);
    });

  ofArchive('restaurer', 'rétablit, octet pour octet, les fichiers abîmés d’un acte délivré')
    .argument('<ID>', 'identifiant de l’acte')
    .argument('[FICHIER...]', 'fichiers d’une sauvegarde')
    .option('--projet <dossier>', 'dossier du projet qui a ses propres modèles')
    .action(async (id: string, files: string[], options) => {
      const { restore } = await import('./archive/restore.ts');
      code = restore(id, files, options);
    });

  ofArchive('journal', 'raconte ce qui s’est passé dans l’archive')
    .argument('[ID]', 'identifiant d’un acte')
    .option('--json', 'répond en JSON')
    .action(async (id: string | undefined, options) => {
      const { history } = await import('./archive/history.ts');
      code = history(id, options);
    });

  const modeles = verb(program, 'modeles', 'relit les modèles des documents');
  verb(modeles, 'verifier', 'signale toutes les fautes des familles de modèles, avant tout acte')
    .option('--branches', 'dit aussi chaque branche qu’aucun document de la saisie n’imprime')
    .option('--json', 'répond en JSON')
    .option('--projet <dossier>', 'dossier du projet qui a ses propres modèles')
    .action(async (options) => {
      const { verifyTemplates } = await import('./modeles.ts');
      code = verifyTemplates(options);
    });
  verb(modeles, 'matrice', 'dit ce que chaque famille imprime dans chaque cas')
    .option('--json', 'répond en JSON')
    .option('--projet <dossier>', 'dossier du projet qui a ses propres modèles')
    .action(async (options) => {
      const { printMatrix } = await import('./modeles.ts');
      code = printMatrix(options);
    });

  const revue = verb(
    program,
    'revue',
    'montre ce qu’un changement de modèle fait à chaque acte, et l’approuve',
  );
  const ofReview = (usage: string, description: string): Command =>
    verb(revue, usage, description)
      .option('--de <révision>', 'avant : révision de git ou dossier (par défaut, le dernier jeu approuvé)')
      .option('--a <révision>', 'après : révision de git ou dossier (par défaut, le dossier de travail)')
      .option('--archive <dossier>', 'archive dont les actes délivrés sont comptés à part')
      .option('--parc <fichier>', 'toutes les villes d’un fichier, une par ligne : projet ; archive')
      .option('--auteur <nom>', 'qui propose (par défaut, d’après git)')
      .option('--projet <dossier>', 'dossier du projet');
  ofReview('preparer', 'compare tous les actes avant et après, et écrit la revue')
    .option('--sortie <dossier>', 'dossier où l’écrire', 'revue')
    .option('--json', 'répond en JSON')
    .action(async (options) => {
      const { preparer } = await import('./revue/preparer.ts');
      code = preparer(options);
    });
  ofReview('verifier', 'refuse tant qu’un changement n’est pas approuvé')
    .option('--json', 'répond en JSON')
    .action(async (options) => {
      const { verifierRevue } = await import('./revue/verifier.ts');
      code = verifierRevue(options);
    });
  signing(ofReview('conclure', 'approuve le jeu entier, que greffe archiver emploie dès lors')).action(
    async (options) => {
      const { conclure } = await import('./revue/conclure.ts');
      code = conclure(options);
    },
  );
  signing(
    verb(revue, 'adopter', 'approuve les modèles tels qu’ils sont, quand rien ne l’est encore')
      .option('--auteur <nom>', 'qui les a écrits', 'Greffe')
      .option('--projet <dossier>', 'dossier du projet'),
  ).action(async (options) => {
    const { adopter } = await import('./revue/conclure.ts');
    code = adopter(options);
  });
  verb(revue, 'proces-verbal', 'fait le procès-verbal de la revue, un PDF accessible qui porte ses décisions')
    .option('--revue <dossier>', 'dossier de la revue', 'revue')
    .option('--projet <dossier>', 'dossier du projet')
    .action(async (options) => {
      const { procesVerbal } = await import('./revue/proces-verbal.ts');
      code = procesVerbal(options);
    });
  const deciding = (usage: string, description: string): Command =>
    signing(
      verb(revue, usage, description)
        .option('--revue <dossier>', 'dossier de la revue', 'revue')
        .option('--projet <dossier>', 'dossier du projet'),
    );
  deciding('approuver', 'approuve des changements de la revue')
    .argument('[CHANGEMENT...]', 'numéros dans la revue, ou débuts de leur empreinte')
    .option('--tout', 'tous ceux qui restent à décider')
    .option('--motif <texte>', 'pourquoi')
    .option('--maison', 'pour toutes les villes qui ont le même changement')
    .action(async (changes: string[], options) => {
      const { approuver } = await import('./revue/decider.ts');
      code = approuver(changes, options);
    });
  deciding('rejeter', 'rejette des changements de la revue')
    .argument('<CHANGEMENT...>', 'numéros dans la revue, ou débuts de leur empreinte')
    .requiredOption('--motif <texte>', 'pourquoi')
    .action(async (changes: string[], options) => {
      const { rejeter } = await import('./revue/decider.ts');
      code = rejeter(changes, options);
    });
  deciding('exclure', 'laisse des actes hors de l’approbation d’un changement')
    .argument('<CHANGEMENT>', 'numéro dans la revue, ou début de son empreinte')
    .argument('<ACTE...>', 'identifiants des actes')
    .requiredOption('--motif <texte>', 'pourquoi')
    .action(async (change: string, ids: string[], options) => {
      const { exclure } = await import('./revue/decider.ts');
      code = exclure(change, ids, options);
    });
  deciding('decider', 'inscrit les décisions prises dans la page de la revue')
    .argument('<FICHIER>', 'fichier de décisions que la page a donné')
    .action(async (file: string, options) => {
      const { decider } = await import('./revue/decider.ts');
      code = decider(file, options);
    });

  await program.parseAsync([...argv], { from: 'user' });
  return code;
}
