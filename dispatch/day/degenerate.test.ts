// Questions no day can answer, and days with nothing in them: an empty answer or a refusal by name, never a wrong place.
import { describe, expect, test } from 'vitest';
import { checkPlan } from '../check-plan.ts';
import { makePlan } from '../make-plan.ts';
import type { Plan } from '../plan.ts';
import { aJob, aProblem } from '../problem.fixture.ts';
import type { Problem } from '../problem.ts';
import { ProblemRefused } from '../refuse-problem.ts';
import { acceptPlace } from './accept-place.ts';
import type { AskedJob } from './asked-job.ts';
import { offerWindows } from './offer-windows.ts';
import { openDay } from './open-day.ts';
import { randomDay } from './random-day.fixture.ts';
import { replanDay } from './replan-day.ts';
import { restOfDay } from './rest-of-day.ts';
import { suggestPlaces } from './suggest-places.ts';

const planOf = (problem: Problem): Plan => makePlan(problem, { seed: 1, turnsMax: 20 }).plan;

function refusalOf(what: () => unknown): string {
  try {
    what();
  } catch (refused) {
    if (refused instanceof ProblemRefused) return refused.code;
    throw refused;
  }
  return 'answered';
}

const matrix = randomDay({ seed: 11, jobs: 6, technicians: 2, matrix: true });
const haversine = randomDay({ seed: 11, jobs: 6, technicians: 2 });
const ask = (changes: Partial<AskedJob['job']> = {}, rest: Partial<AskedJob> = {}): AskedJob => ({
  job: aJob('asked', 'p0', changes),
  ...rest,
});

describe('[DAY-9] what cannot be asked is refused by name', () => {
  const place = { id: 'new', latitude: 36.05, longitude: 120.05 };
  const cases: [string, Problem, AskedJob][] = [
    ['dispatch.unknown_name', haversine, ask({ placeId: 'nowhere' })],
    ['dispatch.name_twice', haversine, ask({ placeId: 'p1' }, { place: { ...place, id: 'p1' } })],
    ['dispatch.no_coordinates', haversine, ask({ placeId: 'new' }, { place: { id: 'new' } })],
    ['dispatch.no_ways', matrix, ask({ placeId: 'new' }, { place })],
    ['dispatch.no_window', haversine, ask({ windows: [] })],
    ['dispatch.crew_size', haversine, ask({ crew: 4 })],
    ['dispatch.too_large', haversine, ask({ baseFor: 2 ** 40 })],
    ['dispatch.not_whole', haversine, ask({ baseFor: 0.5 })],
  ];
  test.each(cases)('[DAY-9] %s', (code, problem, asked) => {
    const day = openDay(problem, planOf(problem));
    const before = suggestPlaces(day, ask());
    expect(refusalOf(() => suggestPlaces(day, asked))).toBe(code);
    // A refused question leaves the day as it was.
    expect(suggestPlaces(day, ask())).toEqual(before);
  });

  test('[DAY-9] a plan that does not hold, and events about nobody', () => {
    const plan = planOf(haversine);
    const torn = {
      ...haversine,
      jobs: haversine.jobs.map((job) => ({ ...job, windows: [{ opensAt: 1, closesAt: 2 }] })),
    };
    expect(refusalOf(() => openDay(torn, plan))).toBe('dispatch.plan_does_not_hold');
    const weights = { perOtherPerson: 1, perOtherHour: 1, toleranceFor: 0 };
    const wish = { consents: [], weights, seed: 1, turnsMax: 5 };
    const sick = { kind: 'sick', technicianId: 'nobody', until: 9 } as const;
    const delay = { kind: 'delay', shiftId: 'none', freeAt: 9 } as const;
    for (const event of [sick, delay, { kind: 'no_show', jobId: 'none' } as const])
      expect(refusalOf(() => replanDay(haversine, plan, { ...wish, events: [event] }))).toBe('dispatch.unknown_name');
  });
});

describe('[DAY-9] days with nothing in them', () => {
  const empty = aProblem({ technicians: [], jobs: [] });
  test('[DAY-9] no technicians: no place, every window refused, an empty rest', () => {
    const problem: Problem = { ...haversine, technicians: [], jobs: [], groups: [] };
    const day = openDay(problem, planOf(problem));
    const windows = [{ opensAt: 0, closesAt: 86_400 }];
    expect(suggestPlaces(day, ask())).toEqual([]);
    expect(offerWindows([day], ask(), windows)).toEqual({ offered: [], refused: windows });
    expect(offerWindows([], ask(), windows).refused).toEqual(windows);
    expect(restOfDay(empty, planOf(empty), 50_000).plan.routes).toEqual([]);
  });

  test('[DAY-9] parts and tools nobody ever had find no place; work of no length finds one', () => {
    const open: Problem = { ...haversine, jobs: [], groups: [], pins: [] };
    const day = openDay(open, planOf(open));
    expect(suggestPlaces(day, ask({ tools: ['a crane'] }))).toEqual([]);
    expect(suggestPlaces(day, ask({ parts: [{ part: 'a boiler', count: 1, from: [] }] }))).toEqual([]);
    const fetched = ask({ parts: [{ part: 'a boiler', count: 1, from: [{ depotId: 'd0', readyAt: 0 }] }] });
    const [place] = suggestPlaces(day, fetched);
    if (!place) throw new Error('the depot has a boiler');
    const changed = acceptPlace(day, fetched, place);
    expect(checkPlan(changed.problem, changed.plan).faults).toEqual([]);
    const [instant] = suggestPlaces(day, ask({ baseFor: 0 }));
    expect(instant?.endsAt).toBe(instant?.startsAt);
  });
});
