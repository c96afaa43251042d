// The parts of a judgement as the screens name them.
import type { AnswerOf } from '#api/contract';
import type { judgeGiven } from '#api/flow/3-decisions.routes';

export type OwedJudgement = AnswerOf<typeof judgeGiven>;
export type Entitlement = OwedJudgement['entitlements'][number];
export type Loser = OwedJudgement['losers'][number];
export type Reason = Loser['reasons'][number];
export type Meter = OwedJudgement['meters'][number];
export type Trace = NonNullable<OwedJudgement['trace']>;
