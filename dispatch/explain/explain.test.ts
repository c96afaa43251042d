// Explanations are true: whoever is said to be barred cannot do the job alone in the world, whoever is said to lack
// time can; and they are told whole in three languages.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDay } from '../day/open-day.ts';
import { randomDay } from '../day/random-day.fixture.ts';
import { suggestPlaces } from '../day/suggest-places.ts';
import { makePlan } from '../make-plan.ts';
import type { Plan } from '../plan.ts';
import type { Job, Problem, Technician } from '../problem.ts';
import { explainPlan } from './explain-plan.ts';
import { tellPlanned, tellUnplanned } from './tell-why.ts';
import { NEARNESS, type ReasonKind } from './why-not.ts';
import type { PlannedWhy } from './why-planned.ts';
import { EXPLAIN_WORDS, type ExplainLanguage } from './words.ts';

const LANGUAGES: ExplainLanguage[] = ['zh-CN', 'ru', 'en'];
const OF_THE_DAY: ReasonKind[] = ['day_full', 'no_crew', 'group', 'dearer', 'free'];

const drawn = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  jobs: fc.integer({ min: 5, max: 40 }),
  technicians: fc.integer({ min: 1, max: 4 }),
  matrix: fc.boolean(),
});

/** One technician, one job, all the time and money in the world. */
function isPossibleAlone(problem: Problem, technician: Technician, job: Job): boolean {
  const alone: Problem = {
    ...problem,
    technicians: [technician],
    jobs: [
      { ...job, crew: 1, leavingCost: null, preferred: [], refused: job.refused.filter((id) => id === technician.id) },
    ],
    groups: [],
    weights: { ...problem.weights, leavingMandatory: 400_000_000 },
  };
  return makePlan(alone, { seed: 1, turnsMax: 2 }).plan.unplanned.length === 0;
}

describe('why not', () => {
  test('[WHY-1] every technician is answered for, and the answer is true of them alone', () => {
    const seen = new Map<ReasonKind, number>();
    fc.assert(
      fc.property(drawn, (size) => {
        const problem = randomDay(size);
        const { plan } = makePlan(problem, { seed: 1, turnsMax: 30 });
        const { unplanned } = explainPlan(problem, plan);
        expect(unplanned.map(({ jobId }) => jobId)).toEqual(plan.unplanned);
        for (const { jobId, against } of unplanned.slice(0, 4)) {
          const job = problem.jobs.find(({ id }) => id === jobId);
          expect(against.map(({ technicianId }) => technicianId)).toEqual(problem.technicians.map(({ id }) => id));
          for (const { technicianId, reason } of against) {
            const technician = problem.technicians.find(({ id }) => id === technicianId);
            if (!job || !technician) throw new Error('unknown names');
            seen.set(reason.kind, (seen.get(reason.kind) ?? 0) + 1);
            expect([reason.kind, isPossibleAlone(problem, technician, job)]).toEqual([
              reason.kind,
              OF_THE_DAY.includes(reason.kind),
            ]);
          }
        }
      }),
      { numRuns: 60 },
    );
    for (const kind of ['skill', 'grade', 'region', 'day_full'] as const)
      expect(seen.get(kind) ?? 0).toBeGreaterThan(0);
  });
});

/** The same question put to a plan that never had the visit. */
function compareWithout(problem: Problem, plan: Plan, why: PlannedWhy): void {
  const job = problem.jobs.find(({ id }) => id === why.jobId);
  if (!job || job.crew > 1 || problem.groups.some(({ jobIds }) => jobIds.includes(job.id))) return;
  const without = { ...problem, jobs: problem.jobs.filter((one) => one !== job) };
  const day = openDay(without, plan, true);
  if (day.fallen.length > 0 || why.others === null) return;
  const places = suggestPlaces(day, { job }, 1000);
  const others = places.filter(({ technicianIds }) => technicianIds[0] !== why.technicianId);
  const own = places.find(({ technicianIds }) => technicianIds[0] === why.technicianId);
  expect(new Set(others.map(({ technicianIds }) => technicianIds[0])).size).toBe(why.others);
  expect(why.nextBest?.pointsMore).toBe(others[0] && own ? others[0].points - own.points : undefined);
}

describe('why so', () => {
  test('[WHY-2] every visit says who, when and why, and what the next best costs more is what asking without it says', () => {
    fc.assert(
      fc.property(drawn, (size) => {
        const problem = randomDay(size);
        const { plan } = makePlan(problem, { seed: 1, turnsMax: 100 });
        const { planned } = explainPlan(problem, plan);
        const leads = plan.routes.flatMap(({ technicianId, stops }) =>
          stops.flatMap((stop) =>
            stop.kind === 'visit' && stop.role === 'lead' ? [[stop.jobId, technicianId, stop.startsAt]] : [],
          ),
        );
        expect(planned.map((why) => [why.jobId, why.technicianId, why.startsAt]).toSorted()).toEqual(leads.toSorted());
        for (const why of planned.slice(0, 12)) compareWithout(problem, plan, why);
      }),
      { numRuns: 30 },
    );
  });
});

describe('in words', () => {
  test('[WHY-3] every reason and hour has words with the same facts in all three languages', () => {
    const facts = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted();
    for (const language of LANGUAGES) {
      const words = EXPLAIN_WORDS[language];
      for (const kind of NEARNESS) expect(facts(words.reasons[kind])).toEqual(facts(EXPLAIN_WORDS.en.reasons[kind]));
      for (const name of ['unplanned', 'planned', 'late', 'nextBest', 'cheaperFound'] as const)
        expect(facts(words[name])).toEqual(facts(EXPLAIN_WORDS.en[name]));
    }
  });

  test('[WHY-3] no sentence keeps a hole', () => {
    for (let seed = 1; seed < 12; seed++) {
      const problem = randomDay({ seed, jobs: 30, technicians: 3 });
      const { unplanned, planned } = explainPlan(problem, makePlan(problem, { seed, turnsMax: 20 }).plan);
      for (const language of LANGUAGES) {
        const told = [
          ...unplanned.flatMap((why) => tellUnplanned(why, language)),
          ...planned.map((why) => tellPlanned(why, language)),
        ];
        expect(told.filter((line) => /[{}]|undefined|NaN/.test(line))).toEqual([]);
      }
    }
  });
});
