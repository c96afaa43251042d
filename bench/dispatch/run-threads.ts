// What a second thread is worth: seconds of wall clock after which two threads stand as well as one does after ten.
// Wall clock says nothing on a busy machine. node bench/dispatch/run-threads.ts [seconds 10] [seeds 3] [name part …]
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { checkPlan, makePlan, makePlanInThreads, type Plan, type Problem } from '../../dispatch/index.ts';
import { keepResult } from './keep-result.ts';
import { readVrptw } from './read-vrptw.ts';

const DATA = new URL('../../../shared/data/vrptw/', import.meta.url);
/** Shares of one thread's seconds that two threads are given; 0.67 is a speed-up of 1.5. */
const SHARES = [0.4, 0.5, 0.6, 0.67, 0.8, 1];

const [secondsWord = '10', seedWord = '3', ...given] = process.argv.slice(2);
const seconds = Number(secondsWord);
const names = given.length > 0 ? given : ['R1_2_5', 'C2_4_6', 'RC1_4_8', 'R2_10_3'];
const known = JSON.parse(readFileSync(new URL('best_known.json', DATA), 'utf8')) as Record<string, { dimacs: number }>;
const seeds = Array.from({ length: Number(seedWord) }, (_, at) => at + 1);
const now = () => performance.now() / 1000;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function gapOf(problem: Problem, plan: Plan, best: number): number {
  const { faults } = checkPlan(problem, plan);
  if (faults.length > 0 || plan.unplanned.length > 0) throw new Error(JSON.stringify(faults[0] ?? plan.unplanned));
  return (plan.cost.total / 10 / best - 1) * 100;
}

const results = [];
for (const name of names) {
  const problem = readVrptw(gunzipSync(readFileSync(new URL(`${name}.txt.gz`, DATA))).toString());
  const best = known[name]?.dimacs ?? Number.NaN;
  const one = mean(seeds.map((seed) => gapOf(problem, makePlan(problem, { seed, seconds, now }).plan, best)));
  const two: { share: number; gap: number }[] = [];
  for (const share of SHARES) {
    const gaps: number[] = [];
    for (const seed of seeds) {
      const { plan } = await makePlanInThreads(problem, { seed, threads: 2, seconds: share * seconds });
      gaps.push(gapOf(problem, plan, best));
    }
    two.push({ share, gap: mean(gaps) });
  }
  const reached = two.find(({ gap }) => gap <= one)?.share ?? null;
  console.log(
    `${name}  one ${one.toFixed(3)} %  two ${two.map(({ share, gap }) => `${share}: ${gap.toFixed(3)}`).join('  ')}`,
  );
  console.log(`${' '.repeat(name.length)}  reached at ${reached ?? 'more than 1'} of the seconds`);
  results.push({ name, seconds, one, two, reached });
}
for (const share of SHARES) {
  const gaps = results.flatMap(({ two }) => two.filter((each) => each.share === share).map(({ gap }) => gap));
  console.log(`two threads, ${(share * seconds).toFixed(1)} s: mean gap ${mean(gaps).toFixed(3)} %`);
}
console.log(`one thread, ${seconds} s: mean gap ${mean(results.map(({ one }) => one)).toFixed(3)} %`);
keepResult('dispatch-threads', results);
