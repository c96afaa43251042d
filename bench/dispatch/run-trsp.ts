// Measures the planner on the technician instances with skills, tools and parts beside the best known durations.
// node bench/dispatch/run-trsp.ts [CPU seconds 30] [name part …]
import { readFileSync } from 'node:fs';
import { checkPlan, makePlan } from '../../dispatch/index.ts';
import { keepResult } from './keep-result.ts';
import { readTrsp } from './read-trsp.ts';
import { readZip } from './read-zip.ts';

const DATA = new URL('../../../shared/data/dispatch-trsp/', import.meta.url);

const [secondsWord = '30', ...names] = process.argv.slice(2);
const seconds = Number(secondsWord);
const texts = readZip(new URL('instances.zip', DATA).pathname, (name) => /crew25\/[^/]+\.txt$/.test(name));
const results: { file: string; duration: number; best: number; gap: number; faults: number; seconds: number }[] = [];
for (const line of readFileSync(new URL('best_known_solutions.csv', DATA), 'utf8').trim().split('\n').slice(1)) {
  const [file = '', best = ''] = line.split(',');
  const text = [...texts].find(([name]) => name.endsWith(`/${file}.txt`))?.[1];
  if (text === undefined || (names.length > 0 && !names.some((name) => file.startsWith(name)))) continue;
  const problem = readTrsp(text, 'duration');
  const begun = process.cpuUsage();
  const now = () => {
    const used = process.cpuUsage(begun);
    return (used.user + used.system) / 1e6;
  };
  const { plan } = makePlan(problem, { seed: 1, seconds, now });
  const { faults } = checkPlan(problem, plan);
  const duration = plan.cost.total / 1000;
  const gap = (duration / Number(best) - 1) * 100;
  results.push({ file, duration, best: Number(best), gap, faults: faults.length + plan.unplanned.length, seconds });
  console.log(`${file}  ${duration.toFixed(1)}  best ${best}  ${gap.toFixed(2)} %  faults ${faults.length}`);
}
const mean = results.reduce((sum, each) => sum + each.gap, 0) / Math.max(1, results.length);
console.log(
  `mean gap ${mean.toFixed(2)} %, improved: ${results.filter((each) => each.gap < -0.001).map((each) => each.file)}`,
);
keepResult('dispatch-trsp', results);
