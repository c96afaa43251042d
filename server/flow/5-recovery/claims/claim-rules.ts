// What may happen to a claim and what it then is. Pure: a claim and an amount go in, the changed claim comes out.
import { assert } from '#platform/assert';
import { addDays, epochDayOf } from '#platform/calendar/days';
import { type Claim, type ClaimChange, type MoveKind, openOf } from './claim-file.ts';

const least = (a: bigint, b: bigint) => (a < b ? a : b);

/** Money came, from whatever source: the booked part of the claim is settled first (REC-4). `fromBooked` credits the receivable. */
export function recover(
  was: Claim,
  amountMinor: bigint,
  kind: 'drawn' | 'offset' | 'received',
): ClaimChange & { fromBooked: bigint } {
  const fromBooked = least(was.bookedMinor, amountMinor);
  const is = {
    ...was,
    recoveredMinor: was.recoveredMinor + amountMinor,
    bookedMinor: was.bookedMinor - fromBooked,
    // A draw on the deposit uses what was frozen; other money only leaves less to freeze for.
    frozenMinor:
      kind === 'drawn'
        ? was.frozenMinor - least(was.frozenMinor, amountMinor)
        : least(was.frozenMinor, openOf(was) - amountMinor),
  };
  return { ...changed(was, is, kind, amountMinor), fromBooked };
}

/** Given up or written off: what never stood in the books goes first, because it costs nothing more. */
export function giveUp(
  was: Claim,
  amountMinor: bigint,
  kind: 'waived' | 'written_off',
): ClaimChange & { fromBooked: bigint } {
  const left = openOf(was) - amountMinor;
  const fromBooked = was.bookedMinor - least(was.bookedMinor, left);
  const is = {
    ...was,
    waivedMinor: was.waivedMinor + (kind === 'waived' ? amountMinor : 0n),
    writtenOffMinor: was.writtenOffMinor + (kind === 'written_off' ? amountMinor : 0n),
    bookedMinor: was.bookedMinor - fromBooked,
    frozenMinor: least(was.frozenMinor, left),
  };
  return { ...changed(was, is, kind, amountMinor), fromBooked };
}

/** REC-3: as if it had never been: nothing is claimed, what came in is given back by whoever calls, what was given up stays. */
export function cancelWhole(was: Claim): ClaimChange {
  const open = openOf(was);
  const claimedMinor = was.waivedMinor + was.writtenOffMinor;
  const gone = { bookedMinor: 0n, frozenMinor: 0n, recoveredMinor: 0n, recoveredLateMinor: 0n };
  const is: Claim = { ...was, ...gone, claimedMinor, state: 'cancelled' };
  return open === 0n ? { was, is } : { was, is, move: { kind: 'cancelled', amountMinor: open, changeMinor: -open } };
}

/** Another share: the claimed amount changes, and with it what is booked, in proportion to what was. */
export function reshare(was: Claim, claimedMinor: bigint, booked: boolean): ClaimChange {
  const open = openOf(was) + claimedMinor - was.claimedMinor;
  assert(open >= 0n, 'REC-10 no share falls below what was borne');
  const is = {
    ...was,
    claimedMinor,
    bookedMinor: booked ? open : least(was.bookedMinor, open),
    frozenMinor: least(was.frozenMinor, open),
    state: was.state === 'closed' ? ('open' as const) : was.state,
  };
  const difference = claimedMinor - was.claimedMinor;
  if (difference === 0n) return { was, is };
  return changed(was, is, 'shared', difference < 0n ? -difference : difference);
}

/** Money after a write-off: nothing is open, nothing opens again (REC-15). */
export function recoverLate(was: Claim, amountMinor: bigint): ClaimChange {
  const is = { ...was, recoveredLateMinor: was.recoveredLateMinor + amountMinor };
  return { was, is, move: { kind: 'received_late', amountMinor, changeMinor: 0n } };
}

function changed(was: Claim, given: Claim, kind: MoveKind, amountMinor: bigint): ClaimChange {
  const open = openOf(given);
  assert(
    open >= 0n && given.bookedMinor >= 0n && given.bookedMinor <= open,
    'REC-21 a claim never owes us less than nothing',
  );
  const over = open === 0n && given.state !== 'cancelled';
  const is: Claim = over ? { ...given, state: 'closed' } : given;
  return { was, is, move: { kind, amountMinor, changeMinor: open - openOf(was) } };
}

/** Agreed or decided: whatever was disputed or not yet filed is so no more. */
export function settledClaim(claim: Claim): Claim {
  return claim.state === 'closed' || claim.state === 'cancelled' ? claim : { ...claim, state: 'settled' };
}

/** Whether money may be drawn for it without asking the bearer: not while it is disputed (REC-6). */
export function mayDraw(claim: Claim): boolean {
  return openOf(claim) > 0n && claim.state !== 'disputed' && claim.state !== 'cancelled';
}

/** Whole per cent of the filing window gone by at the end of `today`, from 0 to 100; above it the last day is over. */
export function windowPercent({ raisedOn, windowDays }: Pick<Claim, 'raisedOn' | 'windowDays'>, today: string): number {
  const gone = epochDayOf(today) - epochDayOf(raisedOn);
  return Math.max(0, Math.floor((gone * 100) / windowDays));
}

/**
 * REC-11: the warning due today that has not been given: 50, 80, 100 (the last day), or 101 once the last day is over. After a
 * downtime the latest alone is given.
 */
export function warningDue(claim: Claim, today: string): 50 | 80 | 100 | 101 | undefined {
  if (claim.state !== 'open' || openOf(claim) === 0n) return undefined;
  const percent = windowPercent(claim, today);
  const due = today > claim.fileBy ? 101 : percent >= 100 ? 100 : percent >= 80 ? 80 : percent >= 50 ? 50 : 0;
  return due > claim.warnedPercent && due !== 0 ? due : undefined;
}

/** The last day to file: the window is counted from the day the claim was raised, which is not itself counted. */
export function lastDay(raisedOn: string, windowDays: number): string {
  return addDays(raisedOn, windowDays);
}
