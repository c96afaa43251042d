// Publishes answers: a new one, the next version of one, read again and found true, or retired (KNOW-1, KNOW-2).
import type { z } from 'zod';
import type { answerShown } from '#api/flow/2-cases.knowledge';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { dropTerms, writeTerms } from '../suggesting/knowledge-terms.ts';
import { type AnswerGiven, type AnswerHead, answerWriter, inForceAt, readVersions } from './answer-store.ts';
import { showAnswerOf } from './answer-views.ts';

type Shown = z.input<typeof answerShown>;
interface Given {
  answer: AnswerGiven;
  why: string;
  inForceFrom: string | null;
}

/** Refuses `answer.begins_too_early`. */
export async function publishAnswer(acting: Acting, given: Given): Promise<Shown> {
  allow(acting, 'knowledge.write');
  return await acting.transact(async (tx) => {
    const head = { answerId: makeUuid(), newest: 0, reviewOn: null, retiredAt: null };
    await addVersion(tx, head, given, tx.at);
    return await showAnswerOf(tx, head.answerId);
  });
}

/** Refuses also `answer.not_found`, `answer.retired_already` and `answer.changed_meanwhile`. */
export async function reviseAnswer(acting: Acting, answerId: Uuid, given: Given & { follows: number }): Promise<Shown> {
  allow(acting, 'knowledge.write');
  return await acting.transact(async (tx) => {
    const head = await lockLiving(tx, answerId);
    if (head.newest !== given.follows) throw refuse('answer.changed_meanwhile', { version: head.newest });
    const before = (await readVersions(tx, answerId))[0]?.inForceFrom ?? tx.at.toISOString();
    await addVersion(tx, head, given, new Date(Math.max(Date.parse(before), tx.at.getTime())));
    return await showAnswerOf(tx, answerId);
  });
}

export async function reviewAnswer(acting: Acting, answerId: Uuid, reviewOn: string | null): Promise<Shown> {
  allow(acting, 'knowledge.write');
  return await acting.transact(async (tx) => {
    const head = await lockLiving(tx, answerId);
    await answerWriter(tx).keep({ ...head, reviewOn });
    recordFact(tx, 'answer.reviewed', answerId, await factOf(tx, head));
    return await showAnswerOf(tx, answerId);
  });
}

export async function retireAnswer(acting: Acting, answerId: Uuid, why: string): Promise<Shown> {
  allow(acting, 'knowledge.write');
  return await acting.transact(async (tx) => {
    const head = await lockLiving(tx, answerId);
    await answerWriter(tx).keep({ ...head, retiredAt: tx.at.toISOString() });
    await dropTerms(tx, answerId);
    recordFact(tx, 'answer.retired', answerId, { ...(await factOf(tx, head)), why });
    return await showAnswerOf(tx, answerId);
  });
}

/** An answer of a playbook, at the founding of a company. */
export async function bringAnswer(tx: Tx, code: string, answer: AnswerGiven, why: string): Promise<void> {
  const head = { answerId: makeUuid(), newest: 0, reviewOn: null, retiredAt: null };
  await addVersion(tx, head, { answer, why, inForceFrom: null }, tx.at, code);
}

async function addVersion(tx: Tx, head: AnswerHead, given: Given, notBefore: Date, code: string | null = null) {
  const { answer, why } = given;
  const from = given.inForceFrom === null ? notBefore : new Date(given.inForceFrom);
  if (from < notBefore) throw refuse('answer.begins_too_early', { notBefore: notBefore.toISOString() });
  const { answerId, newest } = head;
  const version = newest + 1;
  const writer = answerWriter(tx);
  await writer.keep({ ...head, newest: version, reviewOn: answer.reviewOn }, code);
  await writer.addVersion(answerId, { version, answer, why }, from);
  // Until a later version begins, the words of the one in force still find it.
  await writeTerms(tx, 'answer', answerId, textsToFind(answer), from <= tx.at);
  recordFact(tx, 'answer.published', answerId, { answerId: idOf('ans', answerId), version, title: answer.title, why });
}

function textsToFind({ title, tags, text }: AnswerGiven) {
  return [
    { weight: 3, texts: Object.values(title) },
    { weight: 2, texts: tags },
    { weight: 1, texts: Object.values(text) },
  ];
}

async function lockLiving(tx: Tx, answerId: Uuid): Promise<AnswerHead> {
  const head = await answerWriter(tx).lock(answerId);
  if (!head) throw refuse('answer.not_found', {});
  if (head.retiredAt !== null) throw refuse('answer.retired_already', {});
  return head;
}

async function factOf(tx: Tx, { answerId }: AnswerHead) {
  const version = inForceAt(await readVersions(tx, answerId), tx.at);
  return { answerId: idOf('ans', answerId), version: version?.version ?? 1, title: version?.answer.title ?? {} };
}
