// What whoever is on duty does with a call: takes it, writes it down, puts it to a case or opens one, opens its recording.
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors, registerSender } from '#registry';
import { keepCase, lockFor } from '../../change-case.ts';
import { type Opening, openCaseIn } from '../../opening/open-case.ts';
import { publicId, workerOf } from '../../worker.ts';
import { markClock } from '../call-backs/owe-call-back.ts';
import { findSwitchboard } from '../switchboards/switchboard-store.ts';
import type { Call } from './call.ts';
import { callWriter, lockCall } from './call-store.ts';
import { type CallShown, showCallRow } from './call-views.ts';
import { aboutCall, subjectOf, tellOfCall } from './tell-of-call.ts';

/** One deed on one call. Refuses `call.not_found`, also for a call that this reader is not shown. */
async function changeCall(
  acting: Acting,
  callId: Uuid,
  apply: (tx: Tx, call: Call) => Promise<Call>,
  permission: 'call.take' | 'call.listen' = 'call.take',
): Promise<CallShown> {
  allow(acting, permission);
  return await acting.transact(async (tx) => {
    const call = await lockCall(tx, callId);
    await showCallRow(tx, callId);
    if (!call) throw refuse('call.not_found', {});
    await callWriter(tx).keep(await apply(tx, call));
    return await showCallRow(tx, callId);
  });
}

/** CALL-2. Taking one's own again changes nothing. Refuses `call.taken_already` and `call.over`. */
export function takeCall(acting: Acting, callId: Uuid): Promise<CallShown> {
  return changeCall(acting, callId, async (tx, call) => {
    const me = workerOf(tx.actor);
    if (me === null) throw refuse('call.not_found', {});
    if (call.takenBy === me.id) return call;
    if (call.takenBy !== null) {
      const signature = `account:${idOf('acc', call.takenBy)}`;
      const names = await namesOfActors(tx, [signature]);
      throw refuse('call.taken_already', { by: names.get(signature) ?? '' });
    }
    if (call.state !== 'ringing' && call.state !== 'talking') throw refuse('call.over', {});
    const taken = { ...call, takenBy: me.id, takenAt: tx.at.toISOString() };
    recordFact(tx, 'call.taken', await subjectOf(tx, call), { ...aboutCall(call), takenBy: publicId(me) ?? '' });
    return taken;
  });
}

export function noteCall(acting: Acting, callId: Uuid, note: string): Promise<CallShown> {
  return changeCall(acting, callId, async (tx, call) => {
    await tellOfCall(tx, 'call.noted', call);
    return { ...call, note };
  });
}

/** CALL-9. Refuses `call.in_case`, `call.other_line` and `case.not_found`. */
export function putCall(acting: Acting, callId: Uuid, caseId: Uuid): Promise<CallShown> {
  return changeCall(acting, callId, async (tx, call) => {
    if (call.caseId === caseId) return call;
    if (call.caseId !== null) throw refuse('call.in_case', {});
    const file = await lockFor(tx, 'note', caseId);
    if ((file.channel === 'supervision') !== (call.line === 'supervision')) throw refuse('call.other_line', {});
    await keepCase(tx, file);
    return await inCase(tx, call, caseId);
  });
}

export interface NewCaseGiven {
  personId: `per_${string}` | null;
  name: string | null;
  problem: Opening['problem'];
  description: string;
}

/** For who is known, or for somebody new under the number that called. Refuses `call.in_case`, `person.not_found`, `phone.unreadable`. */
export function openCaseOfCall(acting: Acting, callId: Uuid, given: NewCaseGiven): Promise<CallShown> {
  allow(acting, 'case.write');
  return changeCall(acting, callId, async (tx, call) => {
    if (call.caseId !== null) throw refuse('call.in_case', {});
    const personId = given.personId === null ? await register(tx, call, given.name ?? '') : uuidOf(given.personId);
    const { file } = await openCaseIn(tx, {
      ...{
        contractId: null,
        personId,
        firmId: null,
        storeId: null,
        commitmentId: null,
        incidentId: null,
        sweepId: null,
      },
      ...{ problem: given.problem, description: given.description, openedBy: 'desk', mode: 'v1' },
      channel: call.line === 'supervision' ? 'supervision' : 'phone',
      ...{ complainedOn: null, language: null, damageClass: 'none', assessedLoss: null, about: null, proofs: [] },
    });
    return await inCase(tx, call, file.caseId);
  });
}

async function register(tx: Tx, { number, switchboardId }: Call, name: string): Promise<Uuid> {
  const board = await findSwitchboard(tx, switchboardId);
  const known = number?.startsWith('+') ? { kind: 'phone' as const, address: number } : null;
  return await registerSender(tx, known, { name, language: board?.language ?? 'en' });
}

async function inCase(tx: Tx, call: Call, caseId: Uuid): Promise<Call> {
  const put = { ...call, caseId };
  await tellOfCall(tx, 'call.put', put);
  markClock(tx, caseId, call.direction === 'in' ? 'customer_called' : 'we_called', null);
  return put;
}

/** CALL-8. Refuses `call.no_recording`. */
export async function openRecording(acting: Acting, callId: Uuid): Promise<{ url: string }> {
  allow(acting, 'call.listen');
  return await acting.transact(async (tx) => {
    await showCallRow(tx, callId);
    const call = await lockCall(tx, callId);
    if (!call?.recordingUrl) throw refuse('call.no_recording', {});
    await tellOfCall(tx, 'call.recording_opened', call);
    return { url: call.recordingUrl };
  });
}
