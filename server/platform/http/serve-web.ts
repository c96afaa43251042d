// Serves the built web: hashed files for a year, the pages themselves fresh every time, and the right page for every address.
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Addresses of the light page that people without an account open from a link; all others are the desk's. */
const linkPage = /^\/(c|m|complain)(\/|$)/;

export async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    cacheControl: false,
    // The build leaves .br and .gz beside each file.
    preCompressed: true,
    // Names of assets hold their content's hash; the page itself must be asked for anew, or an upgrade would not be seen.
    setHeaders: (response, path) => {
      const hashed = path.includes('/assets/');
      response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/favicon.svg', (_, reply) => reply.sendFile('favicon.svg', folder));
  // Every other address without a dot belongs to the app in the browser; /api and files answer for themselves.
  app.get('/*', (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (path.startsWith('/api/') || path.includes('.')) return reply.callNotFound();
    const page = linkPage.test(path) ? 'customer.html' : 'index.html';
    return reply.type('text/html; charset=utf-8').sendFile(page, folder);
  });
}
