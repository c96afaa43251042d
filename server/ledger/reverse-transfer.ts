// Corrects a transfer by its mirror image, whole and once; the mistake stays in the books beside it.
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { AccountCode } from './chart.ts';
import { postTransfers } from './post-transfers.ts';
import { nobody } from './transfer.ts';

interface Stored {
  amount_minor: bigint;
  currency: string;
  about: Record<string, string>;
  debit_code: AccountCode;
  debit_party: Uuid;
  credit_code: AccountCode;
  credit_party: Uuid;
  reversed: boolean;
}

/** LEDGER-7. Refuses `ledger.transfer_not_found` and `ledger.reversed_already`; answers with the id of the reversal. */
export async function reverseTransfer(tx: Tx, transferId: Uuid, bookedOn: string, reason: string): Promise<Uuid> {
  const { rows } = await sql<Stored>`
    select t.amount_minor, t.currency, t.about, d.code as debit_code, d.party as debit_party, c.code as credit_code, c.party as credit_party,
      exists (select 1 from ledger_transfers r where r.tenant_id = t.tenant_id and r.reverses = t.transfer_id) as reversed
    from ledger_transfers t
    join ledger_accounts d on d.tenant_id = t.tenant_id and d.account_id = t.debit_account
    join ledger_accounts c on c.tenant_id = t.tenant_id and c.account_id = t.credit_account
    where t.tenant_id = ${tx.tenantId} and t.transfer_id = ${transferId}`.execute(tx.sql);
  const stored = rows[0];
  if (!stored) throw refuse('ledger.transfer_not_found', {});
  if (stored.reversed) throw refuse('ledger.reversed_already', {});
  const reversalId = makeUuid();
  const party = (uuid: Uuid) => (uuid === nobody ? {} : { party: uuid });
  await postTransfers(tx, [
    {
      transferId: reversalId,
      debit: { code: stored.credit_code, ...party(stored.credit_party) },
      credit: { code: stored.debit_code, ...party(stored.debit_party) },
      amountMinor: stored.amount_minor,
      currency: stored.currency,
      bookedOn,
      event: 'transfer.reversed',
      about: { ...stored.about, reason },
      reverses: transferId,
    },
  ]);
  return reversalId;
}
