/** The page as files: its one document, its script and its styles, by addresses that name their content. */
import type { FastifyInstance } from 'fastify';
import { pageFiles } from './bundle.ts';

export interface PageFacts {
  readonly token: string;
  /** Of the styles that the editor adds. */
  readonly nonce: string;
  readonly version: string;
}

/** `/` is the page; `/page/…` what it is made of, which never changes under its name. */
export function addPage(app: FastifyInstance, facts: PageFacts): void {
  app.get('/', async (_, reply) => {
    const { script, style } = await pageFiles();
    return reply.type('text/html; charset=utf-8').send(documentOf(facts, script, style));
  });
  app.get<{ Params: { name: string } }>('/page/:name', async ({ params }, reply) => {
    const { files } = await pageFiles();
    const file = files.get(params.name);
    if (file === undefined) return reply.callNotFound();
    return reply
      .type(params.name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8')
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(file);
  });
  app.get('/favicon.ico', async (_, reply) => reply.code(204).send());
}

/** Token, nonce and names are base64url and hashes: nothing to escape. */
function documentOf({ token, nonce, version }: PageFacts, script: string, style: string): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="greffe-jeton" content="${token}">
<meta name="greffe-nonce" content="${nonce}">
<meta name="greffe-version" content="${version}">
<title>Greffe</title>
<link rel="stylesheet" href="/page/${style}">
<script type="module" src="/page/${script}"></script>
</head>
<body></body>
</html>
`;
}
