// Compiles a policy table once, naming every cell that cannot be read; asking it then costs microseconds.
import type { PolicyColumn, PolicyRow, PolicyTable, TablePurpose } from '#api/flow/3-decisions.tables';
import { parseDay } from '../judgement/facts/calendar-day.ts';
import { type FactName, factSlots } from '../judgement/facts/fact-names.ts';
import { makeLeaf } from '../judgement/facts/leaf.ts';
import { compileCondition } from '../judgement/rules/compile-condition.ts';
import type { RuleContext, Test, Truth } from '../judgement/rules/rule-step.ts';
import { compileCelCell } from './compile-cel-cell.ts';
import { asksNothing, readCell } from './read-cell.ts';
import { outputsOf } from './table-outputs.ts';

export type CellProblem = { row: string; column: string; problem: string };
export type CompiledRow = { row: PolicyRow; cells: readonly { column: string; test: Test }[] };
export type CompiledTable = { table: PolicyTable; inForce: Test; rows: readonly CompiledRow[] };
export type CompiledOrNot = { ok: true; compiled: CompiledTable } | { ok: false; problems: CellProblem[] };

const noContext: RuleContext = { lists: new Map(), fixedDaysOff: null };

/** Compiles a table, or lists what is wrong by row and column. A table with one unreadable cell is not used at all. */
export function compileTable(table: PolicyTable): CompiledOrNot {
  const problems = findFormProblems(table);
  const columns = new Map(table.columns.map((column) => [column.id, column]));
  const rows = table.rows.map((row) => {
    const cells: { column: string; test: Test }[] = [];
    for (const column of table.columns) {
      const made = compileCell(column, row.when[column.id]);
      if (typeof made === 'string') problems.push({ row: row.id, column: column.id, problem: made });
      else if (made) cells.push({ column: column.id, test: made });
    }
    for (const name of Object.keys(row.when))
      if (!columns.has(name)) problems.push({ row: row.id, column: name, problem: 'no_such_column' });
    return { row, cells };
  });
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, compiled: { table, inForce: inForceTest(table), rows } };
}

/** A cell's test; null when it asks nothing; a text says what is wrong. */
function compileCell(column: PolicyColumn, text: string | undefined): Test | null | string {
  if (asksNothing(text)) return null;
  if (column.kind === 'cel') {
    const cel = compileCelCell((text ?? '').trim());
    return cel.ok ? cel.test : cel.problem;
  }
  if (column.kind === 'other') return otherTest(column.fact ?? '', (text ?? '').trim());
  const read = readCell(column, text);
  if (!read.ok) return read.problem;
  return read.condition === null ? null : compileCondition(read.condition, noContext);
}

/** The operator's own facts are compared as text. */
function otherTest(name: string, wanted: string): Test {
  const accepted = new Set(wanted.split(',').map((part) => part.trim()));
  const leaf = makeLeaf('in', `other.${name}`, wanted, `other.${name} in ${wanted}`);
  return (sheet, steps) => {
    const saw = sheet.other[name];
    const outcome: Truth = saw === undefined ? 'unknown' : accepted.has(String(saw)) ? 'yes' : 'no';
    steps.push({ leaf, saw, outcome, counts: true });
    return outcome;
  };
}

const axes: Record<PolicyTable['effective']['by'], FactName> = {
  contract: 'sale.concludedOn',
  event: 'event.on',
  decision: 'decidedOn',
};

function inForceTest(table: PolicyTable): Test {
  const { by, from, until } = table.effective;
  const fact = axes[by];
  const slot = factSlots.get(fact) ?? -1;
  const first = from === undefined ? -Infinity : parseDay(from);
  const last = until === undefined ? Infinity : parseDay(until);
  const wants = `${from ?? ''}..${until ?? ''}`;
  const leaf = makeLeaf('validity', fact, wants, `${fact} in force ${wants}`);
  return (sheet, steps) => {
    const saw = sheet.values[slot];
    const outcome: Truth =
      typeof saw !== 'number' ? (wants === '..' ? 'yes' : 'unknown') : saw >= first && saw <= last ? 'yes' : 'no';
    steps.push({ leaf, saw, outcome, counts: true });
    return outcome;
  };
}

/** What is wrong with the table as a whole: row ids, outputs, hit policy. */
function findFormProblems(table: PolicyTable): CellProblem[] {
  const problems: CellProblem[] = [];
  const seen = new Set<string>();
  for (const row of table.rows) {
    if (seen.has(row.id)) problems.push({ row: row.id, column: '', problem: 'row_id_twice' });
    seen.add(row.id);
    for (const problem of outputsOf(table.purpose).check(row)) problems.push({ row: row.id, ...problem });
  }
  if (mustCollect.has(table.purpose) && table.hit !== 'collect')
    problems.push({ row: '', column: '', problem: 'this_purpose_collects' });
  if (!mustCollect.has(table.purpose) && table.hit !== 'first')
    problems.push({ row: '', column: '', problem: 'this_purpose_takes_the_first' });
  return problems;
}

/** Grants collect, so that no row can take away what another gives (TABLE-4). */
const mustCollect = new Set<TablePurpose>(['coverage', 'advance_compensation', 'liability', 'goodwill', 'care']);
