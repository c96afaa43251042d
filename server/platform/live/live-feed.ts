// Live screens: server-sent events that say which facts were recorded, never what is in them. A screen that hears of a fact
// asks again through the ordinary routes, so that nobody sees by this way what they may not see by the other.
import { sql } from 'kysely';
import { type Database, look } from '../database/transact.ts';
import { idOf, type Uuid } from '../ids/make-id.ts';

export interface LiveEvent {
  names: string[];
  subjects: string[];
}

export interface LiveFeed {
  /** Calls `hear` after every commit with facts of the tenant, within a second also for other processes. */
  follow(tenantId: Uuid, hear: (event: LiveEvent) => void): () => void;
  wake(tenantId: Uuid): void;
  stop(): void;
}

interface Follower {
  hear: (event: LiveEvent) => void;
}

interface Place {
  tx: string;
  fact: string;
}

export function startLiveFeed(database: Database, onError: (error: unknown) => void, lookEveryMs = 700): LiveFeed {
  const followers = new Map<Uuid, Set<Follower>>();
  const places = new Map<Uuid, Place>();
  const busy = new Set<Uuid>();

  const tell = async (tenantId: Uuid) => {
    if (busy.has(tenantId) || !followers.has(tenantId)) return;
    busy.add(tenantId);
    try {
      const from = places.get(tenantId);
      const news = await readNews(database, tenantId, from);
      places.set(tenantId, news.to);
      if (from && news.names.length > 0) {
        for (const follower of followers.get(tenantId) ?? [])
          follower.hear({ names: news.names, subjects: news.subjects });
      }
    } catch (error) {
      onError(error);
    } finally {
      busy.delete(tenantId);
    }
  };
  const timer = setInterval(() => {
    for (const tenantId of followers.keys()) void tell(tenantId);
  }, lookEveryMs);
  timer.unref();

  return {
    follow(tenantId, hear) {
      const follower = { hear };
      const those = followers.get(tenantId) ?? new Set();
      followers.set(tenantId, those.add(follower));
      if (those.size === 1) {
        places.delete(tenantId);
        void tell(tenantId);
      }
      return () => {
        those.delete(follower);
        if (those.size === 0) followers.delete(tenantId);
      };
    },
    wake: (tenantId) => void tell(tenantId),
    stop: () => clearInterval(timer),
  };
}

/** The facts after a place that no running transaction can precede; with no place, only where the end is now. */
async function readNews(database: Database, tenantId: Uuid, from: Place | undefined) {
  return await look(database, tenantId, async (snapshot) => {
    const { rows } = await sql<{ name: string; subject: string; tx: string; fact: string }>`
      select name, subject, tx_id::text as tx, fact_id as fact from facts
      where tenant_id = ${tenantId} and tx_id < pg_snapshot_xmin(pg_current_snapshot())
        and (${from === undefined} or (tx_id, fact_id) > (${from?.tx ?? '0'}::xid8, ${from?.fact ?? '00000000-0000-0000-0000-000000000000'}::uuid))
      order by tx_id desc, fact_id desc limit ${from ? 200 : 1}`.execute(snapshot.sql);
    const newest = rows[0];
    return {
      names: [...new Set(rows.map((row) => row.name))],
      subjects: [...new Set(rows.map((row) => idOf('fct', row.subject).slice(4)))],
      to: newest
        ? { tx: newest.tx, fact: newest.fact }
        : (from ?? { tx: '0', fact: '00000000-0000-0000-0000-000000000000' }),
    };
  });
}
