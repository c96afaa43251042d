// All SQL that writes promises, and the reading that writing needs. Many at once: each call is one statement however many rows.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { PlacedPromise } from './customer-promise.ts';
import { addTallies, type TallyChange } from './promise-tallies.ts';

/** A promise of `promises p` as the rest of the stage knows it; `ended_on` is infinity while it is owed. */
export const promiseColumns = sql`p.promise_id as "promiseId", p.contract_id as "contractId", p.given_by as "givenBy", p.kind, p.state,
  p.source, p.commitment_id as "commitmentId", p.commitment_version as "commitmentVersion",
  p.obligation_id as "obligationId", p.obligation_kind as "obligationKind", p.time_zone as "timeZone", p.due_at as "dueAt",
  p.due_on as "dueOn", p.agreed_anew_on as "agreedAnewOn", p.moved_times as "movedTimes", p.kept_at as "keptAt",
  p.broken_at as "brokenAt", nullif(p.ended_on, 'infinity') as "endedOn", p.proof, p.reason, p.wording,
  p.said_by as "saidBy", p.said_on as "saidOn", p.said_evidence as "saidEvidence", p.made_at as "madeAt",
  p.contract_number as "contractNumber", p.person_id as "personId", p.firm_id as "firmId", p.brand_id as "brandId",
  p.store_id as "storeId", p.city, p.family, p.signed_on as "signedOn", p.amount_minor as "amountMinor", p.currency,
  p.complained_on as "complainedOn"`;

export function promiseReader(snapshot: Snapshot) {
  return {
    async ofContract(contractId: Uuid): Promise<PlacedPromise[]> {
      const { rows } = await sql<PlacedPromise>`select ${promiseColumns} from promises p
        where p.tenant_id = ${snapshot.tenantId} and p.contract_id = ${contractId} order by p.promise_id`.execute(
        snapshot.sql,
      );
      return rows;
    },
  };
}

export function promiseWriter(tx: Tx) {
  return {
    /** The promise, with other writers of it kept waiting until this transaction ends. */
    async lock(promiseId: Uuid): Promise<PlacedPromise | undefined> {
      const { rows } = await sql<PlacedPromise>`select ${promiseColumns} from promises p
        where p.tenant_id = ${tx.tenantId} and p.promise_id = ${promiseId} for update`.execute(tx.sql);
      return rows[0];
    },
    /** All promises of the contracts, locked in one order so that two writers of many never wait for each other in a ring. */
    async lockOfContracts(contractIds: readonly Uuid[]): Promise<PlacedPromise[]> {
      const { rows } = await sql<PlacedPromise>`select ${promiseColumns} from promises p
        where p.tenant_id = ${tx.tenantId} and p.contract_id = any(${contractIds as Uuid[]}::uuid[])
        order by p.promise_id for update`.execute(tx.sql);
      return rows;
    },
    async add(promises: readonly PlacedPromise[]): Promise<void> {
      if (promises.length === 0) return;
      await sql`insert into promises select r.* from json_populate_recordset(null::promises, ${recordsOf(tx, promises)}) r`.execute(
        tx.sql,
      );
      await addTallies(
        tx,
        promises.map(({ commitmentId, state }) => ({ commitmentId, state, change: 1 })),
      );
    },
    /** Writes everything about a promise that can change. */
    async change(changes: readonly { was: PlacedPromise; is: PlacedPromise }[]): Promise<void> {
      if (changes.length === 0) return;
      const records = recordsOf(
        tx,
        changes.map(({ is }) => is),
      );
      await sql`update promises p set state = r.state, source = r.source, commitment_id = r.commitment_id,
          commitment_version = r.commitment_version, due_at = r.due_at, due_on = r.due_on, sorts_on = r.sorts_on,
          agreed_anew_on = r.agreed_anew_on, moved_times = r.moved_times, kept_at = r.kept_at, broken_at = r.broken_at,
          ended_on = r.ended_on, proof = r.proof, reason = r.reason, contract_number = r.contract_number,
          person_id = r.person_id, firm_id = r.firm_id, brand_id = r.brand_id, store_id = r.store_id, city = r.city,
          family = r.family, signed_on = r.signed_on, amount_minor = r.amount_minor, currency = r.currency,
          complained_on = r.complained_on
        from json_populate_recordset(null::promises, ${records}) r
        where p.tenant_id = ${tx.tenantId} and p.promise_id = r.promise_id`.execute(tx.sql);
      await addTallies(tx, changes.flatMap(tallyOfChange));
    },
    /** The promises of a duplicate go to the person it was joined into. */
    async changePerson(duplicateId: Uuid, personId: Uuid): Promise<void> {
      await sql`update promises set person_id = ${personId}
        where tenant_id = ${tx.tenantId} and person_id = ${duplicateId}`.execute(tx.sql);
    },
  };
}

function tallyOfChange({ was, is }: { was: PlacedPromise; is: PlacedPromise }): TallyChange[] {
  if (was.state === is.state && was.commitmentId === is.commitmentId) return [];
  return [
    { commitmentId: was.commitmentId, state: was.state, change: -1 },
    { commitmentId: is.commitmentId, state: is.state, change: 1 },
  ];
}

/** The rows as one JSON text with the table's own column names. */
function recordsOf(tx: Tx, promises: readonly PlacedPromise[]): string {
  return JSON.stringify(promises.map((promise) => ({ tenant_id: tx.tenantId, ...recordOf(promise) })));
}

/** What is null is left out: the database reads an absent name as null, and half of a promise usually is. */
function recordOf(promise: PlacedPromise) {
  return {
    promise_id: promise.promiseId,
    contract_id: promise.contractId,
    given_by: promise.givenBy,
    kind: promise.kind,
    state: promise.state,
    source: promise.source,
    commitment_id: promise.commitmentId ?? undefined,
    commitment_version: promise.commitmentVersion ?? undefined,
    obligation_id: promise.obligationId ?? undefined,
    obligation_kind: promise.obligationKind ?? undefined,
    time_zone: promise.timeZone,
    due_at: promise.dueAt ?? undefined,
    due_on: promise.dueOn ?? undefined,
    sorts_on: promise.dueOn ?? 'infinity',
    agreed_anew_on: promise.agreedAnewOn ?? undefined,
    moved_times: promise.movedTimes,
    kept_at: promise.keptAt ?? undefined,
    broken_at: promise.brokenAt ?? undefined,
    ended_on: promise.endedOn ?? 'infinity',
    proof: promise.proof ?? undefined,
    reason: promise.reason ?? undefined,
    wording: promise.wording ?? undefined,
    said_by: promise.saidBy ?? undefined,
    said_on: promise.saidOn ?? undefined,
    said_evidence: promise.saidEvidence ?? undefined,
    made_at: promise.madeAt,
    contract_number: promise.contractNumber,
    person_id: promise.personId,
    firm_id: promise.firmId ?? undefined,
    brand_id: promise.brandId ?? undefined,
    store_id: promise.storeId ?? undefined,
    city: promise.city ?? undefined,
    family: promise.family ?? undefined,
    signed_on: promise.signedOn,
    amount_minor: promise.amountMinor?.toString(),
    currency: promise.currency ?? undefined,
    complained_on: promise.complainedOn ?? undefined,
  };
}
