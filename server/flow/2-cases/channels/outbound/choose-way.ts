// The ways to a customer, best first: the one they used last, their e-mail, a gateway that knows them, their telephone by SMS, their page
// (CHAN-15). One statement however many cases.
import { sql } from 'kysely';
import type { ChannelLine, MessageChannel } from '#api/flow/2-cases.words';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export interface Way {
  channel: MessageChannel;
  throughId: Uuid | null;
  through: string | null;
  address: string | null;
  holdSeconds: number;
}
export const pageWay: Way = { channel: 'page', throughId: null, through: null, address: null, holdSeconds: 0 };

interface Row extends Way {
  caseId: Uuid;
  rank: number;
}
/** Past this rank a way costs money or knows the customer from elsewhere: it is offered, and never chosen by itself. */
const chosenUpTo = 3;

/** Every case named has an entry; its last way is the page. `chosen` is what a message goes by when nobody says. */
export async function waysToCustomers(
  { sql: on, tenantId }: Snapshot,
  caseIds: readonly Uuid[],
): Promise<Map<Uuid, { ways: Way[]; chosen: Way }>> {
  const { rows } = await sql<Row>`
    select c.case_id as "caseId", w.rank, w.channel, w.through_id as "throughId", w.address, coalesce(b.name, g.name) as through,
      coalesce(b.hold_seconds, g.hold_seconds) as "holdSeconds"
    from cases c cross join lateral (
      (select 1 as rank, m.channel, m.through_id, m.address, m.at from case_messages m where m.tenant_id = c.tenant_id
        and m.case_id = c.case_id and m.kind = 'from_customer' and m.through_id is not null and m.proof is distinct from 'failed'
        order by m.at desc, m.message_id desc limit 1)
      union all
      (select 2, 'email', o.mailbox_id, e.email, null from person_emails e cross join lateral (
          select x.mailbox_id from mailboxes x where x.tenant_id = c.tenant_id and x.active and x.smtp is not null
            and x.line = case when c.channel = 'supervision' then 'supervision' else 'ordinary' end
          order by x.language = c.language desc, x.mailbox_id limit 1) o
        where e.tenant_id = c.tenant_id and e.person_id = c.person_id order by e.position, e.email limit 3)
      union all
      (select 3, 'gateway', m.through_id, m.address, max(m.at) from cases o join case_messages m
          on m.tenant_id = o.tenant_id and m.case_id = o.case_id and m.channel = 'gateway' and m.kind = 'from_customer'
        where o.tenant_id = c.tenant_id and o.person_id = c.person_id group by m.through_id, m.address order by 5 desc limit 3)
      union all
      (select 4, 'gateway', x.gateway_id, p.phone, null from person_phones p join gateways x
          on x.tenant_id = p.tenant_id and x.addresses = 'phone'
        where p.tenant_id = c.tenant_id and p.person_id = c.person_id order by p.position, x.gateway_id limit 3)
    ) w
    left join mailboxes b on b.tenant_id = c.tenant_id and b.mailbox_id = w.through_id and b.active and b.smtp is not null
    left join gateways g on g.tenant_id = c.tenant_id and g.gateway_id = w.through_id and g.active and g.url is not null
      and g.outgoing_sealed is not null
    where c.tenant_id = ${tenantId} and c.case_id = any(${[...caseIds]}::uuid[]) and coalesce(b.name, g.name) is not null
    order by w.rank, w.at desc nulls last`.execute(on);
  const found = new Map(caseIds.map((id) => [id, { ways: [] as Way[], chosen: pageWay }]));
  for (const { caseId, rank, ...way } of rows) {
    const ofCase = found.get(caseId);
    if (!ofCase || ofCase.ways.some((one) => isSameWay(one, way))) continue;
    if (ofCase.chosen === pageWay && rank <= chosenUpTo) ofCase.chosen = way;
    ofCase.ways.push(way);
  }
  for (const ofCase of found.values()) ofCase.ways.push(pageWay);
  return found;
}

export function isSameWay(one: Pick<Way, 'throughId' | 'address'>, other: Pick<Way, 'throughId' | 'address'>): boolean {
  return one.throughId === other.throughId && one.address === other.address;
}

export interface ThroughFound {
  channel: 'email' | 'gateway';
  throughId: Uuid;
  through: string;
  holdSeconds: number;
  line: ChannelLine;
}

/** A mailbox or gateway that can send, by its id. */
export async function findThrough({ sql: on, tenantId }: Snapshot, throughId: Uuid): Promise<ThroughFound | undefined> {
  const { rows } = await sql<ThroughFound>`
    select 'email' as channel, mailbox_id as "throughId", name as through, hold_seconds as "holdSeconds", line from mailboxes
      where tenant_id = ${tenantId} and mailbox_id = ${throughId} and active and smtp is not null
    union all
    select 'gateway', gateway_id, name, hold_seconds, line from gateways
      where tenant_id = ${tenantId} and gateway_id = ${throughId} and active and url is not null and outgoing_sealed is not null`.execute(
    on,
  );
  return rows[0];
}
