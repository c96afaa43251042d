// One sentence of the checker: which rule of the README a plan breaks, where, and by how much.
import type { JobId, ShiftId } from '../problem.ts';

export type PlanRule = `PLAN-${number}`;

export interface Fault {
  readonly rule: PlanRule;
  readonly shiftId: ShiftId | null;
  readonly jobId: JobId | null;
  /** Short and stable: `starts_outside_windows`, `arrives_too_soon` … */
  readonly what: string;
  readonly found: number;
  readonly allowed: number;
}
