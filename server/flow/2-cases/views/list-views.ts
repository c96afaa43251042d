// The views somebody sees, each with how many cases it holds for them, counted no further than a hundred and one (VIEW-4).
import { sql } from 'kysely';
import type { z } from 'zod';
import { viewCountedTo, type viewShown, viewsMax } from '#api/flow/2-cases.finding';
import type { Actor } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import { idOf } from '#platform/ids/make-id';
import { namesOfActors } from '#registry';
import { caseCondition } from '../finding/case-filter.ts';
import { workerOf } from '../worker.ts';
import { type KeptView, viewReader } from './view-store.ts';

type Shown = z.input<typeof viewShown>;

export async function listViewsOf(snapshot: Snapshot, actor: Actor): Promise<Shown[]> {
  const views = await viewReader(snapshot).listFor(workerOf(actor)?.id ?? null, viewsMax);
  const names = await namesOfActors(snapshot, views.map(signatureOf));
  const shown: Shown[] = [];
  for (const view of views) shown.push(await show(snapshot, view, actor, names.get(signatureOf(view)) ?? null));
  return shown;
}

/** One view for who acts. */
export async function showView(snapshot: Snapshot & { actor: Actor }, view: KeptView): Promise<Shown> {
  const names = await namesOfActors(snapshot, [signatureOf(view)]);
  return await show(snapshot, view, snapshot.actor, names.get(signatureOf(view)) ?? null);
}

function signatureOf({ ownerId, ownerKind }: KeptView): string {
  return `${ownerKind === 'acc' ? 'account' : 'key'}:${idOf(ownerKind, ownerId)}`;
}

async function show(snapshot: Snapshot, view: KeptView, actor: Actor, ownerName: string | null): Promise<Shown> {
  const { viewId, ownerId, ownerKind, name, shared, filter, order } = view;
  return {
    ...{ viewId: idOf('viw', viewId), name, shared, filter, order, ownerName },
    ownerId: idOf(ownerKind, ownerId),
    mayChange: mayChange(view, actor),
    count: await countOf(snapshot, filter, actor),
  };
}

/** VIEW-2: one's own; a shared one also for who oversees. */
export function mayChange(view: Pick<KeptView, 'ownerId' | 'shared'>, actor: Actor): boolean {
  return view.ownerId === workerOf(actor)?.id || (view.shared && actor.permissions.has('case.oversee'));
}

async function countOf(snapshot: Snapshot, filter: KeptView['filter'], actor: Actor): Promise<number> {
  const { states, where } = await caseCondition(snapshot, filter, actor);
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
      select from cases c where c.tenant_id = ${snapshot.tenantId} and c.state = any(${[...states]}::text[]) and ${where}
      limit ${viewCountedTo + 1}) counted`.execute(snapshot.sql);
  return rows[0]?.count ?? 0;
}
