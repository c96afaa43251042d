// What goes wrong in a day, as changes of its problem: somebody is ill, late, a customer is not there, something urgent.
import type { Job, JobId, Problem, SecondAt, ShiftId, TechnicianId, Window } from '../problem.ts';
import { refuseProblem } from '../refuse-problem.ts';
import { type AskedJob, withJob } from './asked-job.ts';
import { owedBreak } from './rest-of-day.ts';

export type DayEvent =
  /** No more shifts of theirs that begin before `until`. */
  | { readonly kind: 'sick'; readonly technicianId: TechnicianId; readonly until: SecondAt }
  /** The technician is free for the next stop only then. */
  | { readonly kind: 'delay'; readonly shiftId: ShiftId; readonly freeAt: SecondAt }
  /** The customer was not there: the visit is off, its time is free. */
  | { readonly kind: 'no_show'; readonly jobId: JobId }
  | { readonly kind: 'emergency'; readonly asked: AskedJob };

/** A person said yes: this visit may also begin inside these windows. Without it no promised window is ever left. */
export interface Consent {
  readonly jobId: JobId;
  readonly windows: readonly Window[];
}

/** The problem as it now is; names nobody knows are refused. */
export function applyEvents(problem: Problem, events: readonly DayEvent[], consents: readonly Consent[]): Problem {
  const widened = consents.reduce(applyConsent, problem);
  return events.reduce(applyEvent, widened);
}

function applyEvent(problem: Problem, event: DayEvent): Problem {
  if (event.kind === 'sick') return applySickness(problem, event.technicianId, event.until);
  if (event.kind === 'delay') return applyDelay(problem, event.shiftId, event.freeAt);
  if (event.kind === 'no_show') return applyNoShow(problem, event.jobId);
  return withJob(problem, event.asked);
}

/** Visits bound to a shift that will not be are bound no more: better another person than none. */
function applySickness(problem: Problem, technicianId: TechnicianId, until: SecondAt): Problem {
  const ill = problem.technicians.find(({ id }) => id === technicianId);
  if (!ill) refuseProblem('dispatch.unknown_name', { kind: 'technician', name: technicianId });
  const gone = new Set(ill.shifts.filter(({ startsAt }) => startsAt < until).map(({ id }) => id));
  return {
    ...problem,
    technicians: problem.technicians.map((one) =>
      one === ill ? { ...one, shifts: one.shifts.filter(({ id }) => !gone.has(id)) } : one,
    ),
    pins: problem.pins.filter(({ shiftIds }) => !shiftIds.some((id) => gone.has(id))),
  };
}

/** Visits frozen before the technician is free cannot be kept to their second; their windows count again. */
function applyDelay(problem: Problem, shiftId: ShiftId, freeAt: SecondAt): Problem {
  if (!problem.technicians.some(({ shifts }) => shifts.some(({ id }) => id === shiftId)))
    refuseProblem('dispatch.unknown_name', { kind: 'shift', name: shiftId });
  return {
    ...problem,
    technicians: problem.technicians.map((one) => ({
      ...one,
      shifts: one.shifts.flatMap((shift) => {
        if (shift.id !== shiftId) return [shift];
        if (freeAt > shift.endsAt + shift.overtimeForMax) return [];
        const startsAt = Math.max(shift.startsAt, freeAt);
        return [{ ...shift, startsAt, breaks: shift.breaks.map((pause) => owedBreak(pause, startsAt)) }];
      }),
    })),
    pins: problem.pins.filter(({ shiftIds, startsAt }) => startsAt === null || !shiftIds.includes(shiftId)),
  };
}

function applyNoShow(problem: Problem, jobId: JobId): Problem {
  knownJob(problem, jobId);
  return {
    ...problem,
    jobs: problem.jobs.filter(({ id }) => id !== jobId),
    groups: problem.groups.map((group) => ({ ...group, jobIds: group.jobIds.filter((id) => id !== jobId) })),
    pins: problem.pins.filter((pin) => pin.jobId !== jobId),
  };
}

function applyConsent(problem: Problem, { jobId, windows }: Consent): Problem {
  knownJob(problem, jobId);
  const widen = (job: Job): Job => (job.id === jobId ? { ...job, windows: [...job.windows, ...windows] } : job);
  return { ...problem, jobs: problem.jobs.map(widen) };
}

function knownJob(problem: Problem, jobId: JobId): void {
  if (!problem.jobs.some(({ id }) => id === jobId))
    refuseProblem('dispatch.unknown_name', { kind: 'job', name: jobId });
}
