// What cases have in common: how one is opened, verified, asked about and decided, a few days after each other.
import type { ImportedContract } from '#registry';
import type { DemoRole, PastStep, PastTeller } from './past-step.ts';

export interface ToldCase {
  /** The name of the case in the story. */
  as: string;
  contract: ImportedContract;
  /** Yuan the household lost; what was never delivered is refunded instead. */
  loss?: number;
  /** Which of the customers' sentences; taken in turn. */
  words?: number;
  /** Yuan a day its contract names for lateness, and at most. */
  late?: readonly [daily: number, most: number];
  /** Who took the complaint and owns the case; the agent unless told. */
  owner?: DemoRole;
}

export function makeCourses({ texts, step, day }: PastTeller) {
  const missing = ({ contract }: ToldCase) => contract.deliveredAt === undefined;
  const opened = (told: ToldCase, daysAgo: number, channel = 'phone'): PastStep => {
    const problem = missing(told) ? 'not_delivered' : told.late === undefined ? 'quality' : 'late';
    const sentences = texts.said[problem];
    const description = sentences[(told.words ?? 0) % sentences.length];
    const lost = told.loss === undefined ? {} : { loss: told.loss };
    const late = told.late === undefined ? {} : { 'late a day': told.late[0], 'late at most': told.late[1] };
    const asks = { not_delivered: 'deliver', quality: 'repair', late: 'penalty' }[problem];
    const claimed = { asks, buyer: 'consumer', ordered: 'ready made', ...late };
    return step(
      daysAgo,
      told.owner ?? 'agent',
      'open case',
      { contract: told.contract.number, problem, description, channel, ...lost, ...claimed },
      told.as,
    );
  };
  const visited = (told: ToldCase, daysAgo: number): PastStep => {
    const found = missing(told)
      ? { delivered: false, installed: false, findings: texts.notThere }
      : { delivered: true, installed: true, findings: texts.faultFound };
    return step(daysAgo, 'agent', 'record visit', { case: told.as, by: texts.visitor, ...found });
  };
  const asked = (told: ToldCase, daysAgo: number, daysToAnswer = 3): PastStep =>
    step(daysAgo, 'agent', 'demand', {
      case: told.as,
      by: 'call',
      of: told.contract.merchant ?? texts.inCharge,
      text: texts.putRight,
      due: `${day(daysAgo - daysToAnswer)} 18:00`,
    });
  const refused = (told: ToldCase, daysAgo: number): PastStep =>
    step(daysAgo, 'agent', 'answer demand', { case: told.as, answer: 'refuses', note: texts.refuses });
  return {
    opened,
    visited,
    asked,
    refused,
    /** Seen at the home, and the merchant said no: the rules pay. */
    ripe: (told: ToldCase, daysAgo: number): PastStep[] => [
      opened(told, daysAgo),
      visited(told, daysAgo - 2),
      asked(told, daysAgo - 2),
      refused(told, daysAgo - 4),
    ],
    proposed: (told: ToldCase, daysAgo: number): PastStep =>
      step(daysAgo, 'agent', 'propose compensation', { case: told.as }),
    approved: (told: ToldCase, daysAgo: number): PastStep =>
      step(daysAgo, 'administrator', 'approve compensation', { case: told.as }),
    accountGiven: (told: ToldCase, daysAgo: number): PastStep =>
      step(daysAgo, 'agent', 'customer gives account', {
        case: told.as,
        holder: told.contract.customer?.name,
        bank: texts.bank,
      }),
  };
}
