// The chosen place becomes part of the plan: the problem with the job in it, and the plan that plans it.
import { readPlan } from '../compile/read-plan.ts';
import { settleRoute } from '../core/settle-route.ts';
import { beginTurn, takeBack } from '../core/undo.ts';
import type { Plan } from '../plan.ts';
import type { Problem } from '../problem.ts';
import { refuseProblem } from '../refuse-problem.ts';
import { type AskedJob, withJob } from './asked-job.ts';
import { bestGap } from './best-gap.ts';
import type { OpenDay } from './open-day.ts';
import { seatJob } from './seat-job.ts';
import { type PlaceFound, takePlace } from './suggest-places.ts';

export interface DayChanged {
  readonly problem: Problem;
  readonly plan: Plan;
}

/** The open day itself stays as it was. Refuses a place that is no longer free: the day was opened before something changed. */
export function acceptPlace(day: OpenDay, asked: AskedJob, place: PlaceFound): DayChanged {
  seatJob(day, asked);
  const { planner, compiled } = day;
  const { finder, undo, desk } = planner;
  const vehicle = compiled.names.vehicleAt.get(place.shiftIds[0] ?? '') ?? -1;
  const gap = vehicle < 0 ? null : bestGap(day, vehicle, [place.window], Number.POSITIVE_INFINITY);
  beginTurn(undo, finder.state);
  const problem = withJob(day.problem, asked);
  const isTaken = gap !== null && takePlace(day, gap, asked.job.crew, [place.window]);
  const plan = isTaken ? readPlan(namedAnew(day, asked, problem), finder.state, desk) : null;
  takeBack(undo, finder.state);
  for (let at = 0; at < undo.vehicleTotal; at++) settleRoute(desk, finder.state, undo.vehicles[at]);
  if (!plan) refuseProblem('dispatch.plan_does_not_hold', { job: asked.job.id });
  return { problem, plan };
}

/** The seat under the asked job's own name and place. */
function namedAnew({ compiled, seat }: OpenDay, asked: AskedJob, problem: Problem) {
  const { names } = compiled;
  const jobAt = new Map(names.jobAt).set(asked.job.id, problem.jobs.length - 1);
  const placeAt = asked.place ? new Map(names.placeAt).set(asked.place.id, seat.place) : names.placeAt;
  const nodes = names.nodes.map((named, node) => (node >= seat.leadNode ? { ...named, job: asked.job } : named));
  return { ...compiled, problem, names: { ...names, jobAt, placeAt, nodes } };
}
