/** The canonical source of decisions by delegation in the register: written, and read back as any record. */
import { z } from 'zod';
import { byPlace, fault, type Diagnostic } from '../diagnostic.ts';
import { readShape } from '../records/agenda.ts';
import { membreDe } from '../records/assemblee-du-jour.ts';
import { readDecisions, type DecisionLue } from '../records/decision.ts';
import { readAssemblees } from '../records/dossier.ts';
import { isList, type Tree } from '../records/located.ts';
import { mot, nombre, texte } from '../records/scalars.ts';
import { unlessEmpty, writeYaml, type Group } from '../records/write.ts';
import { annexesTree, withFiles } from './annexes.ts';
import { letterheadTree } from './canonical-seance.ts';
import { nameTree, personTree } from './source-names.ts';
import { lineTree, proseTree } from './source-point.ts';
import { bodyFile, file, REMEDY, TOLD, ZONE_NOT_PRINTED } from './source-record.ts';

/** A YAML text. `decisions`: at least one, of one body in one state (`sameState`); `feuillet`: the sheet that they begin on. */
export function canonicalOfDecisions(decisions: readonly DecisionLue[], feuillet: number): string {
  return writeYaml({
    document: 'registre-decisions',
    id: decisions[0]!.id,
    feuillet: String(feuillet),
    assemblee: bodyTree(decisions),
    decisions: Object.fromEntries(decisions.map((each) => [each.id, decisionTree(each)])),
  });
}

/** Whether the register prints both under the same heads: names of the body, and its executive. */
export function sameState(a: DecisionLue, b: DecisionLue): boolean {
  const [left, right] = [a, b].map((each) => ({ ...each, decision: { ...each.decision, signataire: null } }));
  return writeYaml(bodyTree([left!])) === writeYaml(bodyTree([right!]));
}

function bodyTree(decisions: readonly DecisionLue[]): Group {
  const { assemblee } = decisions.at(-1)!;
  const signers = decisions.flatMap(({ decision }) => {
    const par = decision.signataire?.par ?? null;
    return par?.kind === 'membre' ? [par.membre] : [];
  });
  const named = assemblee.membres.filter(({ id }) => id === assemblee.executif || signers.includes(id));
  return {
    ...letterheadTree(assemblee),
    logo: null,
    zone_tampon: null,
    variantes: assemblee.variantes.dates === 'chiffres' ? null : { dates: assemblee.variantes.dates },
    membres: Object.fromEntries(
      named.map((membre) => {
        const { nom, civilite, prenom } = nameTree(membre, { civilite: true, prenom: true });
        return [membre.id, civilite === null && prenom === null ? nom : { nom, civilite, prenom }];
      }),
    ),
    executif:
      named[0]?.id === assemblee.executif || membreDe(assemblee, assemblee.executif) === undefined
        ? null
        : assemblee.executif,
  };
}

function decisionTree({ decision: d }: DecisionLue): Group {
  const { role, par, qualite, delegation } = d.signataire ?? {
    role: null,
    par: null,
    qualite: null,
    delegation: false,
  };
  return {
    numero: d.numero,
    date: d.date,
    objet: lineTree(d.objet),
    texte: proseTree(d.texte),
    signataire: unlessEmpty({
      role,
      par: par && personTree(par, { qualite: true }),
      qualite,
      delegation: delegation ? 'oui' : null,
    }),
    matiere: d.matiere,
    nature: d.nature === 'AU' ? null : d.nature,
    annexes: annexesTree(d.annexes),
  };
}

const group = z.record(z.string(), z.unknown());

const Source = z.strictObject({
  document: mot('registre-decisions'),
  id: texte,
  feuillet: nombre,
  assemblee: group,
  decisions: z.record(z.string(), group),
});

const ID = /^(?<annee>\d{4})-(?<assemblee>[a-z][a-z0-9-]*)_D(?<nnn>\d{3})$/u;

/** Reads them back; `read` is `null` where they cannot be, and `faults` tell why. */
export function readCanonicalOfDecisions(
  name: string,
  bytes: Uint8Array,
): {
  read: { readonly decisions: readonly DecisionLue[]; readonly feuillet: number } | null;
  faults: readonly Diagnostic[];
} {
  const { value, located, faults } = readShape(Source, { file: name, bytes });
  if (value === null || located === null || faults.length > 0) return refused(faults);
  const { annee = '', assemblee: body = '' } = ID.exec(value.id)?.groups ?? {};
  const told = groupAt(located.value, 'decisions');
  const ids = Object.keys(told);
  if (body === '' || !ids.every((id) => id.startsWith(`${annee}-${body}_D`) && ID.test(id)))
    return refused([
      fault({
        place: located.place(['id']),
        code: 'acte-invalide',
        message: 'Ces décisions ne sont pas celles d’une année d’une assemblée.',
        remedy: REMEDY,
      }),
    ]);
  const days = ids.map((id) => dayOf(groupAt(told, id))).sort();
  const head = { effectif: '1', ...groupAt(located.value, 'assemblee') };
  const bodies = readAssemblees([bodyFile(head, body, days[0] ?? null)]);
  const files = ids.map((id) => {
    const nom = `${ID.exec(id)?.groups?.['nnn'] ?? ''}-acte`;
    return { ...file(nom, { assemblee: body, ...withFiles(groupAt(told, id)) }, ['decisions', id]), nom };
  });
  const { decisions, faults: inFiles } = readDecisions({ annee, files, annexes: null }, bodies.fichiers);
  const wrong = [...bodies.faults, ...inFiles].filter(
    ({ code, severity }) => code !== ZONE_NOT_PRINTED && severity === 'erreur',
  );
  if (wrong.length > 0 || decisions.length !== ids.length)
    return refused(wrong.slice(0, TOLD).map((each) => ({ ...each, place: located.place(['id']) })));
  return { read: { decisions, feuillet: value.feuillet }, faults: [] };
}

function refused(all: readonly Diagnostic[]): { read: null; faults: readonly Diagnostic[] } {
  return { read: null, faults: all.map((each) => ({ ...each, remedy: REMEDY })).toSorted(byPlace) };
}

type Branch = { readonly [key: string]: Tree };

function groupAt(tree: Branch, key: string): Branch {
  const found = tree[key];
  return found === undefined || typeof found === 'string' || isList(found) ? {} : found;
}

/** The day of a decision, as written. */
function dayOf(tree: Branch): string {
  const { date } = tree;
  return typeof date === 'string' ? date : '';
}
