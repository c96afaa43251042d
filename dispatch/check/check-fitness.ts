// Judges whether the person and the van fit the work: skills, regions, refusals, tools, parts, load (PLAN-5, 6, 9, 10).
import type { Route } from '../plan.ts';
import type { Depot, Job, PartNeed, SecondAt, Shift, Technician } from '../problem.ts';
import type { Fault } from './fault.ts';
import type { PlanIndex } from './plan-index.ts';

/** What the van has had access to so far on its route. */
interface Van {
  readonly stock: Map<string, number>;
  readonly tools: Set<string>;
  readonly calls: { depot: Depot; calledAt: SecondAt }[];
  load: number;
}

export function checkFitness(index: PlanIndex, route: Route): Fault[] {
  const found = index.shifts.get(route.shiftId);
  if (!found) return [];
  const { technician, shift } = found;
  const faults: Fault[] = [];
  const say = (rule: Fault['rule'], what: string, jobId: string | null, value = 0, allowed = 0) =>
    faults.push({ rule, shiftId: route.shiftId, jobId, what, found: value, allowed });
  const van = loadedVan(index, technician, shift, route.leavesAt);
  let depotCalls = 0;
  for (const stop of route.stops) {
    if (stop.kind === 'depot') {
      depotCalls += 1;
      const depot = index.depots.get(stop.depotId);
      if (depot) callAt(van, depot, stop.startsAt);
    }
    if (stop.kind !== 'visit') continue;
    const job = index.jobs.get(stop.jobId);
    if (!job || typeof index.pins.get(job.id)?.startsAt === 'number') continue;
    if (job.region !== null && technician.regions.length > 0 && !technician.regions.includes(job.region))
      say('PLAN-6', 'wrong_region', job.id);
    if (job.refused.includes(technician.id)) say('PLAN-6', 'refused_technician', job.id);
    if (stop.role === 'helper') continue;
    for (const need of job.needs)
      if (!holds(technician, shift, need.skill, need.gradeMin)) say('PLAN-5', `lacks_skill:${need.skill}`, job.id);
    for (const tool of job.tools) if (!van.tools.has(tool)) say('PLAN-9', `lacks_tool:${tool}`, job.id);
    for (const need of job.parts)
      if (!takePart(van, need)) say('PLAN-10', `lacks_part:${need.part}`, job.id, need.count, van.stock.get(need.part));
    van.load += job.load;
  }
  if (technician.loadMax !== null && van.load > technician.loadMax)
    say('PLAN-10', 'van_too_full', null, van.load, technician.loadMax);
  if (depotCalls > 1) say('PLAN-20', 'second_depot_call', null, depotCalls, 1);
  return faults;
}

function loadedVan(index: PlanIndex, technician: Technician, shift: Shift, leavesAt: SecondAt): Van {
  const van: Van = {
    stock: new Map(Object.entries(technician.stock)),
    tools: new Set(technician.tools),
    calls: [],
    load: 0,
  };
  for (const depot of index.problem.depots) if (depot.placeId === shift.startPlaceId) callAt(van, depot, leavesAt);
  return van;
}

function callAt(van: Van, depot: Depot, calledAt: SecondAt): void {
  van.calls.push({ depot, calledAt });
  for (const tool of depot.tools) van.tools.add(tool);
}

/** True when fetched at a depot already called at, or taken from the van's own stock. */
function takePart(van: Van, need: PartNeed): boolean {
  const fetched = need.from.some((source) =>
    van.calls.some((call) => call.depot.id === source.depotId && call.calledAt >= source.readyAt),
  );
  if (fetched) return true;
  const left = (van.stock.get(need.part) ?? 0) - need.count;
  van.stock.set(need.part, left);
  return left >= 0;
}

function holds(technician: Technician, shift: Shift, skill: Job['needs'][number]['skill'], gradeMin: number): boolean {
  return technician.grades.some(
    (held) =>
      held.skill === skill &&
      held.grade >= gradeMin &&
      (held.validFrom ?? 0) <= shift.startsAt &&
      (held.validUntil ?? Number.POSITIVE_INFINITY) >= shift.endsAt,
  );
}
