// Reads one cell as an administrator writes it into a condition, or says what is wrong with it.
import type { PolicyColumn } from '#api/flow/3-decisions.tables';
import { factKind } from '../judgement/facts/fact-names.ts';
import { type ConditionLaw, clockLaw } from '../law-packs/rule-language.ts';

/** A cell's condition; null for a cell that asks nothing. */
export type ReadCell = { ok: true; condition: ConditionLaw | null } | { ok: false; problem: string };

const bad = (problem: string): ReadCell => ({ ok: false, problem });
const good = (condition: ConditionLaw | null): ReadCell => ({ ok: true, condition });

/** Whether a cell asks nothing at all. */
export function asksNothing(text: string | undefined): boolean {
  return text === undefined || text.trim() === '' || text.trim() === '-';
}

/**
 * Cells by kind: code `a, b` or `not a`; flag, proof and finding `yes` or `no`; count and money `>= 3`, `< 5`, `3`, `3..5`;
 * day `2000-03-01..` or `..2014-01-01`; within `3 day of sale.receivedOn`, `after 1 month of …`. CEL has its own file.
 */
export function readCell(column: PolicyColumn, text: string | undefined): ReadCell {
  if (asksNothing(text)) return good(null);
  const cell = (text ?? '').trim();
  const fact = column.fact ?? '';
  switch (column.kind) {
    case 'code':
      return factKind(fact) === 'code' ? readCode(fact, cell) : bad('column_fact_is_not_a_code');
    case 'flag':
      return factKind(fact) === 'flag'
        ? readYesNo(cell, (yes) => ({ fact, is: yes }))
        : bad('column_fact_is_not_a_flag');
    case 'proof':
      return readYesNo(cell, (yes) => (yes ? { proof: fact } : { not: { proof: fact } }));
    case 'finding':
      return readYesNo(cell, (yes) => (yes ? { finding: fact } : { not: { finding: fact } }));
    case 'count':
    case 'money':
      return factKind(fact) === column.kind ? readNumber(fact, cell) : bad('column_fact_is_not_a_number');
    case 'day':
      return factKind(fact) === 'day' ? readDays(fact, cell) : bad('column_fact_is_not_a_day');
    case 'within':
      return factKind(fact) === 'day' ? readWithin(fact, cell) : bad('column_fact_is_not_a_day');
    default:
      return bad('column_kind_has_no_cells_of_this_form');
  }
}

function readCode(fact: string, cell: string): ReadCell {
  const negated = cell.startsWith('not ');
  const codes = (negated ? cell.slice(4) : cell).split(',').map((part) => part.trim());
  if (codes.some((code) => !/^[A-Za-z0-9_]{1,60}$/.test(code))) return bad('code_cell_is_a_list_of_codes');
  const condition: ConditionLaw = { fact, in: codes };
  return good(negated ? { not: condition } : condition);
}

function readYesNo(cell: string, make: (yes: boolean) => ConditionLaw): ReadCell {
  if (cell === 'yes') return good(make(true));
  return cell === 'no' ? good(make(false)) : bad('cell_is_yes_or_no');
}

function readNumber(fact: string, cell: string): ReadCell {
  const compared = /^(>=|<=|>|<|=)?\s*(\d{1,15})$/.exec(cell);
  if (compared) {
    const number = Number(compared[2]);
    const atLeast: ConditionLaw = { fact, atLeast: number };
    const atMost: ConditionLaw = { fact, atMost: number };
    const forms: Record<string, ConditionLaw> = {
      '>=': atLeast,
      '<=': atMost,
      '>': { not: atMost },
      '<': { not: atLeast },
    };
    return good(forms[compared[1] ?? ''] ?? { all: [atLeast, atMost] });
  }
  const range = /^(\d{1,15})\s*\.\.\s*(\d{1,15})$/.exec(cell);
  if (!range || Number(range[1]) > Number(range[2])) return bad('number_cell_is_a_comparison_or_range');
  return good({
    all: [
      { fact, atLeast: Number(range[1]) },
      { fact, atMost: Number(range[2]) },
    ],
  });
}

function readDays(fact: string, cell: string): ReadCell {
  const range = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/.exec(cell);
  if (!range || (!range[1] && !range[2])) return bad('day_cell_is_a_range_of_days');
  return good({ fact, from: range[1], until: range[2] });
}

function readWithin(fact: string, cell: string): ReadCell {
  const term = /^(after )?(\d{1,4}) (day|month)s? of ([\w.]+)$/.exec(cell);
  const clock = clockLaw.safeParse({ from: term?.[4], length: Number(term?.[2]), unit: term?.[3] });
  if (!clock.success) return bad('within_cell_is_a_term_of_a_day');
  return good(term?.[1] ? { at: fact, after: clock.data } : { at: fact, within: clock.data });
}
