// The loop: ruin, recreate, keep or take back by annealing, remember the best.

import type { GapFinder } from './find-gap.ts';
import type { CoreInstance } from './instance.ts';
import { findNear, type Near } from './near.ts';
import { fraction, randomFrom } from './random.ts';
import { type Recreate, recreate } from './recreate.ts';
import { ruin } from './ruin.ts';
import { emptyState } from './state.ts';
import { beginTurn, emptyUndo, takeBack } from './undo.ts';

export interface AnnealOptions {
  readonly seed: number;
  /** How much of the budget is spent, 0 … 1; asked every few turns. 1 ends the search. */
  readonly spent: (turns: number) => number;
  readonly hotShare: number;
  readonly coldShare: number;
  readonly anywhereMax: number;
  readonly width: number;
  readonly visitsMean: number;
  readonly stringMax: number;
  readonly blinkRate: number;
  readonly onBest?: (cost: number, turns: number) => void;
}

export function anneal(instance: CoreInstance, options: AnnealOptions) {
  const random = randomFrom(options.seed);
  const near: Near = findNear(instance, 120, options.width);
  const state = emptyState(instance);
  const undo = emptyUndo(state);
  const finder: GapFinder = {
    state,
    near,
    random,
    blinkIn: 50,
    blinkRate: options.blinkRate,
    after: -1,
    points: 0,
  };
  const step: Recreate = {
    finder,
    undo,
    anywhere: instance.jobNodes <= options.anywhereMax,
    keys: new Float64Array(instance.jobNodes),
  };
  beginTurn(undo, state);
  recreate(step, state, Number.POSITIVE_INFINITY);
  let best = state.cost;
  const bestNext = state.next.slice();
  const edge = state.cost / (instance.jobNodes + state.usedCount);
  const hot = edge * options.hotShare;
  const cold = edge * options.coldShare;
  let temperature = hot;
  let turns = 0;
  const size = { visitsMean: options.visitsMean, stringMax: options.stringMax };
  for (; ; turns++) {
    if ((turns & 31) === 0) {
      const spent = options.spent(turns);
      if (spent >= 1) break;
      temperature = hot * (cold / hot) ** spent;
    }
    beginTurn(undo, state);
    const limit = undo.cost - temperature * Math.log(1 - fraction(random));
    ruin(state, undo, near, size, random);
    if (!recreate(step, state, limit)) {
      takeBack(undo, state);
      continue;
    }
    if (state.cost < best) {
      best = state.cost;
      bestNext.set(state.next);
      options.onBest?.(best, turns);
    }
  }
  return { best, bestNext, turns };
}
