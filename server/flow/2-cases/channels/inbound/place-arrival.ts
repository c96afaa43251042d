// Makes an arrival a message of a case, with its files; and opens a case from one.
import type { CaseProblem, SenderProof } from '#api/flow/2-cases.words';
import type { Language } from '#api/values';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { caseWriter } from '../../case-store.ts';
import { keepCase, lockFor } from '../../change-case.ts';
import { addFileRow, countFiles } from '../../files/case-file-store.ts';
import { openCaseIn } from '../../opening/open-case.ts';
import { stopWaiting } from '../../work/end-case.ts';
import { addMessageFiles } from '../conversation/message-store.ts';
import { type Arrival, arrivalWriter, filesOfArrival } from './arrival-store.ts';

const filesMax = 60;
const textMax = 20_000;

/** A wait for the customer is over when they write (CASE-9). Refuses `case.not_found`. Answers the id of the message. */
export async function placeArrival(
  tx: Tx,
  arrival: Arrival,
  caseId: Uuid,
  { fromPerson, proof }: { fromPerson: boolean; proof: SenderProof },
): Promise<Uuid> {
  const file = await lockFor(tx, 'message', caseId);
  const messageId = makeUuid();
  const { arrivalId, channel, subject, throughId, fromAddress: address } = arrival;
  await caseWriter(tx).addMessage(caseId, {
    ...{
      messageId,
      kind: 'from_customer' as const,
      text: arrival.text.slice(0, textMax).toWellFormed(),
      channel,
      subject,
      address,
    },
    ...{ throughId, proof, arrivalId, who: fromPerson ? `customer:${idOf('per', file.personId)}` : 'sender:other' },
  });
  await addMessageFiles(tx, messageId, await keepFiles(tx, arrivalId, caseId));
  await arrivalWriter(tx).placed(arrivalId, { caseId, messageId, proof });
  const about = { caseId: idOf('cas', caseId), messageId: idOf('msg', messageId), channel };
  recordFact(tx, 'message.received', caseId, { ...about, fromPerson });
  recordFact(tx, 'arrival.placed', arrivalId, { arrivalId: idOf('arr', arrivalId), caseId: about.caseId });
  await keepCase(tx, file.waitReason === 'customer' && fromPerson ? await stopWaiting(tx, file, tx.at) : file);
  return messageId;
}

/** As many as the case still takes; the others stay with the arrival. */
async function keepFiles(tx: Tx, arrivalId: Uuid, caseId: Uuid): Promise<Uuid[]> {
  const arrived = await filesOfArrival(tx, arrivalId);
  if (arrived.length === 0) return [];
  const room = Math.max(0, filesMax - (await countFiles(tx, caseId)));
  const kept: Uuid[] = [];
  for (const { hash, name, mediaType, bytes } of arrived.slice(0, room)) {
    const fileId = makeUuid();
    await addFileRow(tx, {
      ...{ fileId, caseId, hash, name, mediaType, bytes: BigInt(bytes), from: 'customer', who: tx.actor.signature },
      ...{ addedAt: tx.at.toISOString(), proofKind: null, visitId: null, demandId: null },
    });
    recordFact(tx, 'file.added', caseId, {
      caseId: idOf('cas', caseId),
      fileId: idOf('fil', fileId),
      from: 'customer',
    });
    kept.push(fileId);
  }
  return kept;
}

export interface OpensCase {
  personId: Uuid;
  contractId: Uuid | null;
  problem: CaseProblem;
  language: Language | null;
}

/** What came by the supervision line is a case of that line (Q14). Refuses `person.not_found` and `contract.not_found`. */
export async function openFromArrival(
  tx: Tx,
  arrival: Arrival,
  given: OpensCase,
): Promise<{ caseId: Uuid; number: string }> {
  const description = [arrival.subject, arrival.text]
    .filter(Boolean)
    .join('\n\n')
    .slice(0, 4_000)
    .toWellFormed()
    .trim();
  const own = arrival.channel === 'email' ? ('email' as const) : ('message' as const);
  const { file } = await openCaseIn(tx, {
    ...{ firmId: null, storeId: null, commitmentId: null, incidentId: null, sweepId: null, about: null, proofs: [] },
    ...{ mode: 'v1' as const, complainedOn: null, damageClass: 'none' as const, assessedLoss: null, ...given },
    description: description || '—',
    openedBy: 'customer',
    channel: arrival.line === 'supervision' ? 'supervision' : own,
  });
  if (given.contractId !== null && file.personId !== given.personId) throw refuse('case.other_customer', {});
  return { caseId: file.caseId, number: file.number };
}
