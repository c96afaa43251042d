import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { en } from '#api/texts/en/index';
import { ru } from '#api/texts/ru/index';
import { zhCN } from '#api/texts/zh-CN/index';
import { sendOver } from '../../../journeys/send-over-http.ts';
import { startTestApp, type TestApp } from '../../test-app.ts';
import { type Importer, importFile } from './import-file.fixture.ts';

let app: TestApp;
let url = '';
beforeAll(async () => {
  app = await startTestApp('2026-01-05T08:00:00Z');
  url = await app.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.stop());

async function importer(): Promise<Importer> {
  const send = sendOver(url);
  const company = {
    name: `M${Math.random()}`,
    country: 'CN',
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    language: 'en',
    playbooks: ['marketplace'],
    at: app.testDatabase.clock.now().toISOString(),
  };
  const { secret } = (await send('POST', '/story', company, undefined)).body;
  await app.settle();
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await send(method, path, body, secret);
    if (answer.status >= 400) throw new Error(`${answer.body.refusal}: ${answer.body.message}`);
    return answer.body;
  };
  return { call, settle: () => app.settle() };
}

const header = '合同编号,签订日期,客户姓名,电话,商户,约定交付日,金额\n';
const rows = [
  'HT-1,2025-11-01,宋先生,13800138000,兴邦建材,2025-12-30,70000',
  'HT-2,2025-11-02,李女士,13800138001,兴邦建材,2026-02-01,"60,000.50"',
];

test('[IMP-1] [IMP-3] a Chinese file is guessed, loaded, and its promises follow; its name is only shown', async () => {
  const mall = await importer();
  const run = await importFile(mall, `${header}${rows.join('\n')}\n`, { name: '../../etc/合同.csv' });
  expect(run.fileName).toBe('合同.csv');
  expect(run.progress).toMatchObject({ rowsRead: 2, added: 2, changed: 0, unchanged: 0, bad: 0 });
  const { rows: contracts } = await mall.call('GET', '/contracts');
  expect(contracts.map((one: { number: string }) => one.number).toSorted()).toEqual(['HT-1', 'HT-2']);
  expect(contracts.find((one: { number: string }) => one.number === 'HT-2').amount).toEqual({
    amountMinor: '6000050',
    currency: 'CNY',
  });
  const { total } = await mall.call('GET', '/overdue');
  expect(total.contracts).toBe(1);
});

test('[IMP-3] a saved mapping is proposed for the next file that has its columns, wherever they stand', async () => {
  const mall = await importer();
  const file = 'Ref;When;Who\nA1;03.04.2025;Li\n';
  const mapping = {
    kind: 'contracts',
    headerRow: 1,
    fields: [
      { field: 'number', columns: ['Ref'] },
      { field: 'signedOn', columns: ['When'], dateOrder: 'dmy' },
      { field: 'customer', columns: ['Who'] },
    ],
  };
  await importFile(mall, file, { mapping });
  await mall.call('POST', '/mappings', { name: 'tills', mapping });
  await expect(mall.call('POST', '/mappings', { name: 'tills', mapping })).rejects.toThrow('import.mapping_taken');
  const run = await importFile(mall, 'Who;When;Ref\nWang;13.04.2025;A2\n');
  expect(run.mapping.fields.map((one: { columns: string[] }) => one.columns[0])).toEqual(['Ref', 'When', 'Who']);
  expect(run.progress.added).toBe(1);
});

test('[IMP-2] dates of two meanings and a required field without a column stop a run until a person decides', async () => {
  const mall = await importer();
  const file = 'Contract number,Contract date,Customer\nB1,03/04/2025,Li\nB2,05/06/2025,Wang\n';
  await expect(importFile(mall, file)).rejects.toThrow('import.mapping_incomplete');
  const { problems } = await mall.call(
    'POST',
    `/imports/${(await mall.call('GET', '/imports')).rows[0].importId}/preview`,
    { mapping: null },
  );
  expect(problems.map((one: { field: string; reason: string }) => [one.field, one.reason])).toEqual([
    ['signedOn', 'ambiguous_dates'],
  ]);
  await expect(importFile(mall, 'Contract number,Colour\nB1,red\n')).rejects.toThrow('Signed on, Customer');
});

test('[IMP-5] the same file twice changes nothing; a changed row changes the contract and is recorded', async () => {
  const mall = await importer();
  await importFile(mall, `${header}${rows.join('\n')}\n`);
  const again = await importFile(mall, `${header}${rows.join('\n')}\n`);
  expect(again.progress).toMatchObject({ added: 0, changed: 0, unchanged: 2, bad: 0 });
  const moved = await importFile(mall, `${header}${rows.join('\n').replace('2026-02-01', '2026-03-01')}\n`);
  expect(moved.progress).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
  const contract = (await mall.call('GET', '/contracts')).rows.find((one: { number: string }) => one.number === 'HT-2');
  const { rows: history } = await mall.call('GET', `/history/${contract.contractId}`);
  expect(history.map((one: { name: string }) => one.name)).toContain('obligation.moved');
});

test('[IMP-6] neighbouring rows of one contract are its lines; rows far apart that contradict each other are bad', async () => {
  const mall = await importer();
  const lines =
    '合同编号,签订日期,客户姓名,商品,金额\nL1,2025-11-01,宋先生,地板,100\nL1,2025-11-01,宋先生,踢脚线,20\nL2,2025-11-01,李女士,门,50\nL1,2025-11-09,宋先生,窗,70\n';
  const run = await importFile(mall, lines);
  expect(run.progress).toMatchObject({ rowsRead: 4, added: 2, bad: 1 });
  const found = (await mall.call('GET', '/contracts')).rows.find((one: { number: string }) => one.number === 'L1');
  const contract = await mall.call('GET', `/contracts/${found.contractId}`);
  expect(contract.lines.map((one: { description: string }) => one.description)).toEqual(['地板', '踢脚线']);
  expect(contract.amount.amountMinor).toBe('12000');
});

test('[IMP-7] bad rows are listed with line, column, value and reason; corrected and sent again they go in alone', async () => {
  const mall = await importer();
  const bad = `${header}${rows[0]}\nHT-9,2025-13-45,"周, 先生",not a phone,兴邦建材,2025-12-30,=1+1\n`;
  const run = await importFile(mall, bad);
  expect(run.progress).toMatchObject({ added: 1, bad: 1 });
  const { rows: list } = await mall.call('GET', `/imports/${run.importId}/bad-rows`);
  expect(
    list.map((one: { line: number; column: string; reason: string }) => [one.line, one.column, one.reason]),
  ).toEqual([
    [3, '签订日期', 'cell.no_such_day'],
    [3, '电话', 'cell.not_a_phone'],
    [3, '金额', 'cell.not_a_number'],
  ]);
  const file: string = await mall.call('GET', `/imports/${run.importId}/bad-rows.csv`);
  expect(file).toContain("'=1+1");
  const corrected = file
    .replace('2025-13-45', '2025-11-05')
    .replace('not a phone', '13800138009')
    .replace("'=1+1", '30000');
  const second = await importFile(mall, corrected);
  expect(second.progress).toMatchObject({ added: 1, changed: 0, bad: 0 });
});

test('[IMP-4] [IMP-8] a run stops after its batch and goes on where it was when it is run again', async () => {
  const mall = await importer();
  const many = Array.from({ length: 6_000 }, (_, i) => `N-${i},2025-11-01,C${i % 700},,M${i % 5},2026-12-30,100`).join(
    '\n',
  );
  const run = await importFile(mall, `${header}${many}\n`, {
    whileRunning: (importId) => mall.call('POST', `/imports/${importId}/stop`, {}),
  });
  expect(run.state).toBe('stopped');
  expect(run.progress.added).toBeLessThan(6_000);
  await mall.call('POST', `/imports/${run.importId}/run`, { mapping: run.mapping });
  const { progress } = await importFile.until(mall, run.importId);
  expect(progress.added + progress.unchanged).toBe(6_000);
  expect((await mall.call('GET', '/imports?limit=1')).rows[0].state).toBe('done');
}, 90_000);

test('[IMP-10] a person says how the file is cut, its columns are guessed anew, and its bad rows go out under those titles', async () => {
  const mall = await importer();
  const text =
    'Выгрузка;за ноябрь;;\nНомер договора;Дата договора;Клиент;Сумма\nД-1;25.11.2025;Иванов;100,50\nД-2;26.11.2025;;7\n';
  const form = new FormData();
  form.append('file', new Blob([iconv.encode(text, 'koi8-r') as BlobPart]), 'продажи.csv');
  const { importId } = await mall.call('POST', '/imports', form);
  const preview = (body: object) => mall.call('POST', `/imports/${importId}/preview`, body);
  const wrong = await preview({
    mapping: { kind: 'contracts', encoding: 'windows-1251', headerRow: 0, fields: [] },
    guess: true,
  });
  expect(wrong.form.encoding).toBe('windows-1251');
  expect(wrong.columns).not.toContain('Клиент');
  const oneColumn = await preview({
    mapping: { kind: 'contracts', encoding: 'koi8-r', delimiter: '|', headerRow: 1, fields: [] },
    guess: true,
  });
  expect(oneColumn.columns).toEqual(['Выгрузка;за ноябрь;;']);
  const titles = { kind: 'contracts', encoding: 'koi8-r', delimiter: ';', headerRow: 2, fields: [] };
  const right = await preview({ mapping: titles, guess: true });
  expect(right.opening.map((one: { line: number; cells: string[] }) => [one.line, one.cells[0]])).toEqual([
    [1, 'Выгрузка'],
    [2, 'Номер договора'],
    [3, 'Д-1'],
    [4, 'Д-2'],
  ]);
  expect(right.columns).toEqual(['Номер договора', 'Дата договора', 'Клиент', 'Сумма']);
  expect(right.mapping).toMatchObject({ encoding: 'koi8-r', delimiter: ';', headerRow: 2 });
  expect(right.problems).toEqual([]);
  await mall.call('POST', `/imports/${importId}/run`, { mapping: right.mapping });
  const run = await importFile.until(mall, importId);
  expect(run).toMatchObject({
    encoding: 'koi8-r',
    delimiter: ';',
    columns: right.columns,
    progress: { added: 1, bad: 1 },
  });
  const file: string = await mall.call('GET', `/imports/${importId}/bad-rows.csv`);
  expect(file.split(/\r?\n/)[0]).toContain('Номер договора');
});

test('[IMP-11] what is wrong with a cell is said in the language the screen is read in, not in that of the account', async () => {
  const mall = await app.company();
  const key = await mall.call('/keys', { name: 'k', roles: ['administrator'] });
  const form = new FormData();
  form.append('file', new Blob(['Contract number,Contract date,Customer\nB1,45 May,Li\n']), 'f.csv');
  const headers = { authorization: `Bearer ${key.body.secret}` };
  const uploaded = await fetch(`${url}/api/imports`, { method: 'POST', body: form, headers });
  const { importId } = (await uploaded.json()) as { importId: string };
  const messages = await Promise.all(
    (['zh-CN', 'ru', 'en'] as const).map(async (language) => {
      const { body } = await mall.call(
        `/imports/${importId}/preview`,
        { mapping: null },
        { headers: { 'x-makegood-language': language } },
      );
      return body.rows[0].bad[0].message;
    }),
  );
  expect(messages).toEqual([zhCN, ru, en].map(({ cells }) => cells['cell.not_a_date']));
});

test('what is no table is refused with its reason in words', async () => {
  const mall = await importer();
  await expect(importFile(mall, '')).rejects.toThrow('the file is empty');
  await expect(importFile(mall, `\u0089PNG\r\n${'\u0000\u0001\u0002'.repeat(500)}`)).rejects.toThrow(
    'import.file_unreadable',
  );
});

test('[IMP-12] unknown words of the whole file are listed; what each means is said once and remembered with the mapping', async () => {
  const mall = await importer();
  const lines = Array.from({ length: 60 }, (_, at) => `P-${at},2025-11-01,Li ${at},${['cash', 'cowrie', ' '][at % 3]}`);
  const file = (last: string) => `Ref,When,Who,Paid by\n${lines.join('\n')}\n${last},2025-11-01,Xu,hand shake\n`;
  const fields = [
    { field: 'number', columns: ['Ref'] },
    { field: 'signedOn', columns: ['When'] },
    { field: 'customer', columns: ['Who'] },
    { field: 'voucherKind', columns: ['Paid by'] },
  ];
  const unexplained = { kind: 'contracts', headerRow: 1, fields };
  const first = await importFile(mall, file('P-60'), { mapping: unexplained });
  expect(first.progress).toMatchObject({ rowsRead: 61, added: 40, bad: 21 });
  const preview = (mapping: object) => mall.call('POST', `/imports/${first.importId}/preview`, { mapping });
  expect((await preview(unexplained)).unknown).toEqual([{ field: 'voucherKind', words: ['cowrie', 'hand shake'] }]);
  const values = { cowrie: 'cash', 'hand shake': '' };
  const explained = { ...unexplained, fields: [...fields.slice(0, 3), { ...fields[3], values }] };
  expect(await preview(explained)).toMatchObject({ unknown: [], problems: [] });
  await mall.call('POST', '/mappings', { name: 'shells', mapping: explained });
  const again = await importFile(mall, file('P-61'));
  expect(again.mapping.fields.find((one: { field: string }) => one.field === 'voucherKind').values).toEqual(values);
  expect(again.progress).toMatchObject({ rowsRead: 61, added: 21, bad: 0 });
});
