import { describe, expect, test } from 'vitest';
import { checkPlan } from './check-plan.ts';
import { makePlan } from './make-plan.ts';
import type { Plan, Route, Stop, VisitStop } from './plan.ts';
import { aJob, aProblem, aShift, aTechnician } from './problem.fixture.ts';
import type { Problem } from './problem.ts';

const HOUR = 3600;

/** The planner's plan, then spoilt: the checker must say which rule it breaks. */
function rulesBroken(problem: Problem, spoil: (plan: Plan) => Plan, judgedBy: Problem = problem): string[] {
  const { plan } = makePlan(problem, { seed: 1, turnsMax: 100 });
  expect(checkPlan(problem, plan).faults).toEqual([]);
  return checkPlan(judgedBy, spoil(plan)).faults.map((fault) => fault.rule);
}

const mapRoutes = (plan: Plan, change: (route: Route) => Route): Plan => ({ ...plan, routes: plan.routes.map(change) });

const mapVisits = (plan: Plan, change: (stop: VisitStop) => Stop): Plan =>
  mapRoutes(plan, (route) => ({
    ...route,
    stops: route.stops.map((stop) => (stop.kind === 'visit' ? change(stop) : stop)),
  }));

const same = (plan: Plan): Plan => plan;

function withJobs(changes: Parameters<typeof aJob>[2]): Problem {
  return aProblem({ jobs: [aJob('1', 'a', changes)] });
}

describe('time', () => {
  test('[PLAN-1] a start outside every window is found', () => {
    const later = withJobs({ windows: [{ opensAt: 16 * HOUR, closesAt: 17 * HOUR }] });
    expect(rulesBroken(withJobs({}), same, later)).toContain('PLAN-1');
  });

  test('[PLAN-2] work cut short is found', () => {
    const broken = rulesBroken(aProblem(), (plan) => mapVisits(plan, (stop) => ({ ...stop, endsAt: stop.endsAt - 1 })));
    expect(broken).toContain('PLAN-2');
  });

  test('[PLAN-2] the grade of the lead sets the pace', () => {
    const grades = [{ skill: 'wash', grade: 2, validFrom: null, validUntil: null }];
    const technicians = [aTechnician('ann', { grades })];
    const needs = [{ skill: 'wash', gradeMin: 1 }];
    const problem = aProblem({ technicians, jobs: [aJob('1', 'a', { needs })], paceByDifficulty: [[100, 100, 150]] });
    const { plan } = makePlan(problem, { seed: 1, turnsMax: 1 });
    const [stop] = plan.routes[0]?.stops ?? [];
    expect(stop && stop.endsAt - stop.startsAt).toBe(2700);
    expect(checkPlan(problem, plan).faults).toEqual([]);
  });

  test('[PLAN-3] arriving sooner than the way allows is found', () => {
    const broken = rulesBroken(aProblem(), (plan) =>
      mapVisits(plan, (stop) => ({
        ...stop,
        arrivesAt: stop.arrivesAt - 700,
        startsAt: stop.startsAt - 700,
        endsAt: stop.endsAt - 700,
      })),
    );
    expect(broken).toContain('PLAN-3');
  });

  test('[PLAN-4] leaving before the shift and returning after it are found', () => {
    const technicians = [aTechnician('ann', { shifts: [aShift('ann-day', { startsAt: 9 * HOUR, endsAt: 9 * HOUR })] })];
    expect(rulesBroken(aProblem(), same, aProblem({ technicians }))).toContain('PLAN-4');
  });

  test('[PLAN-8] a break left out of a long day is found', () => {
    const breaks = [{ opensAt: 9 * HOUR, closesAt: 9 * HOUR + 60, lastsFor: 1800 }];
    const technicians = ['ann', 'bo'].map((id) => aTechnician(id, { shifts: [aShift(`${id}-day`, { breaks })] }));
    expect(rulesBroken(aProblem(), same, aProblem({ technicians }))).toContain('PLAN-8');
  });

  test('[PLAN-16] seconds of the slow hour are asked for', () => {
    const places = ['home', 'a'].map((id, at) => ({ id, latitude: 55, longitude: 37 + at * 0.1 }));
    const speeds = (slow: number) => Array.from({ length: 24 }, () => slow);
    const at = (speed: number) =>
      aProblem({
        places,
        travel: { kind: 'haversine', detourPercent: 100, metresPerHourByHour: speeds(speed) },
        jobs: [aJob('1', 'a')],
      });
    expect(rulesBroken(at(40_000), same, at(20_000))).toContain('PLAN-3');
  });
});

describe('persons and vans', () => {
  test('[PLAN-5] a lead without the skill, or with a certificate that ends within the shift, is found', () => {
    const needs = [{ skill: 'wash', gradeMin: 2 }];
    expect(rulesBroken(withJobs({}), same, withJobs({ needs }))).toContain('PLAN-5');
    const grades = [{ skill: 'wash', grade: 4, validFrom: null, validUntil: 12 * HOUR }];
    const technicians = ['ann', 'bo'].map((id) => aTechnician(id, { grades }));
    const expired = aProblem({ technicians, jobs: [aJob('1', 'a', { needs })] });
    expect(makePlan(expired, { seed: 1, turnsMax: 1 }).plan.unplanned).toEqual(['1']);
    expect(rulesBroken(withJobs({}), same, expired)).toContain('PLAN-5');
  });

  test('[PLAN-6] a wrong region and a refused technician are found', () => {
    const technicians = ['ann', 'bo'].map((id) => aTechnician(id, { regions: ['south'] }));
    const away = aProblem({ technicians, jobs: [aJob('1', 'a', { region: 'north' })] });
    expect(rulesBroken(withJobs({}), same, away)).toContain('PLAN-6');
    expect(rulesBroken(withJobs({}), same, withJobs({ refused: ['ann', 'bo'] }))).toContain('PLAN-6');
  });

  test('[PLAN-7] a crew of two with one person is found', () => {
    expect(rulesBroken(withJobs({}), same, withJobs({ crew: 2 }))).toContain('PLAN-7');
  });

  test('[PLAN-9] a tool nobody brought is found', () => {
    expect(rulesBroken(withJobs({}), same, withJobs({ tools: ['ladder'] }))).toContain('PLAN-9');
  });

  test('[PLAN-10] a part the van lacks and a van too full are found', () => {
    expect(rulesBroken(withJobs({}), same, withJobs({ parts: [{ part: 'pump', count: 1, from: [] }] }))).toContain(
      'PLAN-10',
    );
    const technicians = ['ann', 'bo'].map((id) => aTechnician(id, { loadMax: 1 }));
    const heavy = aProblem({ technicians, jobs: [aJob('1', 'a', { load: 2 })] });
    expect(rulesBroken(withJobs({}), same, heavy)).toContain('PLAN-10');
  });

  test('[PLAN-20] a second call at a depot is found', () => {
    const depots = [{ id: 'd0', placeId: 'depot', tools: ['ladder'], pickupFor: 60 }];
    const problem = aProblem({ depots, jobs: [aJob('1', 'a', { tools: ['ladder'] })] });
    const broken = rulesBroken(problem, (plan) =>
      mapRoutes(plan, (route) => ({
        ...route,
        stops: route.stops.flatMap((stop): Stop[] => (stop.kind === 'depot' ? [stop, stop] : [stop])),
      })),
    );
    expect(broken).toContain('PLAN-20');
  });
});

describe('the whole', () => {
  test('[PLAN-11] a set in the wrong order, torn, or with two technicians is found', () => {
    const group = (rules: Problem['groups'][number]['rules'], jobIds: string[]) =>
      aProblem({ groups: [{ id: 'set', jobIds, rules }] });
    expect(
      rulesBroken(group(['sequence', 'same_technician'], ['1', '2', '3']), same, group(['sequence'], ['3', '2', '1'])),
    ).toContain('PLAN-11');
    expect(rulesBroken(group(['same_technician'], ['1', '2']), same, group(['same_time'], ['1', '2']))).toContain(
      'PLAN-11',
    );
    expect(rulesBroken(group(['same_time'], ['1', '2']), same, group(['same_technician'], ['1', '2']))).toContain(
      'PLAN-11',
    );
  });

  test('[PLAN-12] a frozen visit moved by a second is found', () => {
    const pinned = (startsAt: number) => aProblem({ pins: [{ jobId: '1', shiftIds: ['bo-day'], startsAt }] });
    expect(rulesBroken(pinned(9 * HOUR), same, pinned(9 * HOUR + 1))).toContain('PLAN-12');
  });

  test('[PLAN-13] a job forgotten, or both planned and unplanned, is found', () => {
    expect(rulesBroken(aProblem(), (plan) => ({ ...plan, routes: [] }))).toContain('PLAN-13');
    expect(rulesBroken(aProblem(), (plan) => ({ ...plan, unplanned: ['1'] }))).toContain('PLAN-13');
  });

  test('[PLAN-14] a cost that is not the sum of its parts is found', () => {
    const cheaper = (plan: Plan) => ({ ...plan, cost: { ...plan.cost, total: plan.cost.total - 1 } });
    expect(rulesBroken(aProblem(), cheaper)).toContain('PLAN-14');
  });

  test('[PLAN-15] leaving a mandatory job costs its weight and priority', () => {
    const problem = aProblem({
      technicians: [],
      jobs: [aJob('1', 'a', { priority: 2 }), aJob('2', 'a', { leavingCost: 7 })],
    });
    expect(makePlan(problem, { seed: 1, turnsMax: 1 }).plan.cost.unplanned).toBe(300_007);
  });
});
