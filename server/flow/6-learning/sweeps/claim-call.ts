// Two people work one call list: each takes the next contract, nobody the same (SWEEP-5).
import type { z } from 'zod';
import type { claimCall as claimContract } from '#api/flow/6-learning';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { showCallTask } from './call-views.ts';
import { type MemberShown, showMember } from './member-views.ts';
import { heldByOther } from './sweep.ts';
import { sweepReader, sweepWriter } from './sweep-store.ts';

type Claimed = z.input<typeof claimContract.answer>;

/** Takes the next contract for fifteen minutes; who holds one gets that again. Refuses `sweep.not_found`. */
export async function claimCall(acting: Acting, sweepId: Uuid): Promise<Claimed> {
  allow(acting, 'sweep.call');
  return await acting.transact(async (tx) => {
    const sweep = await sweepReader(tx).findSweep(sweepId);
    if (!sweep) throw refuse('sweep.not_found', {});
    const toCall = sweep.counts.to_call;
    const contractId = await sweepWriter(tx).claim(sweepId, tx.actor.signature);
    if (contractId !== undefined) return { task: await showCallTask(tx, sweepId, contractId), nextAt: null, toCall };
    return { task: null, nextAt: await sweepReader(tx).nextCallAt(sweepId), toCall };
  });
}

/** Gives a taken call back. One that nobody holds stays as it is. Refuses `sweep.member_not_found`, `sweep.taken_by_someone`. */
export async function releaseCall(acting: Acting, sweepId: Uuid, contractId: Uuid): Promise<MemberShown> {
  allow(acting, 'sweep.call');
  return await acting.transact(async (tx) => {
    await lockMember(tx, sweepId, contractId);
    await sweepWriter(tx).release(sweepId, contractId);
    return await showMember(tx, sweepId, contractId);
  });
}

/** The member, locked, unless someone else calls this customer now. */
export async function lockMember(tx: Tx, sweepId: Uuid, contractId: Uuid) {
  const member = await sweepReader(tx).findMember(sweepId, contractId, 'lock');
  if (!member) throw refuse('sweep.member_not_found', {});
  if (heldByOther(member, tx.actor.signature, tx.at))
    throw refuse('sweep.taken_by_someone', { until: member.claimedUntil ?? tx.at.toISOString() });
  return member;
}
