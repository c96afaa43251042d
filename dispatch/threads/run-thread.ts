// One searching thread: anneals the shared instance from its own seed and, at agreed shares of the budget, goes on from
// the cheapest plan on the board when its own is clearly worse. The only file that knows worker threads' inside.
import { parentPort, workerData } from 'node:worker_threads';
import type { CoreInstance } from '../core/instance.ts';
import { type Search, startSearch, TURNS_AT_ONCE, think, welcome } from '../core/search.ts';
import { emptySnapshot } from '../core/snapshot.ts';
import { tuned } from '../tuned.ts';
import { type BoardMemory, boardOf, cheapestSlot, copyDown, pinUp, type ShareBoard } from './share-board.ts';

export interface ThreadOrder {
  readonly instance: CoreInstance;
  readonly memory: BoardMemory;
  readonly slot: number;
  readonly seed: number;
  readonly seconds: number;
  readonly turnsMax: number;
}

/** Meetings at the board, spread over the budget. */
const MEETINGS = 20;

function runThread(order: ThreadOrder): number {
  const board = boardOf(order.memory);
  const begun = performance.now();
  const search = startSearch(order.instance, tuned(order.instance, order.seed));
  pinUp(board, order.slot, search.best);
  let met = 0;
  for (let turn = 0; ; turn += TURNS_AT_ONCE) {
    const spent = Math.max((performance.now() - begun) / 1000 / order.seconds, turn / order.turnsMax);
    if (spent >= 1) break;
    if (Math.floor(spent * MEETINGS) > met) {
      met = Math.floor(spent * MEETINGS);
      meet(search, board, order.slot);
    }
    think(search, spent);
  }
  pinUp(board, order.slot, search.best);
  return search.annealer.turns;
}

/** Who is behind goes on from the leader's plan. */
function meet(search: Search, board: ShareBoard, slot: number): void {
  pinUp(board, slot, search.best);
  const leader = cheapestSlot(board);
  if (leader === slot || leader < 0) return;
  const other = emptySnapshot(search.annealer.state.instance);
  if (copyDown(board, leader, other)) welcome(search, other);
}

parentPort?.postMessage(runThread(workerData as ThreadOrder));
