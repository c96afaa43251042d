import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPlan } from './check-plan.ts';
import { makePlan } from './make-plan.ts';
import type { Plan } from './plan.ts';
import { aJob, aProblem, aRandomProblem, aShift, aTechnician } from './problem.fixture.ts';
import type { Problem } from './problem.ts';
import { ProblemRefused } from './refuse-problem.ts';

const HOUR = 3600;

function planned(problem: Problem, turnsMax = 200): Plan {
  const { plan } = makePlan(problem, { seed: 1, turnsMax });
  expect(checkPlan(problem, plan).faults).toEqual([]);
  return plan;
}

function visitsOf(plan: Plan) {
  return plan.routes.flatMap((route) =>
    route.stops.flatMap((stop) => (stop.kind === 'visit' ? [{ ...stop, shiftId: route.shiftId }] : [])),
  );
}

describe('any problem', () => {
  test('[PLAN-19] whatever the turn it stops at, the checker accepts the plan of a random problem', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 60 }), (seed, turnsMax) => {
        const problem = aRandomProblem(seed, 5 + (seed % 36), 1 + (seed % 9));
        try {
          const { plan } = makePlan(problem, { seed, turnsMax });
          expect(checkPlan(problem, plan).faults).toEqual([]);
        } catch (error) {
          // Two frozen visits drawn on top of each other are refused, not planned.
          if (!(error instanceof ProblemRefused) || error.code !== 'dispatch.frozen_clash') throw error;
        }
      }),
      { numRuns: 60 },
    );
  });

  test('[PLAN-18] the same problem, seed and turns give the same plan, another seed may not', () => {
    const problem = aRandomProblem(7, 30, 6);
    const once = makePlan(problem, { seed: 5, turnsMax: 300 }).plan;
    expect(makePlan(problem, { seed: 5, turnsMax: 300 }).plan).toEqual(once);
  });

  test('[PLAN-19] more turns never cost more', () => {
    const problem = aRandomProblem(11, 40, 6);
    const short = makePlan(problem, { seed: 3, turnsMax: 1 }).plan.cost.total;
    expect(makePlan(problem, { seed: 3, turnsMax: 2000 }).plan.cost.total).toBeLessThanOrEqual(short);
  });
});

describe('degenerate problems', () => {
  test('[PLAN-13] without technicians every job is named unplanned', () => {
    expect(planned(aProblem({ technicians: [] })).unplanned).toEqual(['1', '2', '3']);
  });

  test('[PLAN-13] without jobs nobody leaves home', () => {
    expect(planned(aProblem({ jobs: [] })).routes).toEqual([]);
  });

  test('[PLAN-13] one job is one visit', () => {
    expect(visitsOf(planned(aProblem({ jobs: [aJob('1', 'a')] })))).toHaveLength(1);
  });

  test('[PLAN-3] equal places and no time at all still make one route', () => {
    const jobs = Array.from({ length: 300 }, (_, at) => aJob(`${at}`, 'a', { baseFor: 0 }));
    const plan = planned(aProblem({ jobs }));
    expect(plan.unplanned).toEqual([]);
    expect(plan.routes).toHaveLength(1);
  });

  test('[PLAN-1] windows of one minute that two technicians cannot all keep leave the rest unplanned', () => {
    const windows = [{ opensAt: 9 * HOUR, closesAt: 9 * HOUR + 60 }];
    const jobs = ['a', 'b', 'c', 'd'].map((place) => aJob(place, place, { windows }));
    expect(planned(aProblem({ jobs })).unplanned).toHaveLength(2);
  });

  test('[PLAN-3] a place no way leads to is left, one no way leads back from as well', () => {
    const problem = aProblem();
    const cells = [...(problem.travel.kind === 'matrix' ? Array.from(problem.travel.secondsBetween) : [])];
    for (let other = 0; other < 6; other++) if (other !== 2) cells[other * 6 + 2] = -1;
    for (let other = 0; other < 6; other++) if (other !== 3) cells[3 * 6 + other] = -1;
    const plan = planned({ ...problem, travel: { kind: 'matrix', secondsBetween: cells } });
    expect(plan.unplanned).toEqual(['1', '2']);
  });

  test('[PLAN-3] ways without symmetry or triangle inequality are kept to the second', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 4000 }), { minLength: 36, maxLength: 36 }), (secondsBetween) => {
        planned(aProblem({ travel: { kind: 'matrix', secondsBetween } }), 40);
      }),
      { numRuns: 60 },
    );
  });

  test('[PLAN-13] ten thousand jobs at one address are planned as far as the day holds', () => {
    const problem = aProblem({
      technicians: Array.from({ length: 40 }, (_, at) => aTechnician(`t${at}`)),
      jobs: Array.from({ length: 10_000 }, (_, at) => aJob(`${at}`, 'a', { baseFor: 300 })),
    });
    const plan = planned(problem, 32);
    // Nine hours, less twenty minutes there and ten back at the latest start, hold no more than 106 of five minutes.
    expect(plan.unplanned.length).toBeGreaterThanOrEqual(10_000 - 40 * 106);
    expect(plan.unplanned.length).toBeLessThan(10_000 - 40 * 90);
  }, 60_000);

  test('[PLAN-17] numbers that would overflow are refused by name', () => {
    const jobs = [aJob('1', 'a', { baseFor: 2 ** 31 })];
    expect(() => makePlan(aProblem({ jobs }), { seed: 1, turnsMax: 1 })).toThrow('dispatch.too_large');
  });
});

describe('a technician day', () => {
  test('[PLAN-8] lunch is taken once, inside its window', () => {
    const breaks = [{ opensAt: 12 * HOUR, closesAt: 13 * HOUR, lastsFor: 1800 }];
    const technicians = [aTechnician('ann', { shifts: [aShift('day', { breaks })] })];
    const jobs = ['a', 'b', 'c', 'd'].map((place) => aJob(place, place, { baseFor: 4000 }));
    const stops = planned(aProblem({ technicians, jobs })).routes[0]?.stops ?? [];
    expect(stops.filter((stop) => stop.kind === 'break')).toHaveLength(1);
  });

  test('[PLAN-9] a part ready at ten at the depot makes the technician call there after ten', () => {
    const depots = [{ id: 'd0', placeId: 'depot', tools: [], pickupFor: 120 }];
    const parts = [{ part: 'pump', count: 1, from: [{ depotId: 'd0', readyAt: 10 * HOUR }] }];
    const plan = planned(aProblem({ depots, jobs: [aJob('1', 'a', { parts })] }));
    const call = plan.routes[0]?.stops.find((stop) => stop.kind === 'depot');
    expect(call?.startsAt).toBeGreaterThanOrEqual(10 * HOUR);
  });

  test('[PLAN-7] work for three starts with three', () => {
    const technicians = ['ann', 'bo', 'cy'].map((id) => aTechnician(id));
    const visits = visitsOf(planned(aProblem({ technicians, jobs: [aJob('1', 'c', { crew: 3 })] })));
    expect(visits).toHaveLength(3);
    expect(new Set(visits.map((visit) => visit.startsAt)).size).toBe(1);
  });

  test('[PLAN-11] deliver, assemble, install follow one another in one day of one technician', () => {
    const groups = [{ id: 'set', jobIds: ['1', '2', '3'], rules: ['same_technician', 'sequence'] as const }];
    const visits = visitsOf(planned(aProblem({ groups })));
    expect(visits.map((visit) => visit.jobId)).toEqual(['1', '2', '3']);
    expect(new Set(visits.map((visit) => visit.shiftId)).size).toBe(1);
  });

  test('[PLAN-12] a frozen visit stays where and when it is, even outside its window', () => {
    const pins = [{ jobId: '3', shiftIds: ['bo-day'], startsAt: 9 * HOUR }];
    const jobs = [aJob('1', 'a'), aJob('3', 'c', { windows: [{ opensAt: 15 * HOUR, closesAt: 16 * HOUR }] })];
    const visit = visitsOf(planned(aProblem({ jobs, pins }))).find(({ jobId }) => jobId === '3');
    expect([visit?.shiftId, visit?.startsAt]).toEqual(['bo-day', 9 * HOUR]);
  });

  test('[PLAN-7] the helper of a frozen crew works as long as its lead, whatever the own grade', () => {
    const needs = [{ skill: 'cool', gradeMin: 1 }];
    const technicians = [3, 1].map((grade, at) =>
      aTechnician(`t${at}`, {
        shifts: [aShift(`s${at}`)],
        grades: [{ skill: 'cool', grade, validFrom: null, validUntil: null }],
      }),
    );
    const pins = [{ jobId: '1', shiftIds: ['s0', 's1'], startsAt: 9 * HOUR }];
    const paceByDifficulty = [[100, 200, 150, 100]];
    const jobs = [aJob('1', 'a', { crew: 2, needs })];
    const visits = visitsOf(planned(aProblem({ technicians, jobs, pins, paceByDifficulty })));
    expect(visits.map((visit) => visit.endsAt - visit.startsAt)).toEqual([1800, 1800]);
  });

  test('[PLAN-12] a frozen visit never begins before the break in front of it has ended', () => {
    const breaks = [{ opensAt: 12 * HOUR, closesAt: 12 * HOUR + 600, lastsFor: 3600 }];
    const technicians = [aTechnician('ann', { shifts: [aShift('day', { breaks })] })];
    const frozenAt = (startsAt: number) =>
      aProblem({ technicians, jobs: [aJob('1', 'a')], pins: [{ jobId: '1', shiftIds: ['day'], startsAt }] });
    expect(visitsOf(planned(frozenAt(13 * HOUR))).map((visit) => visit.startsAt)).toEqual([13 * HOUR]);
    expect(() => planned(frozenAt(12 * HOUR + 300))).toThrow(
      expect.objectContaining({ code: 'dispatch.frozen_clash' }),
    );
  });

  test('[PLAN-15] an optional job is left when going costs more, a mandatory one is not', () => {
    const jobs = [aJob('1', 'd', { leavingCost: 100 }), aJob('2', 'd', { windows: [{ opensAt: 0, closesAt: 1 }] })];
    expect(planned(aProblem({ jobs })).unplanned).toEqual(['1', '2']);
    expect(planned(aProblem({ jobs: [aJob('1', 'd')] })).unplanned).toEqual([]);
  });

  test('[PLAN-16] who drives in the slow hour arrives later than the mean speed would have it', () => {
    const places = ['home', 'a'].map((id, at) => ({ id, latitude: 55, longitude: 37 + at * 0.2 }));
    const metresPerHourByHour = Array.from({ length: 24 }, (_, hour) => (hour === 8 ? 10_000 : 40_000));
    const windows = [{ opensAt: 8 * HOUR, closesAt: 8 * HOUR + 1800 }];
    const travel = { kind: 'haversine', detourPercent: 100, metresPerHourByHour } as const;
    expect(planned(aProblem({ places, travel, jobs: [aJob('1', 'a', { windows })] })).unplanned).toEqual(['1']);
  });
});
