// What the rows of each kind of table answer with, and how those answers are checked before a table is used.
import { remedyKind } from '#api/flow/3-decisions';
import type { PolicyRow, TablePurpose } from '#api/flow/3-decisions.tables';
import { factKind } from '../judgement/facts/fact-names.ts';

type Problem = { column: string; problem: string };
type OutputCheck = (text: string) => boolean;
type Output = { required: boolean; check: OutputCheck };
export type Outputs = { names: readonly string[]; check: (row: PolicyRow) => Problem[] };

const code: OutputCheck = (text) => /^[a-z][a-z0-9_]{0,59}$/.test(text);
const percent: OutputCheck = (text) => /^(\d{1,2}(\.\d{1,2})?|100)%$/.test(text);
const moneyName: OutputCheck = (text) => factKind(text) === 'money';
const oneOf =
  (...words: string[]): OutputCheck =>
  (text) =>
    words.includes(text);
const days: OutputCheck = (text) => /^\d{1,4} (day|month)$/.test(text);
const must = (check: OutputCheck): Output => ({ required: true, check });
const may = (check: OutputCheck): Output => ({ required: false, check });

const grant: Record<string, Output> = {
  remedy: must((text) => remedyKind.safeParse(text).success),
  obligor: must(code),
  amount: may(moneyName),
  share: may(percent),
  cap: may((text) => /^\d{1,15} [A-Z]{3}$/.test(text)),
  due: may(days),
  freight: may(oneOf('trader', 'customer')),
  recoverFrom: may(code),
  onTop: may(oneOf('yes', 'no')),
};

const byPurpose: Record<TablePurpose, Record<string, Output>> = {
  coverage: grant,
  advance_compensation: grant,
  goodwill: {
    offer: must(oneOf('goodwill', 'paid_repair')),
    limit: may((text) => /^\d{1,15} [A-Z]{3}$/.test(text)),
    obligor: must(code),
  },
  freight: { toUs: must(code), toCustomer: must(code) },
  handling: { handler: must(code), returnTo: must(code), causeClass: may(code) },
  liability: {
    party: must(code),
    share: must(percent),
    at: may(oneOf('cost', 'purchase_cost')),
    amount: may(moneyName),
  },
  care: { flag: must(code) },
};

/** The outputs of a purpose: their names in order, and the check of one row. */
export function outputsOf(purpose: TablePurpose): Outputs {
  const outputs = byPurpose[purpose];
  return {
    names: Object.keys(outputs),
    check: (row) => {
      const problems: Problem[] = [];
      for (const [name, output] of Object.entries(outputs)) {
        const text = row.gives[name];
        if (text === undefined ? output.required : !output.check(text))
          problems.push({ column: name, problem: 'output_not_valid' });
      }
      for (const name of Object.keys(row.gives))
        if (!Object.hasOwn(outputs, name)) problems.push({ column: name, problem: 'no_such_output' });
      if (outputs === grant && !row.title) problems.push({ column: 'title', problem: 'a_grant_has_a_title' });
      return problems;
    },
  };
}
