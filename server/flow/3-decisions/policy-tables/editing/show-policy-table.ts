// Policy tables as people read them: their cells, what is wrong in them, and for each case beside a table what every cell said.
import type { z } from 'zod';
import type { showPolicyTable as contract, policyTableRow, tableCase } from '#api/flow/3-decisions.routes';
import type { PolicyTable } from '#api/flow/3-decisions.tables';
import type { Snapshot } from '#platform/database/transact';
import { refuse } from '#platform/refusal';
import { readCompany } from '#registry';
import { showValue } from '../../judgement/rules/explain-steps.ts';
import { companyToday } from '../../lawbooks/refuse-past-day.ts';
import { showVersions } from '../../lawbooks/show-versions.ts';
import { versionReader } from '../../lawbooks/version-store.ts';
import { type CaseResult, tryTable } from '../try-table.ts';
import { shippedTable, shippedTables } from './table-frame.ts';

export type TableShown = z.input<typeof contract.answer>;

/** Those a company asks come first: they are what its customers meet. Each as it is in force today, else as its draft. */
export async function listPolicyTables(snapshot: Snapshot): Promise<z.input<typeof policyTableRow>[]> {
  const { playbooks } = await readCompany(snapshot);
  const current = await versionReader(snapshot, 'policy_table').current(await companyToday(snapshot));
  const drafts = new Map(
    current.flatMap((row) => (row.state === 'draft' ? [[row.code, row.content as PolicyTable]] : [])),
  );
  const own = new Map(
    current.flatMap((row) => (row.state === 'published' ? [[row.code, row.content as PolicyTable]] : [])),
  );
  const codes = new Set([...shippedTables().map(({ table }) => table.code), ...own.keys(), ...drafts.keys()]);
  const rows = [...codes].flatMap((code) => {
    const shipped = shippedTable(code);
    const table = own.get(code) ?? shipped?.table ?? drafts.get(code);
    if (!table) return [];
    return {
      code,
      version: table.version,
      title: table.title,
      purpose: table.purpose,
      playbook: shipped?.playbook ?? null,
      isAsked: own.has(code) || (shipped !== undefined && playbooks.includes(shipped.playbook)),
      isOwn: own.has(code),
      hasDraft: drafts.has(code),
      rowCount: table.rows.length,
      caseCount: table.tests.length,
    };
  });
  return [...rows.filter((row) => row.isAsked), ...rows.filter((row) => !row.isAsked)];
}

/** Without `number` the version in force today, else the draft. Refuses `policy_table.not_found`. */
export async function showPolicyTable(snapshot: Snapshot, code: string, number?: number): Promise<TableShown> {
  const reader = versionReader(snapshot, 'policy_table');
  const shipped = shippedTable(code);
  const today = await companyToday(snapshot);
  const { versions, inForce, draft } = await showVersions(
    snapshot,
    await reader.list(code),
    shipped?.table.version ?? null,
    today,
  );
  const wanted = number ?? inForce ?? draft;
  const version = versions.find((one) => one.number === wanted);
  const table = wanted === null ? undefined : await findTable(snapshot, code, wanted);
  if (!version || !table) throw refuse('policy_table.not_found', {});
  const trial = tryTable(table);
  const isOwn = inForce !== null && inForce !== shipped?.table.version;
  return {
    playbook: shipped?.playbook ?? null,
    isAsked: isOwn || (shipped !== undefined && (await readCompany(snapshot)).playbooks.includes(shipped.playbook)),
    table,
    version,
    inForce,
    draft,
    problems: [...trial.problems],
    publishable: trial.publishable,
    cases: trial.cases.map(showCase),
    versions,
  };
}

/** A version by its number: the company's own, else the product's. */
export async function findTable(snapshot: Snapshot, code: string, number: number): Promise<PolicyTable | undefined> {
  const own = await versionReader(snapshot, 'policy_table').find(code, number);
  if (own) return own.content as PolicyTable;
  const shipped = shippedTable(code)?.table;
  return shipped?.version === number ? shipped : undefined;
}

export function showCase({ name, ok, expected, got, answer }: CaseResult): z.input<typeof tableCase> {
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
