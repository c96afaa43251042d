// Why this person at this hour: the visit is lifted out, everybody is asked again, and the answers are set beside it.
import { unlinkString } from '../core/link.ts';
import { settleRoute } from '../core/settle-route.ts';
import { beginTurn, takeBack, writeDown } from '../core/undo.ts';
import { bestGap, type Gap } from '../day/best-gap.ts';
import type { OpenDay } from '../day/open-day.ts';
import { seatJob } from '../day/seat-job.ts';
import type { Plan, VisitStop } from '../plan.ts';
import type { Job, JobId, PlaceId, Points, SecondAt, TechnicianId } from '../problem.ts';

/** What fixes the second the visit starts. */
export type HourReason =
  /** A person froze it. */
  | 'agreed'
  /** A crew or a group starts or follows together. */
  | 'together'
  /** The technician is there and the window opens. */
  | 'window_opens'
  /** The technician comes straight from the stop before. */
  | 'on_arrival'
  /** Everything behind it allows waiting, so that nobody leaves home too early. */
  | 'no_hurry';

export interface PlannedWhy {
  readonly jobId: JobId;
  readonly technicianId: TechnicianId;
  readonly startsAt: SecondAt;
  readonly hour: HourReason;
  readonly isPreferred: boolean;
  readonly lateFor: number;
  /** The stop before: its place, and when it was left; null: from where the shift begins. */
  readonly from: { readonly placeId: PlaceId; readonly leftAt: SecondAt } | null;
  /** Other technicians who could come inside the window, and how much more the cheapest of them costs (less than nought: cheaper, and the search has not found it). null: not known, for the visit is frozen or its way is needed. */
  readonly others: number | null;
  readonly nextBest: { readonly technicianId: TechnicianId; readonly pointsMore: Points } | null;
}

/** null when the job is not planned. */
export function whyPlanned(day: OpenDay, plan: Plan, job: Job): PlannedWhy | null {
  const found = findVisit(plan, job.id);
  if (!found) return null;
  const { stop, technicianId, shiftId, at, stops } = found;
  const before = stops.slice(0, at).findLast((one) => one.kind !== 'break');
  const gaps = gapsWithout(day, job);
  const own = gaps?.find(({ vehicle }) => day.compiled.names.vehicles.at(vehicle)?.shift.id === shiftId);
  const others = (gaps ?? [])
    .map((gap) => ({ gap, technician: day.compiled.names.vehicles.at(gap.vehicle)?.technician.id ?? '' }))
    .filter(({ technician }) => technician !== technicianId)
    .sort((a, b) => a.gap.points - b.gap.points);
  const [next] = others;
  return {
    jobId: job.id,
    technicianId,
    startsAt: stop.startsAt,
    hour: hourReason(day, job, stop),
    isPreferred: job.preferred.includes(technicianId),
    lateFor: job.dueAt === null ? 0 : Math.max(0, stop.startsAt - job.dueAt),
    from: before ? { placeId: placeOf(day, before), leftAt: before.endsAt } : null,
    others: gaps ? new Set(others.map(({ technician }) => technician)).size : null,
    nextBest: next && own ? { technicianId: next.technician, pointsMore: next.gap.points - own.points } : null,
  };
}

function findVisit(plan: Plan, jobId: JobId) {
  for (const { technicianId, shiftId, stops } of plan.routes)
    for (const [at, stop] of stops.entries())
      if (stop.kind === 'visit' && stop.role === 'lead' && stop.jobId === jobId)
        return { stop, technicianId, shiftId, at, stops };
  return null;
}

function placeOf(
  { problem }: OpenDay,
  stop: Exclude<Plan['routes'][number]['stops'][number], { kind: 'break' }>,
): PlaceId {
  if (stop.kind === 'visit') return problem.jobs.find(({ id }) => id === stop.jobId)?.placeId ?? '';
  return problem.depots.find(({ id }) => id === stop.depotId)?.placeId ?? '';
}

function hourReason({ problem }: OpenDay, job: Job, stop: VisitStop): HourReason {
  if (problem.pins.some((pin) => pin.jobId === job.id && pin.startsAt !== null)) return 'agreed';
  const isGrouped = problem.groups.some(
    ({ jobIds, rules }) => jobIds.includes(job.id) && (rules.includes('same_time') || rules.includes('sequence')),
  );
  if (job.crew > 1 || isGrouped) return 'together';
  if (job.windows.some(({ opensAt }) => opensAt === stop.startsAt)) return 'window_opens';
  return stop.startsAt === stop.arrivesAt ? 'on_arrival' : 'no_hurry';
}

/** The cheapest gap of every shift that could lead the visit, were it not planned yet. The day stays as it was. null: frozen, or the day cannot do without it. */
function gapsWithout(day: OpenDay, job: Job): Gap[] | null {
  const { finder, undo, desk } = day.planner;
  const { state } = finder;
  const lead = day.compiled.names.leadNode[day.compiled.names.jobAt.get(job.id) ?? 0];
  if (state.frozen?.[lead] === 1) return null;
  beginTurn(undo, state);
  for (let node = lead; node < lead + job.crew; node++) {
    if (state.routeOf[node] < 0) continue;
    writeDown(undo, state, state.routeOf[node]);
    unlinkString(state, node, node);
  }
  let holds = true;
  for (let at = 0; at < undo.vehicleTotal; at++) holds = settleRoute(desk, state, undo.vehicles[at]) && holds;
  const gaps: Gap[] = [];
  if (holds) {
    seatJob(day, { job });
    for (let vehicle = 0; vehicle < state.instance.vehicleCount; vehicle++) {
      const gap = bestGap(day, vehicle, job.windows, Number.POSITIVE_INFINITY);
      if (gap) gaps.push(gap);
    }
  }
  takeBack(undo, state);
  for (let at = 0; at < undo.vehicleTotal; at++) settleRoute(desk, state, undo.vehicles[at]);
  return holds ? gaps : null;
}
