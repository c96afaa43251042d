// A story's empty server: sets its clock, founds a company and gives the key of its administrator, in one call.
import type { FastifyRequest } from 'fastify';
import type { BodyOf } from '#api/contract';
import type { beginStory as contract } from '#api/setup';
import { keyWriter } from '#platform/auth/key-store';
import { tenantsHere } from '#platform/auth/tenant-store';
import type { StoryClock } from '#platform/clock/clock';
import type { Database } from '#platform/database/transact';
import { idOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { foundCompany } from './found-company.ts';

/** COMP-6: answers callers on the same machine alone; for all others the route does not exist. */
export async function beginStory(
  database: Database,
  clock: StoryClock,
  { at, ...given }: BodyOf<typeof contract>,
  request: FastifyRequest,
): Promise<{ companyId: `ten_${string}`; secret: string }> {
  // The peer of the socket, not a header: a forwarded address is only a word (T-A8).
  if (!/^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')) throw refuse('route.not_found', {});
  const begin = new Date(at);
  if (begin < clock.now() && (await hasStory(database)))
    throw refuse('clock.backwards', { now: clock.now().toISOString() });
  clock.moveTo(begin);
  const { tenantId, made } = await foundCompany(database, given, 'own', (tx) =>
    keyWriter(tx).make('story', ['administrator']),
  );
  return { companyId: idOf('ten', tenantId), secret: made.secret };
}

/** Another story's company keeps the clock from going back. */
async function hasStory(database: Database): Promise<boolean> {
  return (await tenantsHere(database)).companies > 0;
}
