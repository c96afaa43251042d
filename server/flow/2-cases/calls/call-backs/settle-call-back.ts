// A person writes that somebody we missed has been reached (CALL-4).
import { type Acting, allow } from '#platform/database/acting';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { maySeeLine } from '../may-see-line.ts';
import { lockCallBack } from './call-back-store.ts';
import { type CallBackShown, showCallBack } from './call-back-views.ts';
import { reachedAgain } from './owe-call-back.ts';

/** Refuses `call_back.not_found` and `call_back.done_already`. */
export async function settleCallBack(
  acting: Acting,
  callBackId: Uuid,
  given: { how: 'called' | 'reached'; note: string },
): Promise<CallBackShown> {
  allow(acting, 'call.take');
  return await acting.transact(async (tx) => {
    const back = await lockCallBack(tx, callBackId);
    if (!back || !maySeeLine(tx.actor, back.line)) throw refuse('call_back.not_found', {});
    if (back.state === 'done') throw refuse('call_back.done_already', {});
    await reachedAgain(tx, back, given);
    return await showCallBack(tx, callBackId);
  });
}
