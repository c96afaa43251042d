// T-A and T-T: who may what, generated from the contracts that are mounted. A route without words here does not exist.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Permission, permissionsOf, roles } from '../api/permissions.ts';
import { type Contract, serve } from './platform/http/serve-route.ts';
import { type Caller, startTestApp, type TestApp } from './test-app.ts';
import { type KnownIds, pathOf, sampleOf, withValueAt } from './test-samples.ts';
import { makeThings } from './test-things.ts';

let app: TestApp;
let ours: Caller;
let theirs: Caller;
let ourIds: KnownIds;
let theirIds: KnownIds;

beforeAll(async () => {
  app = await startTestApp();
  ours = await app.company({ name: 'Ours' });
  theirs = await app.company({ name: 'Theirs' });
  ourIds = await makeThings(app, ours);
  theirIds = await makeThings(app, theirs);
});
afterAll(() => app.stop());

const guarded = () => app.mounted.filter((contract) => !('anyone' in contract.policy));
const asked = (contract: Contract, caller: Caller, path: string, body: unknown, headers: Record<string, string> = {}) =>
  caller.call(path, body, {
    method: contract.method,
    ...(body === undefined ? {} : { payload: body as object }),
    headers,
  });
const countFacts = async () =>
  (await app.testDatabase.ownerPool.query<{ n: number }>('select count(*)::int as n from makegood.facts')).rows[0]?.n;

describe('[T-A9] deny by default', () => {
  test('a route without a policy cannot be mounted', () => {
    const routing = { app: app.app, database: app.database, identify: async () => undefined, mounted: [] };
    const contract = {
      name: 'x.y',
      method: 'GET',
      path: '/x',
      summary: '',
      policy: {},
      answer: z.object({}),
    } as unknown as Contract;
    expect(() => serve(routing, contract, async () => ({}))).toThrow('has no policy');
  });
  test('nobody gets anything without signing in', async () => {
    for (const contract of guarded()) {
      const sample = sampleOf(contract, ourIds);
      const { status } = await asked(contract, app.anyone, pathOf(contract, sample), sample.body);
      expect([contract.name, status]).toEqual([contract.name, 401]);
    }
  });
});

describe('[T-A2] each role may what its column of the table says, on every route', () => {
  for (const role of roles) {
    test(role, async () => {
      const caller = await app.as(ours, [role]);
      const held = permissionsOf([role]);
      for (const contract of guarded()) {
        if (!('permission' in contract.policy) || contract.name === 'clock.move') continue;
        const may = held.has(contract.policy.permission as Permission);
        const sample = sampleOf(contract, new Map());
        const path = pathOf(contract, sample);
        const { status, body } = await asked(contract, caller, path, contract.method === 'GET' ? undefined : {});
        const refused = status === 403 && body.facts?.permission === contract.policy.permission;
        expect([contract.name, role, refused]).toEqual([contract.name, role, !may && !contract.takesFile]);
        expect(status).toBeLessThan(500);
      }
    });
  }
});

describe("[T-A1] [T-T1] the id of another company is nobody's", () => {
  test('in every id field of every route: refused, and nothing changes', async () => {
    const before = await countFacts();
    let tried = 0;
    const leaks: unknown[] = [];
    for (const contract of guarded()) {
      const sample = sampleOf(contract, ourIds);
      for (const place of sample.idPlaces) {
        const foreign = theirIds.get(place.prefix);
        if (!foreign || contract.name.startsWith('company.')) continue;
        const changed = withValueAt(sample, place, foreign);
        const { status, body } = await asked(contract, ours, pathOf(contract, changed), changed.body);
        tried += 1;
        const empty = status === 200 && contract.method === 'GET' && place.part === 'query' && nothingIn(body);
        if (status !== 404 && status !== 422 && !empty)
          leaks.push([contract.name, place.path.join('.'), status, JSON.stringify(body).slice(0, 200)]);
      }
    }
    expect(leaks).toEqual([]);
    expect(tried).toBeGreaterThan(40);
    expect(await countFacts()).toBe(before);
  });
  test("a list filtered by the others' things is empty, and no list shows a row of theirs", async () => {
    const secrets = [...theirIds.values()];
    for (const contract of guarded().filter((one) => one.method === 'GET')) {
      const sample = sampleOf(contract, ourIds);
      const { body } = await asked(contract, ours, pathOf(contract, { ...sample, query: {} }), undefined);
      const text = JSON.stringify(body ?? '');
      expect([contract.name, secrets.filter((secret) => text.includes(secret))]).toEqual([contract.name, []]);
    }
  });
});

/** An answer without rows and with every count zero. */
function nothingIn(body: unknown): boolean {
  if (Array.isArray(body)) return body.length === 0;
  if (typeof body !== 'object' || body === null) return body === 0 || body === null || typeof body === 'string';
  return Object.entries(body).every(
    ([name, value]) => name === 'on' || name === 'today' || name === 'days' || name === 'ages' || nothingIn(value),
  );
}

test('[T-A10] no list gives more than 200 rows, and asking for more is refused', async () => {
  for (const contract of guarded().filter((one) => one.query && 'limit' in (one.query as z.ZodObject).shape)) {
    const sample = sampleOf(contract, ourIds);
    const { status } = await asked(
      contract,
      ours,
      pathOf(contract, { params: sample.params, query: { ...required(contract, sample.query), limit: '201' } }),
      undefined,
    );
    expect([contract.name, status]).toEqual([contract.name, 422]);
  }
});

function required(contract: Contract, query: Record<string, string>): Record<string, string> {
  const shape = (contract.query as z.ZodObject).shape as Record<string, z.ZodType>;
  return Object.fromEntries(
    Object.entries(query).filter(([name]) => shape[name] && !shape[name].safeParse(undefined).success),
  );
}

test('[T-A6] fields that nobody offered have no effect', async () => {
  const names = [
    'tenantId',
    'tenant_id',
    'role',
    'roles',
    'isAdmin',
    'permissions',
    'status',
    'state',
    'createdBy',
    'actor',
    'kind',
    'brokenAt',
    'keptAt',
    'registeredAt',
    'mergedInto',
    'personId',
    'contractCount',
  ];
  const smuggled = Object.fromEntries(names.map((name) => [name, 'smuggled']));
  const made = await ours.call('/people', { name: 'Plain', ...smuggled });
  expect(made.status).toBe(201);
  expect(JSON.stringify(made.body)).not.toContain('smuggled');
  const firm = await ours.call('/firms', { legalName: 'Smuggler Ltd', ...smuggled });
  expect(firm.status).toBe(201);
  expect(JSON.stringify(firm.body)).not.toContain('smuggled');
  const key = await (await app.as(ours, ['agent'])).call('/keys', { name: 'x', roles: ['administrator'] });
  expect(key.status).toBe(403);
});
