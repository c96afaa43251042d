// AC-5: whether the merchant has had its turn and failed (E7, E8). A merchant that puts it right in time ends the matter.
import type { KnownCase, KnownDemand } from './known-case.ts';
import { type Answer, met, missing, notMet } from './rule-step.ts';

const refusals: ReadonlySet<string> = new Set(['refuses', 'disputes', 'no_agreement']);

/**
 * Done is done, whoever asked. Then the last word of the merchant counts: put right, or agreed until a day. Failing that, one
 * refusal or one silence is enough. Who has left cannot be asked, and need not be.
 */
export function askMerchant(known: KnownCase): Answer {
  const done = doneOn(known);
  if (done !== null) return notMet('performed', { doneOn: done });
  const demands = known.demands.filter((demand) => demand.sentOn <= known.onDay);
  const said = demands.filter((demand) => demand.answer !== null).at(-1);
  const facts = factsOf(demands);
  if (said?.answer === 'put_right') return afterPutRight(known, said, facts);
  if (said?.answer === 'agrees') {
    const untilOn = said.performOn ?? said.dueOn;
    if (untilOn >= known.onDay) return missing('merchant_has_until', { ...facts, untilOn });
    return met('merchant_broke_word', { ...facts, untilOn });
  }
  if (said?.answer && refusals.has(said.answer)) return met('merchant_refused', facts);
  if (demands.some((demand) => demand.lapsed || (demand.answer === null && demand.dueOn < known.onDay)))
    return met('merchant_silent', facts);
  const leftOn = known.sale?.merchantLeftOn ?? null;
  if (leftOn !== null && leftOn <= known.onDay) return met('merchant_left', { ...facts, leftOn });
  const pending = demands.at(-1);
  return pending ? missing('merchant_asked', { ...facts, dueOn: pending.dueOn }) : missing('merchant_not_asked');
}

/** The day the contract was done: what was not delivered is put right by delivering all of it, whenever that was recorded. */
function doneOn({ problem, sale, onDay }: KnownCase): string | null {
  if (!sale || problem === 'other') return null;
  const done = problem === 'not_delivered' ? sale.deliveredOn : sale.allDoneOn;
  return done !== null && done <= onDay ? done : null;
}

/** The merchant's word stands until a later visit finds the problem still there. */
function afterPutRight({ visit }: KnownCase, said: KnownDemand, facts: Record<string, string>): Answer {
  const answeredOn = said.answeredOn ?? said.sentOn;
  if (visit?.problemFound && visit.doneOn > answeredOn)
    return met('not_put_right', { ...facts, foundOn: visit.doneOn });
  return notMet('put_right', { ...facts, answeredOn });
}

function factsOf(demands: readonly KnownDemand[]): Record<string, string> {
  const [first] = demands;
  return first ? { firstAskedOn: first.sentOn, asked: String(demands.length) } : {};
}
