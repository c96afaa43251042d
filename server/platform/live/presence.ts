// Who has a place open now: told by a beat every few seconds, forgotten when the beats stop.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '../database/transact.ts';
import type { Uuid } from '../ids/make-id.ts';

export interface Present {
  /** The signature of who it is. */
  holder: string;
  /** `writes` when they write in any of their windows. */
  doing: 'reads' | 'writes';
}

/** Three beats may be lost before somebody is taken to be gone. */
export const presentForSeconds = 35;
const keptForSeconds = 300;

const oldest = (at: Date, seconds: number) => new Date(at.getTime() - seconds * 1_000);

/** True when others see something new by it: somebody came, left, or began or ceased to write. */
export async function tellPresence(
  tx: Tx,
  { placeId, tab, doing }: { placeId: Uuid; tab: string; doing: Present['doing'] | 'left' },
): Promise<boolean> {
  const { tenantId, at, actor } = tx;
  const { rows } = await sql<{ isNews: boolean }>`
    insert into presences as p (tenant_id, place_id, holder, tab, doing, seen_at, changed_tx)
    values (${tenantId}, ${placeId}, ${actor.signature}, ${tab}, ${doing}, ${at}, pg_current_xact_id())
    on conflict (tenant_id, place_id, holder, tab) do update set doing = excluded.doing, seen_at = excluded.seen_at,
      changed_tx = case when p.doing = excluded.doing and p.seen_at > ${oldest(at, presentForSeconds)}
        then p.changed_tx else excluded.changed_tx end
    returning changed_tx = pg_current_xact_id() as "isNews"`.execute(tx.sql);
  const isNews = rows[0]?.isNews ?? false;
  if (isNews) await forgetGone(tx);
  return isNews;
}

/** Whoever is there but the reader, who knows of themselves; writers first. At most `most`. */
export async function whoElseIsAt(snapshot: Snapshot, placeId: Uuid, most = 50): Promise<Present[]> {
  const { rows } = await sql<Present>`
    select holder, case when bool_or(doing = 'writes') then 'writes' else 'reads' end as doing from presences
    where tenant_id = ${snapshot.tenantId} and place_id = ${placeId} and doing <> 'left'
      and seen_at > ${oldest(snapshot.at, presentForSeconds)} and holder <> ${snapshot.actor?.signature ?? ''}
    group by holder order by bool_or(doing = 'writes') desc, holder limit ${most}`.execute(snapshot.sql);
  return rows;
}

/** A few at a time and none that another transaction holds, so that no beat waits for this. */
async function forgetGone({ tenantId, at, sql: db }: Tx): Promise<void> {
  await sql`delete from presences where ctid = any(array(
    select ctid from presences where tenant_id = ${tenantId} and seen_at < ${oldest(at, keptForSeconds)}
    limit 20 for update skip locked)) and tenant_id = ${tenantId}`.execute(db);
}

/** How far the changes of presence have been told; a change may be under way when a look begins, so looks overlap. */
export interface PresencePlace {
  from: string;
  told: ReadonlySet<string>;
}

/** The places where somebody came, left, began or ceased to write since the last look; with no last look, none. */
export async function readMoves(
  snapshot: Snapshot,
  last: PresencePlace | undefined,
): Promise<{ places: Uuid[]; to: PresencePlace }> {
  const { rows } = await sql<{ from: string; moves: { place: Uuid; tx: string }[] }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as from, coalesce((
      select json_agg(json_build_object('place', place_id, 'tx', changed_tx::text)) from (
        select distinct place_id, changed_tx from presences
        where tenant_id = ${snapshot.tenantId} and changed_tx >= ${last?.from ?? '0'}::xid8
        order by changed_tx desc limit 500) m), '[]') as moves`.execute(snapshot.sql);
  const { from = '0', moves = [] } = rows[0] ?? {};
  const keyOf = ({ place, tx }: { place: Uuid; tx: string }) => `${place} ${tx}`;
  const news = last ? moves.filter((move) => !last.told.has(keyOf(move))) : [];
  return { places: [...new Set(news.map(({ place }) => place))], to: { from, told: new Set(moves.map(keyOf)) } };
}
