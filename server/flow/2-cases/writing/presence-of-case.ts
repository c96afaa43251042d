// Who else has a case open, and who is writing in it (WRITE-1, WRITE-2).
import type { z } from 'zod';
import type { showPresence, tellPresence as told } from '#api/flow/2-cases.writing';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { tellPresence, whoElseIsAt } from '#platform/live/presence';
import { namesOfActors } from '#registry';
import { mayTouchCase } from '../change-case.ts';

type Shown = z.input<typeof showPresence.answer>;

/** Refuses `case.not_found`, as it does to whom the case is about. No fact: that somebody looked is not what happened to the case. */
export async function tellPresenceAt(acting: Acting, caseId: Uuid, given: z.output<typeof told.body>): Promise<Shown> {
  allow(acting, 'case.read');
  const { isNews, shown } = await acting.transact(async (tx) => {
    await mayTouchCase(tx, tx.actor, caseId);
    return { isNews: await tellPresence(tx, { placeId: caseId, ...given }), shown: await othersAt(tx, caseId) };
  });
  // Whoever listens by this process hears of it at once, others at their next look.
  if (isNews) acting.database.committed(acting.tenantId);
  return shown;
}

/** Refuses `case.not_found`. */
export async function showPresenceAt(acting: Acting, caseId: Uuid): Promise<Shown> {
  return await acting.look(async (snapshot) => {
    await mayTouchCase(snapshot, acting.actor, caseId);
    return await othersAt(snapshot, caseId);
  });
}

async function othersAt(snapshot: Snapshot, caseId: Uuid): Promise<Shown> {
  const others = await whoElseIsAt(snapshot, caseId);
  const names = await namesOfActors(
    snapshot,
    others.map(({ holder }) => holder),
  );
  return {
    rows: others.flatMap(({ holder, doing }) => {
      const name = names.get(holder);
      return name === undefined ? [] : [{ workerId: holder.slice(holder.indexOf(':') + 1), name, doing }];
    }),
  };
}
