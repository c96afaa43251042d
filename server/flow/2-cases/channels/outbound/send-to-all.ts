// What was said to all of an incident goes out to each by their own way, in the language it was written to them in (CASE-12).
import { sql } from 'kysely';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { waysToCustomers } from './choose-way.ts';
import { wakeSender } from './say-to-customer.ts';
import { sendingWriter } from './sending-store.ts';

/** The copies stand with their cases already; those who opted out have none. Three statements however many members. */
export async function sendCopies(tx: Tx, incidentMessageId: Uuid, caseIds: readonly Uuid[]): Promise<void> {
  const ways = await waysToCustomers(tx, caseIds);
  const chosen = caseIds.map((caseId) => ({ caseId, ...ways.get(caseId)?.chosen }));
  const { rows } = await sql<{ caseId: Uuid; messageId: Uuid }>`
    update case_messages m set channel = w.channel, through_id = w."throughId", address = w.address, automatic = true
    from jsonb_to_recordset(${JSON.stringify(chosen)}::jsonb) as w ("caseId" uuid, channel text, "throughId" uuid, address text)
    where m.tenant_id = ${tx.tenantId} and m.case_id = w."caseId" and m.incident_message_id = ${incidentMessageId}
    returning m.case_id as "caseId", m.message_id as "messageId"`.execute(tx.sql);
  const sendings = rows.flatMap(({ caseId, messageId }) => {
    const way = ways.get(caseId)?.chosen;
    if (!way || way.channel === 'page' || way.throughId === null || way.address === null) return [];
    const { channel, throughId, address } = way;
    return [{ messageId, caseId, channel, throughId, address, automatic: true, sendAt: tx.at }];
  });
  await sendingWriter(tx).add(sendings);
  if (sendings.length > 0) await wakeSender(tx, tx.at);
  for (const { caseId, messageId } of rows)
    recordFact(tx, 'message.sent', caseId, {
      ...{ caseId: idOf('cas', caseId), messageId: idOf('msg', messageId) },
      ...{ channel: ways.get(caseId)?.chosen.channel ?? 'page', automatic: true, sendAt: null },
    });
}
