// A version of a clock as the screens have it, and the part of it that a person writes.
import type { AnswerOf } from '#api/contract';
import type { listClockPolicies } from '#api/flow/2-cases.clocks';

export type PolicyVersion = AnswerOf<typeof listClockPolicies>['rows'][number];

/** What is said of the clock; code, number, moment and writer belong to the version. */
export type Policy = Omit<
  PolicyVersion,
  'code' | 'version' | 'isOn' | 'takesRunning' | 'inForceFrom' | 'isInForce' | 'writtenBy'
>;
