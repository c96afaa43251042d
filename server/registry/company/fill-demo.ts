// Writes a made demo company through the registry's own verbs, all within the transaction that founds it.
import { assert, present } from '#platform/assert';
import type { Acting } from '#platform/database/acting';
import type { Database, Tx } from '#platform/database/transact';
import { idOf, makeUuid, type Uuid, uuidOf } from '#platform/ids/make-id';
import type { DemoCompany, DemoMerchant } from '../../../playbooks/demo/demo-company.ts';
import { registerBrand, registerStaff, registerStore } from '../catalogue/keep-catalogue.ts';
import { moveObligation } from '../contracts/change-obligations.ts';
import { showContract } from '../contracts/contract-views.ts';
import { type ContractOutcome, naturalKey } from '../contracts/imported-contract.ts';
import { upsertContracts } from '../contracts/upsert-contracts.ts';
import { endTenancy } from '../merchants/end-tenancy.ts';
import { registerFirm } from '../merchants/keep-firms.ts';
import { startTenancy } from '../merchants/start-tenancy.ts';

/** Public ids by name: contracts by number, merchants by legal name, staff by their own. */
export type DemoCast = Map<string, string>;

export async function fillDemo(tx: Tx, database: Database, demo: DemoCompany): Promise<DemoCast> {
  const acting = actingWithin(tx, database);
  const stores = new Map<string, Uuid>();
  for (const { name, city, address, timeZone } of demo.stores)
    stores.set(name, (await registerStore(acting, { name, city, address, timeZone })).storeId);
  const cast: DemoCast = new Map();
  for (const { name, title, storeName, phone } of demo.staff) {
    const { staffId } = await registerStaff(acting, { name, title, storeId: stores.get(storeName) ?? null, phone });
    cast.set(name, idOf('stf', staffId));
  }
  const tenancies = await startTenancies(acting, demo.merchants, stores, cast);
  // The made rows come in as a file's would; the id names no import, because none was run.
  const outcomes = await upsertContracts(tx, demo.contracts, makeUuid());
  const written = new Map(demo.contracts.map((row, at) => [naturalKey(row), contractOf(outcomes[at], row.number)]));
  for (const { tenancyId, ended } of tenancies) if (ended) await endTenancy(acting, tenancyId, ended);
  for (const move of demo.moves) {
    const contractId = present(written.get(naturalKey(move)), `COMP-7 contract ${move.number} is there to be moved`);
    const { obligations } = await showContract(tx, contractId);
    const delivery = present(
      obligations.find(({ kind }) => kind === 'deliver'),
      'COMP-7 goods are to be delivered',
    );
    await moveObligation(acting, uuidOf(delivery.obligationId), move);
  }
  for (const row of demo.contracts)
    cast.set(row.number, idOf('ctr', present(written.get(naturalKey(row)), `COMP-7 contract ${row.number} is there`)));
  return cast;
}

/** A made contract that does not go in is a fault of the making, and stops it. */
function contractOf(outcome: ContractOutcome | undefined, number: string): Uuid {
  assert(outcome?.outcome === 'added', `COMP-7 contract ${number} goes in`);
  return outcome.contractId;
}

/** Verbs open one transaction each; these run in the one that is open, so that a demo is there whole or not at all. */
function actingWithin(tx: Tx, database: Database): Acting {
  const { tenantId, actor } = tx;
  return { tenantId, actor, database, transact: (work) => work(tx), look: (work) => work(tx), proven: async () => {} };
}

async function startTenancies(
  acting: Acting,
  merchants: readonly DemoMerchant[],
  stores: ReadonlyMap<string, Uuid>,
  cast: DemoCast,
) {
  const started: { tenancyId: Uuid; ended: DemoMerchant['tenancies'][number]['ended'] }[] = [];
  for (const { legalName, registrationNumber, contactName, phone, email, brand, tenancies } of merchants) {
    const { firmId } = await registerFirm(acting, { legalName, registrationNumber, contactName, phone, email });
    cast.set(legalName, idOf('frm', firmId));
    const { brandId } = await registerBrand(acting, brand);
    for (const { storeName, startedOn, leaseEndsOn, ended } of tenancies) {
      const storeId = present(stores.get(storeName), `COMP-7 ${storeName} is a store`);
      const { tenancyId } = await startTenancy(acting, { firmId, brandId, storeId, startedOn, leaseEndsOn });
      started.push({ tenancyId: uuidOf(tenancyId), ended });
    }
  }
  return started;
}
