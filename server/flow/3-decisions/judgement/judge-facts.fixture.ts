// A judgement from plain facts with the shipped packs and one playbook: what every test of judging starts from.
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import { shippedPacks } from '../law-packs/law-packs.ts';
import { type PlaybookName, shippedPlaybooks } from '../policy-tables/playbook.ts';
import { compileLawbook, type Lawbook } from './compile-lawbook.ts';
import { readFacts } from './facts/read-facts.ts';
import { judge } from './judge.ts';
import type { Entitlement, Judgement, Loser } from './judgement.ts';

const books = new Map<string, Lawbook>();

/** The shipped lawbook, with the tables of one playbook or none. */
export function bookOf(playbook: PlaybookName | null): Lawbook {
  const key = playbook ?? 'none';
  const known = books.get(key);
  if (known) return known;
  const made = compileLawbook(shippedPacks, playbook ? shippedPlaybooks[playbook].tables : []);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  books.set(key, made.book);
  return made.book;
}

/** Judges plain facts; throws when they cannot be read, naming the fields. */
export function judgeFacts(facts: JudgementFactsInput, playbook: PlaybookName | null = null): Judgement {
  const read = readFacts(facts);
  if (!read.ok) throw new Error(read.refusals.map((one) => `${one.field} ${one.problem}`).join('; '));
  return judge(bookOf(playbook), read.sheet);
}

export function entitlement(judgement: Judgement, ruleId: string, remedy: string): Entitlement | undefined {
  return judgement.entitlements.find((one) => one.ruleId === ruleId && one.remedy === remedy);
}

export function loser(judgement: Judgement, ruleId: string, remedy: string): Loser | undefined {
  return judgement.losers.find((one) => one.ruleId === ruleId && one.remedy === remedy);
}
