// Frozen visits stand in their routes before the search begins, and stay (PLAN-12).
import { refuseProblem } from '../refuse-problem.ts';
import type { DayRules } from './day-rules.ts';
import { startOf } from './instance.ts';
import { linkNode, workIn } from './link.ts';
import { type DayDesk, settleRoute } from './settle-route.ts';
import type { CoreState } from './state.ts';

/** Refuses when two of them cannot both be kept, or a shift cannot be ended after them. */
export function linkFrozen(state: CoreState, desk: DayDesk): void {
  for (const [vehicle, nodes] of desk.day.frozenRoutes.entries()) {
    let after = startOf(state.instance, vehicle);
    for (const node of nodes) {
      linkNode(state, node, after, workOfCrew(state, desk.day, node, vehicle));
      after = node;
    }
    if (nodes.length > 0 && !settleRoute(desk, state, vehicle)) refuseProblem('dispatch.frozen_clash', { vehicle });
  }
  let left = 0;
  for (let i = 0; i < state.absentCount; i++) {
    const node = state.absent[i];
    if (state.routeOf[node] < 0) state.absent[left++] = node;
  }
  state.absentCount = left;
}

/** A helper works as long as the lead does, who is frozen with them (PLAN-7). */
function workOfCrew(state: CoreState, day: DayRules, node: number, vehicle: number): number {
  const unit = day.units.at(day.unitOf[node]);
  const lead = day.unitOf[node] < 0 || !unit ? -1 : (unit.leadOf.at(unit.nodes.indexOf(node)) ?? -1);
  if (lead < 0) return workIn(state, node, vehicle);
  return workIn(
    state,
    lead,
    day.frozenRoutes.findIndex((nodes) => nodes.includes(lead)),
  );
}
