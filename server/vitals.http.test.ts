// What the outside may ask about the process itself, and who.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const ask = (url: string, remoteAddress = '127.0.0.1', headers = {}) =>
  app.app.inject({ method: 'GET', url, remoteAddress, headers });

test('/metrics answers this machine and its private network, and does not exist for the web or through a proxy', async () => {
  await ask('/health');
  for (const near of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.1.2.3', '172.20.0.5', '192.168.1.7', 'fd00::1']) {
    const { statusCode, body } = await ask('/metrics', near);
    expect([near, statusCode]).toEqual([near, 200]);
    expect(body).toContain('makegood_request_seconds_count{route="/health",method="GET",status="200"}');
  }
  for (const far of ['203.0.113.9', '172.32.0.1', '2001:db8::1', '::ffff:203.0.113.9'])
    expect([far, (await ask('/metrics', far)).statusCode]).toEqual([far, 404]);
  for (const header of ['x-forwarded-for', 'forwarded', 'via'])
    expect((await ask('/metrics', '127.0.0.1', { [header]: '127.0.0.1' })).statusCode).toBe(404);
});

test('/health and /ready say alive and ready to anyone, and no more', async () => {
  expect((await ask('/health', '203.0.113.9')).json()).toEqual({ alive: true, version: 'test' });
  const ready = await ask('/ready', '203.0.113.9');
  expect([ready.statusCode, ready.json()]).toEqual([200, { ready: true, database: true, stopping: false }]);
});

test('/ready is 503 when the database does not answer', async () => {
  const { pool } = app.database;
  const { query } = pool;
  pool.query = () => Promise.reject(new Error('away'));
  const { statusCode, body } = await ask('/ready');
  pool.query = query;
  expect([statusCode, JSON.parse(body).ready]).toEqual([503, false]);
});
