// Tables other people made, with the dirt they have. The data is not part of this repository; without it these tests are skipped.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createGunzip, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { dayAt } from '../calendar/zone-offsets.ts';
import { parseDay, parseInstant } from './cells/parse-date.ts';
import { detectDateOrder } from './columns/detect-date-order.ts';
import { guessReading } from './columns/guess-columns.ts';
import { encodeText } from './encodings/decode-stream.ts';
import { detectEncoding } from './encodings/detect-encoding.ts';
import { openTable } from './open-table.ts';
import { readMappedRow } from './read-mapped-row.ts';
import { sampleRows } from './sample-rows.ts';
import type { ColumnMapping, Encoding, TableRow, WantedField } from './table-types.ts';

const folder = '../shared/data';
const absent = !existsSync(folder);
if (absent) console.warn('real tables are not read: ../shared/data is absent');
const patient = 120_000;

function open(file: string) {
  return openTable(() => createReadStream(`${folder}/${file}`).pipe(createGunzip()));
}

async function allRows(file: string): Promise<{ header: readonly string[]; rows: TableRow[] }> {
  const rows: TableRow[] = [];
  for await (const row of (await open(file)).rows()) rows.push(row);
  return { header: rows[0]?.cells ?? [], rows: rows.slice(1) };
}

describe.skipIf(absent)('[TABLE-23] SCMS deliveries: two byte variants of one table are one table', () => {
  const files = ['scms-deliveries/SCMS_Delivery_History_Dataset.csv.gz', 'scms-deliveries/variant_tab_bareCR.tsv.gz'];
  const fields: [string, WantedField['kind']][] = [
    ['PQ First Sent to Client Date', 'date'],
    ['PO Sent to Vendor Date', 'date'],
    ['Scheduled Delivery Date', 'date'],
    ['Delivered to Client Date', 'date'],
    ['Delivery Recorded Date', 'date'],
    ['Line Item Quantity', 'integer'],
    ['Line Item Value', 'money'],
    ['Weight (Kilograms)', 'integer'],
    ['Freight Cost (USD)', 'money'],
    ['Line Item Insurance (USD)', 'money'],
  ];

  async function read(file: string, asked: string[]) {
    const { header, rows } = await allRows(file);
    const columns = fields.map(([name, kind]): ColumnMapping => {
      const column = header.indexOf(name);
      const field = { name, kind, required: false, synonyms: { zh: [], ru: [], en: [] } };
      const cells = rows.map((row) => row.cells[column] ?? '');
      const guess = guessReading(field, cells, {
        zone: 'Etc/UTC',
        currency: 'USD',
        region: 'US',
        dayAlone: 'day_start',
      });
      const [question] = guess.questions;
      // One variant has been through a program that took 12/1/06 for 2012-01-06; a person is asked and takes the first answer.
      const order = question?.about === 'date_order' ? question.orders[0] : undefined;
      if (question) asked.push(`${name}: ${order}`);
      const reading = guess.reading.kind === 'date' && order ? { ...guess.reading, order } : guess.reading;
      return { field: name, required: false, column, header: name, reading };
    });
    return rows.map((row) => readMappedRow(row, { headerLine: 1, header, columns }));
  }

  test('the same values and the same bad cells, none lost', { timeout: patient }, async () => {
    const asked: string[][] = [[], []];
    const [left = [], right = []] = await Promise.all(files.map((file, index) => read(file, asked[index] ?? [])));
    expect(asked).toEqual([
      ['PQ First Sent to Client Date: mdy_through_ymd', 'PO Sent to Vendor Date: mdy_through_ymd'],
      [],
    ]);
    expect(left.length).toBe(10_324);
    expect(right.map((row) => [...row.values])).toEqual(left.map((row) => [...row.values]));
    const bare = (rows: typeof left) => rows.map((row) => row.bad.map(({ line, ...bad }) => bad));
    expect(bare(right)).toEqual(bare(left));
    const counts = new Map<string, number>();
    for (const bad of left.flatMap((row) => row.bad)) {
      const key = `${bad.field}: ${bad.reasonCode}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    // Counted independently: `Pre-PQ Process` 2,681, `Date Not Captured` 5,732, `N/A - From RDC` 5,404 of the two columns, and so on.
    expect(counts.get('PQ First Sent to Client Date: cell.not_a_date')).toBe(2_681);
    expect(counts.get('PO Sent to Vendor Date: cell.not_a_date')).toBe(5_732);
    expect(counts.has('Scheduled Delivery Date: cell.not_a_date')).toBe(false);
    expect(counts.get('Weight (Kilograms): cell.not_a_number') ?? 0).toBe(3_952);
    expect(counts.get('Freight Cost (USD): cell.not_a_number') ?? 0).toBe(4_126);
  });
});

describe.skipIf(absent)('[TABLE-24] Boston requests: month, day and year with AM and PM, to the second', () => {
  test('every date is read, and lateness agrees with the city', { timeout: patient }, async () => {
    const { header, rows } = await allRows('boston311-2015/boston311_2015H1.csv.gz');
    const at = (name: string) => header.indexOf(name);
    const cells = (name: string) => rows.map((row) => row.cells[at(name)] ?? '');
    for (const name of ['OPEN_DT', 'TARGET_DT', 'CLOSED_DT']) {
      expect(detectDateOrder(cells(name))).toMatchObject({ reading: { order: 'mdy', serial: null }, question: null });
    }
    let unread = 0;
    const instant = (text: string) => {
      const read = parseInstant(text, { order: 'mdy', serial: null, zone: 'America/New_York', dayAlone: 'bad' });
      if (!read.ok) unread += 1;
      return read.ok ? read.value : 0;
    };
    let [judged, agreed] = [0, 0];
    for (const row of rows) {
      const cell = (name: string) => row.cells[at(name)] ?? '';
      instant(cell('OPEN_DT'));
      if (cell('TARGET_DT') === '' || cell('CLOSED_DT') === '') continue;
      judged += 1;
      if ((instant(cell('CLOSED_DT')) > instant(cell('TARGET_DT')) ? 'OVERDUE' : 'ONTIME') === cell('OnTime_Status'))
        agreed += 1;
    }
    expect([rows.length, unread]).toEqual([58_119, 0]);
    expect(judged).toBeGreaterThan(30_000);
    expect(agreed / judged).toBeGreaterThan(0.998);
  });
});

describe.skipIf(absent)('[TABLE-25] telecom complaints: swapped days and months are noticed and can be read', () => {
  test('all of April to June 2015, as the second date column has them', async () => {
    const { header, rows } = await allRows('fcc-comcast/Comcast_telecom_complaints_data.csv.gz');
    const cells = rows.map((row) => row.cells[header.indexOf('Date')] ?? '');
    expect(detectDateOrder(cells).question).toMatchObject({
      because: 'looks_damaged',
      orders: ['mdy_else_dmy', 'dmy'],
    });
    const days = cells.map((cell) => parseDay(cell, { order: 'mdy_else_dmy', serial: null }));
    const months = new Set(days.map((read) => (read.ok ? read.value.slice(0, 7) : 'bad')));
    expect([...months].sort()).toEqual(['2015-04', '2015-05', '2015-06']);
  });
});

describe.skipIf(absent)('[TABLE-26] Olist orders: late is what the file says', () => {
  test('343 of 5,170 delivered after the promised day', async () => {
    const { header, rows } = await allRows('olist-sample-8k/olist_orders_dataset.csv.gz');
    const at = (name: string) => header.indexOf(name);
    let [delivered, late] = [0, 0];
    for (const row of rows) {
      const done = row.cells[at('order_delivered_customer_date')] ?? '';
      if (done === '') continue;
      const zone = 'America/Sao_Paulo';
      const instant = parseInstant(done, { order: null, serial: null, zone, dayAlone: 'bad' });
      const promised = parseDay(row.cells[at('order_estimated_delivery_date')] ?? '', { order: null, serial: null });
      delivered += 1;
      if (instant.ok && promised.ok && dayAt(instant.value, zone) > promised.value) late += 1;
    }
    expect([rows.length, delivered, late]).toEqual([8_135, 5_170, 343]);
  });
});

describe.skipIf(absent)('[TABLE-27] encodings of real texts', () => {
  const sourceText = (file: string, encoding: string) =>
    new TextDecoder(encoding).decode(gunzipSync(readFileSync(`${folder}/${file}`))).slice(0, 400_000);

  test.each([
    ['zh-jd-aircon-reviews/jd_comment_data_GB18030.csv.gz', 'gb18030', ['gb18030', 'utf-8', 'utf-16le', 'utf-16be']],
    ['ru-kursk-appeals/appeals_train.csv.gz', 'utf-8', ['windows-1251', 'koi8-r', 'utf-8', 'utf-16le', 'utf-16be']],
  ] as const)('%s in pieces of 300 characters', (file, own, targets) => {
    const text = sourceText(file, own);
    for (const encoding of targets as readonly Encoding[]) {
      let [right, wrongAndSure, pieces] = [0, 0, 0];
      for (let from = 0; from + 300 <= text.length; from += 3_000) {
        const guess = detectEncoding(encodeText(text.slice(from, from + 300), encoding, false));
        pieces += 1;
        if (guess.encoding === encoding) right += 1;
        else if (guess.confidence > 0.6) wrongAndSure += 1;
      }
      expect([encoding, right / pieces > 0.97, wrongAndSure]).toEqual([encoding, true, 0]);
    }
  });

  test('a GB18030 file and a spreadsheet open as they are', { timeout: patient }, async () => {
    const table = await open('zh-jd-aircon-reviews/jd_comment_data_GB18030.csv.gz');
    expect(table.form).toMatchObject({ kind: 'delimited', encoding: { encoding: 'gb18030' }, delimiter: ',' });
    const sheet = await openTable(() => createReadStream(`${folder}/zh-tipdm-gov-complaints/category_tree_附件1.xlsx`));
    expect(sheet.form.kind).toBe('xlsx');
    expect((await sampleRows(sheet.rows())).header).toContain('一级分类');
  });
});
