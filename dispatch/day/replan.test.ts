// Re-planning after sickness, delay, a customer not there and an emergency; the checker is the judge.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPlan } from '../check-plan.ts';
import { randomFrom } from '../core/random.ts';
import { makePlan } from '../make-plan.ts';
import type { Plan } from '../plan.ts';
import type { Problem } from '../problem.ts';
import { ProblemRefused } from '../refuse-problem.ts';
import type { DayEvent } from './day-event.ts';
import { toldBy } from './disturbance.ts';
import { randomDay, randomJob } from './random-day.fixture.ts';
import { type Replanned, type ReplanWish, replanDay } from './replan-day.ts';
import { restOfDay } from './rest-of-day.ts';

const weights = { perOtherPerson: 600, perOtherHour: 1500, toleranceFor: 900 };
const quiet: ReplanWish = { events: [], consents: [], weights, seed: 1, turnsMax: 40 };

const drawn = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  jobs: fc.integer({ min: 1, max: 30 }),
  technicians: fc.integer({ min: 1, max: 6 }),
  matrix: fc.boolean(),
});
const seconds = fc.integer({ min: 0, max: 18 * 3600 });

function restAt(size: Parameters<typeof randomDay>[0], now: number): { problem: Problem; plan: Plan } {
  const problem = randomDay(size);
  return restOfDay(problem, makePlan(problem, { seed: 1, turnsMax: 30 }).plan, now);
}

function eventsFor(problem: Problem, seed: number, now: number): DayEvent[] {
  const random = randomFrom(seed);
  const job = problem.jobs[seed % Math.max(1, problem.jobs.length)];
  const technician = problem.technicians[seed % problem.technicians.length];
  const shift = problem.technicians.at(-1)?.shifts[0];
  const events: DayEvent[] = [];
  if (seed % 2 === 0 && technician) events.push({ kind: 'sick', technicianId: technician.id, until: 2 ** 29 });
  else if (shift) events.push({ kind: 'delay', shiftId: shift.id, freeAt: now + 5400 });
  if (seed % 3 === 0 && job) events.push({ kind: 'no_show', jobId: job.id });
  const place = problem.places[0]?.id ?? '';
  const urgent = { ...randomJob(random, 0, problem.technicians.length, place), id: 'urgent', priority: 50 };
  const windows = [{ opensAt: now, closesAt: now + 4 * 3600 }];
  if (seed % 5 < 3) events.push({ kind: 'emergency', asked: { job: { ...urgent, windows } } });
  return events;
}

/** Where ways are missing, a frozen visit may lead nowhere once the one behind it is off: refused by name. */
function answerOf(rest: { problem: Problem; plan: Plan }, events: DayEvent[], isMatrix: boolean): Replanned | null {
  try {
    return replanDay(rest.problem, rest.plan, { ...quiet, events });
  } catch (refused) {
    if (isMatrix && refused instanceof ProblemRefused && refused.code === 'dispatch.frozen_clash') return null;
    throw refused;
  }
}

describe('the day after something happened', () => {
  test('[DAY-5] the new plan holds, its moves are exactly the differences, and they are priced', () => {
    let moved = 0;
    fc.assert(
      fc.property(drawn, seconds, (size, now) => {
        const rest = restAt(size, now);
        const events = eventsFor(rest.problem, size.seed, now);
        const answer = answerOf(rest, events, size.matrix);
        if (!answer) return;
        expect(checkPlan(answer.problem, answer.plan).faults).toEqual([]);
        const before = toldBy(rest.plan);
        const after = toldBy(answer.plan);
        const asked = new Set(answer.problem.jobs.map(({ id }) => id));
        const differing = [...before]
          .filter(([jobId, told]) => {
            const now = after.get(jobId);
            if (!asked.has(jobId)) return false;
            return !now || now.technicianId !== told.technicianId || Math.abs(now.startsAt - told.startsAt) > 900;
          })
          .map(([jobId]) => jobId);
        expect(answer.moves.map(({ jobId }) => jobId)).toEqual(differing);
        expect(answer.disturbance).toBe(answer.moves.reduce((sum, { points }) => sum + points, 0));
        moved += differing.length;
      }),
      { numRuns: 100 },
    );
    expect(moved).toBeGreaterThan(20);
  });

  test('[DAY-6] without a consent nobody is visited outside the windows promised', () => {
    fc.assert(
      fc.property(drawn, seconds, (size, now) => {
        const rest = restAt(size, now);
        const events = eventsFor(rest.problem, size.seed, now);
        const answer = answerOf(rest, events, size.matrix);
        if (!answer) return;
        const windows = new Map(rest.problem.jobs.map((job) => [job.id, job.windows]));
        const frozen = new Set(answer.problem.pins.filter((pin) => pin.startsAt !== null).map((pin) => pin.jobId));
        for (const [jobId, { startsAt }] of toldBy(answer.plan)) {
          if (jobId === 'urgent' || frozen.has(jobId)) continue;
          expect(windows.get(jobId)?.some((own) => own.opensAt <= startsAt && startsAt <= own.closesAt)).toBe(true);
        }
        expect(answer.moves.filter(({ changes }) => changes.includes('outside_window'))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('[DAY-7] when nothing happens nobody is moved', () => {
    fc.assert(
      fc.property(drawn, seconds, (size, now) => {
        const rest = restAt(size, now);
        const answer = replanDay(rest.problem, rest.plan, quiet);
        expect(answer.moves).toEqual([]);
        expect(checkPlan(answer.problem, answer.plan).faults).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('two technicians, three customers', () => {
  const base = randomDay({ seed: 5, jobs: 3, technicians: 2 });
  const problem: Problem = {
    ...base,
    depots: [],
    technicians: base.technicians.map((one, at) => ({
      ...one,
      grades: [],
      regions: [],
      loadMax: null,
      cost: { perShift: 0, perWorkSecond: 0, perOvertimeSecond: 0 },
      shifts: [
        {
          id: `t${at}-0`,
          startsAt: 8 * 3600,
          endsAt: 17 * 3600,
          overtimeForMax: 0,
          startPlaceId: `p${3 + at}`,
          endPlaceId: null,
          breaks: [],
        },
      ],
    })),
    jobs: base.jobs.map((job, at) => ({
      ...job,
      windows: [{ opensAt: (9 + 2 * at) * 3600, closesAt: (10 + 2 * at) * 3600 }],
      needs: [],
      crew: 1,
      tools: [],
      parts: [],
      region: null,
      refused: [],
      preferred: [],
      baseFor: 3600,
      dueAt: null,
      leavingCost: null,
    })),
    groups: [],
  };
  const { plan } = makePlan(problem, { seed: 1, turnsMax: 200 });

  test('[DAY-5] sickness sends the other technician, and each such customer is counted once', () => {
    expect(plan.unplanned).toEqual([]);
    const [first] = plan.routes;
    const ill = first?.technicianId ?? '';
    const visits = first?.stops.filter((stop) => stop.kind === 'visit').length ?? 0;
    const event: DayEvent = { kind: 'sick', technicianId: ill, until: 2 ** 29 };
    const answer = replanDay(problem, plan, { ...quiet, events: [event] });
    expect(answer.plan.unplanned).toEqual([]);
    expect(answer.moves).toHaveLength(visits);
    for (const move of answer.moves) expect(move.changes).toContain('other_person');
  });

  test('[DAY-6] a visit that cannot be kept waits for a yes: it is asked for, and with the yes it is planned', () => {
    const event: DayEvent[] = problem.technicians.map(({ shifts }) => ({
      kind: 'delay',
      shiftId: shifts[0]?.id ?? '',
      freeAt: 10 * 3600 + 1800,
    }));
    const answer = replanDay(problem, plan, { ...quiet, events: event });
    expect(answer.plan.unplanned).toEqual(['j0']);
    expect(answer.moves.find(({ jobId }) => jobId === 'j0')?.changes).toEqual(['left_out']);
    const [ask] = answer.asks;
    expect(ask?.jobId).toBe('j0');
    const consent = { jobId: 'j0', windows: [{ opensAt: ask?.startsAt ?? 0, closesAt: (ask?.startsAt ?? 0) + 1800 }] };
    const agreed = replanDay(problem, plan, { ...quiet, events: event, consents: [consent] });
    expect(agreed.plan.unplanned).toEqual([]);
    expect(agreed.moves.find(({ jobId }) => jobId === 'j0')?.changes).toContain('outside_window');
    expect(checkPlan(agreed.problem, agreed.plan).faults).toEqual([]);
  });
});
