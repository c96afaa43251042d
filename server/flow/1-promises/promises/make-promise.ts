// Writes down a promise made in words or in an advert (P3), or agreed beside the contract.
import type { z } from 'zod';
import type { makePromise as contract } from '#api/flow/1-promises';
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { readContractTerms } from '#registry';
import type { PlacedPromise } from './customer-promise.ts';
import { dueOfDay } from './due-moment.ts';
import { blank } from './give-promises.ts';
import { promiseWriter } from './promise-store.ts';
import { type PromiseShown, showPromiseOf } from './promise-views.ts';

/** A duty, due at the end of its day; without a day it is owed until it is kept or waived. Refuses `contract.not_found`. */
export async function makePromise(
  acting: Acting,
  contractId: Uuid,
  given: z.output<typeof contract.body>,
): Promise<PromiseShown> {
  allow(acting, 'promise.keep');
  return acting.transact(async (tx) => {
    const [terms] = await readContractTerms(tx, [contractId]);
    if (!terms) throw refuse('contract.not_found', {});
    const due = given.dueOn === null ? {} : dueOfDay(given.dueOn, terms.timeZone);
    const promise: PlacedPromise = {
      ...blank(terms, tx.at.toISOString()),
      ...due,
      source: given.source,
      wording: given.wording,
      saidBy: given.saidBy,
      saidOn: given.saidOn,
      saidEvidence: given.evidence,
    };
    await promiseWriter(tx).add([promise]);
    recordFact(tx, 'promise.made', contractId, {
      contractId: idOf('ctr', contractId),
      promiseId: idOf('prm', promise.promiseId),
      kind: promise.kind,
      commitmentId: null,
      version: null,
      dueOn: promise.dueOn,
    });
    return showPromiseOf(tx, promise.promiseId);
  });
}
