// Finished cases through the ordinary import, and a real file of a city's mediated complaints judged against the file itself.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendOver } from '../../../../journeys/send-over-http.ts';
import { type Importer, importFile } from '../../../registry/imports/import-file.fixture.ts';
import { startTestApp, type TestApp } from '../../../test-app.ts';

const real = '../shared/data/nyc-dca-mediated/dca_mediated_2015_2016.csv.gz';
const absent = !existsSync(real);
if (absent) console.warn('the mediated complaints of a city are not tried: ../shared/data is absent');

let app: TestApp;
let url = '';
beforeAll(async () => {
  app = await startTestApp('2017-01-01T00:00:00Z');
  url = await app.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.stop());

async function city(): Promise<Importer> {
  const send = sendOver(url);
  const given = {
    name: `City ${Math.random()}`,
    country: 'US',
    timeZone: 'America/New_York',
    currency: 'USD',
    language: 'en',
  };
  const founded = await send(
    'POST',
    '/story',
    { ...given, playbooks: ['marketplace'], at: '2017-01-01T00:00:00Z' },
    undefined,
  );
  const call: Importer['call'] = async (method, path, body) => {
    const answer = await send(method, path, body, founded.body.secret);
    if (answer.status >= 400) throw new Error(`${answer.body.refusal}: ${answer.body.message}`);
    return answer.body;
  };
  return { call, settle: () => app.settle() };
}
const bring = (mall: Importer, file: string | Uint8Array, mapping?: unknown) =>
  importFile(mall, file, { kind: 'finished_cases', ...(mapping ? { mapping } : {}) });
const sums = (mall: Importer, query = '') => mall.call('GET', `/finished-case-sums?${query}`);

const titles =
  'Case number,Business Name,Industry,Complaint Type,Opened on,Closed on,Complaint Result,Satisfaction,Restitution';
const line = (
  number: string,
  more: Partial<Record<'closed' | 'result' | 'money' | 'satisfied' | 'business', string>> = {},
) =>
  `${number},${more.business ?? 'Floors Ltd'},Furniture,Non-Delivery,2016-03-01,${more.closed ?? '2016-03-31'},${more.result ?? 'Cash Amount'},${more.satisfied ?? 'Yes'},${more.money ?? '100.00'}`;
const file = (...lines: string[]) => [titles, ...lines].join('\n');

describe('[FIN-1] a row is known again', () => {
  test('by its number: the same row changes nothing, another one what it says', async () => {
    const mall = await city();
    expect((await bring(mall, file(line('1'), line('2')))).progress).toMatchObject({ added: 2, bad: 0 });
    const again = await bring(mall, file(line('1'), line('2', { money: '250.50' })));
    expect(again.progress).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    expect((await sums(mall)).total).toMatchObject({
      cases: 2,
      restitution: [{ amountMinor: '35050', currency: 'USD' }],
    });
  });
  test('without one by all that it says', async () => {
    const mall = await city();
    const rows = file(line(''), line('', { closed: '2016-04-01' }), line(''));
    expect((await bring(mall, rows)).progress).toMatchObject({ added: 2, unchanged: 1 });
    expect((await bring(mall, rows)).progress).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    expect((await sums(mall)).total.cases).toBe(2);
  });
});

test('[FIN-2] a row closed before it was opened is taken as it is, and counted; what cannot be read is refused with its reason', async () => {
  const mall = await city();
  const run = await bring(
    mall,
    file(line('1', { closed: '2016-02-20' }), line('2', { satisfied: 'NA' }), line('3', { closed: 'soon' })),
  );
  expect(run.progress).toMatchObject({ added: 2, bad: 1 });
  const { rows } = await mall.call('GET', `/imports/${run.importId}/bad-rows`);
  expect(rows).toMatchObject([{ line: 4, field: 'closedOn', value: 'soon', reason: 'cell.not_a_date' }]);
  expect((await sums(mall)).total).toMatchObject({
    cases: 2,
    contradictory: 1,
    satisfied: 1,
    dissatisfied: 0,
    medianDays: 10,
  });
});

test('[FIN-3] [FIN-4] sums by category, result, business and month, and the list behind them', async () => {
  const mall = await city();
  const rows = ['1', '2', '3'].map((number) =>
    line(number, { result: number === '3' ? 'Store Credit' : 'Cash Amount' }),
  );
  await bring(
    mall,
    file(...rows, line('4', { business: 'FLOORS LTD.', money: '0.00', satisfied: 'No', closed: '2016-03-03' })),
  );
  const { total, groups } = await sums(mall, 'by=category');
  expect(total).toEqual({
    cases: 4,
    medianDays: 30,
    restitution: [{ amountMinor: '30000', currency: 'USD' }],
    restored: 3,
    satisfied: 3,
    dissatisfied: 1,
    contradictory: 0,
  });
  expect(groups).toMatchObject([{ key: 'Furniture', cases: 4, results: { 'Cash Amount': 3, 'Store Credit': 1 } }]);
  expect((await sums(mall, 'by=business')).groups).toMatchObject([{ cases: 4 }]);
  expect((await sums(mall, 'by=month')).groups).toMatchObject([{ key: '2016-03', cases: 4 }]);
  expect((await sums(mall, 'by=result&result=Store%20Credit')).groups).toMatchObject([
    { key: 'Store Credit', cases: 1 },
  ]);
  const page = await mall.call('GET', '/finished-cases?limit=3&category=Furniture');
  const rest = await mall.call('GET', `/finished-cases?limit=3&category=Furniture&after=${page.next}`);
  expect([page.rows.length, rest.rows.length, rest.next]).toEqual([3, 1, undefined]);
});

type Cells = Record<string, string>;
describe.skipIf(absent)('4,495 complaints a city has mediated', () => {
  const cells = (): Cells[] => parse(gunzipSync(readFileSync(real)), { columns: true });
  const mapping = {
    kind: 'finished_cases',
    headerRow: 1,
    fields: [
      { field: 'business', columns: ['Business Name'] },
      { field: 'category', columns: ['Industry'] },
      { field: 'complaintType', columns: ['Complaint Type'] },
      { field: 'openedOn', columns: ['Mediation Start Date'], dateOrder: 'mdy' },
      { field: 'closedOn', columns: ['Mediation Close Date'], dateOrder: 'mdy' },
      { field: 'result', columns: ['Complaint Result'] },
      { field: 'satisfaction', columns: ['Satisfaction'] },
      { field: 'restitution', columns: ['Restitution'], decimal: '.' },
      {
        field: 'address',
        columns: ['Business Building', 'Business Street', 'Building Address Unit', 'Business City', 'Business State'],
      },
      { field: 'postcode', columns: ['Business Zip'] },
      { field: 'customerPostcode', columns: ['Complainant Zip '] },
    ],
  };
  const dayOf = (american: string) => american.replace(/(\d+)\/(\d+)\/(\d+)/, '$3-$1-$2');
  const daysOf = (row: Cells) =>
    (Date.parse(dayOf(row['Mediation Close Date'] ?? '')) - Date.parse(dayOf(row['Mediation Start Date'] ?? ''))) /
    86_400_000;
  const median = (numbers: number[]) => {
    const sorted = numbers.toSorted((a, b) => a - b);
    const middle = (sorted.length - 1) / 2;
    return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  };
  const cents = (rows: Cells[]) =>
    rows.reduce((sum, row) => sum + BigInt((row.Restitution ?? '').replace('.', '')), 0n);

  test('come in whole; restitution, median days and results per category are those of the file', {
    timeout: 300_000,
  }, async () => {
    const mall = await city();
    const raw = gunzipSync(readFileSync(real));
    const rows = cells();
    const run = await bring(mall, raw, mapping);
    expect(run.progress).toMatchObject({ rowsRead: 4495, added: 4495, bad: 0 });
    const { total, groups } = await sums(mall, 'by=category');
    expect(total).toMatchObject({
      cases: rows.length,
      medianDays: median(rows.map(daysOf)),
      restitution: [{ amountMinor: String(cents(rows)), currency: 'USD' }],
      restored: rows.filter((row) => Number(row.Restitution) > 0).length,
      satisfied: rows.filter((row) => row.Satisfaction === 'Yes').length,
      dissatisfied: rows.filter((row) => row.Satisfaction === 'No').length,
      contradictory: rows.filter((row) => daysOf(row) < 0).length,
    });
    expect(cents(rows)).toBe(245_435_400n);
    const categories = Map.groupBy(rows, (row) => row.Industry ?? '');
    expect(groups).toHaveLength(categories.size);
    for (const group of groups) {
      const own = categories.get(group.key) ?? [];
      const results = [...Map.groupBy(own, (row) => row['Complaint Result'])].map(([result, of]) => [
        result,
        of.length,
      ]);
      expect(group.results).toEqual(Object.fromEntries(results));
      expect([group.key, group.cases, group.medianDays]).toEqual([group.key, own.length, median(own.map(daysOf))]);
      expect(group.restitution).toEqual(
        cents(own) === 0n ? [] : [{ amountMinor: String(cents(own)), currency: 'USD' }],
      );
    }
    const again = await bring(mall, raw, mapping);
    expect(again.progress).toMatchObject({ added: 0, changed: 0, unchanged: 4495, bad: 0 });
    console.info('mediated complaints:', total.cases, 'cases,', JSON.stringify(total));
  });

  test('the guess finds the columns by itself, and asks nothing it need not', { timeout: 60_000 }, async () => {
    const mall = await city();
    const form = new FormData();
    form.append('file', new Blob([gunzipSync(readFileSync(real)) as BlobPart]), 'complaints.csv');
    const uploaded = await mall.call('POST', '/imports?kind=finished_cases', form);
    const preview = await mall.call('POST', `/imports/${uploaded.importId}/preview`, { mapping: null });
    const columnOf = (field: string) =>
      preview.mapping.fields.find((one: { field: string }) => one.field === field)?.columns;
    expect(['business', 'category', 'openedOn', 'closedOn', 'result', 'restitution'].map(columnOf)).toEqual([
      ['Business Name'],
      ['Industry'],
      ['Mediation Start Date'],
      ['Mediation Close Date'],
      ['Complaint Result'],
      ['Restitution'],
    ]);
    expect(preview.problems).toEqual([]);
  });
});
