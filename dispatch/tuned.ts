// The search's settings, found by trial on the instances of bench/dispatch; the figures are in bench/results.
import type { AnnealOptions } from './core/anneal.ts';
import type { CoreInstance } from './core/instance.ts';

export function tuned(instance: CoreInstance, seed: number): AnnealOptions {
  void instance;
  return {
    seed,
    hotShare: 1,
    coldShare: 0.05,
    anywhereMax: 200,
    width: 30,
    size: { visitsMean: 10, stringMax: 10 },
    blinkRate: 0.01,
    localWidth: 8,
    localShare: 0.02,
    wanderTries: 100,
    fleetWays: 0,
    fleetShare: 0.5,
  };
}
