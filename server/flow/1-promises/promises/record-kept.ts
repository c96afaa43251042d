// The fact that a promise was kept.
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf } from '#platform/ids/make-id';
import type { PlacedPromise } from './customer-promise.ts';
import { daysLate } from './promise-rules.ts';

/** In time or late; does nothing for a promise that is not kept. */
export function recordKept(tx: Tx, promise: PlacedPromise): void {
  const { contractId, promiseId, keptAt, proof } = promise;
  if (keptAt === null) return;
  recordFact(tx, 'promise.kept', contractId, {
    contractId: idOf('ctr', contractId),
    promiseId: idOf('prm', promiseId),
    keptAt,
    daysLate: daysLateAtEnd(promise),
    proof,
  });
}

/** Whole days of the place by which it was late when it ended; zero while it has not. */
export function daysLateAtEnd(promise: PlacedPromise): number {
  return promise.endedOn === null ? 0 : daysLate(promise, promise.endedOn);
}
