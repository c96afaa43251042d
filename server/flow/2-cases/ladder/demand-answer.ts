// Demands to the merchant: each with channel, deadline, answer or silence (E7); a no moves the case up (LADDER-1).
import type { z } from 'zod';
import type { answerDemand as answerRoute, sendDemand as sendRoute } from '#api/flow/2-cases';
import { dayAt, endOfDay } from '#platform/calendar/zone-offsets';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { isOpen } from '../case-file.ts';
import { climb, endOfDayAfter, inProgress, movesCase, stepMade } from '../case-rules.ts';
import { lockCase, type WholeCase } from '../case-store.ts';
import { showCaseOf } from '../case-views.ts';
import { type Changed, keepCase, lockFor, refuseWhoItIsAbout } from '../change-case.ts';
import { writeLink } from '../links/link-store.ts';
import { stopWaiting } from '../work/end-case.ts';
import { type Demand, demandWriter, findDemand } from './demand-store.ts';

export type AnswerGiven = z.output<typeof answerRoute.body>;
export type DemandSent = z.input<typeof sendRoute.answer>;

/** The link is the merchant's, who needs no account. Refuses `case.not_found`, `case.not_open` and `demand.due_before_sent`. */
export async function sendDemand(
  acting: Acting,
  caseId: Uuid,
  given: z.output<typeof sendRoute.body>,
): Promise<DemandSent> {
  allow(acting, 'case.write');
  // AUTH-4: the token joins the answer outside the transaction, whose answer is stored for replays.
  let token = '';
  const sent = await acting.transact(async (tx) => {
    const file = await lockFor(tx, 'demand', caseId);
    const sentAt = new Date(given.sentAt ?? tx.at).toISOString();
    const dueAt =
      given.dueAt === null
        ? endOfDayAfter(sentAt, file.settings.merchantDays, file.timeZone)
        : new Date(given.dueAt).toISOString();
    if (dueAt <= sentAt) throw refuse('demand.due_before_sent', {});
    const { channel, toWhom, text } = given;
    const demand: Demand = {
      ...unanswered,
      demandId: makeUuid(),
      caseId,
      rung: file.rung,
      channel,
      toWhom,
      text,
      sentAt,
      dueAt,
    };
    await demandWriter(tx).add(demand);
    token = (await writeLink(tx, 'demand', { caseId, demandId: demand.demandId })).token;
    recordFact(tx, 'demand.sent', caseId, { ...aboutOf(file, demand), channel, dueAt });
    await keepCase(tx, { ...stepMade(inProgress(file), tx.at, file.settings), demands: [...file.demands, demand] });
    const shown = await showCaseOf(tx, caseId, acting.actor);
    return { demandId: idOf('dem', demand.demandId), dueAt, token: '', shown };
  });
  return { ...sent, token };
}

const unanswered = {
  state: 'sent',
  answeredAt: null,
  answer: null,
  answerNote: null,
  answeredBy: null,
  performOn: null,
  lapsedAt: null,
} as const;

function aboutOf(file: WholeCase, { demandId }: Pick<Demand, 'demandId'>) {
  return {
    caseId: idOf('cas', file.caseId),
    demandId: idOf('dem', demandId),
    firmId: file.firmId && idOf('frm', file.firmId),
  };
}

/** At the desk. Refuses `demand.not_found`, `demand.not_waiting`, `demand.without_day`, `case.not_found`, `case.not_open`. */
export async function answerDemand(acting: Acting, demandId: Uuid, given: AnswerGiven) {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    const { caseId } = await answerIn(tx, demandId, given, tx.actor.signature);
    return await showCaseOf(tx, caseId, acting.actor);
  });
}

/** By whoever acts, at the desk or on the merchant's own link. */
export async function answerIn(
  tx: Tx,
  demandId: Uuid,
  given: AnswerGiven,
  answeredBy: string,
): Promise<{ caseId: Uuid }> {
  const found = await findDemand(tx, demandId);
  if (!found) throw refuse('demand.not_found', {});
  const locked = await lockCase(tx, found.caseId);
  refuseWhoItIsAbout(locked, tx.actor);
  const demand = await findDemand(tx, demandId);
  if (!locked || !demand) throw refuse('demand.not_found', {});
  if (!isOpen(locked)) throw refuse('case.not_open', { state: locked.state });
  // An answer is what a wait for the merchant waits for.
  const file = locked.waitReason === 'merchant' ? await stopWaiting(tx, locked, tx.at) : locked;
  // A late answer is taken and kept, but the silence that moved the case stays.
  if (demand.answer !== null && demand.state !== 'agreed') throw refuse('demand.not_waiting', { state: demand.state });
  const answered = answer(file, demand, given, tx.at, answeredBy);
  await demandWriter(tx).change(answered);
  recordFact(tx, 'demand.answered', file.caseId, {
    ...aboutOf(file, demand),
    answer: given.answer,
    performOn: answered.performOn,
  });
  await keepCase(tx, afterAnswer(tx, file, answered));
  return { caseId: file.caseId };
}

function answer(file: WholeCase, demand: Demand, given: AnswerGiven, at: Date, answeredBy: string): Demand {
  const { performOn, note } = given;
  const agrees = given.answer === 'agrees';
  if (agrees && (performOn === null || performOn < dayAt(at.getTime(), file.timeZone)))
    throw refuse('demand.without_day', {});
  const lapsed = demand.state === 'lapsed';
  const state = agrees ? 'agreed' : given.answer === 'put_right' ? 'put_right' : 'failed';
  const dueAt = agrees && performOn ? new Date(endOfDay(performOn, file.timeZone) - 1).toISOString() : demand.dueAt;
  return {
    ...demand,
    state: lapsed ? 'lapsed' : state,
    dueAt: lapsed ? demand.dueAt : dueAt,
    answer: given.answer,
    answerNote: note || null,
    answeredAt: new Date(given.answeredAt ?? at).toISOString(),
    answeredBy,
    performOn: agrees ? performOn : null,
  };
}

function afterAnswer(tx: Tx, file: WholeCase, demand: Demand): Changed {
  const others = file.demands.filter(({ demandId }) => demandId !== demand.demandId);
  const demands = demand.state === 'agreed' ? [...others, demand] : others;
  const going = { ...stepMade(inProgress(file), tx.at, file.settings), demands };
  if (demand.state !== 'failed' || !movesCase(file, demand)) return going;
  const climbed = climb(going, tx.at.toISOString(), file.settings);
  recordFact(tx, 'case.escalated', file.caseId, {
    caseId: idOf('cas', file.caseId),
    rung: climbed.rung,
    from: file.rung,
    because: 'refused',
    reason: null,
  });
  return climbed;
}
