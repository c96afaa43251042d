// Judges facts as they were given, and refuses by name what cannot be judged at all.
import type { z } from 'zod';
import type { batchLine, judgeGiven as contract } from '#api/flow/3-decisions.routes';
import type { Acting } from '#platform/database/acting';
import { refuse } from '#platform/refusal';
import { readCompany } from '#registry';
import type { Lawbook } from '../judgement/compile-lawbook.ts';
import { type FactRefusal, readFacts } from '../judgement/facts/read-facts.ts';
import { judge } from '../judgement/judge.ts';
import { judgementToJson } from '../judgement/write-judgement.ts';
import { lawbookOf } from '../lawbook-of.ts';

export type Judged = z.input<typeof contract.answer>;
type BatchLine = z.input<typeof batchLine>;

/** The lawbook of the company that asks. */
export async function lawbookFor(acting: Acting): Promise<Lawbook> {
  const { playbooks } = await acting.look(readCompany);
  return lawbookOf(playbooks);
}

/** `given` has passed its contract; what the contract cannot say is refused here: `currency.unknown`, `time_zone.unknown`. */
export function judgeGiven(book: Lawbook, given: unknown, withTrace: boolean): Judged {
  const outcome = judgeOne(book, given, withTrace);
  if ('judgement' in outcome) return outcome.judgement;
  throw refusalFor(outcome.unreadable[0], given);
}

/** One case of many: its judgement, or what cannot be read in it (ASK-2). */
export function judgeCase(book: Lawbook, given: unknown, at: number, withTrace: boolean): BatchLine {
  return { at, ...judgeOne(book, given, withTrace) };
}

type Outcome = { judgement: Judged } | { unreadable: { field: string; problem: string }[] };

function judgeOne(book: Lawbook, given: unknown, withTrace: boolean): Outcome {
  const read = readFacts(given);
  if (!read.ok) return { unreadable: read.refusals.map(({ field, problem }) => ({ field, problem })) };
  // The JSON of a judgement has the form of its contract (JUDGE-1); the answer is checked against it on its way out.
  const judgement = judgementToJson(judge(book, read.sheet), withTrace) as Omit<Judged, 'ignored'>;
  return { judgement: { ...judgement, ignored: read.ignored } };
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
