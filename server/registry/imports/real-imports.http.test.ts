// Real files, imported whole through the API and judged order by order against a truth computed here from the files alone.
// The data is not part of this repository; without it these tests are skipped.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendOver } from '../../../journeys/send-over-http.ts';
import { startTestApp, type TestApp } from '../../test-app.ts';
import { type Importer, importFile } from './import-file.fixture.ts';

const folder = '../shared/data';
const absent = !existsSync(folder);
if (absent) console.warn('real imports are not tried: ../shared/data is absent');
const patient = 600_000;

let app: TestApp;
let url = '';
beforeAll(async () => {
  app = await startTestApp('2016-01-01T00:00:00Z');
  url = await app.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.stop());

type Cells = Record<string, string>;
const rowsOf = (path: string, options: object = {}): Cells[] =>
  parse(gunzipSync(readFileSync(`${folder}/${path}`)), {
    columns: true,
    bom: true,
    relax_column_count: true,
    ...options,
  });

async function company(
  timeZone: string,
  country: string,
  currency: string,
  at: string,
): Promise<Importer & { promises(): Promise<Promised[]> }> {
  const send = sendOver(url);
  const given = {
    name: `${timeZone} ${Math.random()}`,
    country,
    timeZone,
    currency,
    language: 'en',
    playbooks: ['retailer'],
    at,
  };
  const founded = await send('POST', '/story', given, undefined);
  if (founded.status !== 201) throw new Error(founded.body.message);
  const call = async (method: string, path: string, body?: unknown) => {
    const answer = await send(method, path, body, founded.body.secret);
    if (answer.status >= 400)
      throw new Error(`${answer.body.refusal}: ${answer.body.message} ${JSON.stringify(answer.body.fields ?? '')}`);
    return answer.body;
  };
  const tenant = founded.body.companyId;
  return { call, settle: () => app.settle(), promises: () => promisesOf(tenant) };
}

interface Promised {
  number: string;
  state: string;
}
/** Every duty of the tenant as the database has it, by contract number. */
async function promisesOf(companyId: string): Promise<Promised[]> {
  const { uuidOf } = await import('#platform/ids/make-id');
  const { rows } = await app.testDatabase.ownerPool.query<Promised>(
    `select c.number, p.state from makegood.promises p join makegood.contracts c on c.tenant_id = p.tenant_id and c.contract_id = p.contract_id
     where p.tenant_id = $1 and p.obligation_id is not null order by 1`,
    [uuidOf(companyId as `ten_${string}`)],
  );
  return rows;
}

const csv = (rows: (string | undefined)[][]) =>
  rows.map((row) => row.map((cell) => `"${(cell ?? '').replaceAll('"', '""')}"`).join(',')).join('\n');
const tally = (values: Iterable<string>) => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

describe.skipIf(absent)('Olist: orders as contracts', () => {
  test('broken, kept late, kept in time and never delivered equal the files, order by order', {
    timeout: patient,
  }, async () => {
    const orders = rowsOf('olist-sample-8k/olist_orders_dataset.csv.gz');
    const customers = new Map(
      rowsOf('olist-sample-8k/olist_customers_dataset.csv.gz').map((row) => [row.customer_id, row]),
    );
    const sellers = new Map(
      rowsOf('olist-sample-8k/olist_order_items_dataset.csv.gz').map((row) => [row.order_id, row.seller_id]),
    );
    const header = [
      'order id',
      'purchase timestamp',
      'customer',
      'city',
      'seller',
      'estimated delivery date',
      'delivered customer date',
    ];
    const file = csv([
      header,
      ...orders.map((order) => {
        const customer = customers.get(order.customer_id ?? '');
        return [
          order.order_id,
          order.order_purchase_timestamp,
          customer?.customer_unique_id ?? order.customer_id,
          customer?.customer_city,
          sellers.get(order.order_id ?? ''),
          order.order_estimated_delivery_date,
          order.order_delivered_customer_date,
        ];
      }),
    ]);
    const shop = await company('America/Sao_Paulo', 'BR', 'BRL', '2019-06-01T00:00:00Z');
    const run = await importFile(shop, file);
    await app.settle();
    expect(run.progress.bad).toBe(0);
    expect(run.progress.added).toBe(orders.length);
    // The truth: a promise until a day may use all of it, and whatever was never delivered by mid-2019 is broken.
    const truth = new Map(
      orders.map((order) => {
        const due = order.order_estimated_delivery_date?.slice(0, 10) ?? '';
        const done = order.order_delivered_customer_date?.slice(0, 10) ?? '';
        return [order.order_id ?? '', done === '' ? 'broken' : done <= due ? 'kept' : 'kept_late'];
      }),
    );
    const found = new Map((await shop.promises()).map((one) => [one.number, one.state]));
    const wrong = [...truth].filter(([number, state]) => found.get(number) !== state);
    expect(wrong).toEqual([]);
    expect(tally(found.values())).toEqual(tally(truth.values()));
    console.info('olist', orders.length, 'orders:', JSON.stringify(tally(truth.values())));
    const again = await importFile(shop, file);
    expect(again.progress).toMatchObject({ added: 0, changed: 0, bad: 0 });
  });
});

describe.skipIf(absent)('SCMS: two variants of one file', () => {
  const fields = (dates: string | undefined) => [
    { field: 'number', columns: ['ID'] },
    { field: 'signedOn', columns: ['Scheduled Delivery Date'], dateOrder: 'dmy' },
    { field: 'customer', columns: ['Country'] },
    { field: 'merchant', columns: ['Vendor'] },
    { field: 'brand', columns: ['Brand'] },
    { field: 'goods', columns: ['Item Description'] },
    { field: 'family', columns: ['Product Group'] },
    { field: 'quantity', columns: ['Line Item Quantity'], decimal: '.' },
    { field: 'amount', columns: ['Line Item Value'], decimal: '.' },
    { field: 'deliverBy', columns: ['Scheduled Delivery Date'], dateOrder: 'dmy' },
    { field: 'deliveredAt', columns: ['Delivered to Client Date'], dateOrder: 'dmy' },
    { field: 'paidOn', columns: ['PO Sent to Vendor Date'], ...(dates ? { dateOrder: dates } : {}) },
  ];
  const load = async (path: string, paidOrder: string | undefined) => {
    const shop = await company('Etc/UTC', 'US', 'USD', '2019-06-01T00:00:00Z');
    const mapping = { kind: 'contracts', headerRow: 1, fields: fields(paidOrder) };
    const run = await importFile(shop, gunzipSync(readFileSync(`${folder}/${path}`)), { mapping, name: path });
    await app.settle();
    const bad: string[] = [];
    let after = '';
    do {
      const page = await shop.call('GET', `/imports/${run.importId}/bad-rows?limit=200${after}`);
      bad.push(
        ...page.rows.map(
          (one: { field: string; value: string; reason: string }) => `${one.field} ${one.value} ${one.reason}`,
        ),
      );
      after = page.next ? `&after=${page.next}` : '';
    } while (after !== '');
    return { run, bad: bad.toSorted(), promises: await shop.promises() };
  };
  test('the same contracts, the same promises, the same bad cells; none lost', { timeout: patient }, async () => {
    const rows = rowsOf('scms-deliveries/SCMS_Delivery_History_Dataset.csv.gz', { encoding: 'latin1' });
    const left = await load('scms-deliveries/SCMS_Delivery_History_Dataset.csv.gz', 'mdy_through_ymd');
    const right = await load('scms-deliveries/variant_tab_bareCR.tsv.gz', 'mdy');
    expect(right.promises).toEqual(left.promises);
    expect(right.bad).toEqual(left.bad);
    for (const { run } of [left, right]) {
      const { added, changed, unchanged, bad, rowsRead } = run.progress;
      expect([rowsRead, added + changed + unchanged + bad]).toEqual([rows.length, rows.length]);
    }
    // Text where a date belongs: every such cell is reported, with its row.
    const noDate = rows.filter((row) => !/^\d/.test(row['PO Sent to Vendor Date'] ?? '')).length;
    expect(left.bad.filter((one) => one.startsWith('paidOn') && one.endsWith('not_a_date'))).toHaveLength(noDate);
    console.info('scms', rows.length, 'rows:', JSON.stringify(left.run.progress));
  });
});

describe.skipIf(absent)('Boston 311: requests as promises with a target time', () => {
  test('our on-time answer agrees with OnTime_Status, except for rows whose own dates contradict it', {
    timeout: patient,
  }, async () => {
    const all = rowsOf('boston311-2015/boston311_2015H1.csv.gz');
    const rows = all.filter((row) => row.TARGET_DT !== '');
    const mapping = {
      kind: 'contracts',
      headerRow: 1,
      timeZone: 'America/New_York',
      fields: [
        { field: 'number', columns: ['CASE_ENQUIRY_ID'] },
        { field: 'signedOn', columns: ['open day'], dateOrder: 'mdy' },
        { field: 'customer', columns: ['CASE_ENQUIRY_ID'] },
        { field: 'performAt', columns: ['TARGET_DT'], dateOrder: 'mdy' },
        { field: 'performedAt', columns: ['CLOSED_DT'], dateOrder: 'mdy' },
        { field: 'family', columns: ['TYPE'] },
      ],
    };
    const titles = ['CASE_ENQUIRY_ID', 'open day', 'TARGET_DT', 'CLOSED_DT', 'TYPE'];
    const sample = process.env.MAKEGOOD_LONG === '1' ? rows : rows.filter((_, i) => i % 5 === 0);
    const file = csv([
      titles,
      ...sample.map((row) => [row.CASE_ENQUIRY_ID, row.OPEN_DT?.split(' ')[0], row.TARGET_DT, row.CLOSED_DT, row.TYPE]),
    ]);
    const hall = await company('America/New_York', 'US', 'USD', '2019-06-01T00:00:00Z');
    const run = await importFile(hall, file, { mapping });
    await app.settle();
    const found = new Map((await hall.promises()).map((one) => [one.number, one.state]));
    let contradicts = 0;
    const wrong: unknown[] = [];
    for (const row of sample) {
      const state = found.get(row.CASE_ENQUIRY_ID ?? '');
      if (state === undefined) continue;
      const says = row.OnTime_Status === 'ONTIME' ? 'kept' : 'late';
      const closed = row.CLOSED_DT !== '';
      const byDates = !closed
        ? 'late'
        : new Date(row.CLOSED_DT ?? '') <= new Date(row.TARGET_DT ?? '')
          ? 'kept'
          : 'late';
      if (byDates !== says) contradicts += 1;
      if ((state === 'kept' ? 'kept' : 'late') !== byDates)
        wrong.push([row.CASE_ENQUIRY_ID, state, row.TARGET_DT, row.CLOSED_DT]);
    }
    expect(wrong).toEqual([]);
    expect(run.progress.added + run.progress.bad + run.progress.unchanged).toBe(sample.length);
    console.info(
      'boston',
      sample.length,
      'requests with a target,',
      JSON.stringify(run.progress),
      contradicts,
      'rows whose own dates contradict their flag',
    );
  });
});
