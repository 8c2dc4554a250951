/** Documents of the corpus as files that any engine can open: one HTML file each, sheets within, fonts and pictures beside. */
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { frenchHyphens } from '../../src/layout/hyphens.ts';
import { LOOK, ROOT, type Sample } from './corpus.ts';

const FACES = ['Regular', 'Bold', 'Italic', 'BoldItalic'];

/** Writes the samples in a folder of their own; gives their paths, in the same order. */
export function written(samples: readonly Sample[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-juges-'));
  for (const logo of ['logo-a.png', 'logo-b.png', 'logo-c.png'])
    copyFileSync(join(LOOK, logo), join(folder, logo));
  for (const family of ['Sans', 'Serif'])
    for (const face of FACES) {
      const file = `Liberation${family}-${face}.ttf`;
      copyFileSync(join(ROOT, 'templates/polices', file), join(folder, file));
    }
  return samples.map((sample) => {
    const file = join(folder, `${sample.name}.html`);
    writeFileSync(file, standalone(sample));
    return file;
  });
}

function standalone({ html, sheets }: Sample): string {
  const css = [
    fontFaces(),
    ...sheets.map(([, text]) => text.replaceAll('hyphens: auto', 'hyphens: manual')),
  ].join('\n');
  return html
    .replaceAll(/(?<=<p class="coupe">)[^<]*/g, softHyphens)
    .replaceAll(/<link [^>]*>\n?/g, '')
    .replace('</head>', () => `<style>\n${css}</style>\n</head>`);
}

const hyphenate = frenchHyphens();

/** A paragraph with a soft hyphen at each point where we may part a word; its last word stays whole. */
function softHyphens(text: string): string {
  const words = text.split(' ');
  return words
    .map((word, i) => {
      const points = i === words.length - 1 ? [] : hyphenate(word);
      return [0, ...points].map((point, j) => word.slice(point, points[j])).join('\u00ad');
    })
    .join(' ');
}

function fontFaces(): string {
  return ['Sans', 'Serif']
    .flatMap((family) =>
      FACES.map((face) => {
        const weight = face.startsWith('Bold') ? 'bold' : 'normal';
        const style = face.endsWith('Italic') ? 'italic' : 'normal';
        return `@font-face { font-family: "Liberation ${family}"; font-weight: ${weight}; font-style: ${style}; src: url("Liberation${family}-${face}.ttf"); }`;
      }),
    )
    .join('\n');
}
