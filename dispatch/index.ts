// The door of the planner: what other folders and the command line may use.
export { checkPlan, type Judgement } from './check-plan.ts';
export { checkProblem } from './check-problem.ts';
export { makePlan, type PlanLimits, type PlanMade } from './make-plan.ts';
export type * from './plan.ts';
export type * from './problem.ts';
export { type ProblemRefusal, ProblemRefused } from './refuse-problem.ts';
