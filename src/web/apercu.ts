/** The page of an act while it is typed: the very PDF that the road makes, nothing written. */
import { make, type PointLu, type ReadSeance } from '../pipeline.ts';
import type { ApercuVu } from './contract.ts';
import type { Desk, Kept } from './desk.ts';
import { constatOf, textsOf } from './views.ts';

export interface Preview {
  readonly head: ApercuVu;
  /** Empty when the text as it is makes no act. */
  readonly bytes: Uint8Array;
}

/** The extract of the point of a file, as if it held `texte` (`null`: as it is on the disk). */
export function previewOf(desk: Desk, kept: Kept, nom: string, texte: string | null): Preview {
  const start = performance.now();
  const read: ReadSeance = texte === null ? kept : desk.asIf(kept, nom, new TextEncoder().encode(texte));
  const { lue } = read;
  const point = lue?.points.find((each) => isOf(each, nom));
  const press = lue === null || point === undefined ? null : desk.press(lue);
  const { made, faults } =
    lue === null || point === undefined || press === null
      ? { made: null, faults: [] }
      : make({ ...read, lue }, point, press);
  const textOf = textsOf(kept);
  const current = (name: string): string => (name === nom && texte !== null ? texte : textOf(name));
  const all = [...read.faults, ...faults].map((found) => constatOf(kept, found, current));
  return {
    head: {
      pages: made?.pages ?? 0,
      projet: made?.projet ?? false,
      constats: all.filter(({ fichier }) => fichier === nom),
      ms: Math.round(performance.now() - start),
      octets: made?.bytes.length ?? 0,
    },
    bytes: made?.bytes ?? new Uint8Array(),
  };
}

function isOf({ nn }: PointLu, nom: string): boolean {
  return nn !== null && nom.startsWith(`${nn}-`);
}
