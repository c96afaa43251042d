// Clocks that run only while a place is open: when so much working time will have passed, and how much has.
import { assert } from '../assert.ts';
import type { Calendar, Pause } from './calendar-types.ts';
import { dayMillis } from './days.ts';
import { openStretchesOf } from './open-hours.ts';

/** A calendar that is not open for thirty years on end is taken to be never open again. */
const searchDaysMax = 30 * 366;

type Stop = { fromAt: number; untilAt: number };

/**
 * The first instant by which `workingFor` milliseconds of open, unpaused time have passed since `startAt` (epoch ms). Time that
 * runs out exactly at closing is due at closing, not at the next opening. Null when it never comes: a pause without end, or no
 * open hours for thirty years. Zero is due at once.
 */
export function dueAt(
  startAt: number,
  workingFor: number,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): number | null {
  assert(Number.isFinite(startAt) && workingFor >= 0, 'CAL-5 a clock starts at an instant and runs forward');
  if (workingFor === 0) return startAt;
  const stops = orderedStops(pauses);
  const firstDay = Math.floor(startAt / dayMillis);
  let left = workingFor;
  let idleDays = 0;
  for (let day = firstDay; idleDays < searchDaysMax; day += 1) {
    const spent = spendDay(day, Math.max(startAt, day * dayMillis), left, calendar, stops);
    if (spent.dueAt !== null) return spent.dueAt;
    idleDays = spent.left === left ? idleDays + 1 : 0;
    left = spent.left;
    if (stops.at(-1)?.untilAt === Number.POSITIVE_INFINITY && day * dayMillis > (stops.at(-1)?.fromAt ?? 0))
      return null;
  }
  return null;
}

/** Open, unpaused milliseconds from one instant to another; negative when `untilAt` is before `fromAt`. */
export function workingBetween(
  fromAt: number,
  untilAt: number,
  calendar: Calendar,
  pauses: readonly Pause[] = [],
): number {
  assert(Number.isFinite(fromAt) && Number.isFinite(untilAt), 'CAL-5 a clock is read between two instants');
  if (untilAt < fromAt) return -workingBetween(untilAt, fromAt, calendar, pauses);
  const stops = orderedStops(pauses);
  let total = 0;
  for (let day = Math.floor(fromAt / dayMillis); day * dayMillis < untilAt; day += 1) {
    const { edges, total: wholeDay } = openStretchesOf(calendar, day);
    const inside = day * dayMillis >= fromAt && (day + 1) * dayMillis <= untilAt;
    if (inside && !meetsStop(stops, day * dayMillis, (day + 1) * dayMillis)) total += wholeDay;
    else
      forEachRun(edges, fromAt, stops, (from, until) => {
        total += Math.max(0, Math.min(until, untilAt) - from);
        return until < untilAt;
      });
  }
  return total;
}

/** Whether the place is open at an instant. */
export function isOpenAt(at: number, calendar: Calendar): boolean {
  const { edges } = openStretchesOf(calendar, Math.floor(at / dayMillis));
  return edges.some((edge, index) => index % 2 === 0 && edge <= at && at < (edges[index + 1] ?? edge));
}

/** The instant itself when open, else the next opening; null when there is none for thirty years. */
export function nextOpenAt(at: number, calendar: Calendar): number | null {
  if (isOpenAt(at, calendar)) return at;
  const due = dueAt(at, 1, calendar);
  return due === null ? null : due - 1;
}

/** Runs the clock through one UTC day from `fromAt` with `left` to go. */
function spendDay(day: number, fromAt: number, left: number, calendar: Calendar, stops: readonly Stop[]) {
  const { edges, total } = openStretchesOf(calendar, day);
  const wholeDay = fromAt === day * dayMillis && total < left && !meetsStop(stops, fromAt, fromAt + dayMillis);
  if (wholeDay) return { dueAt: null, left: left - total };
  let due: number | null = null;
  let rest = left;
  forEachRun(edges, fromAt, stops, (from, until) => {
    if (until - from >= rest) due = from + rest;
    else rest -= until - from;
    return due === null;
  });
  return { dueAt: due as number | null, left: rest };
}

/** Calls `visit` with each open stretch from `fromAt` on with the stops cut out, in order, until it answers false. */
function forEachRun(
  edges: readonly number[],
  fromAt: number,
  stops: readonly Stop[],
  visit: (from: number, until: number) => boolean,
): void {
  for (let index = 0; index < edges.length; index += 2) {
    let from = Math.max(edges[index] ?? 0, fromAt);
    const until = edges[index + 1] ?? 0;
    for (const stop of stops) {
      if (stop.untilAt <= from) continue;
      if (stop.fromAt >= until) break;
      if (stop.fromAt > from && !visit(from, stop.fromAt)) return;
      from = stop.untilAt;
      if (from >= until) break;
    }
    if (from < until && !visit(from, until)) return;
  }
}

function meetsStop(stops: readonly Stop[], fromAt: number, untilAt: number): boolean {
  return stops.some((stop) => stop.fromAt < untilAt && stop.untilAt > fromAt);
}

/** Pauses in order and apart; one that ends before it begins stops nothing. */
function orderedStops(pauses: readonly Pause[]): Stop[] {
  const stops = pauses
    .map((pause) => ({ fromAt: pause.fromAt, untilAt: pause.untilAt ?? Number.POSITIVE_INFINITY }))
    .filter((stop) => stop.fromAt < stop.untilAt)
    .sort((left, right) => left.fromAt - right.fromAt);
  const apart: Stop[] = [];
  for (const stop of stops) {
    const last = apart.at(-1);
    if (last && stop.fromAt <= last.untilAt) last.untilAt = Math.max(last.untilAt, stop.untilAt);
    else apart.push(stop);
  }
  return apart;
}
