// A browser sends cookies along with requests that other sites make; those may not write (ASVS 3.5.1).
import type { FastifyRequest } from 'fastify';
import { refuse } from '../refusal.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * AUTH-6: refuses `session.foreign_origin` when a browser says that the writing request comes from another site. Every
 * browser sends `Sec-Fetch-Site` or `Origin` with a write; a program that sends neither carries no one else's cookie.
 */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (reading.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw refuse('session.foreign_origin', {});
  if (origin !== undefined && URL.parse(origin)?.host !== hostOf(request)) throw refuse('session.foreign_origin', {});
}

/** The host the caller asked, as it stands in its own address: a proxy's word counts only when the proxy is trusted. */
function hostOf(request: FastifyRequest): string | undefined {
  return URL.parse(`${request.protocol}://${request.host}`)?.host;
}
