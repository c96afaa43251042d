// What a person does with an arrival that waits: put it to a case, open one from it, or set it aside with a reason.
import type { z } from 'zod';
import type { openArrival as openRoute } from '#api/flow/2-cases.channels';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { learnEmail, peopleReachedBy, type ReachedBy, registerSender } from '#registry';
import { lockFor } from '../../change-case.ts';
import { languageOfText } from '../inbound/arrival-rules.ts';
import { arrivalWriter, type KeptArrival, lockArrival } from '../inbound/arrival-store.ts';
import { openFromArrival, placeArrival } from '../inbound/place-arrival.ts';
import { confirm } from '../inbound/take-arrival.ts';
import { channelReader } from '../setup/channel-store.ts';

/** CHAN-13. Refuses `arrival.not_found` and `arrival.not_waiting`. Of what asked for nothing a person may still make something. */
async function lockWaiting(tx: Tx, arrivalId: Uuid): Promise<KeptArrival> {
  const found = await lockArrival(tx, arrivalId);
  const mayNot = found?.line === 'supervision' && !tx.actor.permissions.has('case.supervise');
  if (!found || mayNot) throw refuse('arrival.not_found', {});
  if (found.place === 'placed' || found.place === 'aside') throw refuse('arrival.not_waiting', { place: found.place });
  return found;
}

/** Refuses also `case.not_found`. Whether the customer of the case wrote it, their addresses tell. */
export async function attachArrival(
  acting: Acting,
  arrivalId: Uuid,
  { caseId, learnAddress }: { caseId: Uuid; learnAddress: boolean },
): Promise<{ caseId: `cas_${string}`; messageId: `msg_${string}` }> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    const arrival = await lockWaiting(tx, arrivalId);
    const { personId } = await lockFor(tx, 'message', caseId);
    const by = await reachedBy(tx, arrival);
    // What failed the check teaches nothing: whoever forged it would be known from then on.
    if (learnAddress && by?.kind === 'email' && arrival.proof !== 'failed') await learnEmail(tx, personId, by.address);
    const people = by === null ? [] : await peopleReachedBy(tx, by);
    const fromPerson = people.some((one) => one.personId === personId) && arrival.proof !== 'failed';
    const messageId = await placeArrival(tx, arrival, caseId, { fromPerson, proof: arrival.proof });
    return { caseId: idOf('cas', caseId), messageId: idOf('msg', messageId) };
  });
}

/** Refuses also `arrival.without_person`, `person.not_found`, `contract.not_found` and `case.other_customer`. */
export async function openArrival(
  acting: Acting,
  arrivalId: Uuid,
  given: z.output<typeof openRoute.body>,
): Promise<z.input<typeof openRoute.answer>> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    const arrival = await lockWaiting(tx, arrivalId);
    const by = await reachedBy(tx, arrival);
    const box = arrival.channel === 'email' ? await channelReader(tx).mailbox(arrival.throughId) : undefined;
    const language =
      given.language ?? languageOfText(`${arrival.subject ?? ''}\n${arrival.text}`) ?? box?.language ?? null;
    const name = given.name ?? arrival.fromName;
    if (given.personId === null && name === null) throw refuse('arrival.without_person', {});
    const personId =
      given.personId === null
        ? await registerSender(tx, by, { name: name ?? '', language: language ?? 'en' })
        : uuidOf(given.personId);
    const contractId = given.contractId === null ? null : uuidOf(given.contractId);
    const opened = await openFromArrival(tx, arrival, { personId, contractId, problem: given.problem, language });
    const messageId = await placeArrival(tx, arrival, opened.caseId, {
      fromPerson: arrival.proof !== 'failed',
      proof: arrival.proof,
    });
    if (box?.confirms && arrival.proof !== 'failed') await confirm(tx, arrival, opened, language ?? box.language);
    return { caseId: idOf('cas', opened.caseId), number: opened.number, messageId: idOf('msg', messageId) };
  });
}

export async function setArrivalAside(
  acting: Acting,
  arrivalId: Uuid,
  { reason }: { reason: string },
): Promise<{ arrivalId: `arr_${string}` }> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    await lockWaiting(tx, arrivalId);
    await arrivalWriter(tx).setAside(arrivalId, reason);
    recordFact(tx, 'arrival.set_aside', arrivalId, { arrivalId: idOf('arr', arrivalId) });
    return { arrivalId: idOf('arr', arrivalId) };
  });
}

async function reachedBy(tx: Tx, { channel, throughId, fromAddress: address }: KeptArrival): Promise<ReachedBy | null> {
  if (address === 'unknown') return null;
  if (channel === 'email') return { kind: 'email', address };
  return (await channelReader(tx).gateway(throughId))?.addresses === 'phone' ? { kind: 'phone', address } : null;
}
