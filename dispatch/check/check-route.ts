// Judges the seconds of one route: order, travel, windows, breaks, shift (PLAN-1 to PLAN-4, PLAN-8, PLAN-12).
import type { Route, Stop } from '../plan.ts';
import type { Job, SecondAt, Shift } from '../problem.ts';
import type { Fault } from './fault.ts';
import type { PlanIndex, ShiftOf } from './plan-index.ts';

/** Where the technician stands, since when, and whether only frozen visits lie behind. */
interface Standing {
  place: number;
  freeAt: SecondAt;
  frozenSoFar: boolean;
}

export function checkRoute(index: PlanIndex, route: Route, leadOf: ReadonlyMap<string, ShiftOf>): Fault[] {
  const faults: Fault[] = [];
  const found = index.shifts.get(route.shiftId);
  const say = (rule: Fault['rule'], what: string, foundAt: number, allowed: number, jobId: string | null = null) =>
    faults.push({ rule, shiftId: route.shiftId, jobId, what, found: foundAt, allowed });
  if (!found || found.technician.id !== route.technicianId) {
    say('PLAN-17', 'unknown_shift', 0, 0);
    return faults;
  }
  const { shift } = found;
  const standing: Standing = {
    place: index.placeNumber.get(shift.startPlaceId) ?? -1,
    freeAt: route.leavesAt,
    frozenSoFar: true,
  };
  if (route.leavesAt < shift.startsAt) say('PLAN-4', 'leaves_before_shift', route.leavesAt, shift.startsAt);
  for (const stop of route.stops) checkStop(index, stop, standing, leadOf, say);
  checkReturn(index, shift, route, standing, say);
  checkBreaks(shift, route, say);
  return faults;
}

type Say = (rule: Fault['rule'], what: string, found: number, allowed: number, jobId?: string | null) => void;

function checkStop(
  index: PlanIndex,
  stop: Stop,
  standing: Standing,
  leadOf: ReadonlyMap<string, ShiftOf>,
  say: Say,
): void {
  if (stop.kind === 'break') {
    if (stop.startsAt < standing.freeAt) say('PLAN-8', 'break_overlaps', stop.startsAt, standing.freeAt);
    standing.freeAt = stop.endsAt;
    return;
  }
  const jobId = stop.kind === 'visit' ? stop.jobId : null;
  const job = stop.kind === 'visit' ? index.jobs.get(stop.jobId) : undefined;
  const depot = stop.kind === 'depot' ? index.depots.get(stop.depotId) : undefined;
  const place = index.placeNumber.get((job ?? depot)?.placeId ?? '') ?? -1;
  const frozenAt = (jobId !== null && index.pins.get(jobId)?.startsAt) ?? null;
  const isFrozen = typeof frozenAt === 'number';
  if (place < 0) {
    say('PLAN-17', 'unknown_stop', 0, 0, jobId);
    return;
  }
  const due = index.travel.arrivesAt(standing.place, place, standing.freeAt);
  if (!(isFrozen && standing.frozenSoFar)) {
    if (due === null) say('PLAN-3', 'no_way', standing.place, place, jobId);
    else if (stop.arrivesAt < due) say('PLAN-3', 'arrives_too_soon', stop.arrivesAt, due, jobId);
  } else if (stop.startsAt < standing.freeAt)
    say('PLAN-12', 'frozen_before_free', stop.startsAt, standing.freeAt, jobId);
  if (stop.startsAt < stop.arrivesAt) say('PLAN-3', 'starts_before_arriving', stop.startsAt, stop.arrivesAt, jobId);
  if (depot && stop.endsAt - stop.startsAt !== depot.pickupFor)
    say('PLAN-9', 'pickup_time', stop.endsAt - stop.startsAt, depot.pickupFor);
  if (job) checkVisitTime(index, job, stop, isFrozen ? frozenAt : null, leadOf, say);
  standing.place = place;
  standing.freeAt = stop.endsAt;
  standing.frozenSoFar = isFrozen && standing.frozenSoFar;
}

function checkVisitTime(
  index: PlanIndex,
  job: Job,
  stop: { startsAt: number; endsAt: number },
  frozenAt: number | null,
  leadOf: ReadonlyMap<string, ShiftOf>,
  say: Say,
): void {
  if (frozenAt !== null) {
    if (stop.startsAt !== frozenAt) say('PLAN-12', 'frozen_start_moved', stop.startsAt, frozenAt, job.id);
  } else if (!job.windows.some((window) => stop.startsAt >= window.opensAt && stop.startsAt <= window.closesAt)) {
    say('PLAN-1', 'starts_outside_windows', stop.startsAt, job.windows[0]?.closesAt ?? 0, job.id);
  }
  const lead = leadOf.get(job.id);
  const worksFor = lead ? workOf(index, job, lead) : 0;
  if (stop.endsAt - stop.startsAt !== worksFor)
    say('PLAN-2', 'work_time', stop.endsAt - stop.startsAt, worksFor, job.id);
}

/** Seconds of the visit when this person leads it in this shift. */
function workOf(index: PlanIndex, job: Job, { technician, shift }: ShiftOf): number {
  const first = job.needs[0];
  const grades = technician.grades.filter(
    (held) =>
      held.skill === first?.skill &&
      (held.validFrom ?? 0) <= shift.startsAt &&
      (held.validUntil ?? Number.POSITIVE_INFINITY) >= shift.startsAt,
  );
  const grade = grades.reduce((best, held) => Math.max(best, held.grade), 0);
  const percent = index.problem.paceByDifficulty[job.difficulty]?.[grade] ?? 100;
  return job.safetyTestFor + Math.ceil((job.baseFor * percent) / 100);
}

function checkReturn(index: PlanIndex, shift: Shift, route: Route, standing: Standing, say: Say): void {
  const home = shift.endPlaceId === null ? standing.place : (index.placeNumber.get(shift.endPlaceId) ?? -1);
  const backAt = index.travel.arrivesAt(standing.place, home, standing.freeAt);
  if (backAt === null) say('PLAN-3', 'no_way_back', standing.place, home);
  else if (route.returnsAt < backAt) say('PLAN-3', 'returns_too_soon', route.returnsAt, backAt);
  const latest = shift.endsAt + shift.overtimeForMax;
  if (route.returnsAt > latest) say('PLAN-4', 'returns_after_overtime', route.returnsAt, latest);
  const overtime = Math.max(0, route.returnsAt - shift.endsAt);
  if (route.overtimeFor !== overtime) say('PLAN-14', 'overtime_misstated', route.overtimeFor, overtime);
}

function checkBreaks(shift: Shift, route: Route, say: Say): void {
  const taken = route.stops.filter((stop) => stop.kind === 'break');
  for (const [at, wanted] of shift.breaks.entries()) {
    const mine = taken.filter((stop) => stop.breakIndex === at);
    const only = mine[0];
    const atHome = route.returnsAt <= wanted.closesAt || route.leavesAt >= wanted.opensAt + wanted.lastsFor;
    if (mine.length === 0 && atHome) continue;
    if (mine.length !== 1 || !only) {
      say('PLAN-8', 'break_not_taken_once', mine.length, 1);
      continue;
    }
    if (only.startsAt < wanted.opensAt || only.startsAt > wanted.closesAt)
      say('PLAN-8', 'break_outside_window', only.startsAt, wanted.closesAt);
    if (only.endsAt - only.startsAt !== wanted.lastsFor)
      say('PLAN-8', 'break_cut', only.endsAt - only.startsAt, wanted.lastsFor);
  }
  if (taken.length > shift.breaks.length) say('PLAN-8', 'break_unknown', taken.length, shift.breaks.length);
}
