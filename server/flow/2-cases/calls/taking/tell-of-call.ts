// Whose story a fact of a call belongs to: its case, else the one person with the number, else itself. What comes by the supervision line is
// never told in the story of a person, which everybody reads (CALL-5).
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { peopleReachedBy } from '#registry';
import { type Call, talkForSecondsOf } from './call.ts';

type Plain =
  | 'call.rang'
  | 'call.answered'
  | 'call.missed'
  | 'call.made'
  | 'call.put'
  | 'call.noted'
  | 'call.recording_ready'
  | 'call.recording_opened';

export const aboutCall = ({ callId, caseId }: Pick<Call, 'callId' | 'caseId'>) => ({
  callId: idOf('cll', callId),
  caseId: caseId && idOf('cas', caseId),
});

export async function subjectOf(tx: Tx, call: Pick<Call, 'callId' | 'caseId' | 'line' | 'number'>): Promise<Uuid> {
  if (call.caseId !== null) return call.caseId;
  if (call.line === 'supervision' || call.number === null) return call.callId;
  const [one, other] = await peopleReachedBy(tx, { kind: 'phone', address: call.number });
  return one && !other ? one.personId : call.callId;
}

export async function tellOfCall(tx: Tx, name: Plain, call: Call): Promise<void> {
  recordFact(tx, name, await subjectOf(tx, call), aboutCall(call));
}

export async function tellOfEnd(tx: Tx, call: Call): Promise<void> {
  const talkForSeconds = talkForSecondsOf(call) ?? 0;
  recordFact(tx, 'call.ended', await subjectOf(tx, call), { ...aboutCall(call), talkForSeconds });
}
