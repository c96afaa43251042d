// Takes in what has come by any door: kept once, judged by the rules, and put where it belongs, in one transaction (CHAN-1).
import { scriptText } from '#api/texts/text-of';
import type { Language } from '#api/values';
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { peopleReachedBy, type ReachedBy, readCompany, registerSender } from '#registry';
import type { ChannelGround } from '../channel-ground.ts';
import { findThrough } from '../outbound/choose-way.ts';
import { sayToCustomer } from '../outbound/say-to-customer.ts';
import { countAutomatic } from '../outbound/sending-store.ts';
import {
  type ArrivalKind,
  type ArrivalKnown,
  type Judged,
  judgeArrival,
  languageOfText,
  mayConfirm,
  proofOf,
} from './arrival-rules.ts';
import {
  type Arrival,
  type ArrivedFile,
  arrivalWriter,
  isOpenCase,
  isOwnMail,
  openCasesOf,
  readSender,
} from './arrival-store.ts';
import { openFromArrival, placeArrival } from './place-arrival.ts';
import { findThread } from './reply-token.ts';

export interface Incoming {
  arrival: Omit<Arrival, 'proof'>;
  fingerprint: Buffer;
  files: readonly ArrivedFile[];
  kind: Exclude<ArrivalKind, 'own_mail'>;
  check: ArrivalKnown['check'];
  tokens: readonly string[];
  /** By what a person is found; null for a name that only the gateway knows. */
  reachedBy: ReachedBy | null;
  language: Language;
  strangers: ArrivalKnown['strangers'];
  confirms: boolean;
}

/** False when it had been here before. `also` happens with it, or when it is known already: a place in a mailbox moves on. */
export async function takeArrival(
  acting: Acting,
  { kept, seals }: ChannelGround,
  incoming: Incoming,
  also: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<boolean> {
  return await acting.transact(async (tx) => {
    await also(tx);
    const { arrival, fingerprint, files } = incoming;
    const fresh = await arrivalWriter(tx).add({ ...arrival, proof: 'none' }, fingerprint, files);
    if (!fresh) return false;
    for (const file of files) await kept.keep(tx, file);
    const { known, judged } = await judge(tx, seals, incoming);
    await follow(tx, incoming, known, judged);
    return true;
  });
}

async function judge(
  tx: Tx,
  seals: ChannelGround['seals'],
  incoming: Incoming,
): Promise<{ known: ArrivalKnown; judged: Judged }> {
  const { arrival, tokens, reachedBy } = incoming;
  const from = arrival.fromAddress;
  const { lately, heardFrom } = await readSender(tx, arrival.throughId, from);
  const own = arrival.channel === 'email' && (await isOwnMail(tx, from, arrival.outerId));
  const thread = await threadOf(tx, seals, tokens);
  const named = reachedBy === null ? [] : (await peopleReachedBy(tx, reachedBy)).map(({ personId }) => personId);
  // A gateway's names are nobody's but whose they were when somebody put the first message to a case.
  const heard = arrival.channel === 'gateway' ? heardFrom : [];
  const people = [...new Set(named.length > 0 ? named : heard.map(({ personId }) => personId))];
  const [person] = people;
  const known: ArrivalKnown = {
    kind: own ? 'own_mail' : incoming.kind,
    check: incoming.check,
    from,
    subject: arrival.subject,
    tokenShown: tokens.length > 0,
    thread,
    people,
    openCases: person !== undefined && people.length === 1 ? await openCasesOf(tx, person) : [],
    lastHeardIn: heard[0]?.caseId ?? null,
    strangers: incoming.strangers,
    lately,
  };
  return { known, judged: judgeArrival(known) };
}

async function threadOf(
  tx: Tx,
  seals: ChannelGround['seals'],
  tokens: readonly string[],
): Promise<ArrivalKnown['thread']> {
  for (const token of tokens) {
    const thread = await findThread(tx, seals, token);
    if (thread) return { ...thread, open: await isOpenCase(tx, thread.caseId) };
  }
  return undefined;
}

async function follow(tx: Tx, incoming: Incoming, known: ArrivalKnown, judged: Judged): Promise<void> {
  const { arrivalId, line } = incoming.arrival;
  const proof = proofOf(known);
  const arrival = { ...incoming.arrival, proof };
  if (judged.to === 'silent' || judged.to === 'waiting') {
    await arrivalWriter(tx).judged(arrivalId, judged.to, judged.why, proof);
    if (judged.to === 'waiting')
      recordFact(tx, 'arrival.waiting', arrivalId, { arrivalId: idOf('arr', arrivalId), why: judged.why, line });
    return;
  }
  if (judged.to === 'case') {
    await placeArrival(tx, arrival, judged.caseId, { fromPerson: true, proof });
    return;
  }
  const language = languageOfText(`${arrival.subject ?? ''}\n${arrival.text}`) ?? incoming.language;
  const personId = judged.personId ?? (await registered(tx, incoming, language));
  const opened = await openFromArrival(tx, arrival, { personId, contractId: null, problem: 'other', language });
  await placeArrival(tx, arrival, opened.caseId, { fromPerson: true, proof });
  if (incoming.confirms) await confirm(tx, arrival, opened, language);
}

async function registered(tx: Tx, { arrival, reachedBy }: Incoming, language: Language): Promise<Uuid> {
  const name = arrival.fromName ?? arrival.fromAddress.split('@', 1)[0] ?? arrival.fromAddress;
  return await registerSender(tx, reachedBy, { name, language });
}

/** T-E5: one short answer of fixed words, which a stranger's text never enters, within the limits of the hour. */
export async function confirm(
  tx: Tx,
  { throughId, fromAddress: address }: Pick<Arrival, 'throughId' | 'fromAddress'>,
  { caseId, number }: { caseId: Uuid; number: string },
  language: Language,
): Promise<void> {
  const through = await findThrough(tx, throughId);
  if (!through || !mayConfirm(await countAutomatic(tx, address))) return;
  const { name: company } = await readCompany(tx);
  await sayToCustomer(tx, caseId, {
    text: scriptText('mail.confirm', { company, number }, language),
    subject: scriptText('mail.subject', { company, number }, language),
    automatic: true,
    way: { ...through, address },
  });
}
