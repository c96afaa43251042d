// A second, unheard app over the same stages, for one company at a time: its clock is moved by hand, so that what is done through
// its routes is dated when it is told to have happened. Nobody outside can reach it: it never listens.
import { statusOf } from '../../api/refusal-status.ts';
import { textOf } from '../../api/texts/index.ts';
import type { Actor } from '../platform/auth/actor.ts';
import { StoryClock } from '../platform/clock/clock.ts';
import type { Database } from '../platform/database/transact.ts';
import { startReactor } from '../platform/facts/reactor.ts';
import { makeApp } from '../platform/http/make-app.ts';
import { makeRequestMeter } from '../platform/http/request-meter.ts';
import type { Routing } from '../platform/http/serve-route.ts';
import type { Uuid } from '../platform/ids/make-id.ts';
import type { Log } from '../platform/log/make-log.ts';
import type { Part } from '../platform/part.ts';
import { settleEverything } from '../settle-everything.ts';

export interface PastGround {
  database: Database;
  /** The stages; their reactions and jobs answer as of the past. */
  parts: readonly Part[];
  log: Log;
}

export interface PastApp {
  /** One call of the API below /api as whoever acts under this name. */
  send(
    method: string,
    path: string,
    body: unknown,
    actsAs: string | undefined,
  ): Promise<{ status: number; body: unknown }>;
  /** Resolves when everything due at that moment has happened. */
  moveTo(at: Date): Promise<void>;
  stop(): Promise<void>;
}

const header = 'x-acts-as';

export async function openPast(
  { database: present, parts, log }: PastGround,
  tenantId: Uuid,
  actors: ReadonlyMap<string, Actor>,
): Promise<PastApp> {
  const clock = new StoryClock(present.clock.now());
  const database: Database = { pool: present.pool, clock, committed: () => undefined };
  const texts = { statusOf, textOf };
  const app = await makeApp({ log, texts, meter: makeRequestMeter(), trustProxy: false, bodyLimit: 2_000_000 });
  const routing: Routing = {
    app,
    database,
    mounted: [],
    async identify(request) {
      const actor = actors.get(String(request.headers[header]));
      return actor && { tenantId, actor };
    },
  };
  for (const part of parts) part.mount(routing);
  await app.ready();

  const onError = (error: unknown) => log.error({ err: error }, 'in the past of the demo');
  const onlyThis = async () => [tenantId];
  const reactions = parts.flatMap((part) => part.reactions);
  const reactor = startReactor(database, reactions, onlyThis, onError, 60_000);
  const recurring = parts.flatMap((part) => part.recurring);
  return {
    async send(method, path, body, actsAs) {
      const headers: Record<string, string> = actsAs === undefined ? {} : { [header]: actsAs };
      const payload = body === undefined ? {} : await payloadOf(body, headers);
      const answer = await app.inject({ method: method as 'POST', url: `/api${path}`, headers, ...payload });
      const json = answer.headers['content-type']?.toString().startsWith('application/json');
      return { status: answer.statusCode, body: json ? answer.json() : answer.body };
    },
    async moveTo(at) {
      clock.moveTo(at);
      await settleEverything(database, reactor, recurring, onlyThis, onError);
    },
    async stop() {
      await reactor.stop();
      await app.close();
    },
  };
}

/** JSON, or a form with a file in the bytes a browser would send. */
async function payloadOf(body: unknown, headers: Record<string, string>): Promise<{ payload: Buffer | object }> {
  if (!(body instanceof FormData)) return { payload: body as object };
  const form = new Response(body);
  headers['content-type'] = form.headers.get('content-type') ?? '';
  return { payload: Buffer.from(await form.arrayBuffer()) };
}
