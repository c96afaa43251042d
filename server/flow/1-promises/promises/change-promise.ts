// What a person may do to one promise: record that it was kept, agree a new date, waive it, excuse it.
import { dayMillis } from '#platform/calendar/days';
import { dayAt } from '#platform/calendar/zone-offsets';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { PlacedPromise } from './customer-promise.ts';
import { dueOfDay } from './due-moment.ts';
import { end, keep, move, refusalOf } from './promise-rules.ts';
import { promiseWriter } from './promise-store.ts';
import { type PromiseShown, showPromiseOf } from './promise-views.ts';
import { recordKept } from './record-kept.ts';

/**
 * All four refuse `promise.not_found`, `promise.not_a_duty` (waiving apart), `promise.not_open`; keeping and moving also
 * `promise.has_obligation`: the contract's obligation is where that is recorded (PROM-15). Keeping refuses `obligation.in_future`.
 */
export async function keepPromise(
  acting: Acting,
  promiseId: Uuid,
  { keptAt, proof }: { keptAt: string; proof: string },
): Promise<PromiseShown> {
  allow(acting, 'promise.keep');
  return change(acting, 'keep', promiseId, (tx, promise) => {
    // Clocks of those who report differ by hours, not by days; the registry allows as much.
    if (Date.parse(keptAt) > tx.at.getTime() + dayMillis) throw refuse('obligation.in_future', {});
    const kept = keep(promise, keptAt, proof);
    recordKept(tx, kept);
    return kept;
  });
}

export async function movePromise(
  acting: Acting,
  promiseId: Uuid,
  { dueOn, agreedBy, reason }: { dueOn: string; agreedBy: string; reason: string },
): Promise<PromiseShown> {
  allow(acting, 'promise.move');
  return change(acting, 'move', promiseId, (tx, promise) => {
    const from = promise.agreedAnewOn ?? promise.dueOn;
    recordFact(tx, 'promise.moved', promise.contractId, { ...aboutOf(promise), from, to: dueOn, agreedBy, reason });
    return move(promise, dueOfDay(dueOn, promise.timeZone), tx.at.toISOString());
  });
}

export async function waivePromise(
  acting: Acting,
  promiseId: Uuid,
  { waivedBy, reason }: { waivedBy: string; reason: string },
): Promise<PromiseShown> {
  allow(acting, 'promise.waive');
  return change(acting, 'waive', promiseId, (tx, promise) => {
    recordFact(tx, 'promise.waived', promise.contractId, { ...aboutOf(promise), waivedBy, reason });
    return end(promise, 'waived', dayAt(tx.at.getTime(), promise.timeZone), reason);
  });
}

export async function excusePromise(
  acting: Acting,
  promiseId: Uuid,
  { ground, reason }: { ground: string; reason: string },
): Promise<PromiseShown> {
  allow(acting, 'promise.waive');
  return change(acting, 'excuse', promiseId, (tx, promise) => {
    recordFact(tx, 'promise.excused', promise.contractId, { ...aboutOf(promise), ground, reason });
    return end(promise, 'excused', dayAt(tx.at.getTime(), promise.timeZone), reason);
  });
}

/** Lock, ask the rules, apply, write: the same for all. */
async function change(
  acting: Acting,
  deed: 'keep' | 'move' | 'waive' | 'excuse',
  promiseId: Uuid,
  apply: (tx: Tx, promise: PlacedPromise) => PlacedPromise,
): Promise<PromiseShown> {
  return acting.transact(async (tx) => {
    const writer = promiseWriter(tx);
    const was = await writer.lock(promiseId);
    if (!was) throw refuse('promise.not_found', {});
    const refused = refusalOf(deed, was);
    if (refused === 'promise.not_open') throw refuse(refused, { state: was.state });
    if (refused) throw refuse(refused, {});
    await writer.change([{ was, is: apply(tx, was) }]);
    return showPromiseOf(tx, promiseId);
  });
}

function aboutOf({ contractId, promiseId }: PlacedPromise) {
  return { contractId: idOf('ctr', contractId), promiseId: idOf('prm', promiseId) };
}
