// Whole tables: opened without knowing what they are, mapped, read row by row, their bad rows sent back to be corrected.
import { describe, expect, test } from 'vitest';
import { writeDelimited } from './delimited/write-delimited.ts';
import { encodeText } from './encodings/decode-stream.ts';
import { openTable } from './open-table.ts';
import { fitMapping, readMappedRow, readMappedRows } from './read-mapped-row.ts';
import { sampleRows } from './sample-rows.ts';
import type { BadCell, ByteSource, TableMapping, TableRow } from './table-types.ts';
import { writeBadRows } from './write-bad-rows.ts';
import { writeSpreadsheet } from './xlsx/write-spreadsheet.ts';

function sourceOf(bytes: Uint8Array, size = 1_000): ByteSource {
  return async function* () {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  };
}
const utf8 = (text: string) => sourceOf(Buffer.from(text));

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const list: Value[] = [];
  for await (const value of values) list.push(value);
  return list;
}

const mapping: TableMapping = {
  headerLine: 1,
  header: ['no', 'on', 'sum'],
  columns: [
    { field: 'contractNo', required: true, column: 0, header: 'no', reading: { kind: 'text' } },
    {
      field: 'agreedOn',
      required: false,
      column: 1,
      header: 'on',
      reading: { kind: 'date', order: 'dmy', serial: null },
    },
    {
      field: 'total',
      required: false,
      column: 2,
      header: 'sum',
      reading: { kind: 'money', currency: 'CNY', decimal: '.' },
    },
  ],
};

describe('[TABLE-18] a file tells what it is, or is refused', () => {
  test('the same table as CSV, TSV, in GBK and as a spreadsheet has the same cells', async () => {
    const cells = [
      ['合同编号', '日期', '金额'],
      ['HT-1', '2013-12-14', '12800'],
      ['HT-2', '2013-12-15', '=1+1'],
    ];
    const text = (mark: string) => cells.map((row) => row.join(mark)).join('\r\n');
    const spreadsheet = await writeSpreadsheet('合同', cells[0] ?? [], cells.slice(1));
    const files: [ByteSource, object][] = [
      [utf8(text(',')), { kind: 'delimited', encoding: { encoding: 'utf-8' }, delimiter: ',' }],
      [
        sourceOf(encodeText(text('\t'), 'utf-16le', true), 7),
        { kind: 'delimited', encoding: { encoding: 'utf-16le' }, delimiter: '\t' },
      ],
      [
        sourceOf(encodeText(text(';'), 'gb18030', false), 7),
        { kind: 'delimited', encoding: { encoding: 'gb18030' }, delimiter: ';' },
      ],
      [sourceOf(spreadsheet), { kind: 'xlsx', sheets: ['合同'] }],
    ];
    for (const [source, form] of files) {
      const table = await openTable(source);
      expect(table.form).toMatchObject(form);
      for (const _ of [1, 2]) expect((await all(table.rows())).map((row) => row.cells)).toEqual(cells);
    }
  });

  test('a person has the last word', async () => {
    const table = await openTable(sourceOf(encodeText('имя;город\nАнна;Тверь\n', 'koi8-r', false)), {
      encoding: 'windows-1251',
      delimiter: ',',
    });
    expect(table.form).toMatchObject({
      delimiter: ',',
      delimiterConfidence: 1,
      encoding: { encoding: 'windows-1251', confidence: 1 },
    });
    expect((await all(table.rows()))[0]?.cells).toHaveLength(1);
  });

  test.each([
    ['', 'table.empty'],
    [' \n\n', 'table.empty'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'table.old_spreadsheet'],
    [`\x89PNG\r\n\x1a\n${'\0\x01\x02\x03\x7f\x10'.repeat(50)}`, 'table.not_a_table'],
    [`%PDF-1.7\n${'\x01\x02\x80\xff'.repeat(200)}`, 'table.not_a_table'],
  ])('%j is refused', async (text, code) => {
    await expect(openTable(sourceOf(Buffer.from(text, 'latin1')))).rejects.toMatchObject({ code });
  });
});

describe('[TABLE-19] the header is found and the sample is drawn from the whole table', () => {
  test('a title above the headings is not the header', async () => {
    const table = await openTable(utf8('交付清单\n2013年12月\n合同,日期,金额\nHT-1,2013-12-14,5\n'));
    expect(await sampleRows(table.rows())).toMatchObject({
      headerLine: 3,
      header: ['合同', '日期', '金额'],
      rows: 1,
      first: [{ line: 4 }],
    });
  });

  test('rows are spread evenly, first to last', async () => {
    async function* rows(): AsyncGenerator<TableRow> {
      for (let line = 1; line <= 10_000; line += 1) yield { line, cells: ['a', 'b'] };
    }
    const sample = await sampleRows(rows(), 5, 100);
    expect(sample.rows).toBe(9_999);
    expect(sample.first.map((row) => row.line)).toEqual([2, 3, 4, 5, 6]);
    expect(sample.spread.length).toBeGreaterThanOrEqual(49);
    expect(sample.spread.at(-1)?.line).toBeGreaterThan(9_700);
    const gaps = sample.spread.slice(1).map((row, index) => row.line - (sample.spread[index]?.line ?? 0));
    expect(new Set(gaps).size).toBe(1);
  });

  test('more columns than any table has', async () => {
    const table = await openTable(utf8(`${'a,'.repeat(1_500)}a\n`));
    await expect(sampleRows(table.rows())).rejects.toMatchObject({ code: 'table.too_many_columns' });
  });
});

describe('[TABLE-20] a row gives its values by field, and each bad cell its line, column, value and reason', () => {
  const row = (line: number, ...cells: string[]): TableRow => ({ line, cells });

  test('good, short and blank', () => {
    const good = readMappedRow(row(2, 'HT-1', '04/05/2013', '1,234.50'), mapping);
    expect(good.bad).toEqual([]);
    expect(Object.fromEntries(good.values)).toEqual({
      contractNo: 'HT-1',
      agreedOn: '2013-05-04',
      total: { amountMinor: 123450n, currency: 'CNY' },
    });
    expect(readMappedRow(row(3, 'HT-2'), mapping)).toMatchObject({ bad: [] });
  });

  test('bad in every way at once', () => {
    const { bad } = readMappedRow(row(7, ' ', 'Pre-PQ Process', '1.2.3', '', 'stray', 'x'), mapping);
    expect(bad).toEqual([
      { line: 7, column: 0, header: 'no', field: 'contractNo', value: ' ', reasonCode: 'cell.missing', data: {} },
      {
        line: 7,
        column: 1,
        header: 'on',
        field: 'agreedOn',
        value: 'Pre-PQ Process',
        reasonCode: 'cell.not_a_date',
        data: { value: 'Pre-PQ Process' },
      },
      {
        line: 7,
        column: 2,
        header: 'sum',
        field: 'total',
        value: '1.2.3',
        reasonCode: 'cell.not_a_number',
        data: { value: '1.2.3' },
      },
      {
        line: 7,
        column: 4,
        header: '',
        field: null,
        value: ' | stray | x',
        reasonCode: 'row.too_many_cells',
        data: { columns: 3, cells: 6 },
      },
    ]);
  });

  test('a field called __proto__ is only a field (T-I4)', () => {
    const named: TableMapping = {
      ...mapping,
      columns: [{ field: '__proto__', required: true, column: 0, header: '__proto__', reading: { kind: 'text' } }],
    };
    const read = readMappedRow(row(2, 'polluted'), named);
    expect(read.values.get('__proto__')).toBe('polluted');
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test('a saved mapping finds its columns again by their headings', () => {
    const moved = fitMapping(mapping, 4, ['sum', 'extra', ' no ', 'on']);
    expect(moved.missing).toEqual([]);
    expect(moved.mapping.columns.map((column) => column.column)).toEqual([2, 3, 0]);
    expect(JSON.parse(JSON.stringify(moved.mapping))).toEqual(moved.mapping);
    expect(fitMapping(mapping, 1, ['no', 'sum']).missing).toEqual(['on']);
  });
});

describe('[TABLE-21] bad rows go out as they came, with what is wrong, and come back through the same mapping', () => {
  const texts = {
    titles: { line: '#line', column: '#column', value: '#value', reason: '#reason' },
    say: (bad: BadCell) => bad.reasonCode,
  };

  test('out, corrected, in', async () => {
    const sent = ['no,on,sum', 'HT-1,32/13/2013,x', 'HT-2,14/12/2013,5', '"=HT-3",14/12/2013,"y\nz"'].join('\n');
    const table = await openTable(utf8(sent));
    const read = await all(readMappedRows(table.rows(), mapping));
    expect(read.map((row) => row.bad.length)).toEqual([2, 0, 1]);
    const bytes = Buffer.concat(
      await all(
        writeBadRows(
          mapping.header,
          read.filter((row) => row.bad.length > 0),
          texts,
        ),
      ),
    );
    const back = await openTable(sourceOf(bytes));
    const [header, first, third] = await all(back.rows());
    expect(header?.cells).toEqual(['no', 'on', 'sum', '#line', '#column', '#value', '#reason']);
    expect(first?.cells).toEqual([
      'HT-1',
      '32/13/2013',
      'x',
      '2',
      'on\nsum',
      '32/13/2013\nx',
      'cell.no_such_day\ncell.not_a_number',
    ]);
    expect(third?.cells.slice(0, 4)).toEqual(['=HT-3', '14/12/2013', 'y\nz', '4']);
    const again = fitMapping(mapping, 1, header?.cells ?? []);
    const corrected = readMappedRow(
      { line: 2, cells: ['HT-1', '31/12/2013', '7', ...(first?.cells.slice(3) ?? [])] },
      again.mapping,
    );
    expect(corrected.bad).toEqual([]);
  });
});

test('[TABLE-22] two hundred thousand rows pass through without being kept', async () => {
  async function* rows() {
    for (let row = 0; row < 200_000; row += 1) yield [`HT-${row}`, '2013-12-14', 'диван «Уют»', '1234.50'];
  }
  // What is kept cannot be collected, so the lowest heap of a stretch of rows tells it, however lazy the collector is today.
  const lowest = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let count = 0;
  const table = await openTable(() => writeDelimited(rows()));
  for await (const row of table.rows()) {
    count += row.cells.length;
    if (row.line % 500 !== 0) continue;
    const stretch = row.line < 60_000 ? 0 : row.line > 140_000 ? 1 : -1;
    if (stretch >= 0) lowest[stretch] = Math.min(lowest[stretch] ?? 0, process.memoryUsage().heapUsed);
  }
  expect(count).toBe(800_000);
  expect((lowest[1] ?? 0) - (lowest[0] ?? 0)).toBeLessThan(16 * 1024 * 1024);
});
