// For tests: a clock from opening to resolving, in working time, changed as a test asks.
import { clockPolicyGiven } from '#api/flow/2-cases.clocks';
import type { ClockPolicy, PolicyVersion } from './clock.ts';

export function aPolicy(more: Partial<ClockPolicy> = {}): PolicyVersion {
  const policy: ClockPolicy = {
    ...clockPolicyGiven.parse({
      name: { en: 'Resolve' },
      startsOn: ['opened'],
      stopsOn: ['resolved'],
      unit: 'work_minutes',
      length: 60,
    }),
    ...more,
  };
  return { code: 'resolve', version: 1, policy, isOn: true, takesRunning: false, fromAt: 0 };
}
