/** A file that another template, other fonts or another version made: it cannot be made again here, and that is no difference. */
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cleanUp, greffe, POINT, project, SEANCE, SITTING, SOUND } from '../commands/project.ts';

afterAll(cleanUp);

const FILE = `sortie/2025/${SEANCE}/${SEANCE}_01.extrait.pdf`;
const NOT_HERE =
  ' Refaire l’acte n’est pas possible ici : il vient d’un autre modèle, d’autres polices ou d’une autre version.';

/** A project whose act was made with the shipped template, and which has since changed what it is made with. */
async function changedSince(change: (templates: string, root: string) => void): Promise<string> {
  const root = project({ [SITTING]: `${SOUND[SITTING]!}lieu: salle des fêtes\n` });
  await greffe(root, 'produire');
  const templates = join(root, 'templates');
  cpSync(resolve(import.meta.dirname, '../../templates'), templates, { recursive: true });
  change(templates, root);
  return root;
}

const style = (templates: string): void =>
  appendFileSync(join(templates, 'libelles/style.css'), '.titre { font-size: 14pt; }\n');

describe('a file made with another template', () => {
  test('is sound when it says what the record says, and cannot be made again here', async () => {
    const root = await changedSince(style);
    const { code, out, err } = await greffe(root, 'relire', FILE);
    expect({ code, out, err }).toEqual({
      code: 0,
      out: `${FILE} : conforme.${NOT_HERE}\n1 fichier : 1 conforme à sa saisie.\n`,
      err: '',
    });
    const { out: json } = await greffe(root, 'relire', '--json', FILE);
    expect(JSON.parse(json)).toMatchObject([
      { differences: [], proofs: { text: true, structure: true, embedded: true } },
    ]);
  });

  test('without its record at hand, nothing is known of the one that it carries', async () => {
    const root = await changedSince(style);
    const other = project({ [SITTING]: null, [POINT]: null });
    cpSync(join(root, 'templates'), join(other, 'templates'), { recursive: true });
    cpSync(join(root, FILE), join(other, 'acte.pdf'));
    const { code, out } = await greffe(other, 'relire', '--json', 'acte.pdf');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      { differences: [], proofs: { text: true, structure: true, embedded: null } },
    ]);
  });

  test('that prints more than the one at hand: no difference', async () => {
    const root = await changedSince((templates) => {
      const file = join(templates, 'libelles/partiels/seance.hbs');
      const text = readFileSync(file, 'utf8');
      const less = text.replace(/\{\{#if seance\.lieu\}\}[^]*?\{\{\/if\}\}\n/u, '');
      expect(less).not.toBe(text);
      writeFileSync(file, less);
    });
    const { code, out } = await greffe(root, 'relire', FILE);
    expect([code, out]).toEqual([0, `${FILE} : conforme.${NOT_HERE}\n1 fichier : 1 conforme à sa saisie.\n`]);
  });

  test('that prints less than the one at hand: no difference', async () => {
    const root = await changedSince((templates) => {
      const file = join(templates, 'libelles/partiels/seance.hbs');
      const more = '<p class="ligne">Référence : {{seance.id}}, {{chiffres.votants}} votants</p>\n';
      writeFileSync(file, readFileSync(file, 'utf8') + more);
    });
    expect((await greffe(root, 'relire', FILE)).code).toBe(0);
  });

  test('is still held to its record: a name, a figure, a paragraph', async () => {
    for (const [path, from, to] of [
      ['assemblees/conseil.yaml', 'Zoé MARTIN', 'Zoë MARTIN'],
      [SITTING, 'absents: thomas', 'absents: []'],
      [POINT, 'un essai.', 'un autre essai.'],
    ] as const) {
      const root = await changedSince((templates, where) => {
        style(templates);
        const file = join(where, 'records', path);
        const text = readFileSync(file, 'utf8');
        expect(text).toContain(from);
        writeFileSync(file, text.replace(from, to));
      });
      const { code, out, err } = await greffe(root, 'relire', FILE);
      expect([path, code]).toEqual([path, 2]);
      expect(out).toMatch(
        / différences? \(le texte imprimé, (?:les balises, )?la saisie jointe\)\. Refaire/u,
      );
      expect(err).toMatch(/\[pdf-different\]/u);
    }
  });
});
