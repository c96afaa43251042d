// How much of what is open a company expects to lose. Pure: open amounts by age and what secures them go in, the allowance comes out.
import { ageBuckets } from '#api/flow/5-recovery.words';
import { epochDayOf } from '#platform/calendar/days';
import { divideRounded } from '#platform/money/divide-rounded';
import type { RecoveryPolicy } from '../books/recovery-policy.ts';

/** Which bucket an age falls in, 0 to 5: to 30, 60, 90, 180, 365 days, and above (REC-16). */
export function bucketOf(ageDays: number): number {
  const found = ageBuckets.findIndex((until) => ageDays <= until);
  return found < 0 ? ageBuckets.length : found;
}

export function ageOf(raisedOn: string, on: string): number {
  return Math.max(0, epochDayOf(on) - epochDayOf(raisedOn));
}

export interface OpenBooked {
  raisedOn: string;
  bookedMinor: bigint;
}

/**
 * REC-17: security covers the oldest first; of the rest, `secured` and `secured_loss` expect to lose all, the other policies by age,
 * and of a merchant who has left what the policy says of those. Rounded up to the minor unit, at most what is exposed.
 */
export function expectedLoss(
  open: readonly OpenBooked[],
  securityMinor: bigint,
  policy: RecoveryPolicy,
  merchant: { left: boolean },
  on: string,
): { exposedMinor: bigint; allowanceMinor: bigint } {
  let security = securityMinor;
  let exposed = 0n;
  let allowance = 0n;
  for (const { raisedOn, bookedMinor } of open.toSorted((a, b) => (a.raisedOn < b.raisedOn ? -1 : 1))) {
    const covered = security < bookedMinor ? security : bookedMinor;
    security -= covered;
    const rest = bookedMinor - covered;
    const byAge = policy.lossBps[bucketOf(ageOf(raisedOn, on))] ?? 10_000;
    const whole = policy.recourse === 'secured' || policy.recourse === 'secured_loss';
    const bps = whole ? 10_000 : merchant.left ? Math.max(byAge, policy.lossLeftBps) : byAge;
    exposed += rest;
    allowance += divideRounded(rest * BigInt(bps), 10_000n, 'ceiling');
  }
  return { exposedMinor: exposed, allowanceMinor: allowance };
}
