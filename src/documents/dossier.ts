/**
 * What members receive before a séance: the convocation with its ordre du jour, the note of synthesis on what is put to them
 * (CGCT L. 2121-12), and the projects of délibérations. Of a séance to come: it tells no vote and no presence.
 */
import { z } from 'zod';
import type { PointLu, SeanceLue } from '../records/dossier.ts';
import type { Prose } from '../records/prose.ts';
import { sentAgenda } from './agenda.ts';
import { annexe } from './annexes.ts';
import { assembleeOf } from './body.ts';
import { convocation, Convocation } from './convocation.ts';
import { dateInFrench } from './dates.ts';
import { acteOf } from './extrait.ts';
import { personOf } from './people.ts';

const texte = z.string();
const prose = z.custom<Prose>().meta({ genre: 'prose' });

export const Dossier = Convocation.extend({
  /** Points of the ordre du jour that have something to say of themselves. */
  note: z.array(
    z.strictObject({
      numero: texte,
      objet: texte,
      rapporteur: z.strictObject({ nom: texte, feminin: z.boolean() }).nullable(),
      expose: prose.nullable(),
    }),
  ),
  /** Those that are to be decided. */
  projets: z.array(
    z.strictObject({
      numero: texte,
      objet: texte,
      visas: z.array(texte),
      considerants: z.array(texte),
      motifs: z.array(z.strictObject({ mot: texte, texte })),
      formule: z.array(texte),
      dispositif: prose.nullable(),
      articles: z.array(z.strictObject({ titre: texte, texte: prose })),
      annexes: z.array(annexe),
    }),
  ),
});

export type Dossier = z.infer<typeof Dossier>;

export function dossier(lue: SeanceLue): Dossier {
  const points = sentAgenda(lue).flatMap(({ point }) => point ?? []);
  return {
    ...convocation(lue),
    titre: `Dossier de la séance du ${dateInFrench(lue.seance.date)} ${assembleeOf(lue.assemblee).duTitre}`,
    note: points.filter(isTold).map((point) => noteOf(lue, point)),
    projets: points.filter(isToDecide).map((point) => projetOf(lue, point)),
  };
}

function isTold({ textes, deliberation }: PointLu): boolean {
  return textes.expose !== null || deliberation.rapporteur !== null;
}

function isToDecide({ textes: { dispositif, articles } }: PointLu): boolean {
  return dispositif !== null || articles.length > 0;
}

/** Members are named in full, whatever the house does in its acts. */
function noteOf({ assemblee }: SeanceLue, { point, deliberation, textes }: PointLu): Dossier['note'][number] {
  const named = { ...assemblee, variantes: { ...assemblee.variantes, noms: 'Civ Prenom NOM' } };
  const said = deliberation.rapporteur && personOf(named, deliberation.rapporteur);
  return {
    numero: point,
    objet: deliberation.objet,
    rapporteur: said && { nom: said.nom, feminin: said.feminin },
    expose: textes.expose,
  };
}

function projetOf(lue: SeanceLue, point: PointLu): Dossier['projets'][number] {
  const { objet, visas, considerants, motifs, formule, dispositif, articles, annexes } = acteOf(lue, point);
  return {
    numero: point.point,
    objet,
    visas,
    considerants,
    motifs,
    formule,
    dispositif,
    articles,
    annexes,
  };
}
