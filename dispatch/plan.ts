// What the planner answers: each used shift's route with its seconds, what stays unplanned, and what it all costs.
import type { DepotId, JobId, Points, SecondAt, SecondsFor, ShiftId, TechnicianId } from './problem.ts';

export interface VisitStop {
  readonly kind: 'visit';
  readonly jobId: JobId;
  readonly role: 'lead' | 'helper';
  readonly arrivesAt: SecondAt;
  readonly startsAt: SecondAt;
  readonly endsAt: SecondAt;
}

/** Taken where the stop before it was. */
export interface BreakStop {
  readonly kind: 'break';
  /** Index in the shift's `breaks`. */
  readonly breakIndex: number;
  readonly startsAt: SecondAt;
  readonly endsAt: SecondAt;
}

export interface DepotStop {
  readonly kind: 'depot';
  readonly depotId: DepotId;
  readonly arrivesAt: SecondAt;
  readonly startsAt: SecondAt;
  readonly endsAt: SecondAt;
}

export type Stop = VisitStop | BreakStop | DepotStop;

export interface Route {
  readonly technicianId: TechnicianId;
  readonly shiftId: ShiftId;
  /** As late as the returning hour allows, so that nobody waits on the road for nothing. */
  readonly leavesAt: SecondAt;
  readonly returnsAt: SecondAt;
  readonly stops: readonly Stop[];
  readonly travelFor: SecondsFor;
  readonly overtimeFor: SecondsFor;
}

/** Each in points; `total` is their sum (PLAN-14). */
export interface CostParts {
  readonly travel: Points;
  readonly shifts: Points;
  readonly work: Points;
  readonly overtime: Points;
  readonly lateness: Points;
  readonly notPreferred: Points;
  readonly unplanned: Points;
  readonly total: Points;
}

export interface Plan {
  /** Only shifts with at least one visit, in the problem's order of technicians and shifts. */
  readonly routes: readonly Route[];
  readonly unplanned: readonly JobId[];
  readonly cost: CostParts;
}
