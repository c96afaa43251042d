// What follows a ruin when days have rules: whoever belongs to a unit that lost a member goes too, and every route
// left behind is driven again; one that can no longer be driven is emptied down to its frozen visits.
import { startOf } from './instance.ts';
import { unlinkString } from './link.ts';
import { takeOut } from './ruin.ts';
import { type DayDesk, settleRoute } from './settle-route.ts';
import type { CoreState } from './state.ts';
import { type Undo, writeDown } from './undo.ts';

/** `absentBefore`: how many visits were absent before the ruin. */
export function ruinUnits(state: CoreState, undo: Undo, desk: DayDesk, absentBefore: number): void {
  const { units, unitOf } = desk.day;
  for (let i = absentBefore; i < state.absentCount; i++) {
    const unit = units.at(unitOf[state.absent[i]]);
    if (unitOf[state.absent[i]] < 0 || !unit) continue;
    for (const node of unit.nodes) {
      const vehicle = state.routeOf[node];
      if (vehicle < 0 || (state.frozen !== null && state.frozen[node] === 1)) continue;
      writeDown(undo, state, vehicle);
      takeOut(state, state.instance, node, node);
    }
  }
}

/** False when a route cannot be driven even with its frozen visits alone. */
export function settleRuined(state: CoreState, undo: Undo, desk: DayDesk): boolean {
  for (let i = 0; i < undo.vehicleTotal; i++) {
    const vehicle = undo.vehicles[i];
    if (settleRoute(desk, state, vehicle)) continue;
    stripRoute(state, vehicle);
    ruinUnits(state, undo, desk, 0);
    if (!settleRoute(desk, state, vehicle)) return false;
  }
  return true;
}

function stripRoute(state: CoreState, vehicle: number): void {
  const start = startOf(state.instance, vehicle);
  let node = state.next[start];
  while (node !== start + 1) {
    const behind = state.next[node];
    if (state.frozen === null || state.frozen[node] === 0) unlinkString(state, node, node);
    node = behind;
  }
}
