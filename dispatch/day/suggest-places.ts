// Where one new job fits into today's plan: the cheapest shifts, what each costs, and whom it would move.
// requirement H4 (on time for everybody already promised), H13 (dispatch that can be seen); peers L11.
import { linkNode, workIn } from '../core/link.ts';
import { planUnit } from '../core/plan-unit.ts';
import { settleRoute } from '../core/settle-route.ts';
import { beginTurn, takeBack, writeDown } from '../core/undo.ts';
import type { JobId, Points, SecondAt, ShiftId, TechnicianId, Window } from '../problem.ts';
import type { AskedJob } from './asked-job.ts';
import { bestGap, type Gap } from './best-gap.ts';
import { type OpenDay, SEAT_POINTS } from './open-day.ts';
import { seatJob } from './seat-job.ts';

export interface Shifted {
  readonly jobId: JobId;
  readonly fromAt: SecondAt;
  readonly toAt: SecondAt;
}

export interface PlaceFound {
  /** The lead's first. */
  readonly shiftIds: readonly ShiftId[];
  readonly technicianIds: readonly TechnicianId[];
  /** The visit before it in the lead's day; null: the first. */
  readonly afterJobId: JobId | null;
  readonly window: Window;
  readonly startsAt: SecondAt;
  readonly endsAt: SecondAt;
  /** What the whole plan costs more; the checker finds the same (DAY-1). */
  readonly points: Points;
  /** Visits that would start at another second, always inside their windows (DAY-2). */
  readonly shifted: readonly Shifted[];
}

/** Leads asked in full when a job needs a crew: the cheapest by themselves. */
const LEADS_PER_PLACE = 5;

/** Up to `placesMax` shifts to lead the visit, cheapest first. Nothing fits: none. Windows default to the job's own. */
export function suggestPlaces(
  day: OpenDay,
  asked: AskedJob,
  placesMax = 3,
  windows: readonly Window[] = asked.job.windows,
): PlaceFound[] {
  seatJob(day, asked);
  return placesOfSeated(day, asked.job.crew, placesMax, windows);
}

/** The same for the job seated last. */
export function placesOfSeated(
  day: OpenDay,
  crew: number,
  placesMax: number,
  windows: readonly Window[],
): PlaceFound[] {
  const gaps = cheapestGaps(day, windows, crew === 1 ? placesMax : placesMax * LEADS_PER_PLACE);
  const found = gaps.flatMap((gap) => tryPlace(day, gap, crew, windows) ?? []);
  return found.sort((a, b) => a.points - b.points || a.startsAt - b.startsAt).slice(0, placesMax);
}

function cheapestGaps(day: OpenDay, windows: readonly Window[], gapsMax: number): Gap[] {
  const best: Gap[] = [];
  const { vehicleCount } = day.planner.finder.state.instance;
  for (let vehicle = 0; vehicle < vehicleCount; vehicle++) {
    const worst = best.length < gapsMax ? Number.POSITIVE_INFINITY : (best.at(-1)?.points ?? 0);
    const gap = bestGap(day, vehicle, windows, worst);
    if (!gap) continue;
    const at = best.findIndex((other) => other.points > gap.points);
    best.splice(at < 0 ? best.length : at, 0, gap);
    best.length = Math.min(best.length, gapsMax);
  }
  return best;
}

/** Puts the visit there, reads what became of the day, and takes it out again. */
function tryPlace(day: OpenDay, gap: Gap, crew: number, windows: readonly Window[]): PlaceFound | null {
  const { finder, undo, desk } = day.planner;
  const { state } = finder;
  const before = desk.startsAt.slice();
  const costBefore = state.cost;
  beginTurn(undo, state);
  const found = takePlace(day, gap, crew, windows)
    ? readPlace(day, gap, crew, before, state.cost - costBefore + SEAT_POINTS * crew)
    : null;
  takeBack(undo, state);
  for (let at = 0; at < undo.vehicleTotal; at++) settleRoute(desk, state, undo.vehicles[at]);
  return found;
}

/** The seated job stands in the plan, its crew beside it, or nothing is promised about the state. */
export function takePlace(day: OpenDay, gap: Gap, crew: number, windows: readonly Window[]): boolean {
  const { planner, seat } = day;
  const { finder, undo, desk } = planner;
  const { state } = finder;
  const node = seat.leadNode;
  state.open[node] = gap.window.opensAt;
  state.close[node] = gap.window.closesAt;
  writeDown(undo, state, gap.vehicle);
  linkNode(state, node, gap.after, workIn(state, node, gap.vehicle));
  if (!settleRoute(desk, state, gap.vehicle)) return false;
  if (crew === 1) return true;
  const nodes = Array.from({ length: crew }, (_, at) => node + at);
  for (const helper of nodes.slice(1)) {
    const visit = seat.visits[helper];
    if (visit) seat.visits[helper] = { ...visit, windows };
  }
  const leadOf = nodes.map((_, at) => (at === 0 ? -1 : node));
  return planUnit(planner, { nodes, leadOf, sameTechnician: false, sameTime: false, sequence: false });
}

function readPlace(day: OpenDay, gap: Gap, crew: number, before: Int32Array, points: number): PlaceFound {
  const { planner, seat, compiled } = day;
  const { state } = planner.finder;
  const { startsAt, endsAt } = planner.desk;
  const named = (node: number) => compiled.names.vehicles.at(state.routeOf[node]);
  const crewNodes = Array.from({ length: crew }, (_, at) => seat.leadNode + at);
  const shifted: Shifted[] = [];
  for (let node = 0; node < seat.leadNode; node++) {
    const visit = compiled.names.nodes.at(node);
    if (state.routeOf[node] >= 0 && startsAt[node] !== before[node] && visit?.crewAt === 0)
      shifted.push({ jobId: visit.job.id, fromAt: before[node], toAt: startsAt[node] });
  }
  return {
    shiftIds: crewNodes.map((node) => named(node)?.shift.id ?? ''),
    technicianIds: crewNodes.map((node) => named(node)?.technician.id ?? ''),
    afterJobId: gap.after < seat.leadNode ? (compiled.names.nodes.at(gap.after)?.job.id ?? null) : null,
    window: gap.window,
    startsAt: startsAt[seat.leadNode],
    endsAt: endsAt[seat.leadNode],
    points,
    shifted,
  };
}
