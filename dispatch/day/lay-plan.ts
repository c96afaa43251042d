// Plan → state: every visit into its route, in the window it was planned in, with what was agreed about crews and
// groups. A visit that does not stand falls, and with it those planned only together with it (PLAN-7, PLAN-11).
import { workOf } from '../compile/may-serve.ts';
import type { NumberedNames } from '../compile/number-names.ts';
import { startOf } from '../core/instance.ts';
import { linkNode, unlinkString, workIn } from '../core/link.ts';
import type { UnitPlanner } from '../core/plan-unit.ts';
import { settleRoute } from '../core/settle-route.ts';
import { type CoreState, resetState } from '../core/state.ts';
import type { Plan, VisitStop } from '../plan.ts';
import type { JobId, Problem } from '../problem.ts';
import { refuseProblem } from '../refuse-problem.ts';

interface Laying {
  readonly problem: Problem;
  readonly names: NumberedNames;
  readonly planner: UnitPlanner;
}

/** Where the plan wants a node, and the window that leaves it. */
interface Wanted {
  readonly node: number;
  readonly vehicle: number;
  readonly stop: VisitStop;
}

/** Answers the jobs that fell. Refuses a plan that leaves out a frozen visit or cannot keep two of them. */
export function layPlan(laying: Laying, plan: Plan): JobId[] {
  const { planner, names } = laying;
  const { state } = planner.finder;
  resetState(state);
  state.absentCount = 0;
  const wanted = wantedNodes(laying, plan);
  const fallen = new Set<number>();
  for (const [vehicle, own] of wanted.entries()) layRoute(laying, vehicle, own, wanted, fallen);
  fellTogether(planner, fallen);
  state.absentCount = 0;
  for (let node = 0; node < state.instance.jobNodes; node++)
    if (state.routeOf[node] < 0) state.absent[state.absentCount++] = node;
  return [...new Set([...fallen].map((node) => names.nodes.at(node)?.job.id ?? ''))];
}

/** By vehicle, in the order of the plan. Visits of unknown jobs and shifts are no longer wanted. */
function wantedNodes({ names, problem }: Laying, plan: Plan): Wanted[][] {
  const wanted: Wanted[][] = names.vehicles.map(() => []);
  const pins = new Map(problem.pins.map((pin) => [pin.jobId, pin]));
  const helpers = new Map<JobId, number>();
  for (const route of plan.routes) {
    const vehicle = names.vehicleAt.get(route.shiftId);
    if (vehicle === undefined) continue;
    for (const stop of route.stops) {
      const jobAt = stop.kind === 'visit' ? names.jobAt.get(stop.jobId) : undefined;
      if (stop.kind !== 'visit' || jobAt === undefined) continue;
      const pinned = pins.get(stop.jobId)?.shiftIds.indexOf(route.shiftId) ?? -1;
      let crewAt = 0;
      if (stop.role === 'helper') {
        crewAt = pinned > 0 ? pinned : (helpers.get(stop.jobId) ?? 0) + 1;
        helpers.set(stop.jobId, crewAt);
      }
      wanted[vehicle]?.push({ node: names.leadNode[jobAt] + crewAt, vehicle, stop });
    }
  }
  return wanted;
}

/** A visit that does not fit is left out and the rest closes up: what stands behind it may stand all the better. */
function layRoute(
  laying: Laying,
  vehicle: number,
  own: readonly Wanted[],
  all: readonly (readonly Wanted[])[],
  fallen: Set<number>,
): void {
  const { planner } = laying;
  const { state } = planner.finder;
  const { desk } = planner;
  layFrozen(laying, vehicle);
  const start = startOf(state.instance, vehicle);
  // All at once when the plan holds, which is the rule; else one by one.
  if (tryAll(laying, vehicle, own, all)) return;
  // Only then must the frozen ones stand by themselves: a way between two of them may lead past others.
  if (!settleRoute(desk, state, vehicle)) refuseProblem('dispatch.frozen_clash', { vehicle });
  let after = start;
  for (const want of own) {
    const { node } = want;
    if (state.routeOf[node] >= 0) {
      after = node;
      continue;
    }
    if (!seatWindow(laying, want) || !isAllowed(state, node, vehicle)) {
      fallen.add(node);
      continue;
    }
    linkNode(state, node, after, workFor(laying, want, all));
    if (state.room[vehicle] >= 0 && settleRoute(desk, state, vehicle)) {
      after = node;
      continue;
    }
    unlinkString(state, node, node);
    settleRoute(desk, state, vehicle);
    fallen.add(node);
  }
}

function layFrozen({ planner, names }: Laying, vehicle: number): void {
  const { state } = planner.finder;
  let after = startOf(state.instance, vehicle);
  const frozen = planner.desk.day.frozenRoutes.at(vehicle) ?? [];
  for (const node of frozen) {
    const named = names.nodes.at(node);
    const leadVehicle = names.vehicleAt.get(named?.pin?.shiftIds[0] ?? '') ?? vehicle;
    linkNode(state, node, after, workIn(state, node - (named?.crewAt ?? 0), leadVehicle));
    after = node;
  }
}

/** False leaves the route as it was, frozen visits alone. */
function tryAll(laying: Laying, vehicle: number, own: readonly Wanted[], all: readonly (readonly Wanted[])[]): boolean {
  const { planner } = laying;
  const { state } = planner.finder;
  const linked: number[] = [];
  let holds = true;
  let after = startOf(state.instance, vehicle);
  for (const want of own) {
    if (state.routeOf[want.node] < 0) {
      holds &&= isAllowed(state, want.node, vehicle) && seatWindow(laying, want);
      if (!holds) break;
      linkNode(state, want.node, after, workFor(laying, want, all));
      linked.push(want.node);
    }
    after = want.node;
  }
  if (holds && state.room[vehicle] >= 0 && settleRoute(planner.desk, state, vehicle)) return true;
  for (const node of linked) unlinkString(state, node, node);
  return false;
}

function isAllowed({ instance }: CoreState, node: number, vehicle: number): boolean {
  const { allowed, classOf, jobNodes } = instance;
  return allowed === null || allowed[classOf[vehicle] * jobNodes + node] === 1;
}

/** A helper works as long as the lead does (PLAN-7). */
function workFor({ planner, names, problem }: Laying, want: Wanted, all: readonly (readonly Wanted[])[]): number {
  const { state } = planner.finder;
  const named = names.nodes.at(want.node);
  if (!named || named.crewAt === 0) return workIn(state, want.node, want.vehicle);
  const lead = all.flat().find((other) => other.node === want.node - named.crewAt);
  return lead ? workIn(state, lead.node, lead.vehicle) : workOf(problem, named.job, new Map());
}

/** The window the visit stands in, or the second its crew or group agreed on; false when it stands in none. */
function seatWindow({ planner, names }: Laying, want: Wanted): boolean {
  const { state } = planner.finder;
  const { desk } = planner;
  const { node, stop } = want;
  // Where windows overlap the one that opened last is meant: the visit may have waited for it. They are in that order.
  const window = desk.day.visits
    .at(node)
    ?.windows.findLast(({ opensAt, closesAt }) => opensAt <= stop.startsAt && stop.startsAt <= closesAt);
  if (!window) return false;
  state.open[node] = window.opensAt;
  state.close[node] = window.closesAt;
  const unit = desk.day.units.at(desk.day.unitOf[node]);
  if (desk.day.unitOf[node] < 0 || !unit) return true;
  // Whoever works with others, beside them or after them, was told a second and keeps it.
  const isCrew = (names.nodes.at(node)?.job.crew ?? 1) > 1;
  if (isCrew || unit.sameTime || unit.sequence) {
    state.open[node] = stop.startsAt;
    state.close[node] = stop.startsAt;
  }
  return true;
}

/** Whoever is planned only together falls together; frozen visits stay. */
function fellTogether({ finder, desk }: UnitPlanner, fallen: Set<number>): void {
  const { state } = finder;
  for (const unit of desk.day.units) {
    if (unit.nodes.every((node) => state.routeOf[node] >= 0)) continue;
    for (const node of unit.nodes) {
      const vehicle = state.routeOf[node];
      if (vehicle < 0 || state.frozen?.[node] === 1) continue;
      unlinkString(state, node, node);
      settleRoute(desk, state, vehicle);
      fallen.add(node);
    }
  }
}
