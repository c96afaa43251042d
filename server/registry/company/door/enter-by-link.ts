// Entering by the console's link.
import type { AnswerOf } from '#api/contract';
import type { enterByLink as contract } from '#api/setup';
import { newestAdministrator } from '#platform/auth/account-store';
import { refuseForeignOrigin } from '#platform/auth/same-origin';
import { refuse } from '#platform/refusal';
import { type AtDoor, type Door, letIn } from './door.ts';

/**
 * DOOR-4: with companies here the link signs in the first administrator of the newest one and is spent; with none it leads to
 * setting one up, which spends it. Refuses `token.invalid`.
 */
export async function enterByLink(door: Door, token: string, at: AtDoor): Promise<AnswerOf<typeof contract>> {
  refuseForeignOrigin(at.request);
  if (!door.entry.works(token)) throw refuse('token.invalid', {});
  const administrator = await newestAdministrator(door.database);
  if (!administrator) return { to: 'setup' };
  await door.entry.use(token, () => letIn(door, at, { ...administrator, by: 'link' }));
  return { to: 'company' };
}
