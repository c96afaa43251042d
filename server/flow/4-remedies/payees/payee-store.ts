// All SQL on the accounts of customers.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { Payee } from './payee.ts';

const columns = sql`payee_id as "payeeId", case_id as "caseId", holder_name as "holderName", scheme, account, bank_code as "bankCode",
  bank_name as "bankName", shown, via, given_by as "givenBy", given_at as "givenAt"`;

/** So many accounts a statement: ten thousand in one answer would hold the thread. */
const atOnce = 500;

export function payeeReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    async find(payeeIds: readonly Uuid[]): Promise<Map<Uuid, Payee>> {
      const found = new Map<Uuid, Payee>();
      for (let from = 0; from < payeeIds.length; from += atOnce) {
        const { rows } = await sql<Payee>`select ${columns} from payees
          where tenant_id = ${tenantId} and payee_id = any(${payeeIds.slice(from, from + atOnce)}::uuid[])`.execute(
          snapshot.sql,
        );
        for (const row of rows) found.set(row.payeeId, row);
      }
      return found;
    },
    /** The account in use of each case that has one, by case. */
    async ofCases(caseIds: readonly Uuid[]): Promise<Map<Uuid, Payee>> {
      const { rows } = await sql<Payee>`select ${columns} from payees
        where tenant_id = ${tenantId} and case_id = any(${[...caseIds]}::uuid[]) and ended_at is null`.execute(
        snapshot.sql,
      );
      return new Map(rows.map((row) => [row.caseId, row]));
    },
    /**
     * Those of the payments whose money would go to the account that asks: the person has its e-mail address, or the holder of the
     * bank account has its name (PAY-5).
     */
    async paymentsToAccount(accountId: Uuid, paymentIds: readonly Uuid[]): Promise<Set<Uuid>> {
      const { rows } = await sql<{ paymentId: Uuid }>`select p.payment_id as "paymentId"
        from payments p
        join accounts a on a.tenant_id = p.tenant_id and a.account_id = ${accountId}
        left join payees y on y.tenant_id = p.tenant_id and y.payee_id = p.payee_id
        where p.tenant_id = ${tenantId} and p.payment_id = any(${[...paymentIds]}::uuid[])
          and (lower(y.holder_name) = lower(a.name) or exists (select 1 from person_emails e
            where e.tenant_id = p.tenant_id and e.person_id = p.person_id and e.email = a.email_key))`.execute(
        snapshot.sql,
      );
      return new Set(rows.map((row) => row.paymentId));
    },
  };
}

export function payeeWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    /** Those who give an account for one case take turns; many are locked in one order, so that nobody waits in a ring. */
    async lockCases(caseIds: readonly Uuid[]): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended('payee ' || ${tenantId} || c.case_id, 0))
        from (select case_id from unnest(${[...caseIds]}::text[]) as u (case_id) order by 1) c`.execute(tx.sql);
    },
    /** In place of the one before. */
    async replace(payee: Payee): Promise<void> {
      await sql`update payees set ended_at = ${tx.at}
        where tenant_id = ${tenantId} and case_id = ${payee.caseId} and ended_at is null`.execute(tx.sql);
      await sql`insert into payees (tenant_id, payee_id, case_id, holder_name, scheme, account, bank_code, bank_name, shown,
          via, given_by, given_at)
        values (${tenantId}, ${payee.payeeId}, ${payee.caseId}, ${payee.holderName}, ${payee.scheme}, ${payee.account},
          ${payee.bankCode}, ${payee.bankName}, ${payee.shown}, ${payee.via}, ${payee.givenBy}, ${payee.givenAt})`.execute(
        tx.sql,
      );
    },
    /** The bank did not pay to them: they are not used again. */
    async end(payeeIds: readonly Uuid[]): Promise<void> {
      await sql`update payees set ended_at = coalesce(ended_at, ${tx.at})
        where tenant_id = ${tenantId} and payee_id = any(${[...payeeIds]}::uuid[])`.execute(tx.sql);
    },
  };
}
