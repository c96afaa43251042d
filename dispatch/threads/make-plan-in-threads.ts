// Several threads think about one problem and share what they find. Not repeatable to the turn: who meets whom depends
// on the machine; `makePlan` is the repeatable one.
import { Worker } from 'node:worker_threads';
import { checkProblem } from '../check-problem.ts';
import { type CompiledProblem, compileProblem } from '../compile/compile-problem.ts';
import type { CoreInstance } from '../core/instance.ts';
import { emptySnapshot } from '../core/snapshot.ts';
import { makePlan, type PlanMade, planOf } from '../make-plan.ts';
import type { Problem } from '../problem.ts';
import type { ThreadOrder } from './run-thread.ts';
import { boardMemory, boardOf, cheapestSlot, copyDown } from './share-board.ts';

export interface ThreadLimits {
  readonly seed: number;
  readonly threads: number;
  /** Of wall clock. */
  readonly seconds: number;
}

/** Refuses as `makePlan` does. */
export async function makePlanInThreads(problem: Problem, limits: ThreadLimits): Promise<PlanMade> {
  checkProblem(problem);
  const compiled = compileProblem(problem);
  const { jobNodes, vehicleCount } = compiled.instance;
  if (jobNodes === 0 || vehicleCount === 0) return makePlan(problem, { seed: limits.seed, turnsMax: 1 });
  const memory = boardMemory(limits.threads, jobNodes + 2 * vehicleCount);
  const instance = shared(compiled.instance);
  const turns = await Promise.all(
    Array.from({ length: limits.threads }, (_, slot) =>
      runWorker({
        instance,
        memory,
        slot,
        seed: limits.seed + slot * 7919,
        seconds: limits.seconds,
        turnsMax: Number.POSITIVE_INFINITY,
      }),
    ),
  );
  return { plan: bestOnBoard(compiled, memory), turns: turns.reduce((sum, each) => sum + each, 0) };
}

function bestOnBoard(compiled: CompiledProblem, memory: ReturnType<typeof boardMemory>) {
  const board = boardOf(memory);
  const best = emptySnapshot(compiled.instance);
  if (!copyDown(board, cheapestSlot(board), best)) throw new Error('no thread left a plan');
  return planOf(compiled, { best });
}

function runWorker(order: ThreadOrder): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./run-thread.ts', import.meta.url), { workerData: order });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** The big matrices in memory all threads read; a matrix used twice stays one. */
function shared(instance: CoreInstance): CoreInstance {
  const moved = new Map<Int32Array, Int32Array>();
  const move = (matrix: Int32Array) => {
    const known = moved.get(matrix);
    if (known) return known;
    const copy = new Int32Array(new SharedArrayBuffer(matrix.byteLength));
    copy.set(matrix);
    moved.set(matrix, copy);
    return copy;
  };
  return {
    ...instance,
    way: move(instance.way),
    wayInto: move(instance.wayInto),
    price: move(instance.price),
    priceInto: move(instance.priceInto),
  };
}
