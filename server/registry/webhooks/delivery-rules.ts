// What an answer means for a delivery and for its webhook (HOOK-4, HOOK-5). Pure.
import type { webhookStops } from '#api/registry/webhooks';

const second = 1_000;
const hour = 3_600 * second;
const pauses = [10 * second, 60 * second, 300 * second, 900 * second, hour, 3 * hour];
const usualPause = 6 * hour;
const silentFor = 72 * hour;

/** Milliseconds until the next try, after so many. */
export function pauseAfter(attempts: number): number {
  return pauses[attempts - 1] ?? usualPause;
}

export function isReceived(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** Why a webhook is stopped after a try that failed; undefined: it is tried again. */
export function stopsAfter(
  status: number | null,
  failingSince: Date,
  at: Date,
): (typeof webhookStops)[number] | undefined {
  if (status === 410) return 'gone';
  return at.getTime() - failingSince.getTime() >= silentFor ? 'silent' : undefined;
}
