// T-X11, the whole way: what a person types or imports comes back in files, and no cell of a file is run by a spreadsheet; the file
// sent in again gives the same values.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sendOver } from '../journeys/send-over-http.ts';
import { type Importer, importFile } from '../server/registry/imports/import-file.fixture.ts';
import { startTestApp, type TestApp } from '../server/test-app.ts';

vi.setConfig({ testTimeout: 60_000 });
let app: TestApp;
let mall: Importer;
beforeAll(async () => {
  app = await startTestApp();
  const send = sendOver(await app.app.listen({ port: 0, host: '127.0.0.1' }));
  const { companyId } = await app.company();
  const story = { name: 'Formulas', country: 'CN', timeZone: 'Asia/Shanghai', currency: 'CNY', language: 'en' };
  const at = app.testDatabase.clock.now().toISOString();
  const { body } = await send('POST', '/story', { ...story, playbooks: ['marketplace'], at }, undefined);
  expect(companyId).not.toBe(body.companyId);
  mall = {
    settle: () => app.settle(),
    async call(method, path, given) {
      const answer = await send(method, path, given, body.secret);
      if (answer.status >= 400) throw new Error(`${answer.body.refusal}: ${answer.body.message}`);
      return answer.body;
    },
  };
});
afterAll(() => app.stop());

const attacks = [
  `=HYPERLINK("http://evil.example","pay here")`,
  '+1+cmd|calc',
  '-2+3',
  '@SUM(1+1)*cmd',
  '＝1+1',
  `'=1+1`,
  '=1+1\t',
];
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

test('[T-X11] F11: bad rows come back with no live cell, and sent in again they give the values that were meant', async () => {
  const header = 'contract number,signed on,customer name,phone,merchant,agreed delivery,amount\n';
  const lines = attacks.map((attack, n) => `F-${n},2025-13-45,${quoted(attack)},,Floors,2025-12-30,100\n`);
  const first = await importFile(mall, header + lines.join(''));
  expect(first.progress).toMatchObject({ added: 0, bad: attacks.length });
  const file: string = await mall.call('GET', `/imports/${first.importId}/bad-rows.csv`);
  for (const cell of rawCells(file)) expect(cell).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/u);

  const second = await importFile(mall, file.replaceAll('2025-13-45', '2025-11-05'));
  expect(second.progress).toMatchObject({ added: attacks.length, bad: 0 });
  const { rows } = await mall.call('GET', '/contracts?limit=50');
  const names = rows.map((row: { personName: string }) => row.personName);
  // Spaces at the ends of a name mean nothing; an apostrophe before a sign is how a file says that the sign is text.
  expect(names.toSorted()).toEqual(attacks.map((attack) => attack.trim().replace(/^'/, '')).toSorted());
});

/** The cells as a spreadsheet would see them: quotes taken off, nothing restored. */
function rawCells(file: string): string[] {
  return [...file.matchAll(/(?:^|[,;\n])(?:"((?:[^"]|"")*)"|([^",;\n]*))/g)].map(
    (match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? '',
  );
}
