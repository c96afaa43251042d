// What may happen to a promise and what it then is. Pure: a promise goes in, a promise or the number of the rule comes out.
import type { IsoDay } from '#platform/calendar/calendar-types';
import { epochDayOf } from '#platform/calendar/days';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { CustomerPromise, PromiseState } from './customer-promise.ts';
import type { Due } from './due-moment.ts';

const ends: ReadonlySet<PromiseState> = new Set(['waived', 'excused', 'expired']);

/**
 * PROM-6: kept at or before the due moment it is `kept`, after it `kept_late`. What was recorded late but done in time was kept in
 * time. An end stays an end. The same again changes nothing; another moment (a corrected record) is judged anew.
 */
export function keep<P extends CustomerPromise>(promise: P, keptAt: string, proof: string | null): P {
  if (ends.has(promise.state)) return promise;
  const late = promise.dueAt !== null && Date.parse(keptAt) > Date.parse(promise.dueAt);
  return {
    ...promise,
    state: late ? 'kept_late' : 'kept',
    keptAt: new Date(keptAt).toISOString(),
    brokenAt: late ? promise.dueAt : null,
    endedOn: dayAt(Date.parse(keptAt), promise.timeZone),
    proof: proof ?? promise.proof,
  };
}

/**
 * PROM-9: a date agreed by the due moment replaces it; agreed after it, it is written beside and does not undo the break.
 * `agreedAt` is when the customer and the seller agreed, as far as it is recorded.
 */
export function move<P extends CustomerPromise>(promise: P, due: Due, agreedAt: string): P {
  if (ends.has(promise.state)) return promise;
  const moved = { ...promise, movedTimes: promise.movedTimes + 1 };
  const tooLate = promise.dueAt !== null && Date.parse(agreedAt) > Date.parse(promise.dueAt);
  if (tooLate) return { ...moved, agreedAnewOn: due.dueOn };
  return redate({ ...moved, agreedAnewOn: null }, due);
}

/** The promise as if `due` had been its moment from the start: judged anew, and open until the watcher sees otherwise. */
export function redate<P extends CustomerPromise>(promise: P, due: Due): P {
  const open: P = { ...promise, ...due, state: 'open', brokenAt: null, keptAt: null, endedOn: null };
  return promise.keptAt === null ? open : keep(open, promise.keptAt, promise.proof);
}

/** PROM-7: an open duty past its due moment is broken, and broke at that moment; an open right past its end has expired. */
export function runOut<P extends CustomerPromise>(promise: P, now: Date): P {
  if (promise.state !== 'open' || promise.dueAt === null || Date.parse(promise.dueAt) >= now.getTime()) return promise;
  if (promise.kind === 'duty') return { ...promise, state: 'broken', brokenAt: promise.dueAt };
  return { ...promise, state: 'expired', endedOn: promise.dueOn };
}

/**
 * PROM-10: a cancelled contract excuses the duties whose day was not over on the day of cancelling, also when that was recorded so
 * late that they had been marked as broken; a duty whose day was over is or becomes broken, and its days are counted until then.
 * Rights and assurances stay: they answer for what the contract left behind.
 */
export function cancel<P extends CustomerPromise>(promise: P, cancelledOn: IsoDay, reason: string): P {
  if (promise.kind !== 'duty' || (promise.state !== 'open' && promise.state !== 'broken')) return promise;
  const overdue = promise.dueOn !== null && promise.dueOn < cancelledOn;
  if (overdue) return { ...promise, endedOn: cancelledOn };
  return { ...promise, state: 'excused', brokenAt: null, endedOn: cancelledOn, reason };
}

/** PROM-16: the customer gives it up, or performance is excused, on a day of the place. That it had broken stays written. */
export function end<P extends CustomerPromise>(promise: P, state: 'waived' | 'excused', on: IsoDay, reason: string): P {
  return { ...promise, state, endedOn: on, reason };
}

/** Whole days of the place after `dueOn`: until the duty ended, or until `on`. Zero in time, and for what is no duty (E23). */
export function daysLate(promise: Pick<CustomerPromise, 'kind' | 'dueOn' | 'endedOn'>, on: IsoDay): number {
  if (promise.kind !== 'duty' || promise.dueOn === null) return 0;
  const until = promise.endedOn !== null && promise.endedOn < on ? promise.endedOn : on;
  return Math.max(0, epochDayOf(until) - epochDayOf(promise.dueOn));
}

/**
 * Why a person may not do this to the promise, or undefined. PROM-15: what hangs on an obligation is kept and moved there, so that
 * contract and promise cannot say different things. PROM-16: only what is open or broken can still change.
 */
export function refusalOf(
  deed: 'keep' | 'move' | 'waive' | 'excuse',
  promise: CustomerPromise,
): 'promise.has_obligation' | 'promise.not_a_duty' | 'promise.not_open' | undefined {
  if (promise.kind !== 'duty' && deed !== 'waive') return 'promise.not_a_duty';
  if (promise.state !== 'open' && promise.state !== 'broken') return 'promise.not_open';
  const bound = promise.obligationId !== null || promise.obligationKind !== null;
  return bound && (deed === 'keep' || deed === 'move') ? 'promise.has_obligation' : undefined;
}
