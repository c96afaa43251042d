// Keeps a filter under a name, changes it, takes it away (VIEW-1 to VIEW-5).

import type { z } from 'zod';
import { type viewShown, viewsMax } from '#api/flow/2-cases.finding';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { refuseUnknownIds } from '../finding/refuse-unknown-ids.ts';
import { workerOf } from '../worker.ts';
import { mayChange, showView } from './list-views.ts';
import { type KeptView, type ViewGiven, viewReader, viewWriter } from './view-store.ts';

type Shown = z.input<typeof viewShown>;

/** Refuses `view.name_taken`, `view.too_many`, and what the filter names and is not there. Sharing is for who writes cases. */
export async function saveView(acting: Acting, given: ViewGiven): Promise<Shown> {
  allowKeeping(acting, given.shared);
  return await acting.transact(async (tx) => {
    const owner = workerOf(tx.actor);
    if (!owner) throw refuse('view.not_found', {});
    const view = { ...given, viewId: makeUuid(), ownerId: owner.id, ownerKind: owner.kind };
    await refuseUnfit(tx, view, true);
    return await kept(tx, view, 'view.saved');
  });
}

/** Refuses also `view.not_found`. */
export async function changeView(acting: Acting, viewId: Uuid, given: ViewGiven): Promise<Shown> {
  allowKeeping(acting, given.shared);
  return await acting.transact(async (tx) => {
    const before = await lockMine(tx, viewId);
    const view = { ...before, ...given };
    await refuseUnfit(tx, view, before.shared !== given.shared);
    return await kept(tx, view, 'view.changed');
  });
}

export async function removeView(acting: Acting, viewId: Uuid): Promise<{ viewId: `viw_${string}` }> {
  allow(acting, 'case.read');
  return await acting.transact(async (tx) => {
    const { name, shared } = await lockMine(tx, viewId);
    await viewWriter(tx).remove(viewId);
    recordFact(tx, 'view.removed', viewId, { viewId: idOf('viw', viewId), name, shared });
    return { viewId: idOf('viw', viewId) };
  });
}

function allowKeeping(acting: Acting, shared: boolean): void {
  allow(acting, 'case.read');
  if (shared) allow(acting, 'case.write');
}

/** VIEW-2: one's own; a shared one also for who oversees. */
async function lockMine(tx: Tx, viewId: Uuid): Promise<KeptView> {
  const view = await viewWriter(tx).lock(viewId);
  if (!view || !mayChange(view, tx.actor)) throw refuse('view.not_found', {});
  return view;
}

async function refuseUnfit(tx: Tx, view: KeptView, isMore: boolean): Promise<void> {
  await refuseUnknownIds(tx, view.filter);
  const reader = viewReader(tx);
  if (await reader.isNameTaken(view.ownerId, view.name, view.viewId))
    throw refuse('view.name_taken', { name: view.name });
  if (isMore && (await reader.count(view.ownerId, view.shared)) >= viewsMax)
    throw refuse('view.too_many', { most: viewsMax });
}

async function kept(tx: Tx, view: KeptView, fact: 'view.saved' | 'view.changed'): Promise<Shown> {
  await viewWriter(tx).keep(view);
  recordFact(tx, fact, view.viewId, { viewId: idOf('viw', view.viewId), name: view.name, shared: view.shared });
  return await showView(tx, view);
}
