// The open door by which a switchboard tells of a call. Whatever is wrong with who asks, the answer is the same (CALL-1, CHAN-14).
import { type CallEvent, callEventGiven, pushCall } from '#api/flow/2-cases.calls';
import { type Actor, systemActor } from '#platform/auth/actor';
import type { Acting } from '#platform/database/acting';
import { look, type Tx } from '#platform/database/transact';
import { serveBytes } from '#platform/http/serve-bytes';
import type { Routing } from '#platform/http/serve-route';
import { isFresh, isSignedBy, momentOfSignature, signatureHeader } from '#platform/http/sign-body';
import { makeUuid, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import type { Seals } from '#platform/secrets/seal-secret';
import { readCompany } from '#registry';
import { oweCallBack, settleDueBack } from '../call-backs/owe-call-back.ts';
import { peopleOfNumbers } from '../people-of-numbers.ts';
import { applyEvent, type Call } from '../taking/call.ts';
import { callWriter, lockCallByOuterId } from '../taking/call-store.ts';
import { tellOfCall, tellOfEnd } from '../taking/tell-of-call.ts';
import { numbersOf, placeOfKey } from './keep-switchboard.ts';
import { findSwitchboard, type Switchboard, switchboardWriter } from './switchboard-store.ts';

interface Admitted {
  tenantId: Uuid;
  actor: Actor;
  board: Switchboard;
  key: string;
  signed: { seconds: number; mac: Buffer };
}
const jsonBytesMax = 16_000;
const seniorsAloneMs = 10_000;

export function mountCallDoor(routing: Routing, seals: Seals): void {
  const { database } = routing;
  serveBytes(routing, pushCall, {
    bytesMax: jsonBytesMax,
    /** Refuses `signature.wrong` and `signature.stale`. */
    async admit({ companyId, switchboardId }, { headers }): Promise<Admitted> {
      const signed = momentOfSignature(headers[signatureHeader]);
      if (!signed) throw refuse('signature.wrong', {});
      if (!isFresh(signed, database.clock.now())) throw refuse('signature.stale', {});
      const tenantId = uuidOf(companyId);
      const board = await look(database, tenantId, (snapshot) => findSwitchboard(snapshot, uuidOf(switchboardId)));
      if (!board?.active || board.keySealed === null) throw refuse('signature.wrong', {});
      const key = seals.open(tenantId, placeOfKey(board.switchboardId), board.keySealed);
      if (key === undefined) throw refuse('signature.wrong', {});
      return { tenantId, actor: systemActor('take-call-event'), signed, board, key };
    },
    async take(acting, { board, key, signed }, bytes) {
      if (!isSignedBy(key, bytes, signed)) throw refuse('signature.wrong', {});
      return { taken: await takeEvent(acting, board, readEvent(bytes)) };
    },
  });
}

/** Refuses `push.unreadable`. */
function readEvent(bytes: Buffer): CallEvent {
  try {
    return callEventGiven.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    throw refuse('push.unreadable', {});
  }
}

/** False when it changes nothing. */
async function takeEvent(acting: Acting, board: Switchboard, event: CallEvent): Promise<boolean> {
  return await acting.transact(async (tx) => {
    const before = await lockCallByOuterId(tx, board.switchboardId, event.callId);
    const call = applyEvent(before ?? (await newCall(tx, board, event)), event);
    if (call === before) return false;
    await callWriter(tx).keep(call);
    await switchboardWriter(tx).heard(board.switchboardId);
    await tellChanges(tx, before, call, board.callBackMinutes);
    return true;
  });
}

async function newCall(tx: Tx, board: Switchboard, event: CallEvent): Promise<Call> {
  const { country } = await readCompany(tx);
  const { own, number } = numbersOf(board, event, country);
  const people = (await peopleOfNumbers(tx, [number]))(number);
  const vip = own.vip || people.some((person) => person.vip);
  const beganAt = new Date(event.at).toISOString();
  const { seniorIds } = board;
  const aloneUntil = new Date(tx.at.getTime() + seniorsAloneMs).toISOString();
  return {
    ...{ callId: makeUuid(), switchboardId: board.switchboardId, outerId: event.callId, direction: event.direction },
    ...{ state: 'ringing', line: own.line, calledName: own.name, number, vip, seniorIds },
    seniorsUntil: vip && seniorIds.length > 0 ? aloneUntil : null,
    ...{
      beganAt,
      answeredAt: null,
      endedAt: null,
      takenBy: null,
      takenAt: null,
      caseId: null,
      note: null,
      recordingUrl: null,
    },
  };
}

/** What is new of a call, whatever came first. */
async function tellChanges(tx: Tx, before: Call | undefined, call: Call, callBackMinutes: number): Promise<void> {
  if (!before && call.direction === 'in') await tellOfCall(tx, 'call.rang', call);
  if (call.answeredAt !== null && !before?.answeredAt) {
    await tellOfCall(tx, call.direction === 'in' ? 'call.answered' : 'call.made', call);
    await settleDueBack(tx, call);
  }
  if (call.state === 'missed' && before?.state !== 'missed') {
    await tellOfCall(tx, 'call.missed', call);
    await oweCallBack(tx, call, callBackMinutes);
  }
  if (call.state === 'ended' && before?.state !== 'ended') await tellOfEnd(tx, call);
  if (call.recordingUrl !== null && !before?.recordingUrl) await tellOfCall(tx, 'call.recording_ready', call);
}
