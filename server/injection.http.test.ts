// T-I and T-X: what is sent is data and nothing else, whatever it looks like; every answer carries its guards.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, startTestApp, type TestApp } from './test-app.ts';
import { pathOf, sampleOf } from './test-samples.ts';
import { makeThings } from './test-things.ts';

let app: TestApp;
let ours: Caller;
let ids: ReadonlyMap<string, string>;
beforeAll(async () => {
  app = await startTestApp();
  ours = await app.company();
  ids = await makeThings(app, ours);
});
afterAll(() => app.stop());

const payloads = [
  "' or 1=1--",
  "'; drop table facts;--",
  '" or ""="',
  '1; select pg_sleep(3)',
  "') or ('a'='a",
  '%27%20or%201=1',

  '{{7*7}}',
  '../../etc/passwd',
  '\u0000',
  '\r\nx: y',
  '<script>alert(1)</script>',
  "\\'; select 1",
  'asc; select 1',
  'name desc, (select 1)',
  '-1',
  '99999999999999999999',
  'NaN',
  '[]',
  '{}',
  '﷽'.repeat(50),
];

test('[T-I1] every query and path parameter takes hostile text without a fault and without delay', async () => {
  const faults: unknown[] = [];
  for (const contract of app.mounted.filter((one) => one.method === 'GET' && !('anyone' in one.policy))) {
    const sample = sampleOf(contract, ids);
    const places = [
      ...Object.keys(sample.query).map((name) => ['query', name] as const),
      ...Object.keys(sample.params).map((name) => ['params', name] as const),
      ['query', 'after'] as const,
    ];
    for (const [part, name] of places) {
      for (const payload of payloads) {
        const changed = { params: { ...sample.params }, query: {} as Record<string, string> };
        changed[part][name] = payload;
        const begun = performance.now();
        const { status } = await ours.call(pathOf(contract, changed));
        if (status >= 500 || performance.now() - begun > 2_500)
          faults.push([contract.name, part, name, payload, status]);
      }
    }
  }
  expect(faults).toEqual([]);
  // Every address there is, one after the other.
}, 180_000);

test('[T-I3] a write reads JSON called JSON, and nothing that only looks like it', async () => {
  const types = [
    'text/plain',
    'application/json\t; charset=utf-8',
    ' application/json ; x',
    'application/x-www-form-urlencoded',
    'application/jsonx',
    'text/json',
    'application/json;a=b',
    'multipart/form-data; boundary=x',
    'application/xml',
    'APPLICATION/JSON; charset=utf-7',
    'application/json, text/plain',
    'application/vnd.api+json',
  ];
  for (const contract of app.mounted.filter((one) => one.method !== 'GET' && one.body && !one.takesFile)) {
    const sample = sampleOf(contract, ids);
    for (const type of types) {
      const { status } = await ours.call(pathOf(contract, sample), undefined, {
        method: contract.method,
        payload: '{"name":"x"}',
        headers: { 'content-type': type },
      });
      expect([contract.name, type, status]).toEqual([contract.name, type, 415]);
    }
  }
});

test('[T-I4] __proto__ and constructor in JSON, query and headers reach nothing', async () => {
  const bodies = [
    '{"name":"x","__proto__":{"isAdmin":true}}',
    '{"name":"x","constructor":{"prototype":{"isAdmin":true}}}',
    '{"__proto__":{"name":"polluted"}}',
  ];
  for (const payload of bodies) {
    const { status } = await ours.call('/people', undefined, {
      method: 'POST',
      payload,
      headers: { 'content-type': 'application/json' },
    });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  }
  expect((await ours.call('/contracts?__proto__[isAdmin]=1&constructor.prototype.x=1')).status).toBe(200);
  expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
});

test('[T-X5] every answer, also errors, carries policy, nosniff, frame and referrer guards, and personal data is not stored by caches', async () => {
  const paths = [
    '/api/session',
    '/api/contracts',
    '/api/none',
    '/health',
    '/openapi.json',
    '/reference',
    '/api/contracts?limit=0',
  ];
  for (const contract of app.mounted) paths.push(`/api${pathOf(contract, sampleOf(contract, ids)).split('?')[0]}`);
  for (const url of new Set(paths)) {
    const { headers } = await app.app.inject({ method: 'GET', url });
    expect([url, String(headers['content-security-policy']).includes("default-src 'self'")]).toEqual([url, true]);
    expect([url, headers['x-content-type-options']]).toEqual([url, 'nosniff']);
    expect([url, String(headers['content-security-policy']).includes("frame-ancestors 'none'")]).toEqual([url, true]);
    expect([url, headers['referrer-policy']]).toEqual([url, 'no-referrer']);
    expect([url, headers['cache-control']]).toEqual([url, 'no-store']);
  }
});

test('[T-X6] a marker in any text field comes back as JSON text and never as a page', async () => {
  const marker = '<img src=x onerror=alert(1)>';
  const made = await ours.call('/people', { name: marker, addresses: [marker] });
  expect(made.status).toBe(201);
  const shown = await app.app.inject({ method: 'GET', url: `/api/find?words=${encodeURIComponent(marker)}` });
  expect(shown.headers['content-type']).toContain('application/json');
  const missing = await app.app.inject({ method: 'GET', url: `/${encodeURIComponent(marker)}` });
  expect(missing.body).not.toContain(marker);
});

test('the described API is what is served: every mounted route is in openapi.json and in the reference', async () => {
  const description = (await app.app.inject('/openapi.json')).json();
  const reference = (await app.app.inject('/reference')).body;
  expect(description.openapi).toBe('3.1.0');
  for (const contract of app.mounted) {
    const path = `/api${contract.path.replaceAll(/:(\w+)/g, '{$1}')}`;
    expect(description.paths[path]?.[contract.method.toLowerCase()]?.operationId).toBe(contract.name);
    expect(reference).toContain(`id="${contract.name}"`);
  }
});
