// T-R7 from end to end: a file somebody sent, one bit of it flipped on the disk, and what the outside is told.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../test-app.ts';
import { placeOf } from './file-store.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp('2026-01-05T19:40:00Z', 4);
});
afterAll(() => app.stop());

const files = join(tmpdir(), `makegood-app-${process.pid}`, 'files');
const spoiledNow = async () => {
  const { body } = await app.app.inject({ url: '/metrics' });
  return Number(/^makegood_files_spoiled (\d+)$/m.exec(body)?.[1]);
};

/** Nights until /metrics counts `wanted` spoiled files; undefined when a whole round has not brought it. */
async function nightsUntil(wanted: number): Promise<number | undefined> {
  for (let night = 1; night <= 29; night += 1) {
    await app.moveTo(new Date(app.testDatabase.clock.now().getTime() + 24 * 60 * 60_000).toISOString());
    if ((await spoiledNow()) === wanted) return night;
  }
  return undefined;
}

test('[FILE-10] [T-R7] a flipped bit of an uploaded file is in /metrics within a round, and gone when it is sent again', async () => {
  const mall = await app.company();
  const csv = '合同编号,签订日期,客户姓名,电话\nHT-1,2025-11-01,宋先生,13800138000\n';
  const send = () => {
    const body = `--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n${csv}\r\n--x--\r\n`;
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    return mall.call('/imports?kind=contracts', undefined, { method: 'POST', payload: body, headers });
  };
  expect((await send()).status).toBe(201);
  const path = placeOf(createHash('sha256').update(csv).digest('hex'));
  const bytes = await readFile(join(files, path));
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  await writeFile(join(files, path), bytes);
  expect(await spoiledNow()).toBe(0);
  expect(await nightsUntil(1)).toBeLessThanOrEqual(28);
  expect((await send()).status).toBe(201);
  expect(await nightsUntil(0)).toBe(1);
});
