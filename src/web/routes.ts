/** What the page asks for: each address, and what answers. Ids in addresses are looked up, and never become paths. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { sha256 } from '../pipeline.ts';
import { nouvelle } from '../commands/nouvelle.ts';
import { Unreachable } from '../commands/project.ts';
import { previewOf } from './apercu.ts';
import { clore, clotureOf } from './cloture.ts';
import { calendrierOf, echeancesOf } from './echeances.ts';
import { saisir } from './saisie.ts';
import { lotOf, producedOf } from './lot.ts';
import { found } from './recherche.ts';
import type { CollageVu, Ecriture, ListeVue } from './contract.ts';
import type { Desk, Kept } from './desk.ts';
import { edited } from './endings.ts';
import { correctionsOf, fileOf, resumeOf, seanceVue } from './views.ts';

/** How many séances the first answer tells whole. */
const FIRST = 24;

/** Characters of HTML: Word writes twenty for one. */
const PASTED = 4 * 2 ** 20;

interface OfSeance<Body = unknown> {
  Params: { id: string };
  Body: Body;
}

export function addRoutes(app: FastifyInstance, desk: Desk): void {
  app.get('/api/seances', async (): Promise<ListeVue> => {
    const ids = [...desk.folders().keys()];
    return {
      jour: today(),
      projet: desk.project.root,
      seances: ids.map((id, i) => resumeOf(id, i < FIRST ? desk.read(id) : null)),
      assemblees: desk.bodies().map(({ id, text }) => ({ id, nom: /^nom: *(.+)$/mu.exec(text)?.[1] ?? id })),
    };
  });

  app.get('/api/vie', async () => ({ vie: true }));

  app.get<{ Querystring: { ids?: string } }>('/api/resumes', async ({ query }) => {
    const ids = (query.ids ?? '').split(',').slice(0, FIRST);
    return ids.flatMap((id) => {
      const kept = desk.read(id);
      return kept === null ? [] : [resumeOf(id, kept)];
    });
  });

  app.get<OfSeance>('/api/seances/:id', async ({ params }, reply) => {
    const kept = desk.read(params.id);
    return kept === null ? missing(reply) : seanceVue(kept, hashesOf(kept));
  });

  app.get<{ Params: { id: string; nom: string } }>(
    '/api/seances/:id/fichiers/:nom',
    async ({ params }, reply) => {
      const bytes = desk.read(params.id)?.files.get(params.nom);
      if (bytes === undefined) return missing(reply);
      return { nom: params.nom, texte: edited(bytes), sha256: sha256(bytes) };
    },
  );

  app.post<OfSeance<Ecriture>>(
    '/api/seances/:id/ecrire',
    { schema: ECRITURE },
    async ({ params, body }, reply) => {
      const written = desk.write(params.id, body);
      if (written === null) return missing(reply);
      return written.kind === 'change' ? reply.code(409).send(written) : written;
    },
  );

  app.post<OfSeance<Omit<Ecriture, 'texte'>>>(
    '/api/seances/:id/corriger',
    { schema: CORRECTION },
    async ({ params, body }, reply) => {
      const { nom, base } = body;
      const kept = desk.read(params.id);
      const correction =
        kept === null ? undefined : correctionsOf(kept).find(({ fichier }) => fichier === nom);
      if (correction === undefined) return missing(reply);
      const written = desk.write(params.id, { nom, base, texte: correction.texte });
      if (written === null) return missing(reply);
      return written.kind === 'change' ? reply.code(409).send(written) : written;
    },
  );

  app.post<OfSeance<Omit<Ecriture, 'base'>>>(
    '/api/seances/:id/apercu',
    { schema: APERCU },
    async ({ params, body }, reply) => {
      const kept = desk.read(params.id);
      const { nom, texte } = body;
      if (kept === null || !kept.files.has(nom)) return missing(reply);
      const { head, bytes } = previewOf(desk, kept, nom, texte);
      const json = Buffer.from(`${JSON.stringify(head)}\n`);
      return reply.type('application/octet-stream').send(Buffer.concat([json, bytes]));
    },
  );

  app.get<{ Params: { id: string } }>('/api/actes/:id/pdf', async ({ params }, reply) => {
    const [seance = '', nn = ''] = params.id.split('_');
    const kept = desk.read(seance);
    const name = kept === null ? null : fileOf(kept, nn);
    if (kept === null || name === null) return missing(reply);
    const { bytes } = previewOf(desk, kept, name, null);
    return bytes.length === 0 ? missing(reply) : reply.type('application/pdf').send(Buffer.from(bytes));
  });

  app.post<OfSeance<{ ligne: string; point: string; ecrire: boolean }>>(
    '/api/seances/:id/saisir',
    { schema: LIGNE },
    async ({ params, body }, reply) => {
      const kept = desk.read(params.id);
      if (kept === null) return missing(reply);
      return saisir(desk, kept, body.ligne, body.point, body.ecrire);
    },
  );

  app.post<{ Body: { html: string; pris: string[] } }>(
    '/api/coller',
    { schema: COLLAGE, bodyLimit: 3 * PASTED },
    async ({ body }, reply): Promise<CollageVu | FastifyReply> => {
      // Readers of HTML that the other addresses have no need of.
      const { pasteHtml } = await import('../pipeline/importer.ts');
      const pasted = pasteHtml(body.html, body.pris);
      if (pasted.refus !== null) {
        const { message, remedy } = pasted.refus;
        return reply.code(409).send({ erreur: `${message} Remède : ${remedy}` });
      }
      const { prose, tableaux, notKept } = pasted;
      return { prose, tableaux: [...tableaux].map(([nom, each]) => ({ nom, ...each })), ...notKept };
    },
  );

  app.get<OfSeance>('/api/seances/:id/cloture', async ({ params }, reply) => {
    const kept = desk.read(params.id);
    return kept === null ? missing(reply) : clotureOf(desk, kept);
  });

  app.post<OfSeance>('/api/seances/:id/clore', { schema: shape({}) }, async ({ params }, reply) => {
    const kept = desk.read(params.id);
    if (kept === null) return missing(reply);
    if (!clore(desk, kept))
      return reply.code(409).send({ erreur: 'Des constats bloquants restent à lever.' });
    return clotureOf(desk, desk.read(params.id) ?? kept);
  });

  app.post<{ Body: { assemblee: string; date: string; objets: string[] } }>(
    '/api/seances',
    { schema: NOUVELLE },
    async ({ body }, reply) => {
      try {
        nouvelle(body.assemblee, body.date, body.objets, { projet: desk.project.root });
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        return reply.code(409).send({ erreur: error.message });
      }
      return { id: `${body.date}-${body.assemblee}` };
    },
  );

  app.get<OfSeance>('/api/seances/:id/lot', async ({ params }, reply) => {
    const kept = desk.read(params.id);
    return kept === null ? missing(reply) : lotOf(desk, kept);
  });

  app.post<OfSeance<{ actes: readonly string[] }>>(
    '/api/seances/:id/produire',
    { schema: ACTES },
    async ({ params, body }, reply) => {
      const kept = desk.read(params.id);
      if (kept === null) return missing(reply);
      await producedOf(desk, kept, body.actes);
      return lotOf(desk, kept);
    },
  );

  app.get('/api/echeances', async () => echeancesOf(desk, today()));
  app.get('/api/echeances.ics', async (_, reply) =>
    reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="greffe-echeances.ics"')
      .send(calendrierOf(desk, today())),
  );

  app.get<{ Querystring: { q?: string } }>('/api/recherche', async ({ query }) => found(desk, query.q ?? ''));
}

const text = (maxLength: number) => ({ type: 'string', maxLength }) as const;
const NOM = { type: 'string', pattern: '^[0-9a-z][0-9a-z-]*\\.yaml$', maxLength: 120 } as const;
const HASH = { type: 'string', pattern: '^[0-9a-f]{64}$' } as const;

function shape(properties: Record<string, unknown>): { body: object } {
  const required = Object.keys(properties);
  return { body: { type: 'object', additionalProperties: false, required, properties } };
}

/** Bodies of requests, as JSON Schema: what is not one of them is refused before it is looked at. */
const ECRITURE = shape({ nom: NOM, base: HASH, texte: text(2 * 2 ** 20) });
const CORRECTION = shape({ nom: NOM, base: HASH });
const APERCU = shape({ nom: NOM, texte: text(2 * 2 ** 20) });
const LIGNE = shape({
  ligne: { type: 'string', minLength: 1, maxLength: 2000 },
  point: text(20),
  ecrire: { type: 'boolean' },
});
const NOUVELLE = shape({
  assemblee: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,39}$' },
  date: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  objets: { type: 'array', maxItems: 200, items: text(500) },
});
const COLLAGE = shape({
  html: { type: 'string', minLength: 1, maxLength: PASTED },
  pris: { type: 'array', maxItems: 999, items: { type: 'string', pattern: '^tableau-\\d{1,6}$' } },
});
const ACTES = shape({
  actes: { type: 'array', maxItems: 999, items: { type: 'string', pattern: '^[0-9a-z_-]{1,80}$' } },
});

function missing(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ erreur: 'rien à cette adresse' });
}

function hashesOf({ files }: Kept): Record<string, string> {
  return Object.fromEntries([...files].map(([name, bytes]) => [name, sha256(bytes)]));
}

/** The day where the clerk is. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
