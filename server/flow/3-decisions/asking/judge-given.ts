// Judges facts as they were given, and refuses by name what cannot be judged at all.
import type { z } from 'zod';
import type { batchLine, judgeGiven as contract } from '#api/flow/3-decisions.routes';
import type { Acting } from '#platform/database/acting';
import { refuse } from '#platform/refusal';
import { type FactRefusal, readFacts } from '../judgement/facts/read-facts.ts';
import { judge } from '../judgement/judge.ts';
import { judgementToJson } from '../judgement/write-judgement.ts';
import { type Lawbooks, readLawbooks } from '../lawbooks/read-lawbooks.ts';

export type Judged = z.input<typeof contract.answer>;
type BatchLine = z.input<typeof batchLine>;

/** The lawbooks of the company that asks. */
export function lawbooksFor(acting: Acting): Promise<Lawbooks> {
  return acting.look(readLawbooks);
}

/** `given` has passed its contract; what the contract cannot say is refused here: `currency.unknown`, `time_zone.unknown`. */
export function judgeGiven(books: Lawbooks, given: unknown, withTrace: boolean): Judged {
  const outcome = judgeOne(books, given, withTrace);
  if ('judgement' in outcome) return outcome.judgement;
  throw refusalFor(outcome.unreadable[0], given);
}

/** One case of many: its judgement, or what cannot be read in it (ASK-2). */
export function judgeCase(books: Lawbooks, given: unknown, at: number, withTrace: boolean): BatchLine {
  return { at, ...judgeOne(books, given, withTrace) };
}

type Outcome = { judgement: Judged } | { unreadable: { field: string; problem: string }[] };

function judgeOne(books: Lawbooks, given: unknown, withTrace: boolean): Outcome {
  const read = readFacts(given);
  if (!read.ok) return { unreadable: read.refusals.map(({ field, problem }) => ({ field, problem })) };
  // The JSON of a judgement has the form of its contract (JUDGE-1); the answer is checked against it on its way out.
  const judgement = judgementToJson(judge(books.on(decidedOn(given)), read.sheet), withTrace) as Omit<
    Judged,
    'ignored'
  >;
  return { judgement: { ...judgement, ignored: read.ignored } };
}

/** The day packs are chosen by. Facts that were read name one. */
function decidedOn(given: unknown): string {
  return String((given as { decidedOn?: unknown }).decidedOn);
}

function refusalFor(unreadable: Pick<FactRefusal, 'problem'> | undefined, given: unknown): Error {
  const facts = given as { timeZone?: string; sale?: { currency?: string } };
  switch (unreadable?.problem) {
    case 'no_such_currency':
      return refuse('currency.unknown', { currency: facts.sale?.currency ?? '' });
    case 'no_such_time_zone':
      return refuse('time_zone.unknown', { timeZone: facts.timeZone ?? '' });
    default:
      return refuse('input.unreadable', {});
  }
}
