// Story H of the requirements, steps 2, 3 and 12: the right grade at the agreed minute, and sixteen appliances in one
// afternoon by one unit of three.
import { expect, test } from 'vitest';
import { checkPlan } from '../check-plan.ts';
import { explainPlan } from '../explain/explain-plan.ts';
import { tellUnplanned } from '../explain/tell-why.ts';
import { makePlan } from '../make-plan.ts';
import { aJob } from '../problem.fixture.ts';
import type { GradeHeld, Problem, Technician } from '../problem.ts';
import { openDay } from './open-day.ts';
import { suggestPlaces } from './suggest-places.ts';

const HOUR = 3600;
const GRADE = { C: 1, B: 2, A: 3 };

const install = (grade: number): GradeHeld[] => [{ skill: 'install', grade, validFrom: null, validUntil: null }];

function engineer(id: string, placeId: string, grade: number): Technician {
  return {
    id,
    shifts: [
      {
        id: `${id} today`,
        startsAt: 8 * HOUR,
        endsAt: 18 * HOUR,
        overtimeForMax: 0,
        startPlaceId: placeId,
        endPlaceId: placeId,
        breaks: [{ opensAt: 12 * HOUR, closesAt: 12.5 * HOUR, lastsFor: 1800 }],
      },
    ],
    grades: install(grade),
    regions: [],
    tools: [],
    stock: {},
    loadMax: null,
    cost: { perShift: 0, perWorkSecond: 0, perOvertimeSecond: 0 },
  };
}

const town: Problem = {
  places: [
    { id: 'song', latitude: 36.1, longitude: 120.4 },
    { id: 'near', latitude: 36.11, longitude: 120.4 },
    { id: 'nearer', latitude: 36.102, longitude: 120.4 },
    { id: 'far', latitude: 36.2, longitude: 120.5 },
  ],
  travel: { kind: 'haversine', detourPercent: 130, metresPerHourByHour: Array.from({ length: 24 }, () => 30_000) },
  depots: [],
  technicians: [
    engineer('grade C, nearest', 'nearer', GRADE.C),
    engineer('grade B, near', 'near', GRADE.B),
    engineer('grade A, far', 'far', GRADE.A),
  ],
  jobs: [],
  groups: [],
  pins: [],
  paceByDifficulty: [],
  weights: { perTravelSecond: 1, perMetre: 0, perLateSecond: 0, notPreferred: 0, leavingMandatory: 1_000_000 },
};

/** Ms Song's water heater, 14:00 agreed: a single minute of grace. */
const heater = aJob('heater', 'song', {
  windows: [{ opensAt: 14 * HOUR, closesAt: 14 * HOUR }],
  baseFor: 1.5 * HOUR,
  safetyTestFor: 600,
  needs: [{ skill: 'install', gradeMin: GRADE.B }],
});

test('[DAY-1] story H step 3: grade C is not offered, the nearest B is first, and comes at 14:00', () => {
  const { plan } = makePlan(town, { seed: 1, turnsMax: 1 });
  const places = suggestPlaces(openDay(town, plan), { job: heater });
  expect(places.map(({ technicianIds }) => technicianIds[0])).toEqual(['grade B, near', 'grade A, far']);
  expect(places.map(({ startsAt }) => startsAt)).toEqual([14 * HOUR, 14 * HOUR]);
  expect(places[0]?.endsAt).toBeLessThanOrEqual(16 * HOUR);
});

test('[WHY-1] story H step 3: with nobody of grade B the dispatcher reads why, in each language', () => {
  const problem = { ...town, technicians: town.technicians.slice(0, 1), jobs: [heater] };
  const { plan } = makePlan(problem, { seed: 1, turnsMax: 10 });
  const [why] = explainPlan(problem, plan).unplanned;
  if (!why) throw new Error('the heater is left out');
  expect(tellUnplanned(why, 'en')).toEqual([
    'heater is not planned:',
    '  grade C, nearest: has grade C in install, B is needed',
  ]);
  expect(tellUnplanned(why, 'ru')[1]).toBe('  grade C, nearest: разряд C по навыку «install», нужен B');
  expect(tellUnplanned(why, 'zh-CN')[1]).toBe('  grade C, nearest: install等级为C，需要B');
});

const unitOfThree = ['lead', 'second', 'third'].map((id) => engineer(id, 'near', GRADE.A));

/** One set, submitted once: sixteen appliances in one household, each for three persons, one after the other. */
const wholeSet: Problem = {
  ...town,
  technicians: unitOfThree,
  jobs: Array.from({ length: 16 }, (_, at) =>
    aJob(`appliance ${at + 1}`, 'song', {
      windows: [{ opensAt: 13 * HOUR, closesAt: 17.5 * HOUR }],
      baseFor: 15 * 60,
      safetyTestFor: at === 0 ? 600 : 0,
      needs: [{ skill: 'install', gradeMin: GRADE.A }],
      crew: 3,
    }),
  ),
  groups: [
    {
      id: 'set',
      jobIds: Array.from({ length: 16 }, (_, at) => `appliance ${at + 1}`),
      rules: ['same_technician', 'sequence'],
    },
  ],
};

test('[DAY-2] story H step 12: sixteen appliances, one unit of three, one afternoon, one arrival', () => {
  const { plan } = makePlan(wholeSet, { seed: 1, turnsMax: 50 });
  expect(checkPlan(wholeSet, plan).faults).toEqual([]);
  expect(plan.unplanned).toEqual([]);
  expect(plan.routes).toHaveLength(3);
  for (const { stops, travelFor } of plan.routes) {
    const visits = stops.filter((stop) => stop.kind === 'visit');
    expect(visits).toHaveLength(16);
    expect(visits[0]?.startsAt).toBeGreaterThanOrEqual(13 * HOUR);
    expect(visits.at(-1)?.endsAt).toBeLessThanOrEqual(17.5 * HOUR);
    // There and back once: 1.1 km by air, 1.45 km by road, at 30 km/h.
    expect(travelFor).toBeLessThan(400);
  }
  expect(new Set(plan.routes.flatMap(({ stops }) => stops.map(({ startsAt }) => startsAt))).size).toBeLessThanOrEqual(
    18,
  );
});

test('[WHY-1] story H step 12: a set that does not fit an afternoon is left whole, and says so', () => {
  const slow = { ...wholeSet, jobs: wholeSet.jobs.map((job) => ({ ...job, baseFor: 40 * 60 })) };
  const { plan } = makePlan(slow, { seed: 1, turnsMax: 50 });
  expect(plan.unplanned).toHaveLength(16);
  const [why] = explainPlan(slow, plan).unplanned;
  expect(why?.against.map(({ reason }) => reason.kind)).toEqual(['group', 'group', 'group']);
});
