// Judges a problem with a contract from what is known of it on a day.
import type { z } from 'zod';
import type { judgeContract as contract } from '#api/flow/3-decisions.routes';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { judgeGiven } from '../asking/judge-given.ts';
import { readLawbooks } from '../lawbooks/read-lawbooks.ts';
import { fillFacts } from './fill-facts.ts';
import { readKnownContract } from './read-known-contract.ts';

type Asked = z.output<typeof contract.query>;

/** `on` without a value is today at the place. Refuses `contract.not_found`. */
export async function judgeContract(
  snapshot: Snapshot,
  contractId: Uuid,
  { problem, on }: Asked,
): Promise<z.input<typeof contract.answer>> {
  const known = await readKnownContract(snapshot, contractId);
  const { terms } = known;
  const facts = fillFacts(known, problem, on ?? dayAt(snapshot.at.getTime(), terms.timeZone));
  return {
    contract: {
      contractId: idOf('ctr', terms.contractId),
      number: terms.number,
      personId: idOf('per', terms.personId),
      personName: known.personName,
    },
    facts,
    promises: known.promises.map((promise) => ({ ...promise, promiseId: idOf('prm', promise.promiseId) })),
    judgement: judgeGiven(await readLawbooks(snapshot), facts, true),
  };
}
