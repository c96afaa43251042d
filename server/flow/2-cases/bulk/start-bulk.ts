// Asks for a deed on many cases, shows how far it is, and asks for its way back.
import type { z } from 'zod';
import { bulkMax, type bulkShown, type startBulk as route } from '#api/flow/2-cases.finding';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot, Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid, uuidOf } from '#platform/ids/make-id';
import { addJob } from '#platform/jobs/jobs';
import { refuse } from '#platform/refusal';
import { lockCases } from '../case-store.ts';
import { refuseWhoItIsAbout } from '../change-case.ts';
import { casesOfFilter } from '../finding/case-filter.ts';
import { refuseUnknownIds } from '../finding/refuse-unknown-ids.ts';
import type { Bulk, BulkGiven } from './bulk.ts';
import { bulkReader, bulkWriter } from './bulk-store.ts';

type Shown = z.input<typeof bulkShown>;
export const bulkJobName = 'case.bulk';

/** Refuses `bulk.empty`, `case.not_found`, and what the deed names and is not there: `worker.not_found`, `incident.not_found`. */
export async function startBulk(
  acting: Acting,
  { given, caseIds, filter }: z.output<typeof route.body>,
): Promise<Shown> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    await refuseUnknownIds(tx, namedBy(given));
    if (filter) await refuseUnknownIds(tx, filter);
    const cases = filter
      ? await casesOfFilter(tx, filter, acting.actor, bulkMax)
      : await namedCases(tx, (caseIds ?? []).map(uuidOf));
    if (cases.length === 0) throw refuse('bulk.empty', {});
    const bulkId = makeUuid();
    await bulkWriter(tx).add(bulkId, given, cases);
    await addJob(tx, bulkJobName, { bulkId });
    recordFact(tx, 'bulk.started', bulkId, { bulkId: idOf('blk', bulkId), deed: given.deed, cases: cases.length });
    return await shown(tx, bulkId);
  });
}

function namedBy(given: BulkGiven): Parameters<typeof refuseUnknownIds>[1] {
  if (given.deed === 'offer') return { owner: given.toId };
  return given.deed === 'incident' ? { incidentId: given.incidentId } : {};
}

/** In the order given, each once, all of them there for who asks. */
async function namedCases(tx: Tx, caseIds: readonly Uuid[]): Promise<Uuid[]> {
  const wanted = [...new Set(caseIds)];
  const files = await lockCases(tx, wanted);
  if (files.length < wanted.length) throw refuse('case.not_found', {});
  for (const file of files) refuseWhoItIsAbout(file, tx.actor);
  return wanted;
}

/** Refuses `bulk.not_found`, also to others than who asked (BULK-8). */
export async function showBulkOf(snapshot: Snapshot, bulkId: Uuid): Promise<Shown> {
  refuseStrangers(await bulkReader(snapshot).find(bulkId), snapshot);
  return await shown(snapshot, bulkId);
}

/** Refuses `bulk.not_found`, `bulk.running`, `bulk.undone_already`, `bulk.undo_over`. */
export async function undoBulk(acting: Acting, bulkId: Uuid): Promise<Shown> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    const bulk = refuseStrangers(await bulkWriter(tx).lock(bulkId), tx);
    if (bulk.state === 'running') throw refuse('bulk.running', {});
    if (bulk.state !== 'done') throw refuse('bulk.undone_already', {});
    if (bulk.undoUntil === null || Date.parse(bulk.undoUntil) < tx.at.getTime()) throw refuse('bulk.undo_over', {});
    await bulkWriter(tx).beginUndo(bulkId);
    await addJob(tx, bulkJobName, { bulkId });
    return await shown(tx, bulkId);
  });
}

function refuseStrangers(bulk: Bulk | undefined, { actor }: Snapshot): Bulk {
  if (!bulk || bulk.askedBy !== actor?.signature) throw refuse('bulk.not_found', {});
  return bulk;
}

async function shown(snapshot: Snapshot, bulkId: Uuid): Promise<Shown> {
  const reader = bulkReader(snapshot);
  const bulk = await reader.find(bulkId);
  if (!bulk) throw refuse('bulk.not_found', {});
  const { waits = 0, done = 0, refused = 0, undone = 0, not_undone: notUndone = 0 } = await reader.counts(bulkId);
  const { given, state, startedAt, endedAt, undoUntil } = bulk;
  return {
    ...{ bulkId: idOf('blk', bulkId), deed: given.deed, state, startedAt, endedAt, undoUntil },
    cases: waits + done + refused + undone + notUndone,
    done: done + undone + notUndone,
    ...{ refused, undone, notUndone },
    refusals: (await reader.refusals(bulkId)).map((row) => ({ ...row, caseId: idOf('cas', row.caseId) })),
  };
}
