// Re-planning a day of 1,000 visits at eleven o'clock: a technician falls ill, one is late, a customer is not there, and
// something urgent comes in. node bench/dispatch/day-replan.ts [JOBS] [TURNS]
import { mkdirSync, writeFileSync } from 'node:fs';
import { randomFrom } from '../../dispatch/core/random.ts';
import { randomDay, randomJob } from '../../dispatch/day/random-day.fixture.ts';
import { checkPlan, type DayEvent, makePlan, replanDay, restOfDay } from '../../dispatch/index.ts';

const jobs = Number(process.argv[2] ?? 1000);
const turnsMax = Number(process.argv[3] ?? 400);
const now = 11 * 3600;
const problem = randomDay({ seed: 1, jobs, technicians: Math.ceil(jobs / 8) });
const { plan } = makePlan(problem, { seed: 1, turnsMax: 2000 });
const rest = restOfDay(problem, plan, now);
const [ill, late] = rest.plan.routes;
const absent = rest.plan.routes.at(-1)?.stops.find((stop) => stop.kind === 'visit');
if (!ill || !late || absent?.kind !== 'visit') throw new Error('the day is over');
const urgent = {
  ...randomJob(randomFrom(5), 0, 1, 'p0'),
  id: 'urgent',
  needs: [],
  crew: 1,
  region: null,
  parts: [],
  tools: [],
  refused: [],
  preferred: [],
  priority: 20,
  windows: [{ opensAt: now, closesAt: now + 7200 }],
};
const events: Record<string, DayEvent> = {
  sick: { kind: 'sick', technicianId: ill.technicianId, until: 2 ** 29 },
  delay: { kind: 'delay', shiftId: late.shiftId, freeAt: now + 5400 },
  no_show: { kind: 'no_show', jobId: absent.jobId },
  emergency: { kind: 'emergency', asked: { job: urgent } },
};
const weights = { perOtherPerson: 600, perOtherHour: 1500, toleranceFor: 900 };
const rows = Object.entries(events).flatMap(([name, event]) =>
  [0, turnsMax].map((turns) => {
    const begun = process.cpuUsage();
    const answer = replanDay(rest.problem, rest.plan, {
      events: [event],
      consents: [],
      weights,
      seed: 1,
      turnsMax: turns,
    });
    const spent = process.cpuUsage(begun);
    return {
      event: name,
      turns,
      cpuMs: Math.round((spent.user + spent.system) / 1000),
      moved: answer.moves.length,
      leftOut: answer.moves.filter(({ changes }) => changes.includes('left_out')).length,
      unplannedBefore: rest.plan.unplanned.length,
      unplannedAfter: answer.plan.unplanned.length,
      disturbance: answer.disturbance,
      cost: answer.plan.cost.total,
      asks: answer.asks.length,
      faults: checkPlan(answer.problem, answer.plan).faults.length,
    };
  }),
);
console.table(rows);
mkdirSync('bench/results', { recursive: true });
const result = { measuredOn: new Date().toISOString().slice(0, 10), node: process.version, jobs, rows };
writeFileSync('bench/results/dispatch-day-replan.json', `${JSON.stringify(result, null, 2)}\n`);
