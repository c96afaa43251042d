// Puts absent visits and units back when days have rules.
import { planUnit, planVisit, type UnitPlanner } from './plan-unit.ts';
import type { CoreState } from './state.ts';

/** Visits in `todo` order; those that find no gap cheaper than leaving them become absent again. */
export function recreateDay(
  planner: UnitPlanner,
  state: CoreState,
  todo: Int32Array,
  total: number,
  unitTried: Int32Array,
): void {
  const { units, unitOf } = planner.desk.day;
  const { turn } = planner.undo;
  for (let i = 0; i < total; i++) {
    const node = todo[i];
    if (state.routeOf[node] >= 0) continue;
    const unitAt = unitOf[node];
    const unit = unitAt < 0 ? undefined : units.at(unitAt);
    let done = false;
    if (!unit) done = planVisit(planner, node);
    else if (unitTried[unitAt] !== turn) {
      unitTried[unitAt] = turn;
      done = planUnit(planner, unit);
    }
    if (!done) state.absent[state.absentCount++] = node;
  }
}
