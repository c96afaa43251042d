// Runs the test cases kept beside a table. A table whose cases do not come out as said may not be published.
import type { PolicyTable } from '#api/flow/3-decisions.tables';
import { askTable, type TableAnswer } from './ask-table.ts';
import { type CellProblem, compileTable } from './compile-table.ts';
import { namedSheet } from './named-sheet.ts';

export type CaseResult = {
  name: string;
  ok: boolean;
  expected: readonly string[];
  got: readonly string[];
  answer: TableAnswer;
};
export type TableTrial = { publishable: boolean; problems: readonly CellProblem[]; cases: readonly CaseResult[] };

/** Compiles a table and runs every case; each comes with its whole trace, row by row and cell by cell (TABLE-5). */
export function tryTable(table: PolicyTable): TableTrial {
  const made = compileTable(table);
  if (!made.ok) return { publishable: false, problems: made.problems, cases: [] };
  const cases = table.tests.map(({ name, facts, expectRows }) => {
    const answer = askTable(made.compiled, namedSheet(facts), []);
    const got = answer.hits.map((hit) => hit.row.id);
    return { name, ok: got.join() === expectRows.join(), expected: expectRows, got, answer };
  });
  return { publishable: cases.length > 0 && cases.every((one) => one.ok), problems: [], cases };
}
