// Answers what happened to contracts: their promises are brought to what the registry now says.
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { readContractTerms } from '#registry';
import { readPlaceCalendars } from '../calendars/place-calendar.ts';
import { commitmentReader } from '../commitments/commitment-store.ts';
import type { PlacedPromise } from '../promises/customer-promise.ts';
import { promiseWriter } from '../promises/promise-store.ts';
import { promisedOf } from '../promises/promised-of.ts';
import { recordKept } from '../promises/record-kept.ts';
import { type Agreed, type Move, type Settled, settle } from '../promises/settle-promises.ts';

/** Facts of a contract after which its promises may stand otherwise. */
export const contractFacts = [
  'contract.registered',
  'contract.changed',
  'contract.cancelled',
  'contract.complained',
  'obligation.fulfilled',
  'obligation.moved',
] as const;
export type ContractFact = Fact<(typeof contractFacts)[number]>;

/** What the facts of a batch say of one contract, beyond what its registry entry shows. */
interface Told {
  isNew: boolean;
  moves: Move[];
  cancelReason: string | null;
}
const nothing: Told = { isNew: false, moves: [], cancelReason: null };

/** Settles all contracts the facts are about. Eight statements for a batch, however many contracts (plus the facts it records). */
export async function settlePromises(tx: Tx, facts: readonly ContractFact[]): Promise<void> {
  const told = gather(facts);
  if (told.size === 0) return;
  const contractIds = [...told.keys()];
  const writer = promiseWriter(tx);
  // Locked before the contracts are read: what the watcher or a person writes meanwhile waits for us, or we for it.
  const known = Map.groupBy(await writer.lockOfContracts(contractIds), (promise) => promise.contractId);
  const contracts = await readContractTerms(tx, contractIds);
  const commitments = await commitmentReader(tx).all();
  const calendarOf = await readPlaceCalendars(tx);
  const firstAgreed = await readFirstAgreed(
    tx,
    contractIds.filter((contractId) => told.get(contractId)?.isNew),
  );
  const made: PlacedPromise[] = [];
  const changed: Settled['changed'] = [];
  for (const contract of contracts) {
    const about = told.get(contract.contractId) ?? nothing;
    const promises = known.get(contract.contractId) ?? [];
    const settled = settle({ ...about, contract, promises, firstAgreed, commitments, calendarOf, now: tx.at });
    recordSettled(tx, contract.contractId, settled);
    made.push(...settled.made);
    changed.push(...settled.changed);
  }
  await writer.add(made);
  await writer.change(changed);
}

/**
 * What obligations of new contracts were agreed to be before they were first moved, should they have been moved already. `offset 0`
 * holds the planner to a probe of the index for each contract: on facts not yet analysed it would read them all instead.
 */
async function readFirstAgreed(tx: Tx, contractIds: readonly Uuid[]): Promise<Map<string, Agreed>> {
  const { rows } = await sql<{ body: Fact<'obligation.moved'>['body'] }>`
    select f.body from unnest(${contractIds as Uuid[]}::uuid[]) as c (contract_id) cross join lateral (
      select fact_id, name, body from facts where tenant_id = ${tx.tenantId} and subject = c.contract_id offset 0
    ) f
    where f.name = 'obligation.moved' order by f.fact_id desc`.execute(tx.sql);
  return new Map(rows.map(({ body }) => [uuidOf(body.obligationId), body.from]));
}

function gather(facts: readonly ContractFact[]): Map<Uuid, Told> {
  const told = new Map<Uuid, Told>();
  for (const fact of facts) {
    const contractId = uuidOf(fact.body.contractId);
    const about = told.get(contractId) ?? { ...nothing, moves: [] };
    told.set(contractId, about);
    if (fact.name === 'contract.registered') about.isNew = true;
    if (fact.name === 'contract.cancelled') about.cancelReason = (fact as Fact<'contract.cancelled'>).body.reason;
    if (fact.name === 'obligation.moved') {
      const { obligationId, from, to, agreedBy, reason } = (fact as Fact<'obligation.moved'>).body;
      about.moves.push({ obligationId: uuidOf(obligationId), from, to, agreedBy, reason, at: fact.at });
    }
  }
  return told;
}

function recordSettled(tx: Tx, contractUuid: Uuid, { made, changed, moved }: Settled): void {
  const contractId = idOf('ctr', contractUuid);
  if (made.length > 0) {
    recordFact(tx, 'contract.promised', contractUuid, {
      contractId,
      count: made.length,
      promises: made.map(promisedOf),
    });
  }
  for (const { promise, from, to, move } of moved) {
    const about = { contractId, promiseId: idOf('prm', promise.promiseId) };
    const { agreedBy, reason } = move;
    recordFact(tx, 'promise.moved', contractUuid, { ...about, from, to: to.dueOn, agreedBy, reason });
  }
  for (const { was, is } of changed) {
    const about = { contractId, promiseId: idOf('prm', is.promiseId) };
    if (is.keptAt !== null && (is.state !== was.state || is.keptAt !== was.keptAt)) recordKept(tx, is);
    if (is.state === 'excused' && was.state !== 'excused') {
      recordFact(tx, 'promise.excused', contractUuid, { ...about, ground: 'cancelled', reason: is.reason ?? '' });
    }
  }
}
