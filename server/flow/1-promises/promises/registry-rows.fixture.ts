// Rows of the registry for tests of the stage on a real database, written as the registry would have left them.
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf } from '#platform/ids/make-id';
import type { ContractTerms } from '#registry';

/** The company itself, for tests that do not found one. */
export async function writeCompany(tx: Tx, playbooks: string[] = []): Promise<void> {
  await sql`insert into tenants (tenant_id, name, kind, time_zone, currency, language, country, playbooks, founded_at)
    values (${tx.tenantId}, 'Mall', 'own', 'Asia/Shanghai', 'CNY', 'en', 'CN', ${playbooks}, ${tx.at})`.execute(tx.sql);
  recordFact(tx, 'company.founded', tx.tenantId, { name: 'Mall', kind: 'own' });
}

/** The contract with its customer and obligations, and the fact that it was registered. */
export async function writeContract(tx: Tx, contract: ContractTerms): Promise<void> {
  const { contractId, number, personId, signedOn, cancelledOn } = contract;
  await sql`insert into persons (tenant_id, person_id, name, name_key, registered_at)
    values (${tx.tenantId}, ${personId}, ${number}, ${number}, ${tx.at}) on conflict do nothing`.execute(tx.sql);
  await sql`insert into contracts (tenant_id, contract_id, number, number_key, number_tail, signed_on, person_id, state,
      cancelled_on, registered_at)
    values (${tx.tenantId}, ${contractId}, ${number}, ${contractId}, '', ${signedOn}, ${personId},
      ${cancelledOn === null ? 'awaiting_delivery' : 'cancelled'}, ${cancelledOn}, ${tx.at})`.execute(tx.sql);
  for (const { obligationId, kind, agreedOn, agreedAt, dueOn, fulfilledAt } of contract.obligations) {
    await sql`insert into obligations (tenant_id, obligation_id, contract_id, kind, agreed_on, agreed_at, due_on, fulfilled_at)
      values (${tx.tenantId}, ${obligationId}, ${contractId}, ${kind}, ${agreedOn}, ${agreedAt}, ${dueOn}, ${fulfilledAt})`.execute(
      tx.sql,
    );
  }
  const about = { contractId: idOf('ctr', contractId), personId: idOf('per', personId), importId: null };
  recordFact(tx, 'contract.registered', contractId, about);
}
