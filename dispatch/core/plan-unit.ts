// Plans what must be planned together or not at all: crews, sets, sequences (PLAN-7, PLAN-11). Once a unit is in the
// plan its windows are narrowed to what was agreed, so that every later change of a route keeps the agreement for free.
import type { DayUnit } from './day-rules.ts';
import type { GapFinder } from './find-gap.ts';
import { findGapDay } from './find-gap-day.ts';
import { linkNode, passBackward, passForward, unlinkString, workIn } from './link.ts';
import { type DayDesk, settleRoute } from './settle-route.ts';
import { type Undo, writeDown } from './undo.ts';

export interface UnitPlanner {
  readonly finder: GapFinder;
  readonly desk: DayDesk;
  readonly undo: Undo;
  readonly anywhere: boolean;
}

/** A visit standing alone: best gap over its windows. False: it stays absent. */
export function planVisit(planner: UnitPlanner, node: number): boolean {
  const leaving = planner.finder.state.instance.leaving[node];
  return placeNode(planner, node, 0, 2 ** 30, -1, -1, leaving);
}

/** All nodes of the unit not planned yet, or none of them. */
export function planUnit(planner: UnitPlanner, unit: DayUnit): boolean {
  const { desk, finder } = planner;
  const { state } = finder;
  const costBefore = state.cost;
  const placed: number[] = [];
  desk.taken.length = 0;
  for (let at = 0; at < unit.nodes.length; at++) {
    const node = unit.nodes.at(at) ?? 0;
    if (state.routeOf[node] >= 0) continue;
    const ok = placeMember(planner, unit, at);
    if (state.routeOf[node] >= 0) placed.push(node);
    if (ok) continue;
    takeOutAgain(planner, placed);
    return false;
  }
  desk.taken.length = 0;
  // The unit's own leaving cost has been taken off by linking: what is left must still be a gain.
  if (state.cost <= costBefore && agree(planner, unit)) return true;
  takeOutAgain(planner, placed);
  return false;
}

function placeMember(planner: UnitPlanner, unit: DayUnit, at: number): boolean {
  const { desk, finder } = planner;
  const { state } = finder;
  const node = unit.nodes.at(at) ?? 0;
  const lead = unit.leadOf.at(at) ?? -1;
  desk.taken.length = 0;
  let opens = 0;
  let closes = 2 ** 30;
  let only = -1;
  // Nobody is in two places at once: who starts with this member is barred.
  for (const [other, member] of unit.nodes.entries()) {
    const sameCrew = lead >= 0 && (member === lead || unit.leadOf.at(other) === lead);
    if (other === at || state.routeOf[member] < 0 || !(sameCrew || unit.sameTime)) continue;
    desk.taken.push(desk.day.vehicles.at(state.routeOf[member])?.technician ?? -1);
  }
  if (lead >= 0) {
    opens = desk.startsAt[lead];
    closes = Math.max(opens, Math.min(state.latestAt[lead], state.close[lead]));
    const ok = placeNode(planner, node, opens, closes, -1, state.workFor[lead], Number.POSITIVE_INFINITY);
    desk.taken.length = 0;
    return ok && moveTo(planner, unit, at, desk.startsAt[node]);
  }
  const before = leadBefore(unit, at);
  const anchor = anchorOf(planner, unit, at);
  if (anchor >= 0 && unit.sameTechnician) only = state.routeOf[anchor];
  if (before >= 0 && unit.sequence) opens = desk.endsAt[before];
  if (anchor >= 0 && unit.sameTime) {
    opens = desk.startsAt[anchor];
    closes = Math.max(opens, Math.min(state.latestAt[anchor], state.close[anchor]));
  }
  // Held to its present start, the one before cannot be pushed behind this one in the same route.
  const closedAt = before >= 0 && unit.sequence ? state.close[before] : -1;
  if (closedAt >= 0) closeAt(planner, before, desk.startsAt[before]);
  const ok = placeNode(planner, node, opens, closes, only, -1, Number.POSITIVE_INFINITY);
  if (closedAt >= 0) closeAt(planner, before, closedAt);
  desk.taken.length = 0;
  if (!ok) return false;
  return anchor < 0 || !unit.sameTime || moveTo(planner, unit, at, desk.startsAt[node]);
}

function closeAt(planner: UnitPlanner, node: number, closesAt: number): void {
  const { state } = planner.finder;
  writeDown(planner.undo, state, state.routeOf[node]);
  state.close[node] = closesAt;
  passBackward(state, node);
}

/** The lead node nearest before `at` in the unit; −1: none. */
function leadBefore(unit: DayUnit, at: number): number {
  for (let other = at - 1; other >= 0; other--) if (unit.leadOf.at(other) === -1) return unit.nodes.at(other) ?? -1;
  return -1;
}

/** A lead already planned that this one must go with: the nearest before, else a frozen one behind; −1: none. */
function anchorOf(planner: UnitPlanner, unit: DayUnit, at: number): number {
  const before = leadBefore(unit, at);
  if (before >= 0) return before;
  const { routeOf } = planner.finder.state;
  const behind = unit.nodes.findIndex(
    (node, other) => other > at && unit.leadOf.at(other) === -1 && routeOf[node] >= 0,
  );
  return behind < 0 ? -1 : (unit.nodes.at(behind) ?? -1);
}

/** All members that start together with member `at` are held to this second. */
function moveTo(planner: UnitPlanner, unit: DayUnit, at: number, startsAt: number): boolean {
  const lead = unit.leadOf.at(at) ?? -1;
  const crew = lead < 0 ? (unit.nodes.at(at) ?? 0) : lead;
  for (let other = 0; other <= at; other++) {
    const member = unit.nodes.at(other) ?? 0;
    const sameCrew = member === crew || unit.leadOf.at(other) === crew;
    if (!(unit.sameTime || sameCrew)) continue;
    if (!narrow(planner, member, startsAt, startsAt)) return false;
  }
  return true;
}

/** Tries each of the job's windows cut to opens … closes, and links the best gap found. */
function placeNode(
  planner: UnitPlanner,
  node: number,
  opens: number,
  closes: number,
  onlyVehicle: number,
  work: number,
  pointsMax: number,
): boolean {
  const { desk, finder, undo } = planner;
  const { state } = finder;
  let after = -1;
  let best = pointsMax;
  let bestOpens = 0;
  let bestCloses = 0;
  for (const window of desk.day.visits.at(node)?.windows ?? []) {
    const from = Math.max(window.opensAt, opens);
    const until = Math.min(window.closesAt, closes);
    if (from > until) continue;
    state.open[node] = from;
    state.close[node] = until;
    findGapDay(finder, desk, { node, work, onlyVehicle }, planner.anywhere);
    if (finder.after < 0 || finder.points >= best) continue;
    after = finder.after;
    best = finder.points;
    bestOpens = from;
    bestCloses = until;
  }
  if (after < 0) return false;
  state.open[node] = bestOpens;
  state.close[node] = bestCloses;
  const vehicle = state.routeOf[after];
  writeDown(undo, state, vehicle);
  linkNode(state, node, after, work >= 0 ? work : workIn(state, node, vehicle));
  if (settleRoute(desk, state, vehicle)) return true;
  unlinkString(state, node, node);
  state.absentCount--;
  return false;
}

/** Holds a planned visit to a narrower window; false when its route cannot keep it. */
function narrow(planner: UnitPlanner, node: number, opens: number, closes: number): boolean {
  const { desk, finder, undo } = planner;
  const { state } = finder;
  const vehicle = state.routeOf[node];
  if (state.frozen !== null && state.frozen[node] === 1) return state.open[node] >= opens && state.open[node] <= closes;
  writeDown(undo, state, vehicle);
  state.open[node] = Math.max(opens, state.open[node]);
  state.close[node] = Math.min(closes, state.close[node]);
  if (state.open[node] > state.close[node]) return false;
  passForward(state, node);
  passBackward(state, node);
  return settleRoute(desk, state, vehicle) && desk.startsAt[node] >= opens && desk.startsAt[node] <= closes;
}

/** Cuts the windows of a whole unit so that its rules hold whatever later happens inside each route. */
function agree(planner: UnitPlanner, unit: DayUnit): boolean {
  const { desk } = planner;
  const leads = unit.nodes.filter((_, at) => unit.leadOf.at(at) === -1);
  if (unit.sequence)
    for (let at = 1; at < leads.length; at++) {
      const before = leads.at(at - 1) ?? 0;
      const node = leads.at(at) ?? 0;
      const border = desk.startsAt[node];
      const work = desk.endsAt[before] - desk.startsAt[before];
      if (border < desk.endsAt[before]) return false;
      for (const [member, other] of unit.nodes.entries())
        if (other === before || unit.leadOf.at(member) === before)
          if (!narrow(planner, other, 0, border - work)) return false;
      for (const [member, other] of unit.nodes.entries())
        if (other === node || unit.leadOf.at(member) === node)
          if (!narrow(planner, other, border, 2 ** 30)) return false;
    }
  return staysTogether(planner, unit);
}

/** Last look: crews and same-time members really start together. */
function staysTogether({ desk, finder }: UnitPlanner, unit: DayUnit): boolean {
  const { frozen, routeOf } = finder.state;
  for (let at = 0; at < unit.nodes.length; at++) {
    const node = unit.nodes.at(at) ?? 0;
    const lead = unit.leadOf.at(at) ?? -1;
    if (lead >= 0 && desk.startsAt[node] !== desk.startsAt[lead]) return false;
    const before = leadBefore(unit, at);
    if (lead >= 0 || before < 0) continue;
    // Two frozen visits were agreed by a person, together or not.
    if (frozen !== null && frozen[node] === 1 && frozen[before] === 1) continue;
    if (unit.sameTechnician && routeOf[node] !== routeOf[before]) return false;
    if (unit.sameTime && desk.startsAt[node] !== desk.startsAt[before]) return false;
    if (unit.sequence && desk.startsAt[node] < desk.endsAt[before]) return false;
  }
  return true;
}

function takeOutAgain(planner: UnitPlanner, placed: readonly number[]): void {
  const { desk, finder } = planner;
  const { state } = finder;
  desk.taken.length = 0;
  for (const node of placed) {
    const vehicle = state.routeOf[node];
    unlinkString(state, node, node);
    state.absentCount--;
    settleRoute(desk, state, vehicle);
  }
}
