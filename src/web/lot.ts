/** The extracts of a séance as a batch: what is made, what is made of another text than the record's, what is to be made. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { produce } from '../commands/produire.ts';
import { acts, make, sha256 } from '../pipeline.ts';
import type { LotLigne, LotVu } from './contract.ts';
import type { Desk, Kept } from './desk.ts';

/** Where `greffe produire` writes. */
const SORTIE = 'sortie';

export function lotOf(desk: Desk, kept: Kept): LotVu {
  const { lue, folder } = kept;
  const press = lue === null ? null : desk.press(lue);
  if (lue === null || press === null) return { lignes: [], sortie: SORTIE };
  const lignes = acts(lue).map((point): LotLigne => {
    const { made } = make({ ...kept, lue }, point, press);
    const fichier = `${SORTIE}/${folder}/${point.id}.extrait.pdf`;
    const path = join(desk.project.root, fichier);
    const onDisk = existsSync(path) ? sha256(readFileSync(path)) : null;
    const { signatures, controle } = point.deliberation;
    return {
      id: point.id ?? '',
      point: point.point,
      objet: point.deliberation.objet,
      pages: made?.pages ?? null,
      sha256: made?.sha256 ?? onDisk,
      fichier: onDisk === null ? null : fichier,
      etat:
        made === null
          ? 'refuse'
          : onDisk === null
            ? made.projet
              ? 'projet'
              : 'a-faire'
            : onDisk === made.sha256
              ? made.projet
                ? 'projet'
                : 'fait'
              : 'perime',
      signe: signatures[0]?.le ?? null,
      transmis: controle?.reception ?? controle?.envoi ?? null,
    };
  });
  return { lignes, sortie: SORTIE };
}

/** Makes the extracts of some acts, as `greffe produire` would. */
export async function producedOf({ project }: Desk, kept: Kept, ids: readonly string[]): Promise<void> {
  const known = new Set(kept.lue?.points.map(({ id }) => id));
  const wanted = ids.filter((id) => known.has(id));
  const paths = wanted.map((id) => {
    const nn = id.split('_')[1] ?? '';
    const name = [...kept.files.keys()].find((file) => file.startsWith(`${nn}-`)) ?? 'seance.yaml';
    return join(project.records, kept.folder, name);
  });
  if (paths.length > 0)
    await produce(paths, { sortie: join(project.root, SORTIE), json: true, projet: project.root });
}
