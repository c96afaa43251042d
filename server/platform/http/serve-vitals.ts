// What the outside asks about the process itself: alive, ready, how busy, and what the API is.
import { statfs } from 'node:fs/promises';
import { describeApi } from './describe-api.ts';
import { isNear } from './is-near.ts';
import { referencePage } from './reference-page.ts';
import type { RequestMeter } from './request-meter.ts';
import type { Routing } from './serve-route.ts';

interface Vitals {
  version: string;
  meter: RequestMeter;
  /** Gauges of other parts; left out of an answer when they cannot be had. */
  more?: () => Promise<Record<string, number>>;
}

export function serveVitals(routing: Routing, { version, meter, more }: Vitals) {
  const { app, database } = routing;
  let stopping = false;
  app.get('/health', async () => ({ alive: true, version }));
  app.get('/ready', async (_, reply) => {
    const database_ = await asks(database.pool);
    const ready = database_ && !stopping;
    return reply.status(ready ? 200 : 503).send({ ready, database: database_, stopping });
  });
  // How busy a company is, is its own affair: the numbers are for who watches this machine, not for the web.
  app.get('/metrics', async (request, reply) => {
    if (!isNear(request)) return reply.callNotFound();
    const numbers = { ...(await gauges(routing)), ...(await more?.().catch(() => ({}))) };
    return reply.type('text/plain; version=0.0.4').send(meter.tell(numbers));
  });
  app.get('/openapi.json', async () => describeApi(routing.mounted, version));
  app.get('/reference', async (_, reply) =>
    reply.type('text/html; charset=utf-8').send(referencePage(routing.mounted)),
  );
  return {
    stopping() {
      stopping = true;
    },
  };
}

async function asks(pool: Routing['database']['pool']): Promise<boolean> {
  return await pool.query('select 1').then(
    () => true,
    () => false,
  );
}

async function gauges({ database }: Routing): Promise<Record<string, number>> {
  const memory = process.memoryUsage();
  const disk = await statfs('.').catch(() => undefined);
  return {
    process_resident_memory_bytes: memory.rss,
    process_heap_bytes: memory.heapUsed,
    process_uptime_seconds: Math.round(process.uptime()),
    database_connections: database.pool.totalCount,
    database_connections_idle: database.pool.idleCount,
    database_requests_waiting: database.pool.waitingCount,
    ...(disk ? { disk_free_bytes: disk.bavail * disk.bsize } : {}),
  };
}
