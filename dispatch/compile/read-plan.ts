// Arrays → plan: the best state's routes with their names, seconds and cost in parts.
import { scheduleRoute } from '../core/schedule-route.ts';
import type { DayDesk } from '../core/settle-route.ts';
import type { CoreState } from '../core/state.ts';
import { BREAK_MARK, DEPOT_MARK, type Walk } from '../core/walk-route.ts';
import type { CostParts, Plan, Route, Stop } from '../plan.ts';
import type { CompiledProblem } from './compile-problem.ts';

/** `desk` must hold day rules, plain ones if the search had none: plans always tell exact seconds. */
export function readPlan(compiled: CompiledProblem, state: CoreState, desk: DayDesk): Plan {
  const routes: Route[] = [];
  for (let vehicle = 0; vehicle < state.instance.vehicleCount; vehicle++) {
    if (state.count[vehicle] === 0) continue;
    if (scheduleRoute(desk.schedule, state, desk.day, vehicle, -1, -1, 0) === Number.POSITIVE_INFINITY)
      throw new Error(`a planned route cannot be driven: vehicle ${vehicle}`);
    routes.push(readRoute(compiled, desk, vehicle));
  }
  const unplanned = compiled.problem.jobs.filter(
    (_, at) => (state.routeOf[compiled.names.leadNode[at] ?? 0] ?? -1) < 0,
  );
  const named = unplanned.map((job) => job.id);
  return { routes, unplanned: named, cost: costParts(compiled, routes, new Set(named)) };
}

function readRoute(compiled: CompiledProblem, desk: DayDesk, vehicle: number): Route {
  const { walk } = desk.schedule;
  const named = compiled.names.vehicles.at(vehicle);
  if (!named) throw new RangeError('vehicle without a name');
  const { technician, shift } = named;
  const stops: Stop[] = [];
  for (let at = 0; at < walk.walkedCount; at++) stops.push(readStop(compiled, desk, vehicle, walk, at));
  return {
    technicianId: technician.id,
    shiftId: shift.id,
    leavesAt: walk.leavesAt,
    returnsAt: walk.returnsAt,
    stops,
    travelFor: travelSeconds(compiled, stops, shift.startPlaceId, shift.endPlaceId),
    overtimeFor: Math.max(0, walk.returnsAt - shift.endsAt),
  };
}

function readStop(compiled: CompiledProblem, desk: DayDesk, vehicle: number, walk: Walk, at: number): Stop {
  const stop = walk.walked[at] ?? 0;
  const arrivesAt = walk.arrivesAt[at] ?? 0;
  const startsAt = walk.startsAt[at] ?? 0;
  const endsAt = walk.endsAt[at] ?? 0;
  if (stop <= BREAK_MARK) {
    const breakIndex = desk.day.vehicles.at(vehicle)?.breaks.at(BREAK_MARK - stop)?.index ?? 0;
    return { kind: 'break', breakIndex, startsAt, endsAt };
  }
  if (stop <= DEPOT_MARK) {
    const depot = compiled.problem.depots.at(DEPOT_MARK - stop);
    return { kind: 'depot', depotId: depot?.id ?? '', arrivesAt, startsAt, endsAt };
  }
  const named = compiled.names.nodes.at(stop);
  return {
    kind: 'visit',
    jobId: named?.job.id ?? '',
    role: named?.crewAt === 0 ? 'lead' : 'helper',
    arrivesAt,
    startsAt,
    endsAt,
  };
}

/** Places of a route in order, home included. */
function placesOf(compiled: CompiledProblem, stops: readonly Stop[], start: string, end: string | null): number[] {
  const { problem, names } = compiled;
  const place = (id: string | undefined) => names.placeAt.get(id ?? '') ?? 0;
  const places = [place(start)];
  for (const stop of stops) {
    if (stop.kind === 'visit') places.push(place(problem.jobs.at(names.jobAt.get(stop.jobId) ?? 0)?.placeId));
    if (stop.kind === 'depot') places.push(place(problem.depots.at(names.depotAt.get(stop.depotId) ?? 0)?.placeId));
  }
  if (end !== null) places.push(place(end));
  return places;
}

function travelSeconds(compiled: CompiledProblem, stops: readonly Stop[], start: string, end: string | null): number {
  return sumWays(compiled.travel.nominal, compiled.travel.size, placesOf(compiled, stops, start, end));
}

function sumWays(matrix: Int32Array, size: number, places: readonly number[]): number {
  let sum = 0;
  for (let at = 1; at < places.length; at++) sum += matrix[(places[at - 1] ?? 0) * size + (places[at] ?? 0)] ?? 0;
  return sum;
}

function costParts(compiled: CompiledProblem, routes: readonly Route[], unplanned: ReadonlySet<string>): CostParts {
  const { problem, names, travel } = compiled;
  const sum = { travel: 0, shifts: 0, work: 0, overtime: 0, lateness: 0, notPreferred: 0, unplanned: 0 };
  for (const route of routes) {
    const named = names.vehicles.at(names.vehicleAt.get(route.shiftId) ?? 0);
    if (!named) continue;
    const { cost } = named.technician;
    const places = placesOf(compiled, route.stops, named.shift.startPlaceId, named.shift.endPlaceId);
    sum.travel += sumWays(travel.price, travel.size, places);
    sum.shifts += cost.perShift;
    sum.work += (route.returnsAt - route.leavesAt) * cost.perWorkSecond;
    sum.overtime += route.overtimeFor * cost.perOvertimeSecond;
    for (const stop of route.stops) {
      if (stop.kind !== 'visit' || stop.role !== 'lead') continue;
      const job = problem.jobs.at(names.jobAt.get(stop.jobId) ?? 0);
      if (!job) continue;
      if (job.dueAt !== null) sum.lateness += Math.max(0, stop.startsAt - job.dueAt) * problem.weights.perLateSecond;
      if (job.preferred.length > 0 && !job.preferred.includes(route.technicianId))
        sum.notPreferred += problem.weights.notPreferred;
    }
  }
  for (const job of problem.jobs)
    if (unplanned.has(job.id))
      sum.unplanned += job.leavingCost ?? problem.weights.leavingMandatory * (1 + job.priority);
  return { ...sum, total: Object.values(sum).reduce((all, part) => all + part, 0) };
}
