// Live screens: server-sent events that say which facts were recorded, never what is in them. A screen that hears of a fact
// asks again through the ordinary routes, so that nobody sees by this way what they may not see by the other. Where somebody came or
// left (presence.ts) is told the same way.
import { sql } from 'kysely';
import { type Database, look } from '../database/transact.ts';
import { idOf, type Uuid } from '../ids/make-id.ts';
import { type PresencePlace, readMoves } from './presence.ts';

export interface LiveEvent {
  names: string[];
  subjects: string[];
  /** Where somebody came, left, or began or ceased to write; written like the subjects. */
  moved: string[];
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
  presence: PresencePlace;
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
      const { names, subjects, moved } = news;
      if (from && names.length + moved.length > 0) {
        for (const follower of followers.get(tenantId) ?? []) follower.hear({ names, subjects, moved });
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
    const moves = await readMoves(snapshot, from?.presence);
    return {
      moved: moves.places.map(bare),
      names: [...new Set(rows.map((row) => row.name))],
      subjects: [...new Set(rows.map((row) => bare(row.subject)))],
      to: {
        tx: newest?.tx ?? from?.tx ?? '0',
        fact: newest?.fact ?? from?.fact ?? '00000000-0000-0000-0000-000000000000',
        presence: moves.to,
      },
    };
  });
}

/** An id without its prefix: what it is of is not told. */
function bare(uuid: string): string {
  return idOf('fct', uuid).slice(4);
}
