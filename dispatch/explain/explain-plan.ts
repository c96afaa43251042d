// Why a plan is as it is: for every job left out, what keeps each technician from it; for every visit, why this person
// at this hour and what the next best person would cost (rule 3 of the product: explain every no; peers L11).
import { bestGap } from '../day/best-gap.ts';
import { type OpenDay, openDay } from '../day/open-day.ts';
import { seatJob } from '../day/seat-job.ts';
import { placesOfSeated } from '../day/suggest-places.ts';
import type { Plan } from '../plan.ts';
import type { Job, JobId, Problem, Technician, TechnicianId } from '../problem.ts';
import { NEARNESS, type Reason, ruleAgainst } from './why-not.ts';
import { type PlannedWhy, whyPlanned } from './why-planned.ts';

export interface UnplannedWhy {
  readonly jobId: JobId;
  /** One for each technician, in the problem's order. */
  readonly against: readonly { readonly technicianId: TechnicianId; readonly reason: Reason }[];
}

export interface PlanExplained {
  readonly unplanned: readonly UnplannedWhy[];
  readonly planned: readonly PlannedWhy[];
}

/** The plan must hold. Opens the day twice: as it is, and as it would be with nobody promised anything but what is frozen. */
export function explainPlan(problem: Problem, plan: Plan): PlanExplained {
  const day = openDay(problem, plan);
  const empty = openDay(problem, { ...plan, routes: [] });
  const jobs = new Map(problem.jobs.map((job) => [job.id, job]));
  return {
    unplanned: plan.unplanned.flatMap((jobId) => {
      const job = jobs.get(jobId);
      return job ? [whyUnplanned(day, empty, job)] : [];
    }),
    planned: problem.jobs.flatMap((job) => whyPlanned(day, plan, job) ?? []),
  };
}

function whyUnplanned(day: OpenDay, empty: OpenDay, job: Job): UnplannedWhy {
  const { problem } = day;
  const pins = new Map(problem.pins.map((pin) => [pin.jobId, pin]));
  const clock = whatClockSays(day, empty, job);
  const against = problem.technicians.map((technician) => {
    const reasons = technician.shifts.map(
      (shift) => ruleAgainst({ job, pins, depots: problem.depots }, technician, shift) ?? clock(shift.id),
    );
    return { technicianId: technician.id, reason: nearest(reasons) };
  });
  return { jobId: job.id, against };
}

function nearest(reasons: readonly Reason[]): Reason {
  const rank = ({ kind }: Reason) => NEARNESS.indexOf(kind);
  return reasons.reduce<Reason>((best, one) => (rank(one) > rank(best) ? one : best), { kind: 'no_shift' });
}

/** Asks an empty day with and without tools and parts, then the day as it is. */
function whatClockSays(day: OpenDay, empty: OpenDay, job: Job): (shiftId: string) => Reason {
  const { vehicleAt } = day.compiled.names;
  const gapsOf = (where: OpenDay, asked: Job) => {
    seatJob(where, { job: asked });
    return (vehicle: number) => bestGap(where, vehicle, job.windows, Number.POSITIVE_INFINITY);
  };
  const vehicles = [...vehicleAt.values()];
  const bare = gapsOf(empty, { ...job, tools: [], parts: [] });
  const reach = new Set(vehicles.filter((vehicle) => bare(vehicle)));
  const geared = gapsOf(empty, job);
  const equipped = new Set(vehicles.filter((vehicle) => geared(vehicle)));
  const today = gapsOf(day, job);
  const group = day.problem.groups.find(({ jobIds }) => jobIds.includes(job.id));
  const isCrewFree = job.crew === 1 || placesOfSeated(day, job.crew, 1, job.windows).length > 0;
  seatJob(day, { job });
  const leaving = job.leavingCost ?? day.problem.weights.leavingMandatory * (1 + job.priority);
  return (shiftId) => {
    const vehicle = vehicleAt.get(shiftId) ?? -1;
    if (!reach.has(vehicle)) return { kind: 'out_of_reach' };
    if (!equipped.has(vehicle)) return { kind: 'gear_late' };
    const gap = today(vehicle);
    if (!gap) return { kind: 'day_full' };
    if (!isCrewFree) return { kind: 'no_crew', crew: job.crew };
    if (group) return { kind: 'group', group: group.id };
    if (gap.points >= leaving) return { kind: 'dearer', points: gap.points, leaving };
    return { kind: 'free', points: gap.points, startsAt: gap.window.opensAt };
  };
}

/** How many technicians each kind of reason keeps away: the short answer. */
export function countReasons({ against }: UnplannedWhy): ReadonlyMap<Reason['kind'], readonly Technician['id'][]> {
  const counted = new Map<Reason['kind'], TechnicianId[]>();
  for (const { technicianId, reason } of against)
    counted.set(reason.kind, [...(counted.get(reason.kind) ?? []), technicianId]);
  return counted;
}
