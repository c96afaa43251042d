// Spreadsheets: read with their types, refused when they are bombs or broken, written so that they come back.
import fc from 'fast-check';

import { describe, expect, test } from 'vitest';
import type { TableRow } from '../table-types.ts';
import { checkArchive } from './check-archive.ts';
import { listSheets } from './list-sheets.ts';
import { readSpreadsheet, type SpreadsheetLimits, spreadsheetLimits } from './read-spreadsheet.ts';
import { toCell } from './spreadsheet-cells.ts';
import { writeSpreadsheet } from './write-spreadsheet.ts';
import { zipFiles } from './zip-files.fixture.ts';

async function rowsOf(
  bytes: Uint8Array,
  sheet: string | null = null,
  limits: SpreadsheetLimits = spreadsheetLimits,
): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  async function* source() {
    yield bytes;
  }
  for await (const row of readSpreadsheet(source, sheet, limits)) rows.push(row);
  return rows;
}

/** The least a workbook needs, around the given sheet. */
function workbook(sheetXml: string, more: Record<string, Uint8Array> = {}): Uint8Array {
  const text = (xml: string) => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${xml}`);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipFiles({
    'xl/workbook.xml': text(
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': text(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': text(
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
    ),
    'xl/worksheets/sheet1.xml': text(`<worksheet xmlns="${main}"><sheetData>${sheetXml}</sheetData></worksheet>`),
    ...more,
  });
}

test('[TABLE-18] the sheets of a spreadsheet are told by name, whatever signs are in them; of what is none, nothing is', () => {
  const named = (xml: string) => listSheets(zipFiles({ 'xl/workbook.xml': new TextEncoder().encode(xml) }));
  expect(
    named(
      '<workbook><sheets><sheet name="Sales &amp; more" sheetId="1"/><sheet sheetId="2" name="合同"/></sheets></workbook>',
    ),
  ).toEqual(['Sales & more', '合同']);
  expect(named('<x:workbook><x:sheets><x:sheet x:id="1" name="&#1051;&#x438;&lt;"/></x:sheets></x:workbook>')).toEqual([
    'Ли<',
  ]);
  expect(listSheets(Buffer.from('no archive'))).toEqual([]);
  expect(listSheets(zipFiles({ 'other.xml': new Uint8Array(3) }))).toEqual([]);
});

describe('[TABLE-15] a spreadsheet gives text, and beside it the types it kept', () => {
  test('dates as ISO, numbers as spelt, row numbers as shown', async () => {
    const rows = await rowsOf(
      workbook(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>' +
          '<row r="4"><c r="A4" s="1"><v>41622</v></c><c r="B4" s="1"><v>41622.756944444445</v></c><c r="C4"><v>780.34000000000003</v></c>' +
          '<c r="D4"><v>12345678901234567890</v></c><c r="E4" t="b"><v>1</v></c><c r="F4"><v>1.5E-7</v></c></row>',
      ),
    );
    expect(rows.map((row) => [row.line, row.cells])).toEqual([
      [1, ['a']],
      [4, ['2013-12-14', '2013-12-14 18:10:00', '780.34', '12345678901234567890', 'TRUE', '0.00000015']],
    ]);
    expect(rows[1]?.typed).toEqual([
      { kind: 'date', on: '2013-12-14', time: null },
      { kind: 'date', on: '2013-12-14', time: '18:10:00' },
      { kind: 'number', exact: '780.34000000000003' },
      { kind: 'number', exact: '12345678901234567890' },
      { kind: 'truth', is: true },
      { kind: 'number', exact: '1.5E-7' },
    ]);
  });

  test('a time of day without a day is a time', () => {
    expect(toCell(new Date('1899-12-30T15:20:00Z'))).toEqual({ text: '15:20:00', typed: null });
    expect(toCell(null)).toEqual({ text: '', typed: null });
  });
});

describe('[TABLE-16] a spreadsheet that would fill the machine, or is none, is refused (T-X9)', () => {
  const small: SpreadsheetLimits = { packedMax: 100_000, unpackedMax: 1_000_000, entriesMax: 50, rowsMax: 3 };
  const zeros = { 'xl/big.xml': new Uint8Array(5_000_000) };

  test('a bomb, honest or lying about its size', async () => {
    await expect(rowsOf(workbook('', zeros), null, small)).rejects.toMatchObject({ code: 'table.unpacks_too_big' });
    const lying = Buffer.from(workbook('', zeros));
    // The entry claims to unpack to 1,000 bytes: in the central directory, where readers look.
    for (let at = lying.length - 46; at > 0; at -= 1) {
      if (lying.readUInt32LE(at) === 0x02014b50 && lying.readUInt32LE(at + 24) === 5_000_000)
        lying.writeUInt32LE(1_000, at + 24);
    }
    expect(() => checkArchive(lying, small)).toThrow(expect.objectContaining({ code: 'table.unpacks_too_big' }));
    await expect(rowsOf(lying, null, small)).rejects.toMatchObject({ code: 'table.unpacks_too_big' });
  });

  test('too many rows, too many bytes, too many entries', async () => {
    const four = [1, 2, 3, 4].map((row) => `<row r="${row}"><c r="A${row}"><v>${row}</v></c></row>`).join('');
    await expect(rowsOf(workbook(four), null, small)).rejects.toMatchObject({
      code: 'table.too_many_rows',
      facts: { rows: 4, rowsMax: 3 },
    });
    await expect(rowsOf(workbook(four), null, { ...small, packedMax: 10 })).rejects.toMatchObject({
      code: 'table.unpacks_too_big',
    });
    await expect(rowsOf(workbook(four), null, { ...small, entriesMax: 2 })).rejects.toMatchObject({
      code: 'table.unpacks_too_big',
    });
  });

  test('a row number far out does not make millions of empty rows', async () => {
    const far = workbook('<row r="1048576"><c r="A1048576"><v>1</v></c></row>');
    await expect(rowsOf(far, null, small)).rejects.toMatchObject({ code: 'table.too_many_rows' });
  });

  test('cut or changed anywhere, it is refused or read, and nothing else happens', async () => {
    const whole = workbook('<row r="1"><c r="A1"><v>1</v></c></row>');
    const damage = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), fc.boolean());
    await fc.assert(
      fc.asyncProperty(damage, async ([at, byte, cut]) => {
        const bytes = Uint8Array.from(cut ? whole.subarray(0, at) : whole);
        if (!cut) bytes[at] = byte;
        const outcome = await rowsOf(bytes).catch((error: { code?: string }) => error.code ?? error);
        if (!Array.isArray(outcome)) expect(outcome).toMatch(/^table\./);
      }),
      { numRuns: 12 },
    );
  });

  test('a sheet that is not there', async () => {
    await expect(rowsOf(workbook(''), 'Other')).rejects.toMatchObject({
      code: 'table.sheet_unknown',
      facts: { sheets: 'S' },
    });
  });
});

describe('[TABLE-17] a spreadsheet we write comes back, and none of its cells is a formula (T-X11)', () => {
  test('any text', async () => {
    const cell = fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n\0\'"<&aЖ中😀 ', '_x0041_'), maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constant('x'), cell, fc.constant('y')), { minLength: 1, maxLength: 4 }),
        async (rows) => {
          const read = await rowsOf(await writeSpreadsheet('Лист: 1/2', ['x', 'b', 'c'], rows));
          expect(read.map((row) => row.cells)).toEqual([['x', 'b', 'c'], ...rows]);
        },
      ),
      { numRuns: 8 },
    );
  });

  test('numbers and days keep their type', async () => {
    const [, row] = await rowsOf(
      await writeSpreadsheet('S', ['a', 'b', 'c'], [[{ number: '-12.5' }, { on: '2013-12-14' }, '-5']]),
    );
    expect(row).toMatchObject({
      cells: ['-12.5', '2013-12-14', '-5'],
      typed: [{ kind: 'number' }, { kind: 'date', on: '2013-12-14' }, null],
    });
  });

  test('a text longer than a cell is refused, not cut', async () => {
    await expect(writeSpreadsheet('S', ['a'], [['x'.repeat(40_000)]])).rejects.toMatchObject({
      code: 'table.cell_too_long',
      facts: { line: 2 },
    });
  });
});
