// Slack induction by string removals: short strings of visits are taken out of neighbouring routes around one visit
// (Christiaens and Vanden Berghe, Transportation Science 54(2), 2020).
import type { CoreInstance } from './instance.ts';
import { unlinkString } from './link.ts';
import { knowNear, type Near } from './near.ts';
import { below, fraction, type Random } from './random.ts';
import type { CoreState } from './state.ts';
import { type Undo, writeDown } from './undo.ts';

export interface RuinSize {
  /** Visits taken out per turn, on average. */
  readonly visitsMean: number;
  readonly stringMax: number;
}

/** Half of the strings leave a few visits standing in their middle. */
const SPLIT_SHARE = 0.5;
const SPLIT_GROWTH = 0.01;

export function ruin(state: CoreState, undo: Undo, near: Near, size: RuinSize, random: Random): void {
  const { instance, routeOf, count } = state;
  const { jobNodes } = instance;
  const seed = below(random, jobNodes);
  const planned = jobNodes - state.absentCount;
  const lengthMax = Math.min(size.stringMax, Math.max(1, planned / Math.max(1, state.usedCount)));
  const strings = Math.floor(1 + fraction(random) * ((4 * size.visitsMean) / (1 + lengthMax) - 1));
  let done = 0;
  knowNear(near, seed);
  const row = seed * near.aroundLength;
  for (let i = 0; i < near.aroundLength && done < strings; i++) {
    const node = near.around[row + i];
    const vehicle = routeOf[node];
    if (vehicle < 0 || undo.savedIn[vehicle] === undo.turn) continue;
    writeDown(undo, state, vehicle);
    const length = 1 + Math.floor(fraction(random) * Math.min(count[vehicle], lengthMax));
    if (length > 1 && length < count[vehicle] && fraction(random) < SPLIT_SHARE)
      removeSplitString(state, instance, node, length, random);
    else removeString(state, instance, node, length, random);
    done++;
  }
}

/** First node of a string of `length` that holds `node`, placed at random. */
function stringStart(state: CoreState, instance: CoreInstance, node: number, length: number, random: Random): number {
  const { next, prev } = state;
  const { jobNodes } = instance;
  let back = 0;
  for (let at = prev[node]; at < jobNodes && back < length - 1; at = prev[at]) back++;
  let ahead = 0;
  for (let at = next[node]; at < jobNodes && ahead < length - 1; at = next[at]) ahead++;
  const backMin = Math.max(0, length - 1 - ahead);
  let steps = backMin + below(random, back - backMin + 1);
  let first = node;
  while (steps-- > 0) first = prev[first];
  return first;
}

function removeString(state: CoreState, instance: CoreInstance, node: number, length: number, random: Random): void {
  const first = stringStart(state, instance, node, length, random);
  let last = first;
  for (let i = 1; i < length; i++) last = state.next[last];
  takeOut(state, instance, first, last);
}

/** A longer string of which a run in the middle stays. */
function removeSplitString(state: CoreState, instance: CoreInstance, node: number, length: number, random: Random) {
  const total = state.count[state.routeOf[node]];
  let kept = 1;
  while (length + kept < total && fraction(random) < SPLIT_GROWTH) kept++;
  const first = stringStart(state, instance, node, length + kept, random);
  const head = 1 + below(random, length - 1);
  const { next } = state;
  let last = first;
  for (let i = 1; i < head; i++) last = next[last];
  let second = next[last];
  for (let i = 0; i < kept; i++) second = next[second];
  let end = second;
  for (let i = 1; i < length - head; i++) end = next[end];
  takeOut(state, instance, first, last);
  if (state.routeOf[second] >= 0 && state.routeOf[end] >= 0) takeOut(state, instance, second, end);
}

/** Where the triangle inequality fails, closing a gap may come too late: then its rim goes as well. */
export function takeOut(state: CoreState, instance: CoreInstance, first: number, last: number): void {
  if (state.frozen !== null && takeOutAround(state, state.frozen, first, last)) return;
  const before = state.prev[first];
  let behind = state.next[last];
  unlinkString(state, first, last);
  let rim = before;
  while (state.startAt[behind] > state.latestAt[behind]) {
    if (behind < instance.jobNodes) {
      const victim = behind;
      behind = state.next[victim];
      unlinkString(state, victim, victim);
    } else if (rim < instance.jobNodes) {
      const victim = rim;
      rim = state.prev[victim];
      unlinkString(state, victim, victim);
    } else return;
  }
}

/** Frozen visits stay where they are; what stands between them goes one by one. False: none in the string. */
function takeOutAround(state: CoreState, frozen: Uint8Array, first: number, last: number): boolean {
  const nodes: number[] = [];
  for (let node = first; ; node = state.next[node]) {
    nodes.push(node);
    if (node === last) break;
  }
  if (nodes.every((node) => frozen[node] === 0)) return false;
  for (const node of nodes) if (frozen[node] === 0) unlinkString(state, node, node);
  return true;
}
