// Gives a commitment to the contracts registered before it was written that it reaches back to (PROM-20): a walk over them by
// signing day, a batch a transaction, from where the last run ended.
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { holdReaction } from '#platform/facts/react';
import { recordFact } from '#platform/facts/record-fact';
import { idOf } from '#platform/ids/make-id';
import type { RecurringJob } from '#platform/jobs/jobs';
import { contractsSigned, readContractTerms } from '#registry';
import { readPlaceCalendars } from '../calendars/place-calendar.ts';
import { promiseWriter } from '../promises/promise-store.ts';
import { promisedOf } from '../promises/promised-of.ts';
import type { Commitment } from './commitment.ts';
import { commitmentReader } from './commitment-store.ts';
import { giveLater } from './give-later.ts';
import { type Giving, givingWriter } from './giving-store.ts';

/** The reaction that gives promises to new contracts: it and a batch of ours never write at the same moment. */
export const givingReaction = 'promises.follow-registry';
const batchSize = 500;

export const giveToContractsThereJob: RecurringJob = {
  name: 'give-to-contracts-there',
  schedule: '* * * * *',
  async run(acting, stop) {
    while (!stop.aborted && (await giveBatch(acting)));
  },
};

/** False when there is nothing left to give. */
async function giveBatch(acting: Acting): Promise<boolean> {
  return acting.transact(async (tx) => {
    const giving = await givingWriter(tx).takeOne();
    if (!giving) return false;
    await holdReaction(tx, givingReaction);
    const commitments = await commitmentReader(tx).all();
    const commitment = commitments.find(({ commitmentId }) => commitmentId === giving.commitmentId);
    const version = commitment?.versions.find((one) => one.version === giving.version);
    const signed =
      commitment && version
        ? await contractsSigned(
            tx,
            { from: version.inForceFrom, until: earliest(version.inForceUntil, commitment.endedOn) },
            giving.after,
            batchSize,
          )
        : [];
    const given = commitment
      ? await give(
          tx,
          signed.map(({ contractId }) => contractId),
          commitment,
          commitments,
        )
      : none;
    const next: Giving = {
      ...giving,
      after: signed.at(-1) ?? giving.after,
      contracts: giving.contracts + given.contracts,
      promises: giving.promises + given.promises,
    };
    const isEnd = signed.length < batchSize;
    await givingWriter(tx).advance(next, isEnd);
    if (isEnd && commitment && next.contracts > 0) recordGiven(tx, commitment, next);
    return true;
  });
}

const none = { contracts: 0, promises: 0 };

async function give(
  tx: Tx,
  contractIds: Parameters<typeof readContractTerms>[1],
  commitment: Commitment,
  commitments: readonly Commitment[],
): Promise<typeof none> {
  if (contractIds.length === 0) return none;
  const writer = promiseWriter(tx);
  const known = Map.groupBy(await writer.lockOfContracts(contractIds), (promise) => promise.contractId);
  const calendarOf = await readPlaceCalendars(tx);
  const standing = { commitments, calendarOf, now: tx.at, cancelReason: null };
  const given = (await readContractTerms(tx, contractIds)).map((contract) => ({
    contractId: contract.contractId,
    ...giveLater({ ...standing, contract, promises: known.get(contract.contractId) ?? [] }, commitment),
  }));
  await writer.add(given.flatMap(({ made }) => made));
  await writer.change(given.flatMap(({ adopted }) => adopted));
  const counted = { ...none };
  for (const { contractId, made, adopted } of given) {
    const promises = [...made, ...adopted.map(({ is }) => is)];
    if (promises.length === 0) continue;
    counted.contracts += 1;
    counted.promises += promises.length;
    const body = { contractId: idOf('ctr', contractId), count: promises.length, promises: promises.map(promisedOf) };
    recordFact(tx, 'contract.promised', contractId, body);
  }
  return counted;
}

function recordGiven(tx: Tx, { commitmentId, code }: Commitment, { version, contracts, promises }: Giving): void {
  const body = { commitmentId: idOf('com', commitmentId), code, version, contracts, promises };
  recordFact(tx, 'commitment.given_later', commitmentId, body);
}

function earliest(...days: (string | null)[]): string | null {
  return days.filter((day) => day !== null).sort()[0] ?? null;
}
