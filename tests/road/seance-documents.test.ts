/** Every document of a séance, along the whole road: made, read back by three readers, without a fault of our lint. */
import { describe, expect, test } from 'vitest';
import { SEANCE_KINDS } from '../../src/documents/kinds.ts';
import { isMadeOf, make, openPress, reread, type SeanceKind } from '../../src/pipeline.ts';
import { FACES, fileOf } from '../layout/polices.ts';
import { runs } from '../promise/runs.ts';
import { LIBELLES } from '../template/modele.ts';
import { evening, seancesOf } from './register.ts';
import { RECORDS, type Records } from './road.ts';

const { press, faults: ofTemplates } = openPress(
  LIBELLES,
  new Map(FACES.map((face) => [face, fileOf(face)])),
  SEANCE_KINDS,
);

/** A séance without quorum has no act: it is read with its acts, then said to be so. */
function withoutQuorum() {
  const held = seancesOf(RECORDS).get('2025-10-09-conseil')!;
  const { lue } = held;
  return {
    ...held,
    lue: { ...lue, seance: { ...lue.seance, etat: 'sans-quorum' as const, motif: 'verglas' } },
  };
}

const SEANCES = [...seancesOf(RECORDS).values(), ...seancesOf(evening()).values(), withoutQuorum()];

test('the templates have no fault', () => {
  expect(ofTemplates).toEqual([]);
});

describe.each(SEANCE_KINDS)('%s', (kind) => {
  const all = SEANCES.filter(({ lue }) => isMadeOf(kind, lue));
  // In the quick form every kind is made of some, and every séance makes some.
  const rank = SEANCE_KINDS.indexOf(kind);
  const made = all.filter((_, i) => (i + rank) % runs(8, 1) === 0 || all.length < 4);

  test('is made of a séance', () => {
    expect(made.length).toBeGreaterThan(0);
  });

  test.each(made.map((seance) => [`${seance.lue.id} (${seance.lue.seance.etat})`, seance] as const))(
    '%s reads back as its record says, with no fault',
    async (_, seance) => {
      const { made: file, faults } = make(seance, kind, press!);
      expect(faults).toEqual([]);
      const back = await reread(`${kind}.pdf`, file!.bytes, { read: seance, point: null }, press!);
      expect(back.faults).toEqual([]);
      expect(back.id).toBe(seance.lue.id);
      expect(back.rerendered).toBe(true);
      expect(back.proof!.proofs).toEqual({ text: true, structure: true, embedded: true });
      // By what it carries alone, too.
      expect((await reread(`${kind}.pdf`, file!.bytes, null, press!)).faults).toEqual([]);
    },
  );
});

/** The mark of a project stands in the place of the stamp, and fits there. */
test.each(['liste', 'proces-verbal', 'registre', 'cloture'] as const)(
  '%s of an irregular séance is marked',
  (kind) => {
    const seance = seancesOf(RECORDS).get('2025-10-09-conseil')!;
    const { made, faults } = make({ ...seance, irregular: new Set(['2']) }, kind, press!);
    expect(faults).toEqual([]);
    expect(made!.projet).toBe(true);
  },
);

/** What a document prints and another record does not say is a difference. */
test.each([
  [
    'liste',
    'objet: Extension de la vidéoprotection aux abords de la gare',
    'objet: Extension de la vidéoprotection aux abords du parc',
  ],
  ['proces-verbal', 'demande quel bilan', 'demande un bilan'],
  ['registre', 'de dire que les crédits', 'de redire que les crédits'],
  ['cloture', 'numero: 2025-063', 'numero: 2025-073'],
  ['convocation', 'Création d’un emploi permanent de médiathécaire', 'Création de deux emplois'],
  ['feuille-de-presence', 'Mme Laure BONNET', 'Mme Laure BONET'],
] as const)('%s: another record is a difference', async (kind: SeanceKind, said: string, put: string) => {
  const seance = seancesOf(RECORDS).get('2025-10-09-conseil')!;
  const other: Records = new Map([...RECORDS].map(([path, text]) => [path, text.replace(said, put)]));
  const { made } = make(seance, kind, press!);
  const meant = seancesOf(other).get('2025-10-09-conseil')!;
  const { faults } = await reread('d.pdf', made!.bytes, { read: meant, point: null }, press!);
  expect(faults.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['pdf-different', 'pdf-saisie-differente']),
  );
});
