// Judges any plan from scratch, from the problem alone. It shares no code with the search: a plan it refuses is a bug
// even when its cost is good. Every rule it names stands in the README.
import { checkFitness } from './check/check-fitness.ts';
import { checkRoute } from './check/check-route.ts';
import { checkTogether } from './check/check-together.ts';
import { costOfPlan, travelOf } from './check/cost-of-plan.ts';
import type { Fault } from './check/fault.ts';
import { planIndex, type ShiftOf } from './check/plan-index.ts';
import type { CostParts, Plan } from './plan.ts';
import type { Problem } from './problem.ts';

export interface Judgement {
  /** Empty: every rule holds. */
  readonly faults: readonly Fault[];
  /** As the checker counts it, whatever the plan says. */
  readonly cost: CostParts;
}

/** Never throws on a wrong plan: it says what is wrong, all of it. */
export function checkPlan(problem: Problem, plan: Plan): Judgement {
  const index = planIndex(problem);
  const leadOf = new Map<string, ShiftOf>();
  for (const route of plan.routes)
    for (const stop of route.stops) {
      const found = index.shifts.get(route.shiftId);
      if (stop.kind === 'visit' && stop.role === 'lead' && found) leadOf.set(stop.jobId, found);
    }
  const faults = checkTogether(index, plan);
  for (const route of plan.routes) {
    faults.push(...checkRoute(index, route, leadOf), ...checkFitness(index, route));
    const { seconds } = travelOf(index, route);
    if (seconds !== route.travelFor) faults.push(misstated('travel_misstated', route.travelFor, seconds));
  }
  const cost = costOfPlan(index, plan);
  for (const part of Object.keys(cost) as (keyof CostParts)[])
    if (cost[part] !== plan.cost[part]) faults.push(misstated(`cost_misstated:${part}`, plan.cost[part], cost[part]));
  return { faults, cost };
}

function misstated(what: string, found: number, allowed: number): Fault {
  return { rule: 'PLAN-14', shiftId: null, jobId: null, what, found, allowed };
}
