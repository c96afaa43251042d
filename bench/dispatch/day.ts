// How long the day's questions take: one job into a day of 1,000 (aim 20 ms), windows of fourteen days (aim 200 ms).
// node bench/dispatch/day.ts [JOBS] [DAYS]
import { mkdirSync, writeFileSync } from 'node:fs';
import { randomFrom } from '../../dispatch/core/random.ts';
import { offerWindows } from '../../dispatch/day/offer-windows.ts';
import { openDay } from '../../dispatch/day/open-day.ts';
import { randomDay, randomJob, randomPlace } from '../../dispatch/day/random-day.fixture.ts';
import { suggestPlaces } from '../../dispatch/day/suggest-places.ts';
import { makePlan } from '../../dispatch/index.ts';

const jobs = Number(process.argv[2] ?? 1000);
const dayCount = Number(process.argv[3] ?? 14);
const technicians = Math.ceil(jobs / 8);

function timed<T>(what: () => T): { answer: T; ms: number } {
  const begun = process.cpuUsage();
  const answer = what();
  const spent = process.cpuUsage(begun);
  return { answer, ms: (spent.user + spent.system) / 1000 };
}

const opened = Array.from({ length: dayCount }, (_, at) => {
  const drawn = randomDay({ seed: at + 1, jobs, technicians });
  const shift = at * 86_400;
  const problem = {
    ...drawn,
    technicians: drawn.technicians.map((one) => ({
      ...one,
      shifts: one.shifts.map((own) => ({
        ...own,
        startsAt: own.startsAt + shift,
        endsAt: own.endsAt + shift,
        breaks: own.breaks.map((pause) => ({
          ...pause,
          opensAt: pause.opensAt + shift,
          closesAt: pause.closesAt + shift,
        })),
      })),
      grades: one.grades.map((held) => ({ ...held, validUntil: null })),
    })),
    jobs: drawn.jobs.map((job) => ({
      ...job,
      dueAt: null,
      windows: job.windows.map(({ opensAt, closesAt }) => ({ opensAt: opensAt + shift, closesAt: closesAt + shift })),
    })),
  };
  const planned = timed(() => makePlan(problem, { seed: 1, turnsMax: 1 }));
  const open = timed(() => openDay(problem, planned.answer.plan));
  if (at < 2)
    console.log(
      `day ${at}: planned ${jobs - planned.answer.plan.unplanned.length}, first plan ${planned.ms.toFixed(0)} ms, opened ${open.ms.toFixed(0)} ms`,
    );
  return open.answer;
});

const [today] = opened;
if (!today) throw new Error('no day');
const random = randomFrom(99);
const ask = (at: number) => ({
  job: { ...randomJob(random, at, technicians, 'asked'), id: 'asked', crew: at % 10 === 0 ? 2 : 1 },
  place: randomPlace(random, 'asked'),
});
const inserts = Array.from({ length: 200 }, (_, at) => timed(() => suggestPlaces(today, ask(at))));
const windows = Array.from({ length: dayCount * 4 }, (_, at) => {
  const opensAt = Math.floor(at / 4) * 86_400 + (8 + 2 * (at % 4)) * 3600;
  return { opensAt, closesAt: opensAt + 7200 };
});
const offers = Array.from({ length: 20 }, (_, at) => timed(() => offerWindows(opened, ask(at + 1), windows)));
const at = (list: readonly { ms: number }[], share: number) =>
  Number((list.map(({ ms }) => ms).toSorted((a, b) => a - b)[Math.floor((list.length - 1) * share)] ?? 0).toFixed(2));
const result = {
  measuredOn: new Date().toISOString().slice(0, 10),
  node: process.version,
  jobsPerDay: jobs,
  technicians,
  days: dayCount,
  unit: 'ms of CPU, warm, one thread',
  insertOne: {
    p50: at(inserts, 0.5),
    p95: at(inserts, 0.95),
    max: at(inserts, 1),
    found: inserts.filter(({ answer }) => answer.length > 0).length,
  },
  offerWindows: { p50: at(offers, 0.5), p95: at(offers, 0.95), max: at(offers, 1), windows: windows.length },
  heapMb: Math.round(process.memoryUsage().rss / 2 ** 20),
};
console.log(JSON.stringify(result, null, 2));
mkdirSync('bench/results', { recursive: true });
writeFileSync(`bench/results/dispatch-day-${jobs}.json`, `${JSON.stringify(result, null, 2)}\n`);
