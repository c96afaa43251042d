// The one error of this library: a problem that cannot be read exactly is refused by name (PLAN-17).

export type ProblemRefusal =
  | 'dispatch.too_large'
  | 'dispatch.not_whole'
  | 'dispatch.unknown_name'
  | 'dispatch.name_twice'
  | 'dispatch.matrix_size'
  | 'dispatch.no_coordinates'
  | 'dispatch.no_window'
  | 'dispatch.crew_size'
  | 'dispatch.group_rules_clash'
  | 'dispatch.pin_size'
  | 'dispatch.frozen_clash'
  | 'dispatch.speed_profile'
  | 'dispatch.no_ways'
  | 'dispatch.plan_does_not_hold';

export class ProblemRefused extends Error {
  readonly code: ProblemRefusal;
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(code: ProblemRefusal, facts: Readonly<Record<string, string | number>>) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = 'ProblemRefused';
    this.code = code;
    this.facts = facts;
  }
}

export function refuseProblem(code: ProblemRefusal, facts: Readonly<Record<string, string | number>>): never {
  throw new ProblemRefused(code, facts);
}
