// PAY-17: which lines of the bank whoever asks may see: not those of a payment hidden from them, placed or known by its order's id.
import { type RawBuilder, sql } from 'kysely';
import { casesAboutReader } from '#cases';
import { selvesOf } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';

/**
 * A condition on rows of `bank_lines`, called `named`. Both lists are asked once a statement, however many lines are compared with
 * them: few cases are about anybody. True of every line for who is nobody's colleague.
 */
export function shownLines(snapshot: Snapshot, named: string): RawBuilder<boolean> {
  if (selvesOf(snapshot.actor).length === 0) return sql`true`;
  const { tenantId } = snapshot;
  const payments = sql`select p.payment_id from payments p
    where p.tenant_id = ${tenantId} and p.case_id = any(${casesAboutReader(snapshot)})`;
  const orders = sql`select a.end_to_end_id from payment_attempts a
    where a.tenant_id = ${tenantId} and a.payment_id in (${payments})`;
  return sql`coalesce(${sql.ref(`${named}.payment_id`)} <> all (array(${payments})), true)
    and coalesce(${sql.ref(`${named}.end_to_end_id`)} <> all (array(${orders})), true)`;
}
