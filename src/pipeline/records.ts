/** Stages 1 to 3: the records of a project, read and judged one séance at a time. */
import { byPlace, type Diagnostic } from '../diagnostic.ts';
import { bodiesBehind } from '../records/assemblee-du-jour.ts';
import { readDecisions, type DecisionLue, type DecisionsEcrites } from '../records/decision.ts';
import { readAssemblees, readSeance, type DossierEcrit, type SeanceLue } from '../records/dossier.ts';
import type { LogosVus } from '../records/logo.ts';
import { judge, judgeDecision } from '../rules/check.ts';
import { linkFaults } from '../rules/liens.ts';
import {
  openMemory,
  passeOf,
  SANS_PASSE,
  souvenirOf,
  type ActePasse,
  type Rappel,
  type Souvenir,
} from '../rules/passe.ts';
import { typographyFaults } from './typography.ts';

/** A séance as the records tell it, with all that is wrong in it. */
export interface ReadSeance {
  /** `null` when it cannot be read. */
  readonly lue: SeanceLue | null;
  /** Ids of the points that cannot be read. */
  readonly illisibles: readonly string[];
  /** Sorted by place. */
  readonly faults: readonly Diagnostic[];
  /** Labels of the points whose act comes out as a PROJET (an irregularity not admitted). */
  readonly irregular: ReadonlySet<string>;
}

/** The bodies and decisions of a project, ready to read and judge its séances one at a time. */
export interface Records {
  /** Faults of the bodies. */
  readonly faults: readonly Diagnostic[];
  /** Faults of the decisions by delegation, sorted by place. */
  readonly ofDecisions: readonly Diagnostic[];
  /** The decisions by delegation that could be read. */
  readonly decisions: readonly DecisionLue[];
  /**
   * Stages 1 to 3 for one séance. Those of a body come in the order of their dates: each is judged by what came before it.
   * `older`: the files of a séance that an act names and that was not read, by its id; `null` where there is none.
   */
  readonly read: (dossier: DossierEcrit, older?: (id: string) => DossierEcrit | null) => ReadSeance;
  /** The same for a séance by itself: of those before it, only the acts that it names are looked at. */
  readonly readAlone: (dossier: DossierEcrit, older: (id: string) => DossierEcrit | null) => ReadSeance;
  /** Stages 1 and 2 alone: what is judged once it is known what came before. */
  readonly look: (dossier: DossierEcrit) => Looked;
}

/** A séance read, not yet judged. */
export interface Looked {
  /** What it is to those after it; `null` when it cannot be read. */
  readonly souvenir: Souvenir | null;
  /** Slugs of the bodies that it depends on: its own, then those that one takes from. Empty when it cannot be read. */
  readonly bodies: readonly string[];
  /** The family of templates that its body names; `null` when it names none, or cannot be read. */
  readonly modele: string | null;
  /** Stage 3, given what came before it (`null` for a séance that cannot be read). */
  readonly judged: (rappel: Rappel | null) => ReadSeance;
}

/**
 * `decisions`: the folders of decisions of some years; `null`: not looked at, and what is reported of them is not checked.
 * `logos`: the pictures beside the files of the bodies; `null` likewise.
 */
export function openRecords(
  assemblees: Parameters<typeof readAssemblees>[0],
  decisions: readonly DecisionsEcrites[] | null,
  logos: LogosVus | null = null,
): Records {
  const { fichiers, faults } = readAssemblees(assemblees, logos);
  const years = (decisions ?? []).map((written) => readDecisions(written, fichiers));
  const taken = years.flatMap((year) => year.decisions);
  const memory = openMemory();
  const known = decisions === null ? null : taken;
  const look = (dossier: DossierEcrit): Looked => {
    const { lue, illisibles, faults: found } = readSeance(dossier, fichiers);
    if (lue === null)
      return {
        souvenir: null,
        bodies: [],
        modele: null,
        judged: () => ({ lue, illisibles, faults: found, irregular: new Set() }),
      };
    return {
      souvenir: souvenirOf(lue),
      modele: lue.assemblee.modele,
      bodies: bodiesBehind(lue.assemblee.id, lue.seance.date, fichiers),
      judged(rappel) {
        const passe = rappel === null ? SANS_PASSE : passeOf(lue, rappel, known);
        const { diagnostics, irregular } = judge(lue, passe);
        const faults = [...found, ...diagnostics, ...linkFaults(lue, passe), ...typographyFaults(lue)].sort(
          byPlace,
        );
        return { lue, illisibles, faults, irregular };
      },
    };
  };
  /** An act whose séance is not asked for: it is looked at, not judged. */
  const actIn = (id: string, older: (seance: string) => DossierEcrit | null): ActePasse | null => {
    const dossier = older(id.slice(0, id.lastIndexOf('_')));
    const actes = dossier === null ? [] : (look(dossier).souvenir?.actes ?? []);
    return actes.find((acte) => acte.id === id) ?? null;
  };
  const withOlder = (rappel: Rappel, older: (id: string) => DossierEcrit | null): Rappel => ({
    ...rappel,
    lies: rappel.lies.map(([id, acte]) => [id, acte ?? actIn(id, older)]),
  });
  return {
    faults,
    decisions: taken,
    ofDecisions: [...years.flatMap((year) => year.faults), ...taken.flatMap(judgeDecision)].sort(byPlace),
    look,
    read(dossier, older = () => null) {
      const { souvenir, judged } = look(dossier);
      if (souvenir === null) return judged(null);
      const read = judged(withOlder(memory.recall(souvenir), older));
      memory.retain(souvenir);
      return read;
    },
    readAlone(dossier, older) {
      const { souvenir, judged } = look(dossier);
      return judged(souvenir === null ? null : withOlder(openMemory().recall(souvenir), older));
    },
  };
}

/**
 * Stages 1 to 3 for séances that are all kept.
 * @public The tests read so.
 */
export function readRecords(
  assemblees: Parameters<typeof readAssemblees>[0],
  dossiers: readonly DossierEcrit[],
  logos: LogosVus | null = null,
): { seances: readonly ReadSeance[]; faults: readonly Diagnostic[] } {
  const { faults, read } = openRecords(assemblees, null, logos);
  const inTime = new Map(dossiers.toSorted(byName).map((dossier) => [dossier, read(dossier)]));
  return { seances: dossiers.map((dossier) => inTime.get(dossier)!), faults };
}

/** By the id of the séance, which begins with its date. */
function byName(a: DossierEcrit, b: DossierEcrit): number {
  return a.nom < b.nom ? -1 : a.nom > b.nom ? 1 : 0;
}
