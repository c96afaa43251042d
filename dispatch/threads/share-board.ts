// What threads see of one another: each puts its best plan on its own slot of a shared board, guarded by a counter, and
// may take a better one from a neighbour's.
import type { Snapshot } from '../core/snapshot.ts';

export interface ShareBoard {
  /** Per thread: 2 × number of finished writes, odd while writing. */
  readonly stamps: Int32Array;
  readonly costs: Float64Array;
  /** Per thread: next, workFor, open, close. */
  readonly plans: readonly (readonly Int32Array[])[];
}

export interface BoardMemory {
  readonly stamps: SharedArrayBuffer;
  readonly costs: SharedArrayBuffer;
  readonly plans: readonly (readonly SharedArrayBuffer[])[];
}

export function boardMemory(threads: number, nodes: number): BoardMemory {
  const costs = new SharedArrayBuffer(threads * 8);
  new Float64Array(costs).fill(Number.POSITIVE_INFINITY);
  return {
    stamps: new SharedArrayBuffer(threads * 4),
    costs,
    plans: Array.from({ length: threads }, () => Array.from({ length: 4 }, () => new SharedArrayBuffer(nodes * 4))),
  };
}

export function boardOf(memory: BoardMemory): ShareBoard {
  return {
    stamps: new Int32Array(memory.stamps),
    costs: new Float64Array(memory.costs),
    plans: memory.plans.map((columns) => columns.map((column) => new Int32Array(column))),
  };
}

const columnsOf = (snapshot: Snapshot) => [snapshot.next, snapshot.workFor, snapshot.open, snapshot.close];

/** A thread writes only its own slot. */
export function pinUp(board: ShareBoard, slot: number, snapshot: Snapshot): void {
  Atomics.add(board.stamps, slot, 1);
  for (const [at, column] of columnsOf(snapshot).entries()) board.plans[slot][at].set(column);
  board.costs[slot] = snapshot.cost;
  Atomics.add(board.stamps, slot, 1);
}

/** Copies a slot; false when it was being written meanwhile or is empty. */
export function copyDown(board: ShareBoard, slot: number, into: Snapshot): boolean {
  const before = Atomics.load(board.stamps, slot);
  if (before === 0 || before % 2 === 1) return false;
  for (const [at, column] of columnsOf(into).entries()) column.set(board.plans[slot][at]);
  into.cost = board.costs[slot];
  return Atomics.load(board.stamps, slot) === before;
}

/** Slot of the cheapest plan on the board, −1 when there is none. */
export function cheapestSlot(board: ShareBoard): number {
  let best = -1;
  for (let slot = 0; slot < board.costs.length; slot++)
    if (board.costs[slot] < (best < 0 ? Number.POSITIVE_INFINITY : board.costs[best])) best = slot;
  return best;
}
