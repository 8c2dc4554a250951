/** Séances for the tests: from a folder of this project, or from a few lines of YAML. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Diagnostic } from '../../src/diagnostic.ts';
import type { AnnexeVue } from '../../src/records/annexes.ts';
import type { LogoVu } from '../../src/records/logo.ts';
import { readAssemblees, readSeance, type SeanceLue } from '../../src/records/dossier.ts';

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export interface Lu {
  readonly lue: SeanceLue | null;
  readonly illisibles: readonly string[];
  readonly faults: readonly Diagnostic[];
}

const yaml = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ nom: basename(name, '.yaml'), file: name, bytes: readFileSync(join(folder, name)) }));

/** The séance of a folder below `root` (a folder that holds `assemblees/` and years). */
export function seanceOfFolder(root: string, annee: string, nom: string): Lu {
  const bodies = readAssemblees(yaml(join(root, 'assemblees')));
  const files = yaml(join(root, annee, nom));
  const read = readSeance(
    {
      nom,
      annee,
      seance: files.find((file) => file.nom === 'seance')!,
      points: files.filter((file) => file.nom !== 'seance'),
      annexes: null,
    },
    bodies.fichiers,
  );
  return { ...read, faults: [...bodies.faults, ...read.faults] };
}

export interface Pieces {
  readonly assemblee?: string;
  /** Other bodies, by slug. */
  readonly autres?: Readonly<Record<string, string>>;
  readonly seance?: string;
  /** Files by name without `.yaml`. */
  readonly points?: Readonly<Record<string, string>>;
  readonly nom?: string;
  readonly annee?: string;
  readonly annexes?: readonly string[];
  /** Pictures beside the bodies. */
  readonly logos?: readonly string[];
}

export const ASSEMBLEE = `type: CM
nom: Conseil municipal
collectivite: Varsigny
departement: 21
population: 2 000
groupes: {rose: La Rose}
mandats:
  - du: 2020-05-25
    effectif: 5
    membres:
      durand: {nom: Mme Anne DURAND, fonction: maire}
      petit: M. Luc PETIT
      martin: {nom: Mme Zoé MARTIN, groupe: rose}
      bernard: M. Yves BERNARD
      thomas: Mme Ève THOMAS
`;

export const SEANCE = `assemblee: conseil
date: 2025-03-13
convocation: 2025-03-06
secretaire: petit
`;

/** An annexe of three pages, unless its name says that it is broken. */
function seen(name: string): AnnexeVue {
  const isBroken = name.includes('casse');
  return { pages: isBroken ? null : 3, refus: isBroken ? 'ne se lit pas comme un PDF' : null };
}

/** A picture, unless its name says that it is broken. */
function picture(name: string): LogoVu {
  return name.includes('casse')
    ? { image: null, refus: 'est abîmée' }
    : { image: { bytes: bytes('x'), width: 1, height: 1 }, refus: null };
}

/** What is read of pieces; a piece that is not given is the usual, sound one. */
export function seanceOf(pieces: Pieces): Lu {
  const bodies = readAssemblees(
    Object.entries({ conseil: pieces.assemblee ?? ASSEMBLEE, ...pieces.autres }).map(([nom, text]) => ({
      nom,
      file: `${nom}.yaml`,
      bytes: bytes(text),
    })),
    pieces.logos === undefined ? null : new Map(pieces.logos.map((name) => [name, picture(name)])),
  );
  const read = readSeance(
    {
      nom: pieces.nom ?? '2025-03-13-conseil',
      annee: pieces.annee ?? '2025',
      seance: { file: 'seance.yaml', bytes: bytes(pieces.seance ?? SEANCE) },
      points: Object.entries(pieces.points ?? { '01-essai': 'objet: Essai' }).map(([nom, text]) => ({
        nom,
        file: `${nom}.yaml`,
        bytes: bytes(text),
      })),
      annexes:
        pieces.annexes === undefined ? null : new Map(pieces.annexes.map((name) => [name, seen(name)])),
    },
    bodies.fichiers,
  );
  return { ...read, faults: [...bodies.faults, ...read.faults] };
}

/** `file:line:column code` of each fault. */
export function told(faults: readonly Diagnostic[]): string[] {
  return faults.map(({ place, code }) => `${place.file}:${place.line}:${place.column} ${code}`);
}
