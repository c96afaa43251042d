// What growth costs: seconds of processor and megabytes until the first plan and until a plan after a budget; per job on
// a log-log plot, bench/results/dispatch-scale.svg. Counts rise, for memory is the most the process ever held.
// node bench/dispatch/run-scale.ts [CPU seconds 60] [job counts 200,1000,5000]; about eight jobs for a technician.
import { checkPlan, makePlan, type Problem } from '../../dispatch/index.ts';
import { aJob, aProblem, aShift, aTechnician } from '../../dispatch/problem.fixture.ts';
import { drawGrowth } from './draw-growth.ts';
import { keepResult } from './keep-result.ts';

const HOUR = 3600;

/** A city of 40 km, homes and jobs spread by a fixed rule, four half-day windows, three skills. */
function city(jobs: number, technicians: number): Problem {
  const place = (id: string, at: number) => ({
    id,
    latitude: 55.6 + ((at * 7919) % 3600) / 10_000,
    longitude: 37.4 + ((at * 104_729) % 6400) / 10_000,
  });
  const skills = ['wash', 'cool', 'electric'];
  const held = (at: number) =>
    skills
      .filter((_, skill) => (at + skill) % 3 > 0)
      .map((skill) => ({ skill, grade: 3, validFrom: null, validUntil: null }));
  return aProblem({
    places: Array.from({ length: jobs + technicians }, (_, at) => place(`p${at}`, at)),
    travel: { kind: 'haversine', detourPercent: 130, metresPerHourByHour: Array.from({ length: 24 }, () => 35_000) },
    technicians: Array.from({ length: technicians }, (_, at) =>
      aTechnician(`t${at}`, {
        shifts: [aShift(`t${at}-day`, { startPlaceId: `p${jobs + at}`, endPlaceId: `p${jobs + at}` })],
        grades: held(at),
      }),
    ),
    jobs: Array.from({ length: jobs }, (_, at) => {
      const opensAt = (8 + 2 * (at % 4)) * HOUR;
      return aJob(`j${at}`, `p${at}`, {
        windows: [{ opensAt, closesAt: opensAt + 2 * HOUR }],
        baseFor: 1500 + (at % 5) * 300,
        needs: [{ skill: skills[at % 3] ?? 'wash', gradeMin: 1 }],
      });
    }),
  });
}

const [secondsWord = '60', countWord = '200,1000,5000'] = process.argv.slice(2);
const results = countWord
  .split(',')
  .map(Number)
  .map((jobs) => {
    const problem = city(jobs, Math.ceil(jobs * 0.12));
    const begun = process.cpuUsage();
    const now = () => {
      const used = process.cpuUsage(begun);
      return (used.user + used.system) / 1e6;
    };
    const first = makePlan(problem, { seed: 1, turnsMax: 1 });
    const firstSeconds = now();
    const { plan, turns } = makePlan(problem, { seed: 1, seconds: Number(secondsWord), now });
    const row = {
      jobs,
      technicians: problem.technicians.length,
      firstSeconds,
      firstCost: first.plan.cost.total,
      firstUnplanned: first.plan.unplanned.length,
      seconds: now() - firstSeconds,
      turns,
      cost: plan.cost.total,
      unplanned: plan.unplanned.length,
      faults: checkPlan(problem, plan).faults.length,
      megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    };
    console.log(JSON.stringify(row));
    return row;
  });
keepResult('dispatch-scale', results);
drawGrowth('dispatch-scale', 'Cost per job as the day grows (log-log)', [
  {
    name: 'milliseconds of processor per job, first plan',
    colour: '#1f77b4',
    points: results.map(({ jobs, firstSeconds }) => [jobs, (1000 * firstSeconds) / jobs] as const),
  },
  {
    name: 'microseconds of processor per turn',
    colour: '#2ca02c',
    points: results.map(({ jobs, seconds, turns }) => [jobs, (1e6 * seconds) / Math.max(1, turns)] as const),
  },
  {
    name: 'kilobytes per job, whole process',
    colour: '#d62728',
    points: results.map(({ jobs, megabytes }) => [jobs, (1024 * megabytes) / jobs] as const),
  },
]);
