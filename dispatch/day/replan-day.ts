// Re-plans a day after something happened, disturbing as few people as it can: what still stands stays, what fell is
// put back, and only then are others asked to move, each at a price. No promised window is left without a consent.
// requirements H4, H13; peers L11 (pinning, no-show, emergency).
import type { Plan } from '../plan.ts';
import type { JobId, Points, Problem, SecondAt, ShiftId } from '../problem.ts';
import { applyEvents, type Consent, type DayEvent } from './day-event.ts';
import { type DisturbanceWeights, type Move, movesBetween, toldBy, toldNodes } from './disturbance.ts';
import { type OpenDay, openDay } from './open-day.ts';
import { repairDay } from './repair-day.ts';
import { suggestPlaces } from './suggest-places.ts';
import { tellPlan } from './tell-plan.ts';

export interface ReplanWish {
  readonly events: readonly DayEvent[];
  readonly consents: readonly Consent[];
  readonly weights: DisturbanceWeights;
  readonly seed: number;
  /** Turns of looking for a less disturbing plan; the same turns give the same plan. */
  readonly turnsMax: number;
}

/** A visit without a place, and the best one if the customer agreed to another hour of the day. */
export interface Ask {
  readonly jobId: JobId;
  readonly shiftIds: readonly ShiftId[];
  readonly startsAt: SecondAt;
  readonly points: Points;
}

export interface Replanned {
  readonly problem: Problem;
  readonly plan: Plan;
  /** Every customer whose visit changed. */
  readonly moves: readonly Move[];
  /** Sum of their points, beside the plan's own cost. */
  readonly disturbance: Points;
  /** Jobs that lost their place, or came and found none, and that another hour would give one: what a person may be asked. */
  readonly asks: readonly Ask[];
}

/** Beyond any shift the checks let through. */
const ANY_HOUR = { opensAt: 0, closesAt: 2 ** 29 };

/** `problem` and `plan` are what still lies ahead (`restOfDay`); the plan need not hold any more.
 * Jobs that had no place before wait on: `suggestPlaces` finds what has become free for them. */
export function replanDay(problem: Problem, plan: Plan, wish: ReplanWish): Replanned {
  const changed = applyEvents(problem, wish.events, wish.consents);
  const before = toldBy(plan);
  const day = openDay(changed, plan, true);
  const waiting = new Set(plan.unplanned);
  repairDay(day, toldNodes(day, before), { ...wish, waiting });
  const told = tellPlan(day);
  const moves = movesBetween(problem, changed, before, toldBy(told), wish.weights);
  return {
    problem: changed,
    plan: told,
    moves,
    disturbance: moves.reduce((sum, { points }) => sum + points, 0),
    asks: askFor(
      day,
      told.unplanned.filter((jobId) => !waiting.has(jobId)),
    ),
  };
}

/** Members of a group move together: a person has to look at those. */
function askFor(day: OpenDay, unplanned: readonly JobId[]): Ask[] {
  const grouped = new Set(day.problem.groups.flatMap(({ jobIds }) => jobIds));
  const pinned = new Set(day.problem.pins.map(({ jobId }) => jobId));
  const jobs = new Map(day.problem.jobs.map((job) => [job.id, job]));
  return unplanned.flatMap((jobId): Ask[] => {
    const job = jobs.get(jobId);
    if (!job || grouped.has(jobId) || pinned.has(jobId)) return [];
    const [place] = suggestPlaces(day, { job }, 1, [ANY_HOUR]);
    return place ? [{ jobId, shiftIds: place.shiftIds, startsAt: place.startsAt, points: place.points }] : [];
  });
}
