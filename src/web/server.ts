/** The server of the desk: on 127.0.0.1 alone, every request through the guard, few and short ones. */
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { version, type Project } from '../commands/project.ts';
import { openDesk } from './desk.ts';
import { refusal, securityHeaders, type Gate } from './guard.ts';
import { pageFiles } from './bundle.ts';
import { addPage } from './page.ts';
import { addReview } from './revue.ts';
import { addRoutes } from './routes.ts';

/** No record is larger (records.md §1). */
const BODY = 2 * 2 ** 20 + 4096;
/** A browser opens six. */
const SOCKETS = 64;

export interface DeskServer {
  /** Opens the port (0: any), and gives the address of the page. Throws what the system says. */
  readonly listen: (port: number) => Promise<string>;
  readonly close: () => Promise<void>;
  /** Settles when the server is closed. */
  readonly closed: Promise<void>;
}

export function openServer(project: Project): DeskServer {
  const token = randomBytes(24).toString('base64url');
  const nonce = randomBytes(12).toString('base64url');
  const headers = securityHeaders(nonce);
  const gate = { port: 0, token };
  const app = fastify({
    bodyLimit: BODY,
    requestTimeout: 10_000,
    connectionTimeout: 15_000,
    keepAliveTimeout: 15_000,
    routerOptions: { maxParamLength: 120, ignoreTrailingSlash: false },
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000, maxHeaderSize: 16_384 },
    logger: false,
    // What a browser sends when it closes is nobody's concern.
    forceCloseConnections: true,
  });
  guarded(app, gate, headers);
  limited(app);
  addPage(app, { token, nonce, version: version() });
  const desk = openDesk(project);
  addRoutes(app, desk);
  addReview(app, project);
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  app.addHook('onClose', () => resolve());
  return {
    closed,
    async listen(port) {
      await app.listen({ host: '127.0.0.1', port });
      const address = app.server.address();
      gate.port = typeof address === 'object' && address !== null ? address.port : port;
      // What the first screens need is made ready while the browser opens.
      setImmediate(() => desk.warm());
      void pageFiles();
      return `http://127.0.0.1:${gate.port}/`;
    },
    close: async () => app.close(),
  };
}

/** Before anything of a request is looked at: who sends it. An answer never tells more than why it is refused. */
function guarded(app: FastifyInstance, gate: Gate, headers: Readonly<Record<string, string>>): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers);
    const refused = refusal(request, gate);
    if (refused !== null) return reply.code(refused.status).send({ erreur: refused.why });
    return undefined;
  });
  app.setNotFoundHandler(async (_, reply) => reply.code(404).send({ erreur: 'rien à cette adresse' }));
  app.setErrorHandler(async (error: { statusCode?: number; message?: string }, _, reply) => {
    const status = error.statusCode ?? 500;
    void reply.headers(headers);
    return reply.code(status).send({ erreur: status < 500 ? 'demande mal formée' : String(error.message) });
  });
  app.server.on('upgrade', (_, socket) => socket.destroy());
}

/** Beyond `SOCKETS`, the oldest that asks for nothing makes room: slow ones never keep the page out. */
function limited(app: FastifyInstance): void {
  const idle = new Set<Socket>();
  let open = 0;
  app.server.on('connection', (socket: Socket) => {
    open += 1;
    idle.add(socket);
    socket.on('close', () => {
      open -= 1;
      idle.delete(socket);
    });
    if (open <= SOCKETS) return;
    const [oldest] = idle;
    oldest?.destroy();
  });
  app.server.on('request', ({ socket }, response) => {
    idle.delete(socket);
    response.on('close', () => void (socket.destroyed || idle.add(socket)));
  });
}
