// Measures the planner on Solomon and Homberger files beside the figures of known engines, in CPU seconds of one thread,
// and keeps every gap in bench/results. node bench/dispatch/run-vrptw.ts [budgets 1,10] [seeds 3] [name part …]
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { checkPlan, makePlan } from '../../dispatch/index.ts';
import { keepResult } from './keep-result.ts';
import { readVrptw } from './read-vrptw.ts';

const DATA = new URL('../../../shared/data/vrptw/', import.meta.url);

interface Best {
  readonly dimacs: number;
  readonly n: number;
}

interface Measured {
  readonly file: string;
  readonly jobs: number;
  readonly seconds: number;
  readonly gaps: readonly number[];
  readonly turns: readonly number[];
  readonly routes: readonly number[];
}

/** Mean gaps of the engines by budget and size, measured once on this kind of machine (see the issue's table). */
const ENGINES: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  'prototype (JavaScript)': {
    1: [0.14, 0.44, 1.26, 3.7],
    10: [0.11, 0.19, 0.46, 1.8],
    60: [Number.NaN, Number.NaN, 0.31, 1.5],
  },
  'PyVRP 0.13-line': { 1: [1.5, 3.2, 6.7, 24], 10: [0.17, 1.0, 3.3, 10], 60: [0.13, 0.37, 1.2, 5.1] },
  'HGS-DIMACS': { 1: [0.54, 3.5, 9.5, 17], 10: [0, 0.25, 1.7, 14], 60: [0, 0.01, 0.21, 5] },
};

const SIZES = [100, 200, 400, 1000];

function measure(file: string, best: Best, seconds: number, seeds: number): Measured {
  const problem = readVrptw(gunzipSync(readFileSync(new URL(`${file}.txt.gz`, DATA))).toString());
  const runs = Array.from({ length: seeds }, (_, at) => {
    const begun = process.cpuUsage();
    const now = () => {
      const used = process.cpuUsage(begun);
      return (used.user + used.system) / 1e6;
    };
    const { plan, turns } = makePlan(problem, { seed: at + 1, seconds, now });
    const { faults } = checkPlan(problem, plan);
    if (faults.length > 0 || plan.unplanned.length > 0) throw new Error(`${file}: ${JSON.stringify(faults[0])}`);
    return { gap: (plan.cost.total / 10 / best.dimacs - 1) * 100, turns, routes: plan.routes.length };
  });
  return {
    file,
    jobs: best.n,
    seconds,
    gaps: runs.map((run) => run.gap),
    turns: runs.map((run) => run.turns),
    routes: runs.map((run) => run.routes),
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const told = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(2)).padStart(8);

function printTable(results: readonly Measured[], budgets: readonly number[]): void {
  console.log(`mean gap to best known, %, one thread${' '.repeat(8)}${SIZES.map((n) => `${n}`.padStart(8)).join('')}`);
  for (const seconds of budgets) {
    const ours = SIZES.map((n) => {
      const mine = results.filter((each) => each.jobs === n && each.seconds === seconds);
      return mine.length === 0 ? Number.NaN : mean(mine.flatMap((each) => each.gaps));
    });
    console.log(`${`${seconds} s`.padStart(5)}  ${'Makegood'.padEnd(38)}${ours.map(told).join('')}`);
    for (const [engine, figures] of Object.entries(ENGINES))
      if (figures[seconds]) console.log(`${' '.repeat(7)}${engine.padEnd(38)}${figures[seconds].map(told).join('')}`);
  }
}

const [budgetWord = '1,10', seedWord = '3', ...names] = process.argv.slice(2);
const budgets = budgetWord.split(',').map(Number);
const known = JSON.parse(readFileSync(new URL('best_known.json', DATA), 'utf8')) as Record<string, Best>;
const results: Measured[] = [];
for (const seconds of budgets)
  for (const [file, best] of Object.entries(known)) {
    if (names.length > 0 && !names.some((name) => file.includes(name))) continue;
    const measured = measure(file, best, seconds, Number(seedWord));
    results.push(measured);
    console.log(`${file.padEnd(10)} ${seconds} s  ${measured.gaps.map((gap) => gap.toFixed(3)).join('  ')}`);
  }
printTable(results, budgets);
keepResult('dispatch-vrptw', results);
