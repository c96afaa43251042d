// What stands fixed around a table through all its versions: the version that came with the product, its purpose and its axis.
import type { PolicyTable } from '#api/flow/3-decisions.tables';
import type { Snapshot } from '#platform/database/transact';
import { refuse } from '#platform/refusal';
import { versionReader } from '../../lawbooks/version-store.ts';
import { type PlaybookName, playbookNames, shippedPlaybooks } from '../playbook.ts';

const shipped = new Map(
  playbookNames.flatMap((playbook) =>
    shippedPlaybooks[playbook].tables.map((table) => [table.code, { playbook, table }] as const),
  ),
);

/** The table as the product brings it, and the playbook it belongs to; undefined: the company wrote it itself. */
export function shippedTable(code: string): { playbook: PlaybookName; table: PolicyTable } | undefined {
  return shipped.get(code);
}

export function shippedTables(): { playbook: PlaybookName; table: PolicyTable }[] {
  return [...shipped.values()];
}

/**
 * Purpose and axis are what other versions are set against: they stay (BOOK-7). Refuses `policy_table.frame_changed`.
 */
export async function refuseOtherFrame(snapshot: Snapshot, next: PolicyTable): Promise<void> {
  const before = shippedTable(next.code)?.table ?? (await lastPublished(snapshot, next.code));
  if (!before) return;
  if (before.purpose !== next.purpose) throw refuse('policy_table.frame_changed', { field: 'purpose' });
  if (before.effective.by !== next.effective.by) throw refuse('policy_table.frame_changed', { field: 'effective.by' });
}

async function lastPublished(snapshot: Snapshot, code: string): Promise<PolicyTable | undefined> {
  const reader = versionReader(snapshot, 'policy_table');
  const last = (await reader.list(code)).find((one) => one.state === 'published');
  return last && ((await reader.find(code, last.version))?.content as PolicyTable | undefined);
}
