// Which fact is what a clock hears: the one table between what is recorded and the words of policies. A kind of fact that comes later
// gets its line here, and every policy hears it.
import type { ClockSignal } from '#api/flow/2-cases.clocks.words';
import type { Fact, FactName } from '#platform/facts/record-fact';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import type { ClockMark } from './replay/clock.ts';

type Plain = Exclude<ClockSignal, 'opened' | 'call_promised'> | 'cancelled' | 'joined';
/** Facts that say one thing, whatever is in them. */
const plain = {
  'case.triaged': 'looked_at',
  'case.taken': 'taken',
  'case.handed_over': 'taken',
  'case.message_received': 'customer_wrote',
  'message.received': 'customer_wrote',
  'case.message_sent': 'we_wrote',
  'demand.sent': 'demand_sent',
  'demand.answered': 'merchant_answered',
  'visit.done': 'visit_done',
  'case.resolved': 'resolved',
  'case.reopened': 'reopened',
  'case.cancelled': 'cancelled',
  'case.joined': 'joined',
} as const satisfies Partial<Record<FactName, Plain>>;
/** What later stages tell a case came of it; the rest of it changes no clock. */
const movedTo = { decided: 'decided', refused: 'refused', remedied: 'paid' } as const;

export const heardFacts = [
  ...(Object.keys(plain) as (keyof typeof plain)[]),
  ...(['case.opened', 'message.sent', 'case.moved_on', 'case.waiting', 'case.resumed', 'case.marked'] as const),
] as const;
/** The reaction that hears them; by its name the job sees how far facts were answered. */
export const runClocksName = 'run-clocks.on.case-facts';

export type HeardFact = Fact<(typeof heardFacts)[number]>;

/** The case a fact is about, and what its clocks hear of it; undefined for what they do not: a message no person wrote. */
export function markOf(fact: HeardFact): { caseId: Uuid; mark: ClockMark } | undefined {
  const mark = heard(fact, Date.parse(fact.at));
  return mark && { caseId: uuidOf(fact.body.caseId), mark };
}

function heard(fact: HeardFact, at: number): ClockMark | undefined {
  const { name } = fact;
  if (isPlain(name)) return { at, signal: plain[name] };
  switch (name) {
    case 'case.opened': {
      const { channel, problem } = fact.body as Fact<'case.opened'>['body'];
      return { at, signal: 'opened', channel, problem: problem as Opened['problem'] };
    }
    case 'message.sent':
      return (fact.body as Fact<'message.sent'>['body']).automatic ? undefined : { at, signal: 'we_wrote' };
    case 'case.moved_on': {
      const { to } = fact.body as Fact<'case.moved_on'>['body'];
      return to in movedTo ? { at, signal: movedTo[to as keyof typeof movedTo] } : undefined;
    }
    case 'case.waiting': {
      const { reason, until } = fact.body as Fact<'case.waiting'>['body'];
      return { at, signal: 'waiting', reason, untilAt: until === null ? null : Date.parse(until) };
    }
    case 'case.resumed': {
      const { backAt } = fact.body as Fact<'case.resumed'>['body'];
      return { at, signal: 'goes_on', backAt: backAt === undefined ? at : Date.parse(backAt) };
    }
    case 'case.marked': {
      const { mark, promisedAt } = fact.body as Fact<'case.marked'>['body'];
      if (mark !== 'call_promised') return { at, signal: mark };
      return { at, signal: mark, promisedAt: promisedAt === null ? at : Date.parse(promisedAt) };
    }
  }
}
type Opened = Extract<ClockMark, { signal: 'opened' }>;

function isPlain(name: string): name is keyof typeof plain {
  return Object.hasOwn(plain, name);
}
