/**
 * The canonical source of a document of a whole séance: the slice of the record that it prints (records.md §6.1), with a map
 * of its points by id. As for acts, it is made from values as read, and is enough to say the document again.
 */
import type { Assemblee } from '../records/assemblee-du-jour.ts';
import type { SeanceLue } from '../records/dossier.ts';
import { unlessEmpty, writeYaml, type Group } from '../records/write.ts';
import { seanceDocument, type SeanceKind } from './kinds.ts';
import { closingSlice, minutesSlice, quorumSlice } from './source-minutes.ts';
import { registerSlice } from './source-registre.ts';
import { linesTree } from './source-point.ts';
import { logoTree, pagesTree } from './source-record.ts';
import { dossierSlice } from './source-dossier.ts';
import { convocationSlice, formSlice, listSlice, sheetSlice, type Slice } from './source-seance.ts';

/**
 * The canonical source of a document of a séance, a YAML text: UTF-8, `\n`, no comment. `feuillet`: the sheet of the register
 * that it begins on.
 */
export function canonicalOfSeance(
  lue: SeanceLue,
  kind: SeanceKind,
  irregulier: boolean,
  feuillet = 1,
): string {
  const { id, projet } = seanceDocument(kind, lue, irregulier);
  const { assemblee, seance, points } = SLICES[kind](lue);
  return writeYaml({
    document: kind,
    id,
    feuillet: feuillet === 1 ? null : String(feuillet),
    projet: projet ? 'oui' : null,
    assemblee: {
      ...letterheadTree(lue.assemblee),
      ...(isOfRegister(kind) ? { logo: null, zone_tampon: null } : {}),
      ...assemblee,
    },
    seance: { date: lue.seance.date, ...seance },
    points: unlessEmpty(points),
  });
}

const SLICES: Readonly<Record<SeanceKind, (lue: SeanceLue) => Slice>> = {
  convocation: convocationSlice,
  'ordre-du-jour': convocationSlice,
  dossier: dossierSlice,
  'feuille-de-presence': sheetSlice,
  liste: listSlice,
  'proces-verbal': minutesSlice,
  registre: registerSlice,
  cloture: closingSlice,
  pouvoir: formSlice,
  'constat-sans-quorum': quorumSlice,
};

/** Sheets of the register bear no letterhead, and no stamp. */
function isOfRegister(kind: SeanceKind): boolean {
  return kind === 'registre' || kind === 'cloture';
}

/** Names and letterhead of the body. */
export function letterheadTree(assemblee: Assemblee): Group {
  return {
    type: assemblee.type,
    nom: assemblee.nom,
    titre: assemblee.titre,
    nom_court: assemblee.nom_court,
    collectivite: assemblee.collectivite,
    departement: assemblee.departement,
    arrondissement: assemblee.arrondissement,
    groupes: null,
    communes: null,
    adresse: assemblee.adresse && linesTree(assemblee.adresse),
    telephone: assemblee.telephone,
    logo: logoTree(assemblee),
    couleur: assemblee.couleur,
    police: assemblee.police,
    ...pagesTree(assemblee),
    titre_executif: assemblee.titre_executif,
  };
}
