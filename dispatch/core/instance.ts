// The arrays the search runs on. Built once by compile/, never written afterwards, shareable between threads.
// Nodes 0 … jobNodes−1 are visits; vehicle v starts at node jobNodes + 2v and ends at jobNodes + 2v + 1.
// A vehicle is one shift of one technician.
import type { DayRules } from './day-rules.ts';

export interface CoreInstance {
  readonly jobNodes: number;
  readonly vehicleCount: number;
  readonly placeCount: number;
  /** Seconds from a place (row) to a place (column); never more than the real way takes at any hour. */
  readonly way: Int32Array;
  /** The same, transposed: one row holds all ways into a place. Is `way` itself when symmetric. */
  readonly wayInto: Int32Array;
  /** Points of a way, and transposed. Are the matrices above when a second costs a point. */
  readonly price: Int32Array;
  readonly priceInto: Int32Array;
  /** Per node. */
  readonly placeOf: Int32Array;
  readonly open: Int32Array;
  readonly close: Int32Array;
  readonly load: Int32Array;
  /** Seconds of work: [workRow of the vehicle + node]. */
  readonly work: Int32Array;
  /** Points for leaving the node out. */
  readonly leaving: Float64Array;
  /** Per vehicle. */
  readonly workRow: Int32Array;
  readonly room: Int32Array;
  readonly classOf: Int32Array;
  /** Points for using the vehicle at all. */
  readonly fixed: Float64Array;
  readonly classCount: number;
  /** Which classes may serve a node: [class × jobNodes + node] is 1. null: all may. */
  readonly allowed: Uint8Array | null;
  readonly day: DayRules | null;
}

export const startOf = (instance: { jobNodes: number }, vehicle: number): number => instance.jobNodes + 2 * vehicle;
