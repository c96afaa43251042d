// What is left of a day at a given second, as a problem of its own: work done is history, a technician starts where the
// last work ends, and a visit somebody already drives to stays with them. Whatever asks about "now" asks this first.
import type { DepotStop, Plan, Route, Stop, VisitStop } from '../plan.ts';
import type { Break, Job, JobId, Pin, PlaceId, Problem, SecondAt, Shift, ShiftId, Technician } from '../problem.ts';
import type { DayChanged } from './accept-place.ts';
import { vanAfter } from './van-after.ts';

/** A route cut at a second. */
interface CutRoute {
  readonly route: Route;
  readonly done: readonly Stop[];
  readonly ahead: readonly Stop[];
  readonly startPlaceId: PlaceId;
  readonly freeAt: SecondAt;
  /** Visit somebody is on the way to. */
  readonly underway: VisitStop | null;
}

/** The plan must hold for the problem (check-plan); then the answer holds too. Shifts over and jobs begun are gone from it. */
export function restOfDay(problem: Problem, plan: Plan, now: SecondAt): DayChanged {
  const jobs = new Map(problem.jobs.map((job) => [job.id, job]));
  const shifts = new Map(problem.technicians.flatMap(({ shifts: own }) => own.map((shift) => [shift.id, shift])));
  const cuts = new Map<ShiftId, CutRoute>();
  for (const route of plan.routes) {
    const shift = shifts.get(route.shiftId);
    if (shift) cuts.set(route.shiftId, cutRoute(problem, jobs, shift, route, now));
  }
  const begun = new Set([...cuts.values()].flatMap(({ done }) => done.flatMap((stop) => visitOf(stop)?.jobId ?? [])));
  const technicians = problem.technicians.map((technician) => technicianLeft(technician, cuts, jobs, problem, now));
  const lasting = new Set(technicians.flatMap((technician) => technician.shifts.map(({ id }) => id)));
  const left: Problem = {
    ...problem,
    technicians,
    jobs: problem.jobs.filter(({ id }) => !begun.has(id)).map((job) => jobLeft(problem, job, cuts, begun)),
    groups: problem.groups.map((group) => ({ ...group, jobIds: group.jobIds.filter((id) => !begun.has(id)) })),
    pins: pinsLeft(problem, plan, cuts, begun, lasting),
  };
  return { problem: left, plan: planLeft(plan, cuts, begun) };
}

const visitOf = (stop: Stop): VisitStop | null => (stop.kind === 'visit' ? stop : null);

function cutRoute(
  problem: Problem,
  jobs: ReadonlyMap<JobId, Job>,
  shift: Shift,
  route: Route,
  now: SecondAt,
): CutRoute {
  const done = route.stops.filter((stop) => stop.startsAt <= now);
  const ahead = route.stops.slice(done.length);
  const last = done.at(-1);
  const [next] = ahead;
  const leftAt = last?.endsAt ?? route.leavesAt;
  const placed = done.findLast((stop) => stop.kind !== 'break');
  const startPlaceId = placed ? placeOf(problem, jobs, placed) : shift.startPlaceId;
  const isOut = leftAt <= now && next !== undefined && next.kind !== 'break';
  // Nobody stands still on the way to a depot: the day goes on from there, with what it holds.
  if (isOut && next.kind === 'depot')
    return {
      route,
      done: [...done, next],
      ahead: ahead.slice(1),
      startPlaceId: placeOf(problem, jobs, next),
      freeAt: next.endsAt,
      underway: null,
    };
  // Whoever is on the way to a visit is spoken of as being there: the way is spent, and nobody turns back.
  if (isOut && next.kind === 'visit')
    return {
      route,
      done,
      ahead,
      startPlaceId: placeOf(problem, jobs, next),
      freeAt: Math.max(now, next.arrivesAt),
      underway: next,
    };
  const freeAt = last || leftAt <= now ? Math.max(leftAt, now) : Math.max(shift.startsAt, now);
  return { route, done, ahead, startPlaceId, freeAt, underway: null };
}

function placeOf(problem: Problem, jobs: ReadonlyMap<JobId, Job>, stop: VisitStop | DepotStop): PlaceId {
  if (stop.kind === 'visit') return jobs.get(stop.jobId)?.placeId ?? '';
  return problem.depots.find(({ id }) => id === stop.depotId)?.placeId ?? '';
}

/** Once a technician's last shift has begun its price and its hours are paid, used or not; what is beyond them is not. */
function technicianLeft(
  technician: Technician,
  cuts: ReadonlyMap<ShiftId, CutRoute>,
  jobs: ReadonlyMap<JobId, Job>,
  problem: Problem,
  now: SecondAt,
): Technician {
  const shifts = technician.shifts.flatMap((shift): Shift[] => {
    const cut = cuts.get(shift.id);
    const freeAt = cut?.freeAt ?? Math.max(shift.startsAt, now);
    if (freeAt > shift.endsAt + shift.overtimeForMax) return [];
    if (!cut) return [{ ...shift, startsAt: freeAt, breaks: breaksAhead(shift, cut, freeAt) }];
    return [{ ...shift, startsAt: freeAt, startPlaceId: cut.startPlaceId, breaks: breaksAhead(shift, cut, freeAt) }];
  });
  const begun = technician.shifts.find(({ id }) => hasBegun(cuts.get(id)) && shifts.some((shift) => shift.id === id));
  const cut = cuts.get(begun?.id ?? '');
  if (!begun || !cut) return { ...technician, shifts };
  const { done, ahead, route } = cut;
  const van = vanAfter(technician, problem.depots, jobs, {
    startPlaceId: begun.startPlaceId,
    leftAt: route.leavesAt,
    done,
    ahead,
  });
  // What was borrowed today is not there tomorrow, and tomorrow's shift has its own price.
  if (shifts.length > 1) return { ...technician, ...van, tools: technician.tools, shifts };
  return { ...technician, ...van, shifts, cost: { ...technician.cost, perShift: 0, perWorkSecond: 0 } };
}

/** Breaks taken are over; so are those had at home: before leaving, or too late to begin in a shift not begun. */
function breaksAhead(shift: Shift, cut: CutRoute | undefined, freeAt: SecondAt): Shift['breaks'] {
  const taken = new Set(cut?.done.flatMap((stop) => (stop.kind === 'break' ? [stop.breakIndex] : [])));
  const left = shift.breaks.filter((_, at) => !taken.has(at));
  const leftAt = cut?.route.leavesAt ?? 0;
  return hasBegun(cut)
    ? left.filter(({ opensAt, lastsFor }) => leftAt < opensAt + lastsFor).map((pause) => owedBreak(pause, freeAt))
    : left.filter(({ closesAt }) => closesAt >= freeAt);
}

/** Whoever works until `freeAt` has not rested before: the break is still owed, at once if its hour is past (PLAN-8). */
export function owedBreak(pause: Break, freeAt: SecondAt): Break {
  const opensAt = Math.max(pause.opensAt, freeAt);
  return { ...pause, opensAt, closesAt: Math.max(pause.closesAt, opensAt) };
}

function hasBegun(cut: CutRoute | undefined): boolean {
  return cut !== undefined && (cut.done.length > 0 || cut.underway !== null);
}

/** What follows a begun member of its group waits for its end (PLAN-11). */
function jobLeft(problem: Problem, job: Job, cuts: ReadonlyMap<ShiftId, CutRoute>, begun: ReadonlySet<JobId>): Job {
  const group = problem.groups.find(({ jobIds }) => jobIds.includes(job.id));
  if (!group?.rules.includes('sequence')) return job;
  const before = new Set(group.jobIds.slice(0, group.jobIds.indexOf(job.id)).filter((id) => begun.has(id)));
  if (before.size === 0) return job;
  const done = [...cuts.values()].flatMap((cut) => cut.done.flatMap((stop) => visitOf(stop) ?? []));
  const endsAt = Math.max(...done.filter(({ jobId }) => before.has(jobId)).map((stop) => stop.endsAt));
  const windows = job.windows.filter(({ closesAt }) => closesAt >= endsAt);
  return {
    ...job,
    windows: (windows.length > 0 ? windows : job.windows).map((window) => ({
      ...window,
      opensAt: Math.max(window.opensAt, endsAt),
    })),
  };
}

/** Pins that still mean something, the visits somebody drives to, and those bound to whoever began their group. */
function pinsLeft(
  problem: Problem,
  plan: Plan,
  cuts: ReadonlyMap<ShiftId, CutRoute>,
  begun: ReadonlySet<JobId>,
  lasting: ReadonlySet<ShiftId>,
): Pin[] {
  const pins = new Map<JobId, Pin>();
  const underway = new Map([...cuts.values()].flatMap(({ underway: stop }) => (stop ? [[stop.jobId, stop]] : [])));
  for (const pin of problem.pins)
    if (!begun.has(pin.jobId) && pin.shiftIds.every((id) => lasting.has(id))) pins.set(pin.jobId, pin);
  for (const [jobId, stop] of underway)
    pins.set(jobId, { jobId, shiftIds: crewOf(plan, jobId), startsAt: stop.startsAt });
  for (const group of problem.groups) {
    if (!group.rules.includes('same_technician') || !group.jobIds.some((id) => begun.has(id))) continue;
    for (const jobId of group.jobIds) {
      const shiftIds = crewOf(plan, jobId);
      if (begun.has(jobId) || pins.has(jobId) || shiftIds.length === 0) continue;
      pins.set(jobId, { jobId, shiftIds, startsAt: null });
    }
  }
  return [...pins.values()];
}

/** The lead's shift first. */
function crewOf(plan: Plan, jobId: JobId): ShiftId[] {
  const crew = plan.routes.flatMap(({ shiftId, stops }) =>
    stops.flatMap((stop) => (stop.kind === 'visit' && stop.jobId === jobId ? [{ shiftId, role: stop.role }] : [])),
  );
  return crew.sort((a, b) => Number(a.role === 'helper') - Number(b.role === 'helper')).map(({ shiftId }) => shiftId);
}

/** Routes with what lies ahead; seconds and costs are found again by whoever lays the plan open. */
function planLeft(plan: Plan, cuts: ReadonlyMap<ShiftId, CutRoute>, begun: ReadonlySet<JobId>): Plan {
  const routes = [...cuts.values()]
    .filter(({ ahead }) => ahead.some((stop) => stop.kind === 'visit'))
    .map(({ route, ahead, freeAt }) => ({ ...route, leavesAt: Math.max(route.leavesAt, freeAt), stops: ahead }));
  return { ...plan, routes, unplanned: plan.unplanned.filter((id) => !begun.has(id)) };
}
