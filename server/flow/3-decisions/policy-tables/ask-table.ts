// Asks a compiled table: which rows hold, which cannot be known yet, and what every cell said.
import type { FactSheet } from '../judgement/facts/fact-sheet.ts';
import { both, missingIn, type Step, type Truth } from '../judgement/rules/rule-step.ts';
import type { CompiledRow, CompiledTable } from './compile-table.ts';

export type CellAnswer = { column: string; step: Step };
export type RowAnswer = {
  row: CompiledRow['row'];
  answer: Truth;
  cells: readonly CellAnswer[];
  missing: readonly string[];
};
export type TableAnswer = {
  code: string;
  version: number;
  inForce: Truth;
  rows: readonly RowAnswer[];
  /** Rows that hold. With `first` there is at most one, and none while an earlier row is unknown. */
  hits: readonly RowAnswer[];
  /** Facts without which the table cannot answer. */
  missing: readonly string[];
};

/**
 * Asks every cell of each row, so that the trace shows all that stood in the way. With hit policy first a row that is
 * unknown before the row that holds makes the answer unknown: guessing past it could be wrong.
 */
export function askTable({ table, inForce, rows }: CompiledTable, sheet: FactSheet, steps: Step[]): TableAnswer {
  const inForceFrom = steps.length;
  const valid = inForce(sheet, steps);
  const answers: RowAnswer[] = [];
  const hits: RowAnswer[] = [];
  const missing = new Set<string>(valid === 'unknown' ? missingIn(steps.slice(inForceFrom)) : []);
  if (valid === 'no')
    return { code: table.code, version: table.version, inForce: valid, rows: answers, hits, missing: [] };
  for (const row of rows) {
    const answer = askRow(row, valid, sheet, steps);
    answers.push(answer);
    if (answer.answer === 'unknown') for (const fact of answer.missing) missing.add(fact);
    if (answer.answer === 'yes' && (table.hit === 'collect' || missing.size === 0)) hits.push(answer);
    if (answer.answer === 'yes' && table.hit === 'first') break;
  }
  return { code: table.code, version: table.version, inForce: valid, rows: answers, hits, missing: [...missing] };
}

function askRow({ row, cells }: CompiledRow, valid: Truth, sheet: FactSheet, steps: Step[]): RowAnswer {
  let answer: Truth = valid;
  const said: CellAnswer[] = [];
  const from = steps.length;
  for (const { column, test } of cells) {
    const at = steps.length;
    answer = both(answer, test(sheet, steps));
    for (let index = at; index < steps.length; index += 1) said.push({ column, step: steps[index] as Step });
  }
  return { row, answer, cells: said, missing: answer === 'unknown' ? missingIn(steps.slice(from)) : [] };
}
