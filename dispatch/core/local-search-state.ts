// What the local search keeps between improvements, shared by its moves.
import type { Near } from './near.ts';
import type { CoreState } from './state.ts';

export interface LocalSearch {
  readonly state: CoreState;
  readonly near: Near;
  readonly width: number;
  /** Ways cost the same in both directions. */
  readonly symmetric: boolean;
  /** Nodes still to be tried, and whether a node waits in it. */
  readonly queue: Int32Array;
  readonly waits: Uint8Array;
  queued: number;
  /** A change is made when it costs less than this: nothing while improving, a drawn allowance while wandering. */
  slack: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
}
