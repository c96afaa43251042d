// Runs the test cases kept beside a table. A table whose cases do not come out as said may not be published.
import type { PolicyTable } from '#api/flow/3-decisions.tables';
import { parseDay } from '../judgement/facts/calendar-day.ts';
import { factKind, factSlots } from '../judgement/facts/fact-names.ts';
import { blankValues, type FactSheet, type FactValue } from '../judgement/facts/fact-sheet.ts';
import { askTable, type TableAnswer } from './ask-table.ts';
import { type CellProblem, compileTable } from './compile-table.ts';

export type CaseResult = {
  name: string;
  ok: boolean;
  expected: readonly string[];
  got: readonly string[];
  answer: TableAnswer;
};
export type TableTrial = { publishable: boolean; problems: readonly CellProblem[]; cases: readonly CaseResult[] };

/** Compiles a table and runs every case; each comes with its whole trace, row by row and cell by cell (TABLE-5). */
export function testTable(table: PolicyTable): TableTrial {
  const made = compileTable(table);
  if (!made.ok) return { publishable: false, problems: made.problems, cases: [] };
  const cases = table.tests.map(({ name, facts, expectRows }) => {
    const answer = askTable(made.compiled, sheetOf(facts), []);
    const got = answer.hits.map((hit) => hit.row.id);
    return { name, ok: got.join() === expectRows.join(), expected: expectRows, got, answer };
  });
  return { publishable: cases.length > 0 && cases.every((one) => one.ok), problems: [], cases };
}

/** A sheet of just the facts a case names; derived and judged facts may be named directly. */
function sheetOf(facts: PolicyTable['tests'][number]['facts']): FactSheet {
  const values = blankValues();
  const named = {
    proofs: {} as Record<string, boolean>,
    findings: {} as Record<string, boolean>,
    other: {} as Record<string, string | number | boolean>,
  };
  for (const [name, value] of Object.entries(facts)) {
    const [group = '', key = ''] = name.split('.');
    if (group === 'proofs' || group === 'findings') named[group][key] = value === true;
    else if (group === 'other') named.other[key] = value;
    else values[factSlots.get(name) ?? -1] = readValue(name, value);
  }
  return {
    ...named,
    values,
    decidedDay: 0,
    currency: 'CNY',
    repairs: null,
    demands: [],
    warranties: [],
    costs: [],
    daysOff: null,
    workDays: null,
    contradictions: [],
    timeZone: 'UTC',
  };
}

function readValue(name: string, value: string | number | boolean): FactValue {
  const kind = factKind(name);
  if (kind === 'day') return parseDay(String(value));
  return kind === 'money' ? BigInt(value) : value;
}
