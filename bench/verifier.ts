/**
 * `npm run bench -- verifier`: how long `greffe verifier` takes on 100, 1 000 and 10 000 délibérations, and how much memory
 * it holds at most. The archive is invented in a temporary folder: ten points a séance, the length of real acts.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const POINTS = 10;
const MEMBERS = 33;
/** The first séance: a Thursday. One every week after it. */
const FIRST = Date.UTC(2005, 0, 6);
const WEEK = 7 * 86_400_000;

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function body(): string {
  const members = Array.from({ length: MEMBERS }, (_, i) => {
    const letters = `${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(65 + Math.floor(i / 26))}`;
    return `      m${i}: {nom: ${i % 2 === 0 ? 'Mme Anne' : 'M. Luc'} N${letters}, groupe: ${i < 25 ? 'ensemble' : 'demain'}}\n`;
  });
  return `type: CM
nom: Conseil municipal
collectivite: Varsigny
departement: 21
population: 9 120
groupes: {ensemble: Ensemble, demain: Demain}
heure: 18:30
mandats:
  - du: 2000-01-01
    effectif: ${MEMBERS}
    membres:
${members.join('')}`;
}

const PARAGRAPH = `  La commune entretient avec les associations du quartier des relations suivies depuis 2017. Le bilan
  présenté à la commission des finances fait apparaître une progression du nombre de personnes
  accueillies, qui atteint 1 240 au terme de l’exercice, et une **baisse** des frais de gestion.
`;

const VOTES = [
  '',
  'vote: unanimite\n',
  'vote: {contre: groupe:demain, abstention: [m3, m4]}\n',
  'vote: {mode: secret, contre: 6, blancs: 2}\n',
  'vote: {abstention: 5}\n',
];

function point(n: number): string {
  return `rubrique: Finances
objet: Convention d’objectifs avec l’association n° ${n} et subvention de fonctionnement
matiere: 7.5
rapporteur: m${n % 7}
visas:
  - le code général des collectivités territoriales, notamment ses articles L. 1611-4 et L. 2121-29
  - la demande de l’association reçue en mairie
considerants:
  - l’intérêt local des activités de l’association
expose: |
${Array.from({ length: 6 }, () => PARAGRAPH).join('\n')}
  ### Les actions proposées

  - un atelier de cuisine, chaque mois ;
  - une serre commune, ouverte toute l’année ;
  - un verger de trente arbres.

  [tableau budget]
tableaux:
  budget:
    colonnes: Poste | Dépenses € | Recettes €
    lignes: |
      Achats | 4 000 | –
      Subvention | – | 8 500
      Personnel | 4 500 | –
    total: Ensemble | 8 500 | 8 500
    somme: [2, 3]
dispositif: |
  - d’approuver la convention à conclure avec l’association pour l’exercice ;
  - d’attribuer à cette association une subvention de 8 500 €, versée en deux fois ;
  - d’autoriser le maire à signer tout acte qui s’y rapporte.
${VOTES[n % VOTES.length]!}`;
}

/** Nobody gives the same pouvoir for long. */
function seance(time: number, rank: number): string {
  const bearer = 11 + (rank % 3);
  return `assemblee: conseil
date: ${day(time)}
convocation: ${day(time - WEEK)}
ouverture: 18:30
levee: 21:10
secretaire: m5
absents: [m30, m31]
pouvoirs: {m10: m${bearer}, m14: m${bearer + 4}, m18: m${bearer + 10}}
evenements:
  - {avant: 3, arrivee: m30, heure: 19:05}
  - {avant: 7, depart: m20, pouvoir: m27}
`;
}

/** Writes an archive of so many séances below `root`. */
function invent(root: string, seances: number): void {
  mkdirSync(join(root, 'records/assemblees'), { recursive: true });
  writeFileSync(join(root, 'records/assemblees/conseil.yaml'), body());
  for (let s = 0; s < seances; s += 1) {
    const time = FIRST + s * WEEK;
    const folder = join(root, 'records', day(time).slice(0, 4), `${day(time)}-conseil`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'seance.yaml'), seance(time, s));
    for (let n = 1; n <= POINTS; n += 1)
      writeFileSync(join(folder, `${String(n).padStart(2, '0')}-convention.yaml`), point(s * POINTS + n));
  }
}

/** Tells on standard error, when the process ends, the most memory that it held (in KiB). */
const TELLS_PEAK =
  'data:text/javascript,process.on("exit",()=>process.stderr.write(`peak ${process.resourceUsage().maxRSS}`))';

process.stdout.write('délibérations   seconds   ms each   peak MiB\n');
for (const seances of [10, 100, 1000]) {
  const root = mkdtempSync(join(tmpdir(), 'greffe-bench-'));
  invent(root, seances);
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', TELLS_PEAK, join(ROOT, 'src/main.ts'), 'verifier'],
    { cwd: root, encoding: 'utf8' },
  );
  const seconds = (performance.now() - start) / 1000;
  rmSync(root, { recursive: true });
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  const peak = Number(/peak (\d+)$/.exec(stderr)?.[1]) / 1024;
  const count = seances * POINTS;
  process.stdout.write(
    `${String(count).padStart(13)}${seconds.toFixed(2).padStart(10)}${((seconds * 1000) / count).toFixed(2).padStart(10)}${peak.toFixed(0).padStart(11)}\n`,
  );
}
