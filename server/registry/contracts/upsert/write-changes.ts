// Writes what rows changed in known contracts, all at once, and records each change as the fact it is.
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { writeSearchEntries } from '../../finding/search-entries.ts';
import { type KnownObligation, nextDueOn, stateOf } from '../contract.ts';
import { contractWriter, type ImportMark, wordsOfContract } from '../contract-store.ts';
import type { ContractChange } from './compare-contract.ts';
import { importSays } from './compose-contract.ts';

export type MarkedChange = ContractChange & { mark: ImportMark };

export async function writeChanges(tx: Tx, changes: readonly MarkedChange[], importId: Uuid): Promise<void> {
  if (changes.length === 0) return;
  await writeHeads(tx, changes);
  await writeParts(tx, changes);
  for (const change of changes) recordChange(tx, change, importId);
}

/** Marks contracts whose row reads differently and says the same, so that the row is known at once the next time. */
export async function markRows(tx: Tx, marks: readonly { contractId: Uuid; mark: ImportMark }[]): Promise<void> {
  if (marks.length === 0) return;
  await sql`update contracts c set row_digest = m.row_digest
    from unnest(${marks.map((m) => m.contractId)}::uuid[], ${marks.map((m) => m.mark.rowDigest)}::bytea[]) as m (contract_id, row_digest)
    where c.tenant_id = ${tx.tenantId} and c.contract_id = m.contract_id`.execute(tx.sql);
}

async function writeHeads(tx: Tx, changes: readonly MarkedChange[]): Promise<void> {
  const of = <T>(part: (after: ContractChange['after']) => T) => changes.map(({ after }) => part(after));
  await sql`update contracts c set signed_on = n.signed_on, person_id = n.person_id, brand_id = n.brand_id,
      store_id = n.store_id, city = n.city, family = n.family, deliver_to = n.deliver_to, note = n.note,
      amount_minor = n.amount_minor, currency = n.currency, state = n.state, next_due_on = n.next_due_on,
      cancelled_on = n.cancelled_on, cancel_reason = n.cancel_reason, row_digest = n.row_digest, import_id = n.import_id
    from unnest(${of((c) => c.contractId)}::uuid[], ${of((c) => c.signedOn)}::date[], ${of((c) => c.personId)}::uuid[],
      ${of((c) => c.brandId)}::uuid[], ${of((c) => c.storeId)}::uuid[], ${of((c) => c.city)}::text[],
      ${of((c) => c.family)}::text[], ${of((c) => c.deliverTo)}::text[], ${of((c) => c.note)}::text[],
      ${of((c) => c.amountMinor)}::bigint[], ${of((c) => c.currency)}::text[],
      ${of((c) => stateOf(c.obligations, c.cancelledOn))}::text[], ${of((c) => nextDueOn(c.obligations, c.cancelledOn))}::date[],
      ${of((c) => c.cancelledOn)}::date[], ${of((c) => c.cancelReason)}::text[],
      ${changes.map(({ mark }) => mark.rowDigest)}::bytea[], ${changes.map(({ mark }) => mark.importId)}::uuid[])
      as n (contract_id, signed_on, person_id, brand_id, store_id, city, family, deliver_to, note, amount_minor, currency, state,
        next_due_on, cancelled_on, cancel_reason, row_digest, import_id)
    where c.tenant_id = ${tx.tenantId} and c.contract_id = n.contract_id`.execute(tx.sql);
  const readdressed = changes.filter(({ changed }) => 'deliverTo' in changed).map(({ after }) => after);
  await writeSearchEntries(
    tx,
    readdressed.map((after) => ({
      subjectId: after.contractId,
      kind: 'contract',
      words: wordsOfContract(tx.tenantId, after),
    })),
  );
}

async function writeParts(tx: Tx, changes: readonly MarkedChange[]): Promise<void> {
  const writer = contractWriter(tx);
  const on = <Part>(part: (change: MarkedChange) => readonly Part[] | undefined) =>
    changes.flatMap((change) => {
      const parts = part(change) ?? [];
      return parts.length > 0 ? [{ contractId: change.after.contractId, parts }] : [];
    });
  await writer.changeObligations(changes.flatMap(({ rewritten }) => rewritten));
  const added = on(({ added: obligations }) => obligations);
  await writer.addObligations(added.map(({ contractId, parts }) => ({ contractId, obligations: parts })));
  const vouchers = on(({ voucherAdded }) => voucherAdded && [voucherAdded]);
  await writer.addVouchers(vouchers.map(({ contractId, parts }) => ({ contractId, vouchers: parts })));
  const corrected = on(({ voucherChanged }) => voucherChanged && [voucherChanged]);
  await writer.changeVouchers(corrected.map(({ contractId, parts }) => ({ contractId, vouchers: parts })));
  await writer.replaceLines(
    changes.flatMap(({ after, lines }) => (lines ? [{ contractId: after.contractId, lines }] : [])),
  );
  await writer.complain(
    changes.flatMap(({ after: { contractId }, complainedOn }) =>
      complainedOn === undefined ? [] : [{ contractId, complainedOn, channel: importSays, note: null }],
    ),
  );
}

/** In the order things happen to a contract: corrected, moved, done, paid, complained of, cancelled. */
function recordChange(tx: Tx, change: MarkedChange, importId: Uuid): void {
  const { contractId } = change.after;
  const about = { contractId: idOf('ctr', contractId) };
  if (Object.keys(change.changed).length > 0)
    recordFact(tx, 'contract.changed', contractId, {
      ...about,
      importId: idOf('imp', importId),
      changed: change.changed,
    });
  for (const { from, to } of change.moved)
    recordFact(tx, 'obligation.moved', contractId, {
      ...about,
      obligationId: idOf('obl', from.obligationId),
      from: { agreedOn: from.agreedOn, agreedAt: from.agreedAt },
      to: { agreedOn: to.agreedOn, agreedAt: to.agreedAt },
      agreedBy: importSays,
      reason: importSays,
    });
  recordFulfilled(tx, contractId, change.fulfilled);
  if (change.voucherAdded)
    recordFact(tx, 'voucher.added', contractId, { ...about, voucherId: idOf('vou', change.voucherAdded.voucherId) });
  recordEnds(tx, contractId, change);
}

/** One fact for each obligation that has been fulfilled. */
export function recordFulfilled(tx: Tx, contractId: Uuid, obligations: readonly KnownObligation[]): void {
  for (const { obligationId, kind, fulfilledAt, proof } of obligations) {
    if (fulfilledAt === null) continue;
    const about = { contractId: idOf('ctr', contractId), obligationId: idOf('obl', obligationId) };
    recordFact(tx, 'obligation.fulfilled', contractId, { ...about, kind, fulfilledAt, proof });
  }
}

/** That the customer complained, that the contract was cancelled: where a file says so. */
export function recordEnds(
  tx: Tx,
  contractId: Uuid,
  { complainedOn, cancelledOn }: { complainedOn?: string | undefined; cancelledOn?: string | undefined },
): void {
  const about = { contractId: idOf('ctr', contractId) };
  if (complainedOn !== undefined)
    recordFact(tx, 'contract.complained', contractId, { ...about, complainedOn, channel: importSays });
  if (cancelledOn !== undefined)
    recordFact(tx, 'contract.cancelled', contractId, { ...about, cancelledOn, reason: importSays });
}
