// Runs the cases beside a draft, and puts it in force when every one comes out as said (TABLE-5, BOOK-3).
import type { z } from 'zod';
import type { PolicyTable } from '#api/flow/3-decisions.tables';
import type { publishPolicyTable as contract } from '#api/flow/3-decisions.versions';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { refuse } from '#platform/refusal';
import { refusePastDay } from '../../lawbooks/refuse-past-day.ts';
import { versionWriter } from '../../lawbooks/version-store.ts';
import { type TableTrial, tryTable } from '../try-table.ts';
import { showPolicyTable, type TableShown } from './show-policy-table.ts';

/** Refuses `lawbook_draft.changed_meanwhile` and `policy_table.cell_unreadable`. */
export async function testPolicyTableDraft(acting: Acting, code: string, revision: number): Promise<TableShown> {
  allow(acting, 'lawbook.draft');
  return await acting.transact(async (tx) => {
    const { version, trial } = await tryDraft(tx, code, revision);
    const failed = trial.cases.filter((one) => !one.ok).length;
    await versionWriter(tx, 'policy_table').noteTested(code, version, trial.publishable);
    recordFact(tx, 'policy_table.tested', tx.tenantId, { code, version, passed: trial.cases.length - failed, failed });
    return await showPolicyTable(tx, code, version);
  });
}

/**
 * Refuses `policy_table.cell_unreadable`, `policy_table.without_cases`, `policy_table.cases_fail` with the names of the cases,
 * `lawbook_draft.in_past` and `lawbook_draft.changed_meanwhile`. Cases are run here again, whatever was run before.
 */
export async function publishPolicyTable(
  acting: Acting,
  code: string,
  { revision, from, reason }: z.output<typeof contract.body>,
): Promise<TableShown> {
  allow(acting, 'lawbook.publish');
  return await acting.transact(async (tx) => {
    const { version, trial } = await tryDraft(tx, code, revision);
    await refusePastDay(tx, from);
    if (trial.cases.length === 0) throw refuse('policy_table.without_cases', {});
    const failing = trial.cases.filter((one) => !one.ok).map((one) => one.name);
    if (failing.length > 0) throw refuse('policy_table.cases_fail', { cases: failing.slice(0, 10).join('; ') });
    await versionWriter(tx, 'policy_table').publish(code, version, { from, reason });
    recordFact(tx, 'policy_table.published', tx.tenantId, { code, version, inForceFrom: from, reason });
    return await showPolicyTable(tx, code, version);
  });
}

async function tryDraft(tx: Tx, code: string, revision: number): Promise<{ version: number; trial: TableTrial }> {
  const draft = await versionWriter(tx, 'policy_table').lockDraft(code, revision);
  // A revision was named, so a draft there is: its lock compared them.
  if (!draft) throw refuse('lawbook_draft.not_found', {});
  const trial = tryTable(draft.content as PolicyTable);
  const [first, ...others] = trial.problems;
  if (first)
    throw refuse('policy_table.cell_unreadable', { row: first.row, column: first.column, more: others.length });
  return { version: draft.version, trial };
}
