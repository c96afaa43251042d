// What a changed plan does to people who had been told something else: counted customer by customer, and priced.

import type { Plan } from '../plan.ts';
import type { JobId, Points, Problem, SecondAt, SecondsFor, TechnicianId } from '../problem.ts';
import type { OpenDay } from './open-day.ts';

export interface DisturbanceWeights {
  /** Another person comes than the customer was told. */
  readonly perOtherPerson: Points;
  /** The start moves by more than `toleranceFor`. */
  readonly perOtherHour: Points;
  /** Starts that move less are not told to anybody. */
  readonly toleranceFor: SecondsFor;
}

/** How one customer's visit changed; everything else stayed. */
export interface Move {
  readonly jobId: JobId;
  /** `left_out`: was planned and is no longer. `outside_window`: only ever with a consent. */
  readonly changes: readonly ('other_person' | 'other_hour' | 'outside_window' | 'left_out')[];
  readonly from: { readonly technicianId: TechnicianId; readonly startsAt: SecondAt };
  readonly to: { readonly technicianId: TechnicianId; readonly startsAt: SecondAt } | null;
  /** Leaving a job out has its price in the plan's own cost. */
  readonly points: Points;
}

export interface Told {
  readonly technicianId: TechnicianId;
  readonly startsAt: SecondAt;
}

/** Who leads each planned visit, and when. */
export function toldBy(plan: Plan): ReadonlyMap<JobId, Told> {
  const told = new Map<JobId, Told>();
  for (const { technicianId, stops } of plan.routes)
    for (const stop of stops)
      if (stop.kind === 'visit' && stop.role === 'lead')
        told.set(stop.jobId, { technicianId, startsAt: stop.startsAt });
  return told;
}

/** Every customer whose visit changed, in the order of the old plan; jobs no longer asked for are not moves. */
export function movesBetween(
  promised: Problem,
  now: Problem,
  before: ReadonlyMap<JobId, Told>,
  after: ReadonlyMap<JobId, Told>,
  weights: DisturbanceWeights,
): Move[] {
  const asked = new Set(now.jobs.map(({ id }) => id));
  const windows = new Map(promised.jobs.map((job) => [job.id, job.windows]));
  return [...before].flatMap(([jobId, from]): Move[] => {
    if (!asked.has(jobId)) return [];
    const to = after.get(jobId) ?? null;
    if (!to) return [{ jobId, changes: ['left_out'], from, to, points: 0 }];
    const changes: Move['changes'][number][] = [];
    if (to.technicianId !== from.technicianId) changes.push('other_person');
    if (Math.abs(to.startsAt - from.startsAt) > weights.toleranceFor) changes.push('other_hour');
    const isInside = windows.get(jobId)?.some((own) => own.opensAt <= to.startsAt && to.startsAt <= own.closesAt);
    if (to.startsAt !== from.startsAt && !isInside) changes.push('outside_window');
    return changes.length === 0 ? [] : [{ jobId, changes, from, to, points: priceOf(changes, weights) }];
  });
}

function priceOf(changes: Move['changes'], { perOtherPerson, perOtherHour }: DisturbanceWeights): Points {
  return (changes.includes('other_person') ? perOtherPerson : 0) + (changes.includes('other_hour') ? perOtherHour : 0);
}

/** What the search is told of the same: per lead node who was to come (−1: nobody was) and when. */
export interface ToldNodes {
  readonly technician: Int32Array;
  readonly startsAt: Int32Array;
}

export function toldNodes({ compiled, seat }: OpenDay, told: ReadonlyMap<JobId, Told>): ToldNodes {
  const { names } = compiled;
  const technician = new Int32Array(seat.leadNode).fill(-1);
  const startsAt = new Int32Array(seat.leadNode);
  for (const [jobId, { technicianId, startsAt: second }] of told) {
    const jobAt = names.jobAt.get(jobId);
    if (jobAt === undefined) continue;
    technician[names.leadNode[jobAt]] = names.technicianAt.get(technicianId) ?? names.vehicles.length;
    startsAt[names.leadNode[jobAt]] = second;
  }
  return { technician, startsAt };
}

/** Points of disturbance in the state as it stands. */
export function disturbanceOf({ planner }: OpenDay, told: ToldNodes, weights: DisturbanceWeights): Points {
  const { state } = planner.finder;
  const { day, startsAt } = planner.desk;
  let points = 0;
  for (let node = 0; node < told.technician.length; node++) {
    if (told.technician[node] < 0 || state.routeOf[node] < 0) continue;
    if (day.vehicles[state.routeOf[node]].technician !== told.technician[node]) points += weights.perOtherPerson;
    if (Math.abs(startsAt[node] - told.startsAt[node]) > weights.toleranceFor) points += weights.perOtherHour;
  }
  return points;
}
