// What one round of a clock comes to: due moment, time used and left, pauses, and when which step is told. Pure.
import type { WaitReason } from '#api/flow/2-cases.words';
import type { Calendar, Pause } from '#platform/calendar/calendar-types';
import { termEndsAt } from '#platform/calendar/due-on-day';
import { calendarOn } from '#platform/calendar/working-days';
import { dueAt, workingBetween } from '#platform/calendar/working-time';
import { dayAt } from '#platform/calendar/zone-offsets';
import type { ClockPause, ClockPolicy, ClockRound, ClockStep, PolicyVersion } from './clock.ts';
import { type FoundRound, versionOf } from './find-rounds.ts';

const minuteMs = 60_000;
/** Time that always passes: every day is one shift from midnight to midnight, and UTC leaves none out. */
const always: Calendar = {
  zone: 'UTC',
  weekly: Array.from({ length: 7 }, () => [{ fromMinute: 0, untilMinute: 1440 }]),
  exceptions: new Map(),
};

export interface Wait {
  reason: WaitReason;
  fromAt: number;
  untilAt: number | null;
}

/** How a round counts: by which calendar, and how much of it until due. */
interface Measure {
  calendar: Calendar;
  lengthMs: number;
}

/** `number` counts the rounds of the clock in the case from 1. `calendar` is that of the place. */
export function measureRound(
  found: FoundRound,
  number: number,
  versions: readonly PolicyVersion[],
  waits: readonly Wait[],
  calendar: Calendar,
  now: number,
): ClockRound {
  const atEnd = found.endedAt ?? now;
  const { code, version, policy } = versionOf(found, versions, atEnd);
  const measure = measureOf(policy, found, calendar);
  const { pauses, limits } = pausesOf(found, versions, waits, measure, atEnd);
  // The moment told to a customer stands, whatever is waited for.
  const stops: Pause[] = policy.unit === 'agreed' ? [] : [...pauses, ...found.gaps];
  const moment = (offsetMs: number) => dueAt(found.startedAt, Math.max(0, offsetMs), measure.calendar, stops);
  const due = moment(measure.lengthMs);
  const usedForMs = workingBetween(found.startedAt, atEnd, measure.calendar, stops);
  const paused = stops.some(({ fromAt, untilAt }) => fromAt <= now && (untilAt === null || now < untilAt));
  const ended = found.dropped ? 'dropped' : due === null || atEnd <= due ? 'met' : 'missed';
  return {
    code,
    round: number,
    version,
    state: found.endedAt === null ? (paused ? 'paused' : 'running') : ended,
    startedAt: found.startedAt,
    endedAt: found.endedAt,
    dueAt: due,
    usedForMs,
    leftForMs: due === null && found.endedAt !== null ? null : measure.lengthMs - usedForMs,
    pausedForMs: pauses.reduce((sum, { heldForMs }) => sum + heldForMs, 0),
    pauses,
    limits,
    steps: policy.steps.map((step) => stepOf(step, measure.lengthMs, moment)),
  };
}

/** CLOCK-2, CLOCK-7, CLOCK-9. A term of days is the time to the last moment of its last day: from there on pauses move it exactly. */
function measureOf({ unit, length, lastDay }: ClockPolicy, found: FoundRound, place: Calendar): Measure {
  if (unit === 'work_minutes') return { calendar: place, lengthMs: length * minuteMs };
  if (unit === 'minutes') return { calendar: always, lengthMs: length * minuteMs };
  const { startedAt, promisedAt } = found;
  if (unit === 'agreed') return { calendar: always, lengthMs: Math.max(0, (promisedAt ?? startedAt) - startedAt) };
  const { zone } = calendarOn(new Date(startedAt).toISOString().slice(0, 10), place);
  const term = {
    length,
    unit: unit === 'working_days' ? ('working_day' as const) : ('calendar_day' as const),
    firstDayCounted: false,
    lastDay,
  };
  const endsAt = termEndsAt(dayAt(startedAt, zone), term, place) ?? startedAt + length * 86_400_000;
  return { calendar: always, lengthMs: endsAt - 1 - startedAt };
}

/**
 * The stretches a round stands still: each wait, cut where another version took the round over, as far as the version then in force
 * pauses on it (CLOCK-5) and the party's limit lets it (CLOCK-4).
 */
function pausesOf(
  found: FoundRound,
  versions: readonly PolicyVersion[],
  waits: readonly Wait[],
  { calendar }: Measure,
  atEnd: number,
): Pick<ClockRound, 'pauses' | 'limits'> {
  const held = new Map<WaitReason, number>();
  const pauses: ClockPause[] = [];
  for (const { reason, fromAt, untilAt, version } of waits.flatMap((wait) => cut(wait, found, versions))) {
    const { pausesOn } = version.policy;
    if (!pausesOn.includes(reason)) continue;
    const before = held.get(reason) ?? 0;
    const left = limitOf(version.policy, reason) - before;
    if (left <= 0) continue;
    const runsOutAt = Number.isFinite(left) ? dueAt(fromAt, left, calendar) : null;
    const limited = runsOutAt !== null && (untilAt === null || runsOutAt < untilAt);
    const until = limited ? runsOutAt : untilAt;
    const heldForMs = workingBetween(fromAt, Math.max(fromAt, Math.min(until ?? atEnd, atEnd)), calendar);
    held.set(reason, before + (limited ? left : heldForMs));
    pauses.push({ reason, fromAt, untilAt: until, heldForMs, limited });
  }
  const { policy } = versionOf(found, versions, atEnd);
  const limits = policy.pauseLimits.map(({ reason, minutes }) => ({
    reason,
    limitForMs: minutes * minuteMs,
    usedForMs: sumOf(pauses.filter((pause) => pause.reason === reason)),
  }));
  return { pauses, limits };
}

const sumOf = (pauses: readonly ClockPause[]) => pauses.reduce((sum, { heldForMs }) => sum + heldForMs, 0);

function limitOf({ pauseLimits }: ClockPolicy, reason: WaitReason): number {
  const limit = pauseLimits.find((one) => one.reason === reason);
  return limit ? limit.minutes * minuteMs : Number.POSITIVE_INFINITY;
}

/** The parts of a wait within the round, each with the version that judges it. */
function cut(wait: Wait, found: FoundRound, versions: readonly PolicyVersion[]) {
  const fromAt = Math.max(wait.fromAt, found.startedAt);
  const end = Math.min(wait.untilAt ?? Number.POSITIVE_INFINITY, found.endedAt ?? Number.POSITIVE_INFINITY);
  if (fromAt >= end) return [];
  const changes = versions.filter((one) => one.takesRunning && one.fromAt > fromAt && one.fromAt < end);
  const edges = [fromAt, ...changes.map((one) => one.fromAt), end];
  return edges.slice(0, -1).map((from, index) => {
    const until = edges[index + 1] ?? end;
    return {
      reason: wait.reason,
      fromAt: from,
      untilAt: Number.isFinite(until) ? until : null,
      version: versionOf(found, versions, from),
    };
  });
}

function stepOf(
  { when, amount, tell }: ClockPolicy['steps'][number],
  lengthMs: number,
  moment: (offsetMs: number) => number | null,
): ClockStep {
  const offsets = {
    share: Math.floor((lengthMs * amount) / 100),
    before: lengthMs - amount * minuteMs,
    after: lengthMs + amount * minuteMs,
  };
  return {
    key: `${when}:${amount}`,
    kind: when === 'after' ? 'escalation' : 'reminder',
    tell,
    at: moment(offsets[when]),
  };
}
