// Questions about clocks: when each of a case is due, to the second, and which promises nobody is about to keep.
import { idFor, nameOf, type Question, type Stage } from '../stage.ts';

interface Clock {
  code: string;
  state: string;
  dueAt: string | null;
  isLate: boolean;
}

/** `2026-02-12 22:10:00`, by the company's clock. */
function secondOf(stage: Stage, at: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: stage.timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return format.format(new Date(at));
}

const clocksQuestion: Question = {
  asks: 'clocks of',
  named: true,
  async answer(stage, subject) {
    const { rows } = (await stage.call('GET', `/cases/${idFor(stage, subject)}/clocks`)) as { rows: Clock[] };
    // Those that run come first, and of one clock the newest round: it is the one told of.
    const newest = new Map(rows.toReversed().map((clock) => [clock.code, clock]));
    const told = [...newest].map(([code, { state, dueAt, isLate }]) => {
      const due = dueAt === null ? 'stands still' : secondOf(stage, dueAt);
      return [code.replaceAll('-', ' '), [isLate ? 'late' : state, due]];
    });
    return Object.fromEntries(told);
  },
};

const orphansQuestion: Question = {
  asks: 'promises nobody keeps',
  named: false,
  async answer(stage) {
    const { rows } = await stage.call('GET', '/orphaned-promises?limit=200');
    const cases = rows.map(({ caseId }: { caseId: string }) => nameOf(stage, caseId));
    return { cases, why: rows.map(({ why }: { why: string }) => why.replaceAll('_', ' ')), count: rows.length };
  },
};

export const clockQuestions: readonly Question[] = [clocksQuestion, orphansQuestion];
