// Takes over contracts from a file, up to some thousands of rows at a time, in a number of statements that does not grow with
// the rows. The same rows again change nothing; a row that reads differently changes what it says, and that is recorded.
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { merchantWriter } from '../merchants/merchant-store.ts';
import { contractWriter } from './contract-store.ts';
import type { ContractOutcome, ImportedContract } from './imported-contract.ts';
import { compareContract, isUnchanged } from './upsert/compare-contract.ts';
import { composeContract, idsOf, importSays } from './upsert/compose-contract.ts';
import { findNames, type KnownNames, registerNames } from './upsert/find-or-register-names.ts';
import { findOrRegisterPeople } from './upsert/find-or-register-people.ts';
import { readHeads, readWhole } from './upsert/read-known.ts';
import { type GoingRow, type Sifted, settleRepeats, siftRows } from './upsert/sift-rows.ts';
import { type MarkedChange, markRows, recordEnds, recordFulfilled, writeChanges } from './upsert/write-changes.ts';

/** What the steps of one batch share. */
interface Batch {
  importId: Uuid;
  names: KnownNames;
  sifted: Sifted;
  /** Of each row on its way, by its place; absent where the row names no customer. */
  people: ReadonlyMap<number, Uuid>;
}

/**
 * One outcome a row, in their order. A refused row leaves nothing behind. Of rows that speak of one contract the first goes in; the
 * same content again is `unchanged`, other content is refused as `contract.number_twice` – across batches whoever reads the file
 * must see to that (`naturalKey`). Imports of one company wait for each other; registrations at the desk do not wait (REG-14).
 */
export async function upsertContracts(
  tx: Tx,
  rows: readonly ImportedContract[],
  importId: Uuid,
): Promise<ContractOutcome[]> {
  const companyZone = await lockImports(tx);
  const names = await findNames(tx, rows);
  const sifted = siftRows(rows, await readHeads(tx, rows), names, companyZone, tx.at);
  const going = sifted.going.map(({ row }) => row);
  if (going.length > 0) {
    await registerNames(tx, going, names, companyZone);
    await linkBrands(tx, going, names);
    const batch = { importId, names, sifted, people: await findPeople(tx, sifted.going) };
    await addNew(tx, batch);
    await changeKnown(tx, batch);
  }
  settleRepeats(sifted);
  return sifted.outcomes as ContractOutcome[];
}

async function lockImports(tx: Tx): Promise<string> {
  const { rows } = await sql<{ timeZone: string }>`select time_zone as "timeZone",
      pg_advisory_xact_lock(hashtextextended(${`import ${tx.tenantId}`}, 12))
    from tenants where tenant_id = ${tx.tenantId}`.execute(tx.sql);
  return rows[0]?.timeZone ?? 'UTC';
}

async function linkBrands(tx: Tx, going: readonly ImportedContract[], names: KnownNames): Promise<void> {
  const pairs = new Map<string, { firmId: Uuid; brandId: Uuid }>();
  for (const row of going) {
    const { firmId, brandId } = idsOf(row, names);
    if (firmId && brandId) pairs.set(`${firmId} ${brandId}`, { firmId, brandId });
  }
  await merchantWriter(tx).linkBrands([...pairs.values()]);
}

async function findPeople(tx: Tx, going: readonly GoingRow[]): Promise<Map<number, Uuid>> {
  const asked = going.flatMap(({ at, row: { customer }, head }) =>
    customer ? [{ at, customer, ...(head ? { personId: head.personId } : {}) }] : [],
  );
  const found = asked.length > 0 ? await findOrRegisterPeople(tx, asked) : [];
  return new Map(asked.map(({ at }, i) => [at, found[i] as Uuid]));
}

async function addNew(tx: Tx, { importId, names, sifted, people }: Batch): Promise<void> {
  const made = sifted.going
    .filter(({ head }) => head === undefined)
    .map(({ at, row, digest, timeZone }) => {
      const { signedOn = '', ...rest } = row;
      const contract = composeContract({ ...rest, signedOn }, people.get(at) as Uuid, names, timeZone);
      return { ...contract, at, row, isAddressKnown: true, mark: { importId, rowDigest: digest } };
    });
  if (made.length === 0) return;
  await contractWriter(tx).add(made);
  await contractWriter(tx).complain(
    made.flatMap(({ contractId, row: { complainedOn } }) =>
      complainedOn === undefined ? [] : [{ contractId, complainedOn, channel: importSays, note: null }],
    ),
  );
  for (const { at, row, contractId, personId, obligations } of made) {
    sifted.outcomes[at] = { outcome: 'added', contractId };
    recordFact(tx, 'contract.registered', contractId, {
      contractId: idOf('ctr', contractId),
      personId: idOf('per', personId),
      importId: idOf('imp', importId),
    });
    recordFulfilled(tx, contractId, obligations);
    recordEnds(tx, contractId, row);
  }
}

async function changeKnown(tx: Tx, { importId, names, sifted, people }: Batch): Promise<void> {
  const rows = sifted.going.flatMap((going) => (going.head ? [{ ...going, head: going.head }] : []));
  if (rows.length === 0) return;
  const known = await readWhole(
    tx,
    rows.map(({ head }) => head),
  );
  const changes: MarkedChange[] = [];
  const same: Parameters<typeof markRows>[1][number][] = [];
  for (const { at, row, digest, head } of rows) {
    const before = known.get(head.contractId);
    if (!before) continue;
    const { contractId } = head;
    const mark = { importId, rowDigest: digest };
    const change = compareContract(row, before, people.get(at) ?? before.personId, names);
    if (isUnchanged(change)) same.push({ contractId, mark });
    else changes.push({ ...change, mark });
    sifted.outcomes[at] = { outcome: isUnchanged(change) ? 'unchanged' : 'changed', contractId };
  }
  await writeChanges(tx, changes, importId);
  await markRows(tx, same);
}
