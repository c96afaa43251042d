// Fewer routes before better routes: where room is scarce, a nearly empty last route is hard to dissolve by cost alone.
// One route is dissolved at a time and nothing may open another; visits left over count for more each time they are
// left over, until all are in again (absence counters of Christiaens and Vanden Berghe 2020, section 5.3).
import type { Annealer } from './anneal.ts';
import { startOf } from './instance.ts';
import { unlinkString } from './link.ts';
import { fraction } from './random.ts';
import { recreate } from './recreate.ts';
import { ruin } from './ruin.ts';
import { emptySnapshot, layBack, putAside } from './snapshot.ts';
import type { CoreState } from './state.ts';
import { beginTurn, takeBack } from './undo.ts';

/** Routes that the loads alone need. */
export function routesNeeded({ instance }: CoreState): number {
  let load = 0;
  for (let node = 0; node < instance.jobNodes; node++) load += instance.load[node];
  let room = 1;
  for (let vehicle = 0; vehicle < instance.vehicleCount; vehicle++) room = Math.max(room, instance.room[vehicle]);
  return Math.max(1, Math.ceil(load / room));
}

/** Worth a try only where loads, not hours, set the number of routes. */
const SCARCE = 1.5;
const TEMPERATURE_SHARE = 0.1;

/** Runs while `goOn(turns)`; leaves the annealer at a whole plan, never worse in routes than before. */
export function reduceFleet(annealer: Annealer, goOn: (turns: number) => boolean): void {
  const { state, step } = annealer;
  const needed = routesNeeded(state);
  if (state.absentCount > 0 || state.usedCount > needed * SCARCE + 1) return;
  const whole = emptySnapshot(state.instance);
  putAside(whole, state);
  const absences = new Float64Array(state.instance.jobNodes);
  step.finder.mayOpen = false;
  annealer.temperature = annealer.meanWay * TEMPERATURE_SHARE;
  let turns = 0;
  while (state.usedCount > needed || state.absentCount > 0) {
    if (state.absentCount === 0) {
      putAside(whole, state);
      dissolve(state, absences);
    }
    if ((turns & 31) === 0 && !goOn(turns)) break;
    turns++;
    tryTurn(annealer, absences);
  }
  step.finder.mayOpen = true;
  if (state.absentCount > 0) layBack(whole, state, null);
}

/** The route whose visits were least often left over goes. */
function dissolve(state: CoreState, absences: Float64Array): void {
  let least = Number.POSITIVE_INFINITY;
  let chosen = -1;
  for (let vehicle = 0; vehicle < state.instance.vehicleCount; vehicle++) {
    if (state.count[vehicle] === 0) continue;
    let sum = state.count[vehicle];
    const end = startOf(state.instance, vehicle) + 1;
    for (let node = state.next[end - 1]; node !== end; node = state.next[node]) sum += absences[node];
    if (sum >= least) continue;
    least = sum;
    chosen = vehicle;
  }
  const end = startOf(state.instance, chosen) + 1;
  unlinkString(state, state.next[end - 1], state.prev[end]);
}

function tryTurn(annealer: Annealer, absences: Float64Array): void {
  const { state, undo, step, options, temperature } = annealer;
  const { random, near } = step.finder;
  beginTurn(undo, state);
  const sumBefore = absenceSum(undo.absent, undo.absentCount, absences);
  const costBefore = waysOnly(state);
  ruin(state, undo, near, options.size, random);
  recreate(step, state, Number.POSITIVE_INFINITY);
  const sum = absenceSum(state.absent, state.absentCount, absences);
  for (let i = 0; i < state.absentCount; i++) absences[state.absent[i]] = absences[state.absent[i]] + 1;
  const limit = costBefore - temperature * Math.log(1 - fraction(random));
  if (state.absentCount < undo.absentCount || sum < sumBefore) return;
  if (state.absentCount === undo.absentCount && waysOnly(state) <= limit) return;
  takeBack(undo, state);
}

function absenceSum(absent: Int32Array, count: number, absences: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += absences[absent[i]];
  return sum;
}

function waysOnly(state: CoreState): number {
  let cost = state.cost;
  for (let i = 0; i < state.absentCount; i++) cost -= state.instance.leaving[state.absent[i]];
  return cost;
}
