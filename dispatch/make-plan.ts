// The door of the planner: a problem and how long to think → a plan. Works until a budget is spent and keeps the best.

import { checkProblem } from './check-problem.ts';
import { dayRules } from './compile/compile-day.ts';
import { type CompiledProblem, compileProblem } from './compile/compile-problem.ts';
import { readPlan } from './compile/read-plan.ts';
import { type CoreInstance, startOf } from './core/instance.ts';
import { type Search, startSearch, TURNS_AT_ONCE, think } from './core/search.ts';
import { emptyDesk } from './core/settle-route.ts';
import { layBack, type Snapshot } from './core/snapshot.ts';
import { emptyState } from './core/state.ts';
import type { Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import { tuned } from './tuned.ts';

export interface PlanLimits {
  readonly seed: number;
  /** Turns of ruin and recreate; same seed and turns give the same plan on any machine (PLAN-18). */
  readonly turnsMax?: number;
  /** Needs `now`. */
  readonly seconds?: number;
  /** Ends the search early when the best has stood for so many turns. */
  readonly idleTurnsMax?: number;
  /** Seconds on any rising clock; passed in because this library has none. */
  readonly now?: () => number;
}

export interface PlanMade {
  readonly plan: Plan;
  readonly turns: number;
}

/** Turns when no limit is given at all. */
const TURNS_DEFAULT = 20_000;

/** Refuses with `ProblemRefused`; never gives a plan the checker would not accept. */
export function makePlan(problem: Problem, limits: PlanLimits): PlanMade {
  checkProblem(problem);
  const compiled = compileProblem(problem);
  const { now, seconds } = limits;
  const begun = now?.() ?? 0;
  const spentSeconds = () => (now && seconds !== undefined ? (now() - begun) / Math.max(seconds, 1e-9) : 0);
  const turnsMax = limits.turnsMax ?? (now && seconds !== undefined ? Number.POSITIVE_INFINITY : TURNS_DEFAULT);
  const search = startSearch(compiled.instance, tuned(compiled.instance, limits.seed));
  goOn(search, (turns) => Math.max(turns / turnsMax, spentSeconds()), limits.idleTurnsMax ?? Number.POSITIVE_INFINITY);
  return { plan: planOf(compiled, search), turns: search.annealer.turns };
}

/** Until `spent` reaches 1. */
function goOn(search: Search, spent: (turns: number) => number, idleTurnsMax: number): void {
  const { annealer } = search;
  if (annealer.state.instance.jobNodes === 0 || annealer.state.instance.vehicleCount === 0) return;
  let bestTurn = 0;
  for (let turn = 0; turn - bestTurn <= idleTurnsMax; turn += TURNS_AT_ONCE) {
    const share = spent(turn);
    if (share >= 1) return;
    if (think(search, share)) bestTurn = turn;
  }
}

/** The best of the search, told in names and exact seconds. */
export function planOf(compiled: CompiledProblem, { best }: Pick<Search, 'best'>): Plan {
  const day = compiled.instance.day ?? { ...dayRules(compiled.problem, compiled.names), speeds: null };
  const instance = { ...compiled.instance, day };
  const state = emptyState(instance);
  const desk = emptyDesk(state, day);
  const whole = compiled.instance.day === null ? { ...best, ...plainWindows(compiled, best) } : best;
  layBack(whole, state, desk);
  return readPlan(compiled, state, desk);
}

function plainWindows({ instance }: CompiledProblem, best: Snapshot) {
  return { open: instance.open, close: instance.close, workFor: plainWork(instance, best) };
}

/** A plain search keeps no work times: they follow from who goes. */
function plainWork(instance: CoreInstance, { next }: Snapshot): Int32Array {
  const work = new Int32Array(next.length);
  for (let vehicle = 0; vehicle < instance.vehicleCount; vehicle++) {
    const start = startOf(instance, vehicle);
    const row = instance.workRow[vehicle] ?? 0;
    for (let node = next[start] ?? -1; node !== start + 1; node = next[node] ?? start + 1)
      work[node] = instance.work[row + node] ?? 0;
  }
  return work;
}
