// The grid of a table: cells and rows changed, blocks pasted, differences told, cases written and read.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyTable, tableOutputs, tablePurposes } from '#api/flow/3-decisions.tables';
import { shippedPlaybooks } from '../../../../server/flow/3-decisions/policy-tables/playbook.ts';
import { outputsOf } from '../../../../server/flow/3-decisions/policy-tables/table-outputs.ts';
import { readFactLines, writeFacts } from './case-facts.ts';
import { compareTables } from './compare-tables.ts';
import { cellText, gridColumns, moved, newRow, pasted, readBlock, withCell } from './grid-model.ts';

const tables = Object.values(shippedPlaybooks).flatMap((book) => book.tables);

describe('the grid of a table', () => {
  test('names the outputs the server checks', () => {
    for (const purpose of tablePurposes) expect(tableOutputs[purpose]).toEqual(outputsOf(purpose).names);
  });

  test('[TABLE-8] copied out of one place and pasted into another, a table is what it was', () => {
    for (const table of tables) {
      const columns = gridColumns(table.purpose, table.columns);
      const quoted = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
      const text = table.rows.map((row) => columns.map((one) => quoted(cellText(row, one))).join('\t')).join('\r\n');
      const back = pasted([], columns, { line: 0, column: 0 }, `${text}\r\n`);
      expect(
        policyTable.parse({ ...table, rows: back }).rows.map((row) => columns.map((one) => cellText(row, one))),
      ).toEqual(table.rows.map((row) => columns.map((one) => cellText(row, one))));
      expect(compareTables(table, { ...table, rows: back })).toEqual([]);
    }
  });

  test('[TABLE-8] any block is read cell by cell, as it was written', () => {
    const cell = fc.string({ maxLength: 8 }).map((text) => text.replaceAll('\r', ''));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (block) => {
        const text = block.map((line) => line.map((one) => `"${one.replaceAll('"', '""')}"`).join('\t')).join('\n');
        expect(readBlock(text)).toEqual(block);
      }),
      { numRuns: 200 },
    );
  });

  test('[TABLE-9] a row added, changed, moved and taken away is told so, with its cells', () => {
    const [table] = tables.filter((one) => one.rows.length >= 3);
    if (!table) throw new Error('a table has three rows');
    const columns = gridColumns(table.purpose, table.columns);
    const given = columns.find((one) => one.part === 'gives');
    const [first, ...others] = table.rows;
    if (!given || !first) throw new Error('a row gives something');
    const changed = { ...table, rows: [withCell(first, given, 'elsewhere'), ...others.slice(1), newRow(table.rows)] };
    expect(compareTables(table, changed).map((one) => one.change)).toEqual(
      expect.arrayContaining(['changed', 'added', 'removed']),
    );
    expect(compareTables(table, changed)[0]?.cells).toMatchObject([{ after: 'elsewhere' }]);
    const swapped = { ...table, rows: moved(table.rows, 0, 1) };
    expect(compareTables(table, swapped).every((one) => one.change === 'moved')).toBe(true);
    expect(moved(moved(table.rows, 0, 1), 1, -1)).toEqual(table.rows);
    expect(moved(table.rows, 0, -1)).toEqual(table.rows);
  });

  test('[TABLE-10] the facts of every shipped case go through their lines and back', () => {
    for (const one of tables.flatMap((table) => table.tests))
      expect(readFactLines(writeFacts(one.facts))).toEqual({ facts: one.facts, unread: [] });
    expect(readFactLines('problem.kind = defect\nnonsense\n\ndays.late = 3')).toEqual({
      facts: { 'problem.kind': 'defect', 'days.late': 3 },
      unread: [2],
    });
  });
});
