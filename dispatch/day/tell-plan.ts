// An open day told as a plan: exact seconds and costs of whatever stands in it now.
import { readPlan } from '../compile/read-plan.ts';
import type { Plan } from '../plan.ts';
import type { OpenDay } from './open-day.ts';

/** The empty seat is not told. */
export function tellPlan({ compiled, planner, problem }: OpenDay): Plan {
  return readPlan({ ...compiled, problem }, planner.finder.state, planner.desk);
}
