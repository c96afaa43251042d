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
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  ';=1+1',
  ',=1+1',
  '"=1+1',
];
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

test('[T-X11] F11: bad rows come back with no live cell, and sent in again they give the values that were meant', async () => {
  const header = 'contract number,signed on,customer name,phone,merchant,agreed delivery,amount\n';
  const lines = attacks.map((attack, n) => `F-${n},2025-13-45,${quoted(attack)},,Floors,2025-12-30,100\n`);
  const first = await importFile(mall, header + lines.join(''));
  expect(first.progress).toMatchObject({ added: 0, bad: attacks.length });
  const file: string = await mall.call('GET', `/imports/${first.importId}/bad-rows.csv`);
  expectNoLiveCell(file);

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

test('[T-X11] titles and the name of a file are no live cells either', async () => {
  const titles = attacks.map((attack) => quoted(attack.replaceAll(/[\r\n\t]/g, '')));
  const header = `contract number,signed on,customer name,${titles.join(',')}\n`;
  const run = await importFile(mall, `${header}F-x,2025-13-45,Li${',=1+1'.repeat(titles.length)}\n`, {
    name: '=cmd|calc.csv',
  });
  expect(run.progress.bad).toBe(1);
  expectNoLiveCell(await mall.call('GET', `/imports/${run.importId}/bad-rows.csv`));
});

test('[T-X11] whatever else is sent as a table holds no live cell', async () => {
  // A spreadsheet is written by our writer, whose cells are texts by type; of what is sent as text every cell is looked at here.
  const tables = app.mounted.filter(({ sends }) => /csv|tab-separated/.test(sends ?? ''));
  expect(tables.map(({ name }) => name)).toEqual(['import.bad_rows_file']);
});

/** Also behind a quote or a delimiter of another country's spreadsheet: there the cell would begin anew. */
function expectNoLiveCell(file: string): void {
  for (const cell of rawCells(file)) expect(cell).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/u);
}
