/** Threads that loop or swell are stopped; the act that they were at is refused, and no other. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { THOROUGH } from '../promise/runs.ts';
import { cleanUp, POINT, project, SITTING, SOUND } from './project.ts';

afterAll(cleanUp);

const SCRIPT = resolve(import.meta.dirname, 'hostile-crew.ts');
const MAKING = resolve(import.meta.dirname, 'hostile-making.ts');

/** A séance of one act on a day. */
function seance(day: string, point: string): Record<string, string> {
  const before = `2025-${day.slice(0, 2)}-${String(Number(day.slice(3)) - 8).padStart(2, '0')}`;
  return {
    [`2025/2025-${day}-conseil/seance.yaml`]: SOUND[SITTING]!.replace('2025-03-13', `2025-${day}`).replace(
      '2025-03-06',
      before,
    ),
    [`2025/2025-${day}-conseil/01-essai.yaml`]: point,
  };
}

const swelling = '[acte-demesure] Faire un acte de cette séance demande trop de mémoire';
const looping = '[acte-demesure] Faire un acte de cette séance demande plus de 8 secondes';

// A loop is waited for: eight seconds.
test.each([['MEMOIRE', swelling] as const, ...(THOROUGH ? [['BOUCLE', looping] as const] : [])])(
  'a record that makes its reader hang (%s): its act is refused, all others are made',
  (word, says) => {
    const sound = SOUND[POINT]!;
    const root = project({
      ...seance('04-10', sound),
      ...seance('04-17', sound.replace('Essai', word)),
      ...seance('04-24', sound),
    });
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', SCRIPT, SCRIPT, root], {
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      '2025-03-13-conseil_01': 'made',
      '2025-04-10-conseil_01': 'made',
      '2025-04-17-conseil_01': expect.stringContaining(says),
      '2025-04-24-conseil_01': 'made',
    });
  },
);

test.each(THOROUGH ? ['GONFLE', 'TOURNE'] : ['GONFLE'])(
  'a thread stopped at an act (%s), with more asked of it: nothing is lost, nothing told twice, little made twice',
  (word) => {
    const days = Array.from({ length: 10 }, (_, i) => `04-${i + 10}`);
    const act = (day: string, nn: string): string => {
      const hangs = day === '04-13' && nn === '02';
      return SOUND[POINT]!.replace('Essai', hangs ? word : `Essai ${nn}`);
    };
    const files = days.flatMap((day) => [
      ...Object.entries(seance(day, act(day, '01'))),
      ...['02', '03'].map((nn) => [`2025/2025-${day}-conseil/${nn}-essai.yaml`, act(day, nn)] as const),
    ]);
    const root = project({ ...Object.fromEntries(files), [POINT]: act('03-13', '01') });
    const ids = [
      '2025-03-13-conseil_01',
      ...days.flatMap((day) => ['01', '02', '03'].map((nn) => `2025-${day}-conseil_${nn}`)),
    ];
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', MAKING, MAKING, root], {
      timeout: 60_000,
      killSignal: 'SIGKILL',
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { told, answers, begun } = JSON.parse(stdout) as {
      readonly told: readonly (readonly [string, string])[];
      readonly answers: readonly string[];
      readonly begun: readonly string[];
    };
    const bad = '2025-04-13-conseil_02';
    expect([...told].sort(([a], [b]) => (a < b ? -1 : 1))).toEqual(
      ids.map((id) => [id, id === bad ? 'acte-demesure' : 'made']),
    );
    expect(answers).toHaveLength(days.length + 1);
    // What was made and not yet told is made again: fewer acts than are told together.
    expect([...new Set(begun)].sort()).toEqual(ids);
    expect(begun.length - ids.length).toBeLessThan(4);
    expect(begun.filter((each) => each === bad)).toHaveLength(1);
  },
);
