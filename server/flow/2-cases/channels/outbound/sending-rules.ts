// When a message that did not get through is tried again, and when no more. Pure (CHAN-9; T-J5).
import type { SendFault } from '#api/flow/2-cases.words';

/** Minutes until the second try, the third …: about a day in all. */
const pausesMinutes = [1, 5, 15, 60, 120, 240, 480, 480] as const;
export const attemptsMax = pausesMinutes.length;

const forGood: readonly SendFault[] = [
  'no_address',
  'address_unusable',
  'recipient_refused',
  'content_refused',
  'sender_refused',
  'bounced',
];
/** Faults of the way, not of the message: what else would go the same way waits too. */
const ofTheWay: readonly SendFault[] = [
  'not_set_up',
  'host_unknown',
  'host_private',
  'unreachable',
  'timed_out',
  'not_secure',
  'sign_in_failed',
];

export function isOfTheWay(why: SendFault): boolean {
  return ofTheWay.includes(why);
}

/**
 * Minutes to wait before the next try, or null when there is none. Up to a fifth is added by `spread` (0 to 1), so that what failed
 * together does not come back together.
 */
export function pauseAfter(attempts: number, why: SendFault, spread: number): number | null {
  if (forGood.includes(why) || attempts >= attemptsMax) return null;
  const pause = pausesMinutes[Math.max(0, attempts - 1)] ?? 480;
  return pause * (1 + Math.min(1, Math.max(0, spread)) / 5);
}
