// A promise as the fact tells it of what a contract was promised.
import { idOf } from '#platform/ids/make-id';
import type { PlacedPromise } from './customer-promise.ts';
import { daysLateAtEnd } from './record-kept.ts';

export function promisedOf(promise: PlacedPromise) {
  const { promiseId, kind, state, commitmentId, commitmentVersion, dueOn } = promise;
  return {
    promiseId: idOf('prm', promiseId),
    kind,
    state,
    commitmentId: commitmentId === null ? null : idOf('com', commitmentId),
    version: commitmentVersion,
    dueOn,
    daysLate: daysLateAtEnd(promise),
  };
}
