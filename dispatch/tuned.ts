// The search's settings, found by trial on the instances of bench/dispatch; the figures are in bench/results.
import type { AnnealOptions } from './core/anneal.ts';
import type { CoreInstance } from './core/instance.ts';

/** Up to this many visits a hotter start and looking at every gap pay. */
const SMALL = 200;
/** With a day's rules every gap looked at is a route walked. */
const SMALL_DAY = 120;

export function tuned(instance: CoreInstance, seed: number): AnnealOptions {
  const withRules = instance.day !== null;
  const small = instance.jobNodes <= SMALL;
  return {
    seed,
    hotShare: withRules ? 4 : small ? 3 : 1,
    coldShare: withRules || small ? 0.1 : 0.05,
    anywhereMax: withRules ? SMALL_DAY : SMALL,
    width: 30,
    size: { visitsMean: 10, stringMax: 10 },
    blinkRate: 0.01,
    localWidth: 8,
    localShare: small ? 0.1 : 0.02,
    wanderTries: 100,
    fleetWays: withRules ? 4 : 0,
    fleetShare: 0.5,
  };
}
