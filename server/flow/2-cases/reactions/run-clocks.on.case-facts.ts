// Answers what happens in cases: keeps it as marks of time, and reckons the clocks of each case anew. A new company gets its policies
// by the same cursor, so that they are there before its first case.
import type { Tx } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { reaction } from '#platform/part';
import { type HeardFact, heardFacts, markOf, runClocksName } from '../clocks/clock-signals.ts';
import { clockWriter } from '../clocks/clock-store.ts';
import { bringClocks } from '../clocks/policies/bring-clocks.ts';
import { noteCalendar } from '../clocks/policies/clock-book.ts';
import { reckonClocks } from '../clocks/reckon-clocks.ts';

export const runClocks = reaction({
  name: runClocksName,
  on: [...heardFacts, 'company.founded'],
  async react(tx: Tx, facts: (HeardFact | Fact<'company.founded'>)[]): Promise<void> {
    if (facts.some(({ name }) => name === 'company.founded')) await bringClocks(tx);
    const marks = facts.flatMap((fact) => {
      const marked = fact.name === 'company.founded' ? undefined : markOf(fact as HeardFact);
      return marked ? [marked] : [];
    });
    if (marks.length === 0) return;
    await noteCalendar(tx);
    await clockWriter(tx).addMarks(marks);
    await reckonClocks(tx, [...new Set(marks.map(({ caseId }) => caseId))].toSorted());
  },
});
