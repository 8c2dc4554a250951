/** One side of a review: templates, fonts and settings as they are there, ready to print the acts of the project. */
import { realpathSync } from 'node:fs';
import { basename, relative, sep } from 'node:path';
import type { Diagnostic } from '../../diagnostic.ts';
import {
  DOCUMENT_KINDS,
  hashOf,
  logoSeen,
  openPress,
  sha256,
  VOLUME,
  type LogosVus,
  type Press,
} from '../../pipeline.ts';
import { jeuDe, type Jeu } from '../../revue/empreintes.ts';
import type { Project } from '../project.ts';
import { HOME } from '../template-files.ts';
import { FACES } from '../templates.ts';
import { dossierDe, type Fonds } from './fonds.ts';

export interface Cote {
  readonly nom: string;
  readonly auteur: string | null;
  readonly jeu: Jeu;
  /** Texts of templates, sheets and settings by their names in the set. */
  readonly textes: ReadonlyMap<string, string>;
  /** `null` when its templates have a fault. */
  readonly pressOf: (family: string) => Press | null;
  readonly fautes: () => readonly Diagnostic[];
  /** The files of the bodies. */
  readonly assemblees: readonly { readonly file: string; readonly nom: string; readonly bytes: Uint8Array }[];
  readonly logos: LogosVus;
  /** The files of the pictures beside them, by path. */
  readonly images: ReadonlyMap<string, Uint8Array>;
}

/** Presses of the same texts: the towns of an operator, and both sides of a review, mostly have the same templates. */
const presses = new Map<string, ReturnType<typeof openPress>>();
const KEPT = 6;

function opened(key: string, open: () => ReturnType<typeof openPress>): ReturnType<typeof openPress> {
  const known = presses.get(key) ?? open();
  presses.delete(key);
  presses.set(key, known);
  const [oldest] = presses.keys();
  if (presses.size > KEPT && oldest !== undefined) presses.delete(oldest);
  return known;
}

/** Opens a side. `families`: those whose templates make the set. Throws `Unreachable`. */
export function openCote(project: Project, own: Fonds, families: readonly string[]): Cote {
  const shipped = realpathSync(project.root) === realpathSync(HOME) ? own : dossierDe(HOME, 'Greffe');
  const all = [...new Set([own, shipped])];
  const texts = new Map<string, string>();
  const foldersOf = (family: string): string[] =>
    [...new Set([family, 'libelles'])].flatMap((name) =>
      all.flatMap((fonds) => {
        const root = fonds === own ? 'templates' : 'greffe/templates';
        const files = fonds.files(`templates/${name}`).filter((path) => /\.(?:hbs|css)$/u.test(path));
        if (files.length === 0) return [];
        const sheets = fonds.files('templates').filter((path) => /^templates\/[^/]+\.css$/u.test(path));
        for (const path of [...files, ...sheets]) {
          const shown = root + path.slice('templates'.length);
          if (!texts.has(shown)) texts.set(shown, new TextDecoder().decode(fonds.read(path)));
        }
        return [`${root}/${name}/`];
      }),
    );
  const fontFonds = shipped.files('templates/polices').length > 0 ? shipped : dossierDe(HOME, 'Greffe');
  const fonts = new Map(
    FACES.map(([face, name]) => [face, fontFonds.read(`templates/polices/Liberation${name}.ttf`)] as const),
  );
  const fontsHash = hashOf([...fonts]);
  const taken = new Map<string, Press | null>();
  const faults: Diagnostic[] = [];
  const folders = new Map(families.map((family) => [family, foldersOf(family)]));
  const bodies = bodiesOf(project, own);
  // What the project has stands before what the program brings: equal, they are one set.
  const named = new Map(
    [...texts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, text]) => [path.replace(/^.*templates\//u, ''), text]),
  );
  const settings = new Map([
    ...bodies.assemblees.map(({ nom, bytes }) => [nom, new TextDecoder().decode(bytes)] as const),
    ...[...bodies.logos].map(([nom, { image }]) => [nom, image === null ? '' : sha256(image.bytes)] as const),
  ]);
  return {
    nom: own.nom,
    auteur: own.auteur,
    jeu: jeuDe(named, settings, fontsHash),
    textes: named,
    pressOf(family) {
      const known = taken.get(family);
      if (known !== undefined) return known;
      const form = family === 'libelles' ? 'libelles' : 'complet';
      const own = folders.get(family) ?? foldersOf(family);
      const { press, faults: found } = opened(
        hashOf([...texts, ['fonts', fontsHash], ['folders', own.join('\n')], ['form', form]]),
        () => openPress(texts, fonts, [...DOCUMENT_KINDS, ...VOLUME], own, form),
      );
      faults.push(...found);
      taken.set(family, press);
      return press;
    },
    fautes: () => faults,
    ...bodies,
  };
}

/** The bodies and the pictures beside them; those at hand where the records are kept elsewhere. */
function bodiesOf(project: Project, own: Fonds): Pick<Cote, 'assemblees' | 'logos' | 'images'> {
  const inside = relative(realpathSync(project.root), project.records).split(sep).join('/');
  const isOwn = !inside.startsWith('..');
  const fonds = isOwn ? own : dossierDe(project.records, project.records);
  const folder = isOwn && inside !== '' ? `${inside}/assemblees` : 'assemblees';
  const files = fonds.files(folder);
  const images = new Map(
    files.filter((path) => /\.(?:png|jpe?g)$/iu.test(path)).map((path) => [path, fonds.read(path)] as const),
  );
  return {
    assemblees: files
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => ({ file: path, nom: basename(path, '.yaml'), bytes: fonds.read(path) })),
    logos: new Map([...images].map(([path, bytes]) => [basename(path), logoSeen(bytes)])),
    images,
  };
}
