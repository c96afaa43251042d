// The problem by name, as the checker looks it up. Nothing here is shared with the search.
import type { Depot, Job, JobId, Pin, Problem, Shift, ShiftId, Technician } from '../problem.ts';
import { type CheckedTravel, checkTravel } from './check-travel.ts';

export interface ShiftOf {
  readonly technician: Technician;
  readonly shift: Shift;
}

export interface PlanIndex {
  readonly problem: Problem;
  readonly travel: CheckedTravel;
  readonly placeNumber: ReadonlyMap<string, number>;
  readonly jobs: ReadonlyMap<JobId, Job>;
  readonly shifts: ReadonlyMap<ShiftId, ShiftOf>;
  readonly depots: ReadonlyMap<string, Depot>;
  readonly pins: ReadonlyMap<JobId, Pin>;
}

export function planIndex(problem: Problem): PlanIndex {
  const shifts = new Map<ShiftId, ShiftOf>();
  for (const technician of problem.technicians)
    for (const shift of technician.shifts) shifts.set(shift.id, { technician, shift });
  return {
    problem,
    travel: checkTravel(problem),
    placeNumber: new Map(problem.places.map((place, at) => [place.id, at])),
    jobs: new Map(problem.jobs.map((job) => [job.id, job])),
    shifts,
    depots: new Map(problem.depots.map((depot) => [depot.id, depot])),
    pins: new Map(problem.pins.map((pin) => [pin.jobId, pin])),
  };
}
