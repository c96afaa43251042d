// Lets the reactions answer what is new of one tenant, and remembers how far everything has been answered, so that a turn asks
// only the reactions that what is new concerns.
import { sql } from 'kysely';
import { type Database, look } from '../database/transact.ts';
import type { Uuid } from '../ids/make-id.ts';
import { batchSize, type Reaction, runReaction } from './react.ts';

/** Even who has nothing to answer moves its cursor after this many transactions, so that the way behind it stays short. */
const fullPassEvery = 1_000n;

export interface TenantAnswers {
  /** One pass; true when it answered something, so that its own facts may wait now. */
  answer(tenantId: Uuid): Promise<boolean>;
  /** Nothing has happened since a pass that found nothing, and no running transaction can put a fact before that. */
  isQuiet(tenantId: Uuid): Promise<boolean>;
}

/** What is known of a tenant since a pass in which no reaction was held up. */
interface Pass {
  /** The facts of older transactions have been answered. */
  until: string;
  /** Where the last pass stood that asked every reaction. */
  fullFrom: bigint;
}

interface News {
  /** Of the newest fact. */
  key: string;
  /** No running transaction can still put a fact before the newest. */
  final: boolean;
  /** No fact of an older transaction can still appear. */
  horizon: string;
  /** What happened in the transactions from `since` on; of one snapshot with the horizon. */
  names: string[];
}

export function answerTenants(
  database: Database,
  reactions: readonly Reaction[],
  onError: (error: unknown) => void,
): TenantAnswers {
  const quiet = new Map<Uuid, string>();
  const passes = new Map<Uuid, Pass>();
  return {
    async answer(tenantId) {
      const pass = passes.get(tenantId);
      const news = await readNews(database, tenantId, pass?.until);
      if (news === undefined || news.key === quiet.get(tenantId)) return false;
      const horizon = BigInt(news.horizon);
      const short = pass !== undefined && horizon - pass.fullFrom < fullPassEvery ? pass : undefined;
      const concerned = short ? reactions.filter(({ on }) => on.some((name) => news.names.includes(name))) : reactions;
      const outcome = await answerAll(database, tenantId, concerned, onError);
      if (outcome === 'held') passes.delete(tenantId);
      else passes.set(tenantId, { until: news.horizon, fullFrom: short?.fullFrom ?? horizon });
      // Quiet is remembered only for an order that can no longer change, and only when no reaction is behind.
      if (outcome === 'nothing new' && news.final) quiet.set(tenantId, news.key);
      return outcome === 'answered';
    },
    async isQuiet(tenantId) {
      const news = await readNews(database, tenantId, undefined);
      return news === undefined || news.key === quiet.get(tenantId);
    },
  };
}

/** One pass over the reactions asked. A failing reaction does not hold up the others. */
async function answerAll(
  database: Database,
  tenantId: Uuid,
  reactions: readonly Reaction[],
  onError: (error: unknown) => void,
): Promise<'nothing new' | 'answered' | 'held'> {
  let answered = 0;
  let held = false;
  for (const reaction of reactions) {
    try {
      let taken: number | undefined = batchSize;
      while (taken === batchSize) {
        taken = await runReaction(database, tenantId, reaction);
        answered += taken ?? 0;
      }
      held ||= taken === undefined;
    } catch (error) {
      held = true;
      onError(error);
    }
  }
  if (held) return 'held';
  return answered > 0 ? 'answered' : 'nothing new';
}

async function readNews(database: Database, tenantId: Uuid, since: string | undefined): Promise<News | undefined> {
  return await look(database, tenantId, async (snapshot) => {
    const names = since
      ? sql`array(select distinct name from facts where tenant_id = ${tenantId} and tx_id >= ${since}::xid8)`
      : sql`array[]::text[]`;
    const { rows } = await sql<News>`
      select tx_id::text || ' ' || fact_id as key, tx_id < pg_snapshot_xmin(pg_current_snapshot()) as final,
        pg_snapshot_xmin(pg_current_snapshot())::text as horizon, ${names} as names from facts
      where tenant_id = ${tenantId} order by tx_id desc, fact_id desc limit 1`.execute(snapshot.sql);
    return rows[0];
  });
}
