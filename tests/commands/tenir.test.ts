/** `greffe tenir`: an evening typed line by line, what is written, what will be printed, what is refused, and what is undone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { cleanUp, greffe, POINT, project, SEANCE, SITTING, SOUND } from './project.ts';
import { answering } from './terminal.ts';

afterAll(cleanUp);

const OPEN = `# Séance du 13 mars.
assemblee: conseil
date: 2025-03-13
etat: preparee   # en mairie
convocation: 2025-03-06
`;
/** The five members, and some points. */
const evening = (points = 1, changed: Parameters<typeof project>[0] = {}): string =>
  project({
    [SITTING]: OPEN,
    ...Object.fromEntries(
      Array.from({ length: points - 1 }, (_, i) => [
        `2025/${SEANCE}/${String(i + 2).padStart(2, '0')}-point.yaml`,
        `objet: Point ${i + 2}\ndispositif: |\n  - d’approuver.\n`,
      ]),
    ),
    ...changed,
  });
const written = (root: string, file = SITTING): string => readFileSync(join(root, 'records', file), 'utf8');

/** The command with lines on its standard input, which is no terminal. */
async function piped(root: string, lines: string, ...options: string[]) {
  const input = new PassThrough();
  const stdin = vi.spyOn(process, 'stdin', 'get').mockReturnValue(input as unknown as typeof process.stdin);
  input.end(lines);
  try {
    return await greffe(root, 'tenir', SEANCE, ...options);
  } finally {
    stdin.mockRestore();
  }
}
/** What each line answers, and who sits at each point after them all. */
async function held(root: string, lines: string) {
  const { out } = await piped(root, lines, '--json');
  const told = JSON.parse(out) as {
    lines: { refused: string | null; printed: string[]; found: { code: string }[] }[];
  };
  const { out: presence } = await greffe(root, 'presence', SEANCE, '--json');
  const { points } = JSON.parse(presence) as {
    points: {
      point: string;
      president: string;
      secretaires: string[];
      presents: string[];
      absents: string[];
      representes: { mandant: string; mandataire: string }[];
      nppv: string[];
      votants: number;
      quorum: { present: number; required: number; met: boolean };
      vote: { pour: number; contre: number } | null;
    }[];
  };
  return { lines: told.lines, at: (label: string) => points.find(({ point }) => point === label)! };
}

test('each line is written at once, shown with its words and its counts; comments stay', async () => {
  const root = evening();
  const { code, out, err } = await piped(root, '-tho\nber>pet sec mar\n1: c dur\n');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(written(root)).toBe(
    `${OPEN.replace('preparee', 'en-cours')}secretaire: martin\nabsents: thomas\npouvoirs:\n  bernard: petit\n`,
  );
  expect(written(root, POINT)).toBe(`${SOUND[POINT]}vote: {contre: [durand]}\n`);
  expect(out).toContain('→ bernard>petit sec martin\n');
  expect(out).toContain('    - etat: preparee   # en mairie\n    + etat: en-cours   # en mairie\n');
  expect(out).toMatch(/Imprimé : .*Contre : .*DURAND/u);
  expect(out).toContain('Au n° 1 : Présents 3 · Pouvoirs 1 · Votants 4 · Quorum 3 ✓');
});

test('annuler gives back the bytes, line after line, also of CRLF files with a byte order mark', async () => {
  const typed = `\uFEFF${OPEN.replaceAll('\n', '\r\n')}`;
  const root = evening(2, { [SITTING]: typed });
  await piped(root, '-tho\nber>pet\n@2 -mar>dur\n2: c dur\nnouveau Vœu\n');
  expect(written(root)).toContain('\r\npouvoirs:\r\n  bernard: petit\r\nevenements:\r\n');
  const again = evening(2, { [SITTING]: typed });
  const { code } = await piped(
    again,
    '-tho\nber>pet\n@2 -mar>dur\n2: c dur\nnouveau Vœu\nannuler\nannuler\nannuler\nannuler\nannuler\n',
  );
  expect(code).toBe(0);
  expect(written(again)).toBe(typed);
  expect(readdirSync(join(again, 'records/2025', SEANCE))).toEqual([
    '01-essai.yaml',
    '02-point.yaml',
    'seance.yaml',
  ]);
});

test('what is ambiguous, unknown or impossible is not written, and says why', async () => {
  const root = evening();
  const { code, out } = await piped(root, '-x\n1: c 9\n1: secret 1/1\nannuler\n');
  expect(code).toBe(1);
  expect(written(root)).toBe(OPEN);
  expect(out).toContain('Rien n’est écrit. Personne ne s’appelle « x ».');
  expect(out.match(/Rien n’est écrit/gu)).toHaveLength(4);
});

test('at a terminal the lines are asked for, and undone', async () => {
  const root = evening();
  const keyboard = await answering(['-tho', 'annuler'], async () => greffe(root, 'tenir', SEANCE));
  expect(keyboard.code).toBe(0);
  expect(written(root)).toBe(OPEN);
});

test('without a name, the one séance that is not closed is meant', async () => {
  const root = evening();
  const { code } = await answering(['-tho', 'fin'], async () => greffe(root, 'tenir'));
  expect(code).toBe(0);
  expect(written(root)).toContain('absents: thomas\n');
  const none = await answering([], async () => greffe(project(), 'tenir'));
  expect(none).toMatchObject({ code: 3 });
});

describe('evenings of clerk-workflow.md, by the terminal', () => {
  test('the giver of a pouvoir arrives at point 2: it lapses from there', async () => {
    const { at } = await held(evening(3), 'ber>pet\n@2 +ber\n');
    expect(at('1').representes).toEqual([{ mandant: 'bernard', mandataire: 'petit' }]);
    expect(at('2').representes).toEqual([]);
    expect(at('2').presents).toContain('bernard');
  });

  test('the bearer leaves at point 2: the pouvoir falls, and the quorum is counted again', async () => {
    const { at, lines } = await held(evening(3), 'ber>pet -tho\n@2 -pet\n');
    expect(at('2')).toMatchObject({
      representes: [],
      votants: 2,
      quorum: { required: 3, present: 2, met: false },
    });
    expect(lines[1]!.found.map(({ code }) => code)).toContain('quorum-non-atteint');
  });

  test('an interested member is out of the count of that point, with the pouvoir that he holds', async () => {
    const { at } = await held(evening(2), 'ber>pet\n1: dep pet L2131-11\n');
    expect(at('1').nppv.toSorted()).toEqual(['bernard', 'petit']);
    expect([at('1').votants, at('2').votants]).toEqual([3, 5]);
  });

  test('the quorum is lost at point 7', async () => {
    const { at } = await held(evening(8), '-tho\n@7 21h30 -pet -mar\n');
    expect([at('6').quorum.met, at('7').quorum.met]).toEqual([true, false]);
  });

  test('no quorum, and a second séance', async () => {
    const root = evening();
    await piped(root, '-tho,pet,mar\nsansquorum deux présents\n');
    expect(written(root)).toContain('etat: sans-quorum   # en mairie\nmotif: deux présents\n');
    const { code } = await greffe(root, 'seance', 'nouvelle', 'conseil', '2025-03-20', 'Essai');
    expect(code).toBe(0);
  });

  test('huis clos, a secretary replaced, the maire out for the compte', async () => {
    const root = evening(4);
    const { at } = await held(root, 'sec mar\nhc 3\n@4 sec pet\n2: -dur pres pet\n');
    expect(written(root)).toContain('huis_clos: 3\n');
    expect([at('3').secretaires, at('4').secretaires]).toEqual([['martin'], ['petit']]);
    expect(at('2')).toMatchObject({ president: 'petit' });
    expect(at('2').presents).not.toContain('durand');
    expect(at('3').president).toBe('durand');
  });

  test('a point withdrawn, a point added', async () => {
    const root = evening(2);
    await piped(root, '2: retiree chiffrage à compléter\nnouveau Vœu : la gare\n');
    expect(written(root, `2025/${SEANCE}/02-point.yaml`)).toContain(
      'resultat: retiree\nmotif: chiffrage à compléter\n',
    );
    expect(written(root, `2025/${SEANCE}/03-voeu-la-gare.yaml`)).toBe(
      'objet: "Vœu : la gare"\najoute_en_seance: oui\n',
    );
  });

  test('thirty points, one vote forgotten: the closing shows it, and no act is final before', async () => {
    const root = evening(30);
    const { out } = await piped(root, 'sec mar\n1-16,18-30: u\nclore\n');
    expect(out).toContain('Séance 2025-03-13-conseil : 30 points, dont 1 sans vote saisi.');
    expect(out).toMatch(/17 {2}Point 17\n {4}réputée unanime, 5 pour/u);
    expect(written(root)).toContain('etat: tenue   # en mairie\n');
  });
});

describe('what follows the séance', () => {
  /** Eighteen acts, taken. */
  const taken = (): string => evening(18, { [SITTING]: OPEN.replace('preparee', 'tenue') });

  test('eighteen acts are noted as sent in fifteen keystrokes at most', async () => {
    const root = taken();
    const typed = 'envoi 17/3\n';
    expect(typed.length).toBeLessThanOrEqual(15);
    await piped(root, typed);
    expect(written(root)).toContain('controle: {envoi: 2025-03-17}\n');
    const { code } = await greffe(root, 'verifier', SEANCE);
    expect(code).toBe(0);
  });

  test('noter writes the days, of all acts or of some, by place', async () => {
    const root = taken();
    await greffe(root, 'noter', SEANCE, '--signe', '16/3', '--envoi', '17/3', '--reception', '17/3');
    await greffe(root, 'noter', SEANCE, '2-3', '--mise-en-ligne', '2025-03-18');
    expect(written(root)).toContain(
      'controle: {envoi: 2025-03-17, reception: 2025-03-17}\nsignatures:\n  - {role: executif, le: 2025-03-16}\n',
    );
    expect(written(root, `2025/${SEANCE}/03-point.yaml`)).toContain(
      'controle: {mise_en_ligne: 2025-03-18}\n',
    );
    expect(written(root, POINT)).toBe(SOUND[POINT]);
  });

  test('days that contradict each other are refused, and a day before the séance is of the next year', async () => {
    const root = taken();
    const before = written(root);
    const { code, out } = await greffe(root, 'noter', SEANCE, '--envoi', '18/3', '--reception', '17/3');
    expect(code).toBe(1);
    expect(out).toContain('précède l’envoi');
    expect(written(root)).toBe(before);
    await greffe(root, 'noter', SEANCE, '--mise-en-ligne', '2/1');
    expect(written(root)).toContain('controle: {mise_en_ligne: 2026-01-02}');
    expect(await greffe(root, 'noter', SEANCE)).toMatchObject({ code: 64 });
  });
});
