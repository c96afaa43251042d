// A child of two plans: some neighbouring routes of the second take the place of the routes of the first that serve the
// same visits, and what is left over is put back where it costs least (selective route exchange, Nagata, Bräysy and Dullaert
// 2010).
import type { Annealer } from './anneal.ts';
import { type CoreInstance, startOf } from './instance.ts';
import { linkNode, unlinkString, workIn } from './link.ts';
import { knowNear } from './near.ts';
import { below, type Random } from './random.ts';
import { recreate } from './recreate.ts';
import { layBack, type Snapshot } from './snapshot.ts';
import { idleVehicle } from './state.ts';
import { beginTurn } from './undo.ts';

type Route = readonly number[];

/** At most this share of the routes the two do not have in common changes hands. */
const SHARE_MAX = 0.6;

/** The annealer stands on the child afterwards. False: the two plans are alike and it stands on the first. */
export function crossRoutes(annealer: Annealer, one: Snapshot, two: Snapshot, random: Random): boolean {
  const { state, undo, step } = annealer;
  layBack(one, state, null);
  const own = routesOf(state.instance, one);
  const taken = chooseRoutes(annealer, own, routesOf(state.instance, two), random);
  if (taken.length === 0) return false;
  makeRoom(annealer, own, taken);
  for (const route of taken) linkRoute(annealer, route);
  state.absentCount = 0;
  for (let node = 0; node < state.instance.jobNodes; node++)
    if (state.routeOf[node] < 0) state.absent[state.absentCount++] = node;
  beginTurn(undo, state);
  recreate(step, state, Number.POSITIVE_INFINITY);
  return true;
}

function routesOf(instance: CoreInstance, { next }: Snapshot): Route[] {
  const routes: Route[] = [];
  for (let vehicle = 0; vehicle < instance.vehicleCount; vehicle++) {
    const start = startOf(instance, vehicle);
    const nodes: number[] = [];
    for (let node = next[start]; node !== start + 1; node = next[node]) nodes.push(node);
    if (nodes.length > 0) routes.push(nodes);
  }
  return routes;
}

/** Routes of the other that the first has not, around a visit drawn at random. */
function chooseRoutes(annealer: Annealer, own: readonly Route[], other: readonly Route[], random: Random): Route[] {
  const { near } = annealer.step.finder;
  const nameOf = (route: Route) => route.toSorted((a, b) => a - b).join();
  const known = new Set(own.map(nameOf));
  const foreign = other.filter((route) => !known.has(nameOf(route)));
  const first = foreign[below(random, foreign.length)];
  if (!first) return [];
  const routeOf = new Map(foreign.flatMap((route) => route.map((node) => [node, route] as const)));
  const wanted = 1 + below(random, Math.max(1, Math.floor(foreign.length * SHARE_MAX)));
  const chosen = new Set([first]);
  const middle = first[below(random, first.length)];
  knowNear(near, middle);
  const row = middle * near.aroundLength;
  for (let i = 0; i < near.aroundLength && chosen.size < wanted; i++) {
    const route = routeOf.get(near.around[row + i]);
    if (route) chosen.add(route);
  }
  return [...chosen];
}

/** As many own routes go as come, those that share most with them; then whatever else is doubly served. */
function makeRoom({ state }: Annealer, own: readonly Route[], taken: readonly Route[]): void {
  const coming = new Set(taken.flat());
  const sharing = own
    .map((route) => ({ route, share: route.filter((node) => coming.has(node)).length / route.length }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
  for (const { route } of sharing.slice(0, taken.length)) unlinkString(state, route[0], route[route.length - 1]);
  for (const node of coming) if (state.routeOf[node] >= 0) unlinkString(state, node, node);
}

function linkRoute({ state }: Annealer, route: Route): void {
  const vehicle = idleVehicle(state, 0);
  if (vehicle < 0) return;
  let after = startOf(state.instance, vehicle);
  for (const node of route) {
    linkNode(state, node, after, workIn(state, node, vehicle));
    after = node;
  }
}
