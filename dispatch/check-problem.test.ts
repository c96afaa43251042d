import { describe, expect, test } from 'vitest';
import { checkProblem } from './check-problem.ts';
import { aJob, aProblem, aShift, aTechnician } from './problem.fixture.ts';
import type { Problem } from './problem.ts';

const haversine = (speed: number) =>
  ({ kind: 'haversine', detourPercent: 130, metresPerHourByHour: Array.from({ length: 24 }, () => speed) }) as const;

/** Each refusal is provoked once. */
const REFUSED: readonly (readonly [string, Partial<Problem>])[] = [
  ['dispatch.too_large', { jobs: [aJob('1', 'a', { windows: [{ opensAt: 0, closesAt: 2 ** 40 }] })] }],
  ['dispatch.not_whole', { jobs: [aJob('1', 'a', { baseFor: 0.5 })] }],
  ['dispatch.not_whole', { jobs: [aJob('1', 'a', { baseFor: Number.NaN })] }],
  ['dispatch.unknown_name', { jobs: [aJob('1', 'nowhere')] }],
  ['dispatch.unknown_name', { technicians: [aTechnician('ann', { shifts: [aShift('s', { endPlaceId: 'moon' })] })] }],
  ['dispatch.name_twice', { jobs: [aJob('1', 'a'), aJob('1', 'b')] }],
  ['dispatch.matrix_size', { travel: { kind: 'matrix', secondsBetween: [0] } }],
  ['dispatch.no_coordinates', { travel: haversine(30_000) }],
  ['dispatch.speed_profile', { travel: haversine(0) }],
  ['dispatch.no_window', { jobs: [aJob('1', 'a', { windows: [] })] }],
  ['dispatch.crew_size', { jobs: [aJob('1', 'a', { crew: 4 })] }],
  ['dispatch.pin_size', { pins: [{ jobId: '1', shiftIds: ['ann-day', 'bo-day'], startsAt: null }] }],
  ['dispatch.group_rules_clash', { groups: [{ id: 'g', jobIds: ['1', '2'], rules: ['same_time', 'sequence'] }] }],
];

describe('what cannot be planned honestly', () => {
  for (const [code, changes] of REFUSED)
    test(`[PLAN-17] ${code} is refused by name: ${Object.keys(changes).join()}`, () => {
      expect(() => checkProblem(aProblem(changes))).toThrow(code);
    });

  test('[PLAN-17] a sound problem passes', () => {
    expect(() => checkProblem(aProblem())).not.toThrow();
  });
});
