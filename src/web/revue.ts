/** The review of templates, as `greffe revue preparer` left it: one page that stands alone, served beside the desk. */
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { exists, isWithin, type Project } from '../commands/project.ts';

/**
 * Its own policy, which its head carries, lets run only the script that it holds. Here it is also kept from the desk: in an
 * origin of its own, it can ask nothing of this server. Its decisions go into a file, which `greffe revue decider` takes.
 */
const APART = "frame-ancestors 'none'; sandbox allow-scripts allow-downloads allow-modals";

/** Where the review of a project is, if one was prepared; a link that leads out of the project is none. */
function reviewOf({ root }: Project): string | null {
  const file = join(root, 'revue', 'revue.html');
  return exists(file) && isWithin(realpathSync(root), realpathSync(file)) ? file : null;
}

/** `/revue`: the page, or 404 where none was prepared. */
export function addReview(app: FastifyInstance, project: Project): void {
  app.get('/revue', async (_, reply) => {
    const file = reviewOf(project);
    if (file === null) return reply.callNotFound();
    return reply
      .header('content-security-policy', APART)
      .type('text/html; charset=utf-8')
      .send(readFileSync(file));
  });
}
