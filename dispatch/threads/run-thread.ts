// One searching thread: anneals the shared instance from its own seed and, at agreed shares of the budget, goes on from
// the cheapest plan on the board when its own is clearly worse. The only file that knows worker threads' inside.
import { parentPort, workerData } from 'node:worker_threads';
import { type Annealer, goOnFrom, setProgress, startAnnealer, takeTurn } from '../core/anneal.ts';
import type { CoreInstance } from '../core/instance.ts';
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
  const annealer = startAnnealer(order.instance, tuned(order.instance, order.seed));
  pinUp(board, order.slot, annealer.best);
  let met = 0;
  for (let turn = 0; ; turn++) {
    if ((turn & 31) === 0) {
      const spent = Math.max((performance.now() - begun) / 1000 / order.seconds, turn / order.turnsMax);
      if (spent >= 1) break;
      setProgress(annealer, spent);
      if (Math.floor(spent * MEETINGS) > met) {
        met = Math.floor(spent * MEETINGS);
        meet(annealer, board, order.slot);
      }
    }
    takeTurn(annealer);
  }
  pinUp(board, order.slot, annealer.best);
  return annealer.turns;
}

/** Who is behind goes on from the leader's plan. */
function meet(annealer: Annealer, board: ShareBoard, slot: number): void {
  pinUp(board, slot, annealer.best);
  const leader = cheapestSlot(board);
  if (leader === slot || leader < 0) return;
  const other = emptySnapshot(annealer.state.instance);
  if (copyDown(board, leader, other) && other.cost < annealer.best.cost) goOnFrom(annealer, other);
}

parentPort?.postMessage(runThread(workerData as ThreadOrder));
