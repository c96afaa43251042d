// Policy tables: typed cells, hit policy, expressions, cases kept beside, and the way through a spreadsheet.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PolicyTable, policyTable } from '#api/flow/3-decisions.tables';
import { askTable } from './ask-table.ts';
import { compileTable } from './compile-table.ts';
import { namedSheet } from './named-sheet.ts';
import { shippedPlaybooks } from './playbook.ts';
import { readTableGrid, tableGrid } from './table-grid.ts';
import { tryTable } from './try-table.ts';

const title = { 'zh-CN': '运费', ru: 'Доставка', en: 'Freight' };
const freight = (
  columns: PolicyTable['columns'],
  rows: PolicyTable['rows'],
  more: Partial<PolicyTable> = {},
): PolicyTable =>
  policyTable.parse({
    code: 'FREIGHT',
    version: 1,
    title,
    purpose: 'freight',
    hit: 'first',
    effective: { by: 'decision' },
    columns,
    rows,
    ...more,
  });
const row = (id: string, when: Record<string, string>) => ({ id, when, gives: { toUs: 'us', toCustomer: 'us' } });

function ask(table: PolicyTable, facts: Parameters<typeof namedSheet>[0]) {
  const made = compileTable(table);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return askTable(made.compiled, namedSheet(facts), []);
}
const hits = (table: PolicyTable, facts: Parameters<typeof namedSheet>[0]) =>
  ask(table, facts).hits.map((hit) => hit.row.id);

describe('cells', () => {
  const cases: [
    PolicyTable['columns'][number]['kind'],
    string,
    string,
    Record<string, string | number | boolean>,
    boolean,
  ][] = [
    ['code', 'sale.category', 'sofa, bed', { 'sale.category': 'bed' }, true],
    ['code', 'sale.category', 'not sofa', { 'sale.category': 'sofa' }, false],
    ['flag', 'sale.madeToOrder', 'no', { 'sale.madeToOrder': false }, true],
    ['count', 'days.late', '>= 3', { 'days.late': 3 }, true],
    ['count', 'days.late', '> 3', { 'days.late': 3 }, false],
    ['count', 'days.late', '2..4', { 'days.late': 4 }, true],
    ['count', 'days.late', '3', { 'days.late': 4 }, false],
    ['money', 'sale.priceMinor', '< 10000', { 'sale.priceMinor': 9999 }, true],
    ['day', 'sale.contractOn', '2000-03-01..', { 'sale.contractOn': '2000-02-29' }, false],
    ['day', 'sale.contractOn', '..2014-01-01', { 'sale.contractOn': '2014-01-01' }, true],
    [
      'within',
      'problem.reportedOn',
      '3 day of sale.receivedOn',
      { 'problem.reportedOn': '2026-01-04', 'sale.receivedOn': '2026-01-01' },
      true,
    ],
    [
      'within',
      'problem.reportedOn',
      'after 1 month of sale.receivedOn',
      { 'problem.reportedOn': '2026-02-28', 'sale.receivedOn': '2026-01-31' },
      false,
    ],
    ['proof', 'invoice', 'yes', { 'proofs.invoice': true }, true],
    ['finding', 'misuse', 'no', {}, true],
    ['other', 'segment', 'vip, key', { 'other.segment': 'key' }, true],
    ['cel', '', 'sale.priceMinor > 100000 && days.late >= 7', { 'sale.priceMinor': 100_001, 'days.late': 7 }, true],
    ['cel', '', 'sale.contractOn >= day("2014-03-15")', { 'sale.contractOn': '2014-03-14' }, false],
  ];
  test.each(cases)('[TABLE-1] %s %s: cell "%s" on %j is %s', (kind, fact, cell, facts, holds) => {
    const table = freight([{ id: 'c', kind, fact: fact || undefined }], [row('r', { c: cell })]);
    expect(hits(table, facts)).toEqual(holds ? ['r'] : []);
  });

  test.each([
    ['code', 'sale.category', 'sofa; bed', 'code_cell_is_a_list_of_codes'],
    ['code', 'sale.priceMinor', 'a', 'column_fact_is_not_a_code'],
    ['flag', 'sale.madeToOrder', 'maybe', 'cell_is_yes_or_no'],
    ['count', 'days.late', '=> 3', 'number_cell_is_a_comparison_or_range'],
    ['count', 'days.late', '5..2', 'number_cell_is_a_comparison_or_range'],
    ['day', 'sale.contractOn', '14.03.2014', 'day_cell_is_a_range_of_days'],
    ['within', 'problem.reportedOn', '3 weeks of sale.receivedOn', 'within_cell_is_a_term_of_a_day'],
    ['within', 'problem.reportedOn', '3 day of sale.priceMinor', 'within_cell_is_a_term_of_a_day'],
    ['cel', '', 'sale.priceMinor >', 'cel_does_not_check'],
    ['cel', '', 'sale.priceMinor + 1', 'cel_is_not_yes_or_no'],
    ['cel', '', '1 == 1', 'cel_names_no_fact'],
    ['cel', '', 'sale.priceMinor == "a"', 'cel_does_not_check'],
    ['cel', '', `days.late > 1${' '.repeat(400)}`.padEnd(450, '1'), 'cel_too_long'],
  ] as const)('[TABLE-1] a %s cell of %s that says "%s" is named by row and column', (kind, fact, cell, problem) => {
    const made = compileTable(
      freight([{ id: 'c', kind, fact: fact || undefined }], [row('r', {}), row('s', { c: cell })]),
    );
    expect(made).toEqual({ ok: false, problems: [{ row: 's', column: 'c', problem }] });
  });

  test('[TABLE-1] any text at all in a cell is read or named, never thrown', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('code', 'flag', 'count', 'money', 'day', 'within', 'cel' as const),
        fc.string({ maxLength: 60 }),
        (kind, cell) => {
          const fact = {
            code: 'sale.category',
            flag: 'sale.used',
            count: 'days.late',
            money: 'sale.priceMinor',
            day: 'sale.contractOn',
            within: 'problem.reportedOn',
            cel: undefined,
          }[kind];
          const made = compileTable(freight([{ id: 'c', kind, fact }], [row('r', { c: cell })]));
          expect(made.ok || made.problems.length > 0).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('hits', () => {
  const table = freight(
    [
      { id: 'late', kind: 'count', fact: 'days.late' },
      { id: 'price', kind: 'money', fact: 'sale.priceMinor' },
    ],
    [row('dear', { price: '> 1000', late: '>= 1' }), row('late', { late: '>= 1' }), row('else', {})],
  );

  test('[TABLE-2] first takes the first row that holds', () => {
    expect(hits(table, { 'days.late': 2, 'sale.priceMinor': 2000 })).toEqual(['dear']);
    expect(hits(table, { 'days.late': 2, 'sale.priceMinor': 10 })).toEqual(['late']);
    expect(hits(table, { 'days.late': 0, 'sale.priceMinor': 10 })).toEqual(['else']);
  });

  test('[TABLE-2] an unknown row before it makes the answer unknown, and names the fact', () => {
    const answer = ask(table, { 'days.late': 2 });
    expect([answer.hits, answer.missing]).toEqual([[], ['sale.priceMinor']]);
    expect(hits(table, { 'days.late': 0 })).toEqual(['else']); // the unknown price is indifferent: the row is lost by its other cell
  });

  test('[TABLE-3] a failing expression is unknown, never a silent no', () => {
    const broken = freight([{ id: 'c', kind: 'cel' }], [row('r', { c: '10 / days.late > 1' }), row('else', {})]);
    expect(ask(broken, { 'days.late': 0 }).hits).toEqual([]);
    expect(hits(broken, { 'days.late': 5 })).toEqual(['r']);
  });

  test('[TABLE-2] every cell of a row answers, so the trace shows all that stood in the way', () => {
    const [dear] = ask(table, { 'days.late': 0, 'sale.priceMinor': 5 }).rows;
    expect(dear?.cells.map((cell) => [cell.column, cell.step.outcome])).toEqual([
      ['late', 'no'],
      ['price', 'no'],
    ]);
  });

  test('[TABLE-6] a table not yet, or no longer, in force answers nothing', () => {
    const dated = { ...table, effective: { by: 'contract' as const, from: '2020-01-01', until: '2020-12-31' } };
    expect(hits(dated, { 'sale.concludedOn': '2020-12-31', 'days.late': 0, 'sale.priceMinor': 1 })).toEqual(['else']);
    expect(hits(dated, { 'sale.concludedOn': '2021-01-01', 'days.late': 0, 'sale.priceMinor': 1 })).toEqual([]);
  });
});

describe('before publishing', () => {
  test('[TABLE-4] a table that grants collects, and its rows have titles and known remedies', () => {
    const grants = policyTable.parse({ ...freight([], [row('r', {})]), purpose: 'coverage', hit: 'first' });
    const made = compileTable(grants);
    expect(made.ok ? [] : made.problems.map((one) => one.problem)).toEqual(
      expect.arrayContaining(['this_purpose_collects', 'a_grant_has_a_title', 'no_such_output', 'output_not_valid']),
    );
  });

  test('[TABLE-4] two rows of one name, a cell in no column: named', () => {
    const made = compileTable(freight([], [row('r', {}), row('r', { ghost: 'yes' })]));
    expect(made.ok ? [] : made.problems.map((one) => one.problem)).toEqual(['row_id_twice', 'no_such_column']);
  });

  test('[TABLE-5] every shipped table compiles and its own cases come out as said', () => {
    for (const book of Object.values(shippedPlaybooks)) {
      for (const table of book.tables) {
        const trial = tryTable(table);
        expect([table.code, trial.problems, trial.cases.filter((one) => !one.ok).map((one) => one.name)]).toEqual([
          table.code,
          [],
          [],
        ]);
        expect(trial.publishable).toBe(true);
      }
    }
  });

  test('[TABLE-5] a case that comes out otherwise, or no case at all, stops publishing', () => {
    const [table] = shippedPlaybooks.manufacturer.tables;
    if (!table) throw new Error('the manufacturer has tables');
    const wrong = tryTable({ ...table, tests: table.tests.map((one) => ({ ...one, expectRows: ['elsewhere'] })) });
    expect([wrong.publishable, wrong.cases[0]?.got]).toEqual([false, ['free-maintenance']]);
    expect(tryTable({ ...table, tests: [] }).publishable).toBe(false);
  });

  test('[TABLE-7] a table goes through a spreadsheet and back as it was, as the next draft', () => {
    for (const book of Object.values(shippedPlaybooks)) {
      for (const table of book.tables) {
        const back = readTableGrid(tableGrid(table), table);
        expect(back).toEqual({ ok: true, table: { ...table, version: table.version + 1 } });
      }
    }
  });

  test('[TABLE-7] a changed header, or a row without a name, is refused by line', () => {
    const [table] = shippedPlaybooks.retailer.tables;
    if (!table) throw new Error('the retailer has tables');
    const grid = tableGrid(table);
    expect(readTableGrid([['other'], ...grid.slice(1)], table)).toMatchObject({
      ok: false,
      problems: [{ line: 1, problem: 'header_changed' }],
    });
    const nameless = grid.map((line, at) => (at === 2 ? ['', ...line.slice(1)] : line));
    expect(readTableGrid(nameless, table)).toMatchObject({ ok: false, problems: [{ line: 3 }] });
  });
});
