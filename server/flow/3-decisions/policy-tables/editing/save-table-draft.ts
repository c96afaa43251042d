// Keeps a draft of the next version of a table, whatever is still wrong in its cells, and gives one up.
import type { z } from 'zod';
import type { PolicyTable } from '#api/flow/3-decisions.tables';
import type { savePolicyTableDraft as contract } from '#api/flow/3-decisions.versions';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { refuse } from '#platform/refusal';
import { versionWriter } from '../../lawbooks/version-store.ts';
import { showPolicyTable, type TableShown } from './show-policy-table.ts';
import { refuseOtherFrame, shippedTable } from './table-frame.ts';

type Given = z.output<typeof contract.body>;

/**
 * `revision`: the state of the draft the writer has seen, null when there was none. Refuses `lawbook_draft.changed_meanwhile` and
 * `policy_table.frame_changed`. Cells that cannot be read are kept and named (BOOK-2).
 */
export async function savePolicyTableDraft(
  acting: Acting,
  code: string,
  { table, revision }: Given,
): Promise<TableShown> {
  allow(acting, 'lawbook.draft');
  return await acting.transact((tx) => keepTableDraft(tx, { ...table, code, version: 1 }, revision));
}

/** `table` as it is to be kept; its number is given here. */
export async function keepTableDraft(tx: Tx, table: PolicyTable, seen: number | null): Promise<TableShown> {
  const { code } = table;
  const writer = versionWriter(tx, 'policy_table');
  const draft = await writer.lockDraft(code, seen);
  await refuseOtherFrame(tx, table);
  const version = draft?.version ?? (await writer.nextNumber(code, shippedTable(code)?.table.version ?? 0));
  const content = { ...table, version };
  if (draft) await writer.rewrite(code, version, content);
  else await writer.begin(code, version, content);
  recordFact(tx, 'policy_table.drafted', tx.tenantId, { code, version });
  return await showPolicyTable(tx, code, version);
}

/** Refuses `lawbook_draft.not_found`. */
export async function discardPolicyTableDraft(
  acting: Acting,
  code: string,
): Promise<{ code: string; version: number }> {
  allow(acting, 'lawbook.draft');
  return await acting.transact(async (tx) => {
    const version = await versionWriter(tx, 'policy_table').discard(code);
    if (version === undefined) throw refuse('lawbook_draft.not_found', {});
    recordFact(tx, 'policy_table.discarded', tx.tenantId, { code, version });
    return { code, version };
  });
}
