// T-T2: while every route is called and every job and reaction runs, each statement of the application that names a tenant's table
// runs in a transaction that has set its tenant. Row security would hide such a statement's mistake; here it is seen.
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp } from '../server/test-app.ts';
import { pathOf, sampleOf } from '../server/test-samples.ts';
import { makeThings } from '../server/test-things.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const seen = { statements: 0, without: [] as string[] };
let tables = /$^/;
const inside = new WeakSet<pg.Client>();
const send = pg.Client.prototype.query;

function listen(this: pg.Client, ...args: unknown[]): unknown {
  const given = args[0] as string | { text?: string } | undefined;
  const text = (typeof given === 'string' ? given : given?.text) ?? '';
  // The owner's connections prepare and check; they are not the application.
  if (this.user === 'makegood_app') {
    if (text.includes("set_config('makegood.tenant'")) inside.add(this);
    if (tables.test(text)) {
      seen.statements += 1;
      if (!inside.has(this)) seen.without.push(text);
    }
    if (/\b(commit|rollback)\s*;?\s*$/i.test(text)) inside.delete(this);
  }
  return Reflect.apply(send, this, args);
}

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  const { rows } = await app.testDatabase.ownerPool.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'makegood'::regnamespace and relkind in ('r', 'p') and relname <> 'migrations'",
  );
  tables = new RegExp(`\\b(from|join|into|update|table)\\s+"?(${rows.map((row) => row.name).join('|')})"?\\b`, 'i');
  pg.Client.prototype.query = listen as typeof send;
});
afterAll(async () => {
  pg.Client.prototype.query = send;
  await app?.stop();
});

test('[T-T2] F27: every statement on a tenant’s table ran with its tenant set, on every route, job and reaction', async () => {
  const ours = await app.company({ name: 'Ours' });
  const ids = await makeThings(app, ours);
  const called: string[] = [];
  for (const contract of app.mounted) {
    if (contract.takesFile || ['session.end', 'clock.move'].includes(contract.name)) continue;
    const sample = sampleOf(contract, ids);
    const body = sample.body === undefined ? {} : { payload: sample.body as object };
    for (const caller of [ours, app.anyone]) {
      await caller.call(pathOf(contract, sample), undefined, { method: contract.method, ...body });
    }
    called.push(contract.name);
  }
  await app.moveTo('2026-03-01T08:00:00Z');
  expect(called.length).toBeGreaterThan(50);
  expect(seen.statements).toBeGreaterThan(500);
  expect([...new Set(seen.without)]).toEqual([]);
});

test('[T-T2] the listener hears a statement without a tenant', async () => {
  await app.database.pool.query('select 1 from persons');
  expect(seen.without).toEqual(['select 1 from persons']);
});
