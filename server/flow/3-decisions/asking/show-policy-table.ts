// Policy tables as people read them: their cells, and for each case kept beside a table what every cell said.
import type { z } from 'zod';
import type { showPolicyTable as contract, policyTableRow, tableCase } from '#api/flow/3-decisions.routes';
import type { PolicyTable } from '#api/flow/3-decisions.tables';
import { refuse } from '#platform/refusal';
import { showValue } from '../judgement/rules/explain-steps.ts';
import { tablePlaybooks } from '../lawbook-of.ts';
import { type PlaybookName, playbookNames, shippedPlaybooks } from '../policy-tables/playbook.ts';
import { type CaseResult, tryTable } from '../policy-tables/try-table.ts';

interface PlacedTable {
  playbook: PlaybookName;
  table: PolicyTable;
}
const tables: PlacedTable[] = playbookNames.flatMap((playbook) =>
  shippedPlaybooks[playbook].tables.map((table) => ({ playbook, table })),
);

/** Those a company asks come first: they are what its customers meet. */
export function listPolicyTables(playbooks: readonly string[]): z.input<typeof policyTableRow>[] {
  const asked = tablePlaybooks(playbooks);
  const rows = tables.map(({ playbook, table }) => ({
    code: table.code,
    version: table.version,
    title: table.title,
    purpose: table.purpose,
    playbook,
    isAsked: asked.includes(playbook),
    rowCount: table.rows.length,
    caseCount: table.tests.length,
  }));
  return [...rows.filter((row) => row.isAsked), ...rows.filter((row) => !row.isAsked)];
}

/** Refuses `policy_table.not_found`. */
export function showPolicyTable(code: string, playbooks: readonly string[]): z.input<typeof contract.answer> {
  const placed = tables.find(({ table }) => table.code === code);
  if (!placed) throw refuse('policy_table.not_found', {});
  const { playbook, table } = placed;
  const trial = tryTable(table);
  return {
    playbook,
    isAsked: tablePlaybooks(playbooks).includes(playbook),
    table,
    publishable: trial.publishable,
    cases: trial.cases.map(caseShown),
  };
}

function caseShown({ name, ok, expected, got, answer }: CaseResult): z.input<typeof tableCase> {
  return {
    name,
    ok,
    expected: [...expected],
    got: [...got],
    inForce: answer.inForce,
    rows: answer.rows.map((row) => ({
      rowId: row.row.id,
      answer: row.answer,
      cells: row.cells.map(({ column, step }) => ({
        column,
        answer: step.outcome,
        saw: showValue(step.leaf.fact, step.saw),
      })),
    })),
  };
}
