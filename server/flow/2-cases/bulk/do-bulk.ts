// The job behind a deed on many, and behind its way back: case after case, each in its own transaction, as who asked for it.

import { undoSeconds } from '#api/flow/2-cases.finding';
import { permissionsOf } from '#api/permissions';
import { actorAgain } from '#platform/auth/actor-again';
import { type Acting, actingFor } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import type { QueuedJob } from '#platform/jobs/jobs';
import { Refusal, refuse } from '#platform/refusal';
import { lockCases } from '../case-store.ts';
import { keepCase, lockFor, refuseWhoItIsAbout } from '../change-case.ts';
import type { Bulk, NextCase } from './bulk.ts';
import { doDeed, ruleOf, undoDeed } from './bulk-deeds.ts';
import { bulkReader, bulkWriter } from './bulk-store.ts';
import { bulkJobName } from './start-bulk.ts';

export const bulkJob: QueuedJob = {
  name: bulkJobName,
  attemptsMax: 5,
  async run(system, payload, stop) {
    const bulkId = String(payload.bulkId) as Uuid;
    const bulk = await system.look((snapshot) => bulkReader(snapshot).find(bulkId));
    if (bulk?.state !== 'running' && bulk?.state !== 'undoing') return;
    while (await stepOn(system, bulk))
      if (stop.aborted) throw new Error('the deed on many is given back for another worker');
    await system.transact((tx) => endBulk(tx, bulk));
  },
};

/** One case; false when none is left. Who asked is looked up anew each time: a role taken away counts at once (BULK-3). */
async function stepOn(system: Acting, bulk: Bulk): Promise<boolean> {
  const actor = await system.look((snapshot) => actorAgain(snapshot, bulk.askedBy, permissionsOf));
  const acting = actor ? actingFor(system.database, system.tenantId, actor) : system;
  const isUndo = bulk.state === 'undoing';
  let at: NextCase | undefined;
  try {
    return await acting.transact(async (tx) => {
      at = await bulkWriter(tx).next(bulk.bulkId, isUndo ? 'done' : 'waits');
      if (!at) return false;
      if (!actor?.permissions.has('case.write')) throw refuse('permission.missing', { permission: 'case.write' });
      await (isUndo ? undoOne(tx, bulk, at) : doOne(tx, bulk, at));
      return true;
    });
  } catch (error) {
    // A refusal is an answer, kept beside its case; nothing of the deed is left (BULK-2).
    if (!(error instanceof Refusal) || !at) throw error;
    const { place } = at;
    await system.transact((tx) =>
      bulkWriter(tx).note(bulk.bulkId, place, isUndo ? 'not_undone' : 'refused', { refusal: error }),
    );
    return true;
  }
}

async function doOne(tx: Tx, { bulkId, given }: Bulk, { place, caseId }: NextCase): Promise<void> {
  const { file, was } = await doDeed(tx, await lockFor(tx, ruleOf[given.deed], caseId), given);
  await keepCase(tx, file);
  await bulkWriter(tx).note(bulkId, place, 'done', { was });
}

async function undoOne(tx: Tx, { bulkId, given }: Bulk, { place, caseId, was }: NextCase): Promise<void> {
  const [file] = await lockCases(tx, [caseId]);
  refuseWhoItIsAbout(file, tx.actor);
  if (!file || !was) throw refuse('case.not_found', {});
  await keepCase(tx, await undoDeed(tx, file, given, was));
  await bulkWriter(tx).note(bulkId, place, 'undone');
}

async function endBulk(tx: Tx, { bulkId, given, state }: Bulk): Promise<void> {
  const counts = await bulkReader(tx).counts(bulkId);
  const about = { bulkId: idOf('blk', bulkId), deed: given.deed };
  const { done = 0, refused = 0, undone = 0, not_undone: notUndone = 0 } = counts;
  if (state === 'running') {
    const undoUntil = new Date(tx.at.getTime() + undoSeconds * 1000);
    if (await bulkWriter(tx).end(bulkId, 'running', 'done', undoUntil))
      recordFact(tx, 'bulk.ended', bulkId, { ...about, done, refused });
  } else if (await bulkWriter(tx).end(bulkId, 'undoing', 'undone', null))
    recordFact(tx, 'bulk.undone', bulkId, { ...about, undone, notUndone });
}
