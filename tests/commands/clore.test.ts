/** `greffe seance clore`: what it shows, what it asks, the one word that it writes, and what keeps it from writing. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runs } from '../promise/runs.ts';
import {
  cleanUp,
  folder,
  greffe,
  killedOften,
  MAIN,
  POINT,
  project,
  SEANCE,
  SITTING,
  SOUND,
} from './project.ts';
import { answering } from './terminal.ts';

afterAll(cleanUp);

const OPEN = `${SOUND[SITTING]}etat: en-cours   # à clore demain\n`;
const open = (changed: Parameters<typeof project>[0] = {}): string =>
  project({ [SITTING]: OPEN, ...changed });
const sitting = (root: string): string => join(root, 'records', SITTING);
const written = (root: string): string => readFileSync(sitting(root), 'utf8');
const point = (nn: string, yaml: string): Record<string, string> => ({
  [`2025/${SEANCE}/${nn}.yaml`]: `dispositif: |\n  - d’approuver.\n${yaml}`,
});

/** A séance with one point of each fate. */
const EVENING = {
  ...point('02-voix', 'objet: Voix\nvote: {contre: petit, abstention: [bernard]}\n'),
  ...point('03-rejet', 'objet: Rejet\nvote: {contre: 3}\n'),
  ...point('04-acte', 'objet: Rapport\nvote: sans\n'),
  ...point('05-retrait', 'objet: Retrait\nresultat: retiree\n'),
  ...point(
    '06-election',
    'objet: Élection\nelection: {poste: adjoint, tours: [{urne: 4, voix: {petit: 4}}]}\n',
  ),
};

test('every point is shown as its act and the list will tell it, and what nobody typed is marked', async () => {
  const root = open(EVENING);
  const { code, out, err } = await greffe(root, 'seance', 'clore', SEANCE, '--oui');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  await expect(out).toMatchFileSnapshot('../golden/clore.txt');
});

test.each(['recit', 'cases', 'marge', 'nominatif'])(
  'the words are those of the family: %s',
  async (family) => {
    const root = open({
      'assemblees/conseil.yaml': `${SOUND['assemblees/conseil.yaml']}modele: ${family}\n`,
    });
    const { code, out } = await greffe(root, 'seance', 'clore', SEANCE, '--oui');
    expect(code).toBe(0);
    expect(out).toMatch(/L’acte dira : .*\b4\b.*/);
    expect(out).toMatch(/réputée unanime, 4 pour/);
  },
);

test('what is shown is what the act prints', async () => {
  const root = open(EVENING);
  const { out } = await greffe(root, 'seance', 'clore', SEANCE, '--oui');
  await greffe(root, 'produire', SEANCE);
  const pdf = join(root, 'sortie/2025', SEANCE, `${SEANCE}_02.extrait.pdf`);
  const { out: json } = await greffe(root, 'relire', '--json', pdf);
  const [{ facts }] = JSON.parse(json);
  expect(facts.deliberation.vote).toMatchObject({ pour: 2, contre: 1, abstention: 1 });
  expect(out).toMatch(
    /Voix\n +La liste dira : .*\n +L’acte dira : SCRUTIN POUR : 2 ABSTENTION : 1 · CONTRE : 1 /,
  );
});

test.each([
  ['oui', 0, true],
  ['O', 0, true],
  ['non', 143, false],
  ['', 143, false],
  ['peut-être oui', 143, false],
  [null, 143, false],
])('to the question one answers %j: exit %i', async (answer, code, isClosed) => {
  const root = open();
  const outcome = await answering(answer === null ? null : [answer], () =>
    greffe(root, 'seance', 'clore', SEANCE),
  );
  expect(outcome.code).toBe(code);
  expect(outcome.err).toBe('Clore la séance ? (oui ou non) ');
  expect(written(root)).toBe(isClosed ? OPEN.replace('en-cours', 'tenue') : OPEN);
});

test('without a terminal and without --oui, it shows and refuses', async () => {
  const root = open();
  const { code, out, err } = await greffe(root, 'seance', 'clore', SEANCE);
  expect(code).toBe(64);
  expect(out).toContain('réputée unanime, 4 pour');
  expect(err).toContain('ajoutez --oui');
  expect(written(root)).toBe(OPEN);
});

test.each(['preparee', 'en-cours'])('%s: closed, then already held', async (etat) => {
  const root = project({ [SITTING]: `etat: ${etat}\n${SOUND[SITTING]}` });
  expect(await greffe(root, 'seance', 'clore', SEANCE, '--oui')).toMatchObject({ code: 0 });
  expect(written(root)).toBe(`etat: tenue\n${SOUND[SITTING]}`);
  const before = statSync(sitting(root));
  const again = await greffe(root, 'seance', 'clore', SEANCE);
  expect(again).toMatchObject({ code: 0, err: '' });
  expect(again.out).toContain('déjà tenue');
  expect(statSync(sitting(root)).mtimeMs).toBe(before.mtimeMs);
});

test.each([
  ['sans-quorum', 'absents: [thomas, martin, durand]\nsecretaire: petit\n', 'sans quorum'],
  ['reportee', 'motif: neige\n', 'reportée'],
  ['annulee', 'motif: neige\n', 'annulée'],
])('%s: refused, nothing is written', async (etat, more, said) => {
  const head = 'assemblee: conseil\ndate: 2025-03-13\nconvocation: 2025-03-06\n';
  const text = `${head}etat: ${etat}\n${more}`;
  const root = project({ [SITTING]: text });
  const { code, err } = await greffe(root, 'seance', 'clore', SEANCE, '--oui');
  expect(code).toBe(1);
  expect(err).toContain(`La séance est dite ${said} : elle n’a rien à clore. [seance-non-tenue]`);
  expect(written(root)).toBe(text);
});

test('a séance that is still to come is not closed', async () => {
  const text = SOUND[SITTING]!.replaceAll('2025-03', '2925-03') + 'etat: en-cours\n';
  const root = project({
    [SITTING]: null,
    [POINT]: null,
    '2925/2925-03-13-conseil/seance.yaml': text,
    '2925/2925-03-13-conseil/01-essai.yaml': SOUND[POINT]!,
  });
  const { code, err } = await greffe(root, 'seance', 'clore', '2925-03-13-conseil', '--oui');
  expect(code).toBe(1);
  expect(err).toContain(`[seance-a-venir]`);
  expect(err).toContain('seance.yaml:2:7:');
});

test('all faults are told, of the séance, its points, its body, its templates; nothing is written', async () => {
  const root = open({
    ...point('02-faute', 'objet: Faute\nvote: {contre: [inconnu]}\n'),
    ...point('03-faute', 'objets: Faute\n'),
    ...point('04-faute', 'objet: Faute\nvote: {pour: 3, contre: 3}\n'),
    'assemblees/conseil.yaml': `${SOUND['assemblees/conseil.yaml']}modele: inconnue\n`,
  });
  const { code, out, err } = await greffe(root, 'seance', 'clore', SEANCE, '--oui');
  expect(code).toBe(1);
  for (const place of ['02-faute.yaml:4:', '03-faute.yaml:3:1', '04-faute.yaml:4:', 'conseil.yaml:'])
    expect(err).toContain(place);
  expect(err).toContain('[modele-inconnu]');
  expect(out).toMatch(/^La séance n’est pas close, rien n’est changé : \d+ erreurs/);
  expect(written(root)).toBe(OPEN);
});

test('an irregularity refuses until it is admitted', async () => {
  const late = OPEN.replace('convocation: 2025-03-06', 'convocation: 2025-03-12');
  const root = open({ [SITTING]: late });
  expect(await greffe(root, 'seance', 'clore', SEANCE, '--oui')).toMatchObject({ code: 1 });
  const admitted = `${late}irregularites: [{regle: C1, motif: envoi tardif}]\n`;
  writeFileSync(sitting(root), admitted);
  expect(await greffe(root, 'seance', 'clore', SEANCE, '--oui', '--strict')).toMatchObject({ code: 1 });
  expect(await greffe(root, 'seance', 'clore', SEANCE, '--oui')).toMatchObject({ code: 0 });
  expect(written(root)).toBe(admitted.replace('en-cours', 'tenue'));
});

test.each([
  ['a séance that is not there', ['2025-03-14-conseil'], 3, 'Aucune séance ne porte'],
  ['all of the records', ['records'], 3, 'désigne 2 séances'],
  ['a folder of bodies', ['records/assemblees'], 3, 'désigne aucune séance'],
  ['no séance', [], 64, 'Il manque l’argument SEANCE.'],
])('%s: exit %s', async (_, argv, code, says) => {
  const root = open({ '2025/2025-04-10-conseil/seance.yaml': 'assemblee: conseil\ndate: 2025-04-10\n' });
  const outcome = await greffe(root, 'seance', 'clore', ...argv);
  expect(outcome.code).toBe(code);
  expect(outcome.err).toContain(says);
});

test('a record that does not read: told where, exit 1', async () => {
  const root = open({ [SITTING]: `${OPEN}etat: tenue\n` });
  const { code, err } = await greffe(root, 'seance', 'clore', SEANCE, '--oui');
  expect(code).toBe(1);
  expect(err).toContain('[cle-en-double]');
});

test('a record that changes while the question stands is not closed', async () => {
  const root = open();
  const mended = `${OPEN}# relu\n`;
  const outcome = await answering(
    () => {
      writeFileSync(sitting(root), mended);
      return 'oui';
    },
    () => greffe(root, 'seance', 'clore', SEANCE),
  );
  expect(outcome.code).toBe(3);
  expect(outcome.err).toContain('La saisie a changé depuis qu’elle a été montrée');
  expect(written(root)).toBe(mended);
});

test('the file keeps its rights; a link to it stays a link', async () => {
  const root = project({ [SITTING]: null });
  const real = join(root, 'records/la-vraie.txt');
  writeFileSync(real, OPEN);
  chmodSync(real, 0o666);
  symlinkSync(real, sitting(root));
  expect(await greffe(root, 'seance', 'clore', SEANCE, '--oui')).toMatchObject({ code: 0 });
  expect(readFileSync(real, 'utf8')).toBe(OPEN.replace('en-cours', 'tenue'));
  expect(statSync(real).mode & 0o777).toBe(0o666);
  expect(readdirSync(dirname(sitting(root)))).toEqual(['01-essai.yaml', 'seance.yaml']);
});

test('acts of a séance under way: what is not taken down comes out as a PROJET, and no longer once it is closed', async () => {
  const root = open(EVENING);
  const projects = async (): Promise<Record<string, boolean>> => {
    const { out } = await greffe(root, 'produire', '--json', SEANCE);
    const { documents } = JSON.parse(out) as { documents: { id: string; project: boolean }[] };
    return Object.fromEntries(documents.map(({ id, project: isProject }) => [id.slice(-2), isProject]));
  };
  expect(await projects()).toEqual({ '01': true, '02': false, '03': false, '04': false, '06': false });
  await greffe(root, 'seance', 'clore', SEANCE, '--oui');
  expect(await projects()).toEqual({ '01': false, '02': false, '03': false, '04': false, '06': false });
});

/** Its standard input taken for a terminal. */
const TERMINAL = ['--import', 'data:text/javascript,process.stdin.isTTY=true'];

test.each(['SIGINT', 'SIGKILL'] as const)(
  'stopped by %s at the question: nothing changes, nothing is left',
  async (signal) => {
    const root = open();
    const child = spawn(process.execPath, [...TERMINAL, MAIN, 'seance', 'clore', SEANCE], { cwd: root });
    await once(child.stderr, 'data');
    child.kill(signal);
    const [code, by] = await once(child, 'exit');
    expect(signal === 'SIGKILL' ? by : code).toBe(signal === 'SIGKILL' ? signal : 143);
    expect(written(root)).toBe(OPEN);
    expect(readdirSync(dirname(sitting(root)))).toEqual(['01-essai.yaml', 'seance.yaml']);
  },
);

test('killed at any moment: the file is the old one or the new one', async () => {
  const root = open();
  const prepare = () => {
    writeFileSync(sitting(root), OPEN);
    return { cwd: root, argv: ['seance', 'clore', SEANCE, '--oui'] };
  };
  await killedOften(runs(2, 60), prepare, () => {
    expect([OPEN, OPEN.replace('en-cours', 'tenue')]).toContain(written(root));
  });
}, 120_000);

test('a folder that cannot be written: exit 3, the file as it was', async () => {
  const root = open();
  const outside = folder();
  const disk = join(root, 'records', dirname(SITTING));
  // Root may write anywhere: a name that is taken is refused to all.
  const taken = join(disk, `.seance.yaml.${process.pid}.partiel`);
  symlinkSync(outside, taken);
  const { code, err } = await greffe(root, 'seance', 'clore', SEANCE, '--oui');
  expect({ code, says: err.includes('n’a pas pu être écrit') }).toEqual({ code: 3, says: true });
  expect(written(root)).toBe(OPEN);
});
