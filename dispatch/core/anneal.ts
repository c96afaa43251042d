// The loop: ruin, recreate, keep or take back by annealing, remember the best.
import type { GapFinder } from './find-gap.ts';
import type { CoreInstance } from './instance.ts';
import { linkFrozen } from './link-frozen.ts';
import { emptyLocalSearch, improve, tryLater, wander } from './local-search.ts';
import type { LocalSearch } from './local-search-state.ts';
import { findNear } from './near.ts';
import type { UnitPlanner } from './plan-unit.ts';
import { fraction, randomFrom } from './random.ts';
import { type Recreate, recreate } from './recreate.ts';
import { type RuinSize, ruin } from './ruin.ts';
import { ruinUnits, settleRuined } from './ruin-day.ts';
import { type DayDesk, emptyDesk } from './settle-route.ts';
import { emptySnapshot, putAside, type Snapshot } from './snapshot.ts';
import { type CoreState, emptyState } from './state.ts';
import { beginTurn, emptyUndo, takeBack, type Undo } from './undo.ts';

export interface AnnealOptions {
  readonly seed: number;
  /** First and last temperature, in mean ways of the first plan. */
  readonly hotShare: number;
  readonly coldShare: number;
  /** Up to this many visits every gap is looked at. */
  readonly anywhereMax: number;
  readonly width: number;
  readonly size: RuinSize;
  readonly blinkRate: number;
  readonly localWidth: number;
  /** Local search follows plans this close to the best. */
  readonly localShare: number;
  /** Random exchanges tried before each ruin. */
  readonly wanderTries: number;
  /** Points asked at first for every used vehicle, in mean ways; gone when `fleetShare` of the budget is spent. */
  readonly fleetWays: number;
  readonly fleetShare: number;
}

export interface Annealer {
  readonly options: AnnealOptions;
  readonly state: CoreState;
  readonly undo: Undo;
  readonly desk: DayDesk | null;
  readonly step: Recreate;
  readonly local: LocalSearch | null;
  readonly best: Snapshot;
  /** Mean points of a way in the first plan: the measure of temperatures. */
  meanWay: number;
  temperature: number;
  turns: number;
}

/** With its first plan made. */
export function startAnnealer(instance: CoreInstance, options: AnnealOptions): Annealer {
  const random = randomFrom(options.seed);
  const near = findNear(instance, 120, options.width);
  const state = emptyState(instance);
  const undo = emptyUndo(state);
  const desk = instance.day === null ? null : emptyDesk(state, instance.day);
  const finder: GapFinder = {
    state,
    near,
    random,
    blinkIn: 50,
    blinkRate: options.blinkRate,
    after: -1,
    points: 0,
  };
  const anywhere = instance.jobNodes <= options.anywhereMax;
  const planner: UnitPlanner | null = desk === null ? null : { finder, desk, undo, anywhere };
  const step: Recreate = {
    finder,
    undo,
    planner,
    anywhere,
    keys: new Float64Array(instance.jobNodes),
    todo: new Int32Array(instance.jobNodes),
    todoCount: 0,
    unitTried: new Int32Array(instance.day?.units.length ?? 0),
  };
  // Exchanges are only worth their tests where any vehicle may take any visit.
  const plain = desk === null && instance.classCount === 1 && instance.allowed === null;
  const local = plain && options.localWidth > 0 ? emptyLocalSearch(state, near, options.localWidth) : null;
  const best = emptySnapshot(instance);
  const annealer = { options, state, undo, desk, step, local, best, meanWay: 1, temperature: 0, turns: 0 };
  firstPlan(annealer);
  return annealer;
}

const FIRST_ANYWHERE = 500;

function firstPlan(annealer: Annealer): void {
  const { state, undo, step, desk, local } = annealer;
  if (desk !== null) linkFrozen(state, desk);
  beginTurn(undo, state);
  // Up to here looking everywhere once is cheaper than ranking who is near whom.
  const everywhere = step.anywhere || state.instance.jobNodes <= FIRST_ANYWHERE;
  const planner = step.planner === null ? null : { ...step.planner, anywhere: everywhere };
  recreate({ ...step, planner, anywhere: true }, state, Number.POSITIVE_INFINITY);
  if (local !== null) {
    for (let node = 0; node < state.instance.jobNodes; node++) tryLater(local, node);
    improve(local);
  }
  putAside(annealer.best, state);
  let left = 0;
  for (let i = 0; i < state.absentCount; i++) left += state.instance.leaving[state.absent[i]];
  // Work is paid wherever it is done: what a move can change are the ways.
  if (desk !== null)
    for (let node = 0; node < state.instance.jobNodes; node++)
      if (state.routeOf[node] >= 0) left += state.workFor[node] * desk.perWorkSecond[state.routeOf[node]];
  const ways = state.instance.jobNodes - state.absentCount + state.usedCount;
  annealer.meanWay = Math.max(1e-9, (state.cost - left) / Math.max(1, ways));
}

/** Temperature and fleet bias at this share of an annealing from `hot` to `cold` mean ways. */
export function setTemperature(annealer: Annealer, spent: number, hot: number, cold: number, fleetWays: number): void {
  const { options, state, meanWay } = annealer;
  annealer.temperature = meanWay * hot * (cold / hot) ** spent;
  const bias = Math.round(meanWay * fleetWays * Math.max(0, 1 - spent / options.fleetShare));
  state.cost += (bias - state.fleetBias) * state.usedCount;
  state.fleetBias = bias;
}

/** One ruin and recreate. True when the best plan so far was made. */
export function takeTurn(annealer: Annealer): boolean {
  const { state, undo, step, desk, local, best, options } = annealer;
  const { random, near } = step.finder;
  annealer.turns++;
  if (local !== null && options.wanderTries > 0) wander(local, random, annealer.temperature, options.wanderTries);
  beginTurn(undo, state);
  const limit = undo.cost - annealer.temperature * Math.log(1 - fraction(random));
  ruin(state, undo, near, options.size, random);
  if (desk !== null) {
    ruinUnits(state, undo, desk, undo.absentCount);
    if (!settleRuined(state, undo, desk)) {
      takeBack(undo, state);
      return false;
    }
  }
  if (!recreate(step, state, limit)) {
    takeBack(undo, state);
    return false;
  }
  const priced = () => state.cost - state.fleetBias * state.usedCount;
  if (local !== null && state.cost !== undo.cost && priced() < best.cost * (1 + options.localShare)) {
    for (let i = 0; i < step.todoCount; i++) tryLater(local, step.todo[i]);
    improve(local);
  }
  if (priced() >= best.cost) return false;
  putAside(best, state);
  best.cost = priced();
  return true;
}
