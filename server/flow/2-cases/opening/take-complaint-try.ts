// LINK-3: how many complaints the form takes in a quarter of an hour. The form's link is public, so anybody may send anything through it:
// what fills the desk's list with noise hides the customers who wait.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '#platform/auth/tries/network-of';
import { takeTry } from '#platform/auth/tries/take-try';
import type { Acting } from '#platform/database/acting';
import { refuse } from '#platform/refusal';

/** From one network: a household, a shop's own tablet, an office. */
const triesPerNetwork = 20;
/** For one company, from everywhere: far above what a burst heating season brings, as much as a desk can look through in a day. */
const triesPerCompany = 500;

/**
 * Refuses `complaint.too_many` with Retry-After; what is refused is not counted, so waiting always helps. The network is asked first:
 * one that sends too much does not use up what the company takes from others.
 */
export async function takeComplaintTry(acting: Acting, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { database, tenantId } = acting;
  const network = { by: `complaint network:${tenantId} ${networkOf(request.ip)}`, most: triesPerNetwork };
  const company = { by: `complaint company:${tenantId}`, most: triesPerCompany };
  const retryAfterSeconds = (await takeTry(database, [network])) ?? (await takeTry(database, [company]));
  if (retryAfterSeconds === undefined) return;
  reply.header('retry-after', retryAfterSeconds);
  throw refuse('complaint.too_many', { retryAfterSeconds });
}
