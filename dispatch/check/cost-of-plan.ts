// What a plan costs, summed from the problem alone (PLAN-14, PLAN-15, PLAN-16).
import type { CostParts, Plan, Route } from '../plan.ts';
import type { PlanIndex } from './plan-index.ts';

export function costOfPlan(index: PlanIndex, plan: Plan): CostParts {
  const { weights } = index.problem;
  const sum = { travel: 0, shifts: 0, work: 0, overtime: 0, lateness: 0, notPreferred: 0, unplanned: 0 };
  for (const route of plan.routes) {
    const found = index.shifts.get(route.shiftId);
    if (!found) continue;
    const { perShift, perWorkSecond, perOvertimeSecond } = found.technician.cost;
    sum.travel += travelOf(index, route).points;
    sum.shifts += perShift;
    sum.work += (route.returnsAt - route.leavesAt) * perWorkSecond;
    sum.overtime += Math.max(0, route.returnsAt - found.shift.endsAt) * perOvertimeSecond;
    for (const stop of route.stops) {
      const job = stop.kind === 'visit' && stop.role === 'lead' ? index.jobs.get(stop.jobId) : undefined;
      if (!job || stop.kind === 'break') continue;
      if (job.dueAt !== null) sum.lateness += Math.max(0, stop.startsAt - job.dueAt) * weights.perLateSecond;
      if (job.preferred.length > 0 && !job.preferred.includes(route.technicianId))
        sum.notPreferred += weights.notPreferred;
    }
  }
  for (const jobId of plan.unplanned) {
    const job = index.jobs.get(jobId);
    if (job) sum.unplanned += job.leavingCost ?? weights.leavingMandatory * (1 + job.priority);
  }
  const total = Object.values(sum).reduce((all, part) => all + part, 0);
  return { ...sum, total };
}

/** Points and nominal seconds of a route's ways. */
export function travelOf(index: PlanIndex, route: Route): { points: number; seconds: number } {
  const shift = index.shifts.get(route.shiftId)?.shift;
  let here = index.placeNumber.get(shift?.startPlaceId ?? '') ?? 0;
  let points = 0;
  let seconds = 0;
  const go = (to: number) => {
    points += index.travel.pointsBetween(here, to);
    seconds += index.travel.nominalSeconds(here, to);
    here = to;
  };
  for (const stop of route.stops) {
    if (stop.kind === 'break') continue;
    const placeId =
      stop.kind === 'visit' ? index.jobs.get(stop.jobId)?.placeId : index.depots.get(stop.depotId)?.placeId;
    go(index.placeNumber.get(placeId ?? '') ?? here);
  }
  if (shift && shift.endPlaceId !== null) go(index.placeNumber.get(shift.endPlaceId) ?? here);
  return { points, seconds };
}
