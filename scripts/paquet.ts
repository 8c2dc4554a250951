/**
 * `npm run paquet`: the program as a package of its own in `dist/`, made to start fast: one file, with what V8 made of it; the
 * shipped templates already reviewed. What is prepared is used only while it is of the very texts at hand.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { SHIPPED } from '../src/commands/template-files.ts';
import { loadPress } from '../src/commands/templates.ts';
import { DOCUMENT_KINDS } from '../src/pipeline.ts';
import { bundled } from '../src/web/bundle.ts';
import { writePrepared } from '../src/template/prepared.ts';
import { BESIDE, bundle } from './paquet/programme.ts';

const ROOT = resolve(import.meta.dirname, '..');
const DIST = resolve(process.argv[2] ?? join(ROOT, 'dist'));
const PARTS = join(import.meta.dirname, 'paquet');

/** Its own `package.json`: what it brings is no dependency. */
function writeManifest(): void {
  const { name, version, description, license, dependencies } = manifest;
  const beside = Object.fromEntries(BESIDE.map((library) => [library, dependencies[library]]));
  const own = {
    name,
    version,
    description,
    license,
    type: 'commonjs',
    engines: { node: '>=24' },
    bin: { greffe: 'greffe.cjs' },
    dependencies: beside,
  };
  writeFileSync(join(DIST, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
}

/** The templates of a family that have no fault, by the key of what they are made from. */
function prepare(family: string): void {
  const others = DOCUMENT_KINDS.filter((kind) => kind !== 'extrait');
  const keys: string[] = [];
  const { press } = loadPress(null, others, family, (key) => void keys.push(key));
  if (press === null) throw new Error(`the shipped family ${family} has a fault`);
  [...press.plates.values()].forEach(({ template }, at) => {
    const key = keys[at];
    if (key === undefined) throw new Error(`the files of ${family} do not stand below one folder`);
    writeFileSync(join(DIST, 'prets', `${key}.json`), writePrepared(template, 'templates/'));
  });
}

/** Runs the package on the real record, so that V8 keeps the code of what an extract needs. */
function runIn(): void {
  const sortie = mkdtempSync(join(tmpdir(), 'greffe-paquet-'));
  const argv = ['produire', '--projet', ROOT, '--sortie', sortie, '2024-09-12-bureau'];
  const { status, stderr } = spawnSync(process.execPath, [join(PARTS, 'roder.cjs'), DIST, ...argv], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  rmSync(sortie, { recursive: true });
  if (status !== 0) throw new Error(`the package does not run: ${stderr}`);
}

process.chdir(ROOT);
rmSync(DIST, { recursive: true, force: true });
for (const folder of ['src/data', 'prets', 'page']) mkdirSync(join(DIST, folder), { recursive: true });
await bundle(join(DIST, 'src/programme.cjs'));
for (const [name, bytes] of await bundled()) writeFileSync(join(DIST, 'page', name), bytes);
copyFileSync(join(PARTS, 'greffe.cjs'), join(DIST, 'greffe.cjs'));
for (const part of ['charger.cjs', 'lecteur.cjs']) copyFileSync(join(PARTS, part), join(DIST, 'src', part));
const profile = 'data/sRGB_IEC61966_2_1.icc';
const pdfkit = dirname(createRequire(import.meta.url).resolve('pdfkit'));
copyFileSync(join(pdfkit, profile), join(DIST, 'src', profile));
cpSync(SHIPPED, join(DIST, 'templates'), { recursive: true });
cpSync(join(ROOT, 'src/commands/revue/ecran'), join(DIST, 'src/commands/revue/ecran'), { recursive: true });
for (const name of ['jetons.css', 'socle.css'])
  cpSync(join(ROOT, 'src/web/page', name), join(DIST, 'src/web/page', name));
copyFileSync(join(ROOT, 'LICENSE'), join(DIST, 'LICENSE'));
writeManifest();
for (const family of readdirSync(SHIPPED))
  if (existsSync(join(SHIPPED, family, 'modele.yaml'))) prepare(family);
runIn();
const sizes = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).map((name) =>
  statSync(join(DIST, name)),
);
const bytes = sizes.reduce((sum, about) => sum + (about.isFile() ? about.size : 0), 0);
process.stdout.write(`${DIST}: ${(bytes / 1e6).toFixed(1)} MB\n`);
