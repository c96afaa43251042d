// The slow, obvious model clocks are tested against (T-D1): it walks through a case second by second and asks of each one whether it
// counts. It shares no code with the replay.
import type { WaitReason } from '#api/flow/2-cases.words';
import type { CalendarHistory } from '#platform/calendar/calendar-types';
import { openWithin } from '#platform/calendar/slow-model.fixture';

export interface SlowRule {
  fromAt: number;
  lengthMs: number;
  pausesOn: readonly WaitReason[];
  limitMs: Partial<Record<WaitReason, number>>;
}
export interface SlowWait {
  reason: WaitReason;
  fromAt: number;
  untilAt: number | null;
}

const minute = 60_000;

/**
 * The first second by which the length of the rule then in force has passed, what was held for each party by then, and null when that
 * has not come after `minutesMax` minutes. Rules follow one another; the first is in force at the start.
 */
export function slowClock(
  startAt: number,
  rules: readonly SlowRule[],
  waits: readonly SlowWait[],
  history: CalendarHistory,
  minutesMax: number,
): { dueAt: number | null; usedMs: number; held: Partial<Record<WaitReason, number>> } {
  const held: Partial<Record<WaitReason, number>> = {};
  let usedMs = 0;
  for (let at = Math.floor(startAt / minute) * minute; at < startAt + minutesMax * minute; at += minute) {
    const open = openWithin(history, at);
    for (let second = at; second < at + minute; second += 1000) {
      if (second < startAt || !open(second)) continue;
      const rule = rules.findLast(({ fromAt }) => fromAt <= second) ?? rules[0];
      const wait = waits.find(({ fromAt, untilAt }) => fromAt <= second && (untilAt === null || second < untilAt));
      if (rule && wait && mayHold(rule, wait.reason, held)) held[wait.reason] = (held[wait.reason] ?? 0) + 1000;
      else usedMs += 1000;
      // What is due is due by the last rule: the one that has taken the clock over for good.
      if (usedMs === rules.at(-1)?.lengthMs) return { dueAt: second + 1000, usedMs, held };
    }
  }
  return { dueAt: null, usedMs, held };
}

function mayHold({ pausesOn, limitMs }: SlowRule, reason: WaitReason, held: Partial<Record<WaitReason, number>>) {
  return pausesOn.includes(reason) && (held[reason] ?? 0) < (limitMs[reason] ?? Number.POSITIVE_INFINITY);
}
