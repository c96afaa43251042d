// The search behind re-planning: puts back what fell, then again and again lifts a few visits near trouble out and puts
// all of them back, and keeps what costs less once every moved customer is counted.
import type { UnitPlanner } from '../core/plan-unit.ts';
import { below, type Random, randomFrom } from '../core/random.ts';
import { recreateDay } from '../core/recreate-day.ts';
import { takeOut } from '../core/ruin.ts';
import { ruinUnits, settleRuined } from '../core/ruin-day.ts';
import { settleRoute } from '../core/settle-route.ts';
import { beginTurn, takeBack, writeDown } from '../core/undo.ts';
import type { JobId, Points } from '../problem.ts';
import { type DisturbanceWeights, disturbanceOf, type ToldNodes } from './disturbance.ts';
import type { OpenDay } from './open-day.ts';

interface Repair {
  readonly day: OpenDay;
  readonly told: ToldNodes;
  readonly weights: DisturbanceWeights;
  readonly random: Random;
  readonly todo: Int32Array;
  readonly unitTried: Int32Array;
  /** 1 for nodes left alone: the empty seat, and jobs that had no place before either. */
  readonly isWaiting: Uint8Array;
  /** Visits that fell or moved: where looking is worth while. */
  trouble: number[];
}

/** Visits lifted out at once, at most: more would move people who have nothing to do with it. */
const LIFTED_MAX = 6;

export interface RepairWish {
  readonly weights: DisturbanceWeights;
  readonly seed: number;
  readonly turnsMax: number;
  /** Jobs without a place before anything happened: nobody is moved for them. */
  readonly waiting: ReadonlySet<JobId>;
}

export function repairDay(day: OpenDay, told: ToldNodes, wish: RepairWish): void {
  const { weights, seed, turnsMax } = wish;
  const { finder, undo } = day.planner;
  const { state } = finder;
  const repair: Repair = {
    day,
    told,
    weights,
    random: randomFrom(seed),
    todo: new Int32Array(state.instance.jobNodes),
    unitTried: new Int32Array(day.planner.desk.day.units.length).fill(-1),
    isWaiting: waitingNodes(day, wish.waiting),
    trouble: [],
  };
  const fell = new Set(day.fallen);
  for (let node = 0; node < day.seat.leadNode; node++)
    if (
      repair.isWaiting[node] === 0 &&
      (state.routeOf[node] < 0 || fell.has(day.compiled.names.nodes.at(node)?.job.id ?? ''))
    )
      repair.trouble.push(node);
  if (repair.trouble.length === 0) return;
  beginTurn(undo, state);
  putBack(repair, 'dearest');
  let best = pointsOf(repair);
  for (let turn = 0; turn < turnsMax; turn++) {
    beginTurn(undo, state);
    lift(repair);
    if (settleRuined(state, undo, day.planner.desk)) {
      putBack(repair, turn % 2 === 0 ? 'dearest' : 'any');
      const points = pointsOf(repair);
      if (points < best) {
        best = points;
        noteTrouble(repair);
        continue;
      }
    }
    takeBackSettled(day.planner);
  }
}

function waitingNodes({ compiled, seat }: OpenDay, waiting: ReadonlySet<JobId>): Uint8Array {
  return Uint8Array.from(compiled.names.nodes, ({ job }, node) =>
    node >= seat.leadNode || waiting.has(job.id) ? 1 : 0,
  );
}

function pointsOf({ day, told, weights }: Repair): Points {
  return day.planner.finder.state.cost + disturbanceOf(day, told, weights);
}

/** All absent visits that are not waiting, each in its cheapest gap; those that cost most to leave out first, or in any order. */
function putBack({ day, random, todo, unitTried, isWaiting }: Repair, order: 'dearest' | 'any'): void {
  const { planner } = day;
  const { state } = planner.finder;
  const { leaving } = state.instance;
  const wanted = [...state.absent.subarray(0, state.absentCount)];
  const absent = wanted.filter((node) => isWaiting[node] === 0);
  const draw = new Map(absent.map((node) => [node, below(random, 2 ** 30)]));
  absent.sort(
    (a, b) => (order === 'dearest' ? leaving[b] - leaving[a] : 0) || (draw.get(a) ?? 0) - (draw.get(b) ?? 0) || a - b,
  );
  todo.set(absent);
  state.absentCount = 0;
  for (const node of wanted) if (isWaiting[node] === 1) state.absent[state.absentCount++] = node;
  recreateDay(planner, state, todo, absent.length, unitTried);
}

/** Takes out one to six visits whose places lie near a visit in trouble. */
function lift({ day, random, trouble, told }: Repair): void {
  const { finder, undo, desk } = day.planner;
  const { state } = finder;
  const { placeOf, placeCount, way } = state.instance;
  const centre = trouble[below(random, trouble.length)] ?? 0;
  const absentBefore = state.absentCount;
  const row = placeOf[centre] * placeCount;
  const near: { node: number; way: number }[] = [];
  for (let node = 0; node < told.technician.length; node++)
    if (state.routeOf[node] >= 0 && state.frozen?.[node] !== 1) near.push({ node, way: way[row + placeOf[node]] });
  near.sort((a, b) => a.way - b.way || a.node - b.node);
  const total = 1 + below(random, LIFTED_MAX);
  for (let i = 0; i < total; i++) {
    // Mostly the nearest, now and then somebody further off.
    const node = near[Math.floor((below(random, 1000) / 1000) ** 2 * Math.min(near.length, 30))]?.node ?? -1;
    if (node < 0 || state.routeOf[node] < 0) continue;
    writeDown(undo, state, state.routeOf[node]);
    takeOut(state, state.instance, node, node);
  }
  ruinUnits(state, undo, desk, absentBefore);
}

/** Trouble is whatever is absent or not as told. */
function noteTrouble(repair: Repair): void {
  const { day, told } = repair;
  const { finder, desk } = day.planner;
  const { state } = finder;
  const left = repair.trouble.filter((node) => {
    if (node >= told.technician.length || state.routeOf[node] < 0) return true;
    return told.technician[node] < 0 || desk.day.vehicles[state.routeOf[node]].technician !== told.technician[node];
  });
  if (left.length > 0) repair.trouble = left;
}

/** The seconds on the desk belong to the routes as they were tried: those taken back are settled anew. */
function takeBackSettled({ finder, undo, desk }: UnitPlanner): void {
  takeBack(undo, finder.state);
  for (let at = 0; at < undo.vehicleTotal; at++) settleRoute(desk, finder.state, undo.vehicles[at]);
}
