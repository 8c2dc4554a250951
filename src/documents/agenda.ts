/** The ordre du jour as it was sent: numbered points, and texts that are told without a number. */
import { z } from 'zod';
import type { PointLu, SeanceLue } from '../records/dossier.ts';

const texte = z.string();

/** `numero` is the label of the point, `null` for a text that is no point. */
export const entreeDite = z.strictObject({ numero: texte.nullable(), objet: texte });

/** An entry with the point that it is, `null` for a text. */
export interface Entry {
  readonly point: PointLu | null;
  readonly texte: string;
}

/** The entries in their order. The points of a séance are those of its agenda in the same order, without the texts. */
export function agendaOf({ seance, points }: SeanceLue): readonly Entry[] {
  if (seance.ordre_du_jour === null) return points.map(asPoint);
  const left = [...points];
  return seance.ordre_du_jour.flatMap((entry): Entry[] => {
    if (entry.kind === 'texte') return [{ point: null, texte: entry.texte }];
    const point = left.shift();
    return point === undefined ? [] : [asPoint(point)];
  });
}

function asPoint(point: PointLu): Entry {
  return { point, texte: point.deliberation.objet };
}

/** What was sent: a point added in séance was not on it (C8). */
export function sentAgenda(lue: SeanceLue): readonly Entry[] {
  return agendaOf(lue).filter(({ point }) => point?.deliberation.ajoute_en_seance !== true);
}

export function agendaSaid(entries: readonly Entry[]): z.infer<typeof entreeDite>[] {
  return entries.map(({ point, texte }) => ({ numero: point?.point ?? null, objet: texte }));
}
