// `makegood plan` on real files: planned and judged, refused with a path, typed wrongly.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommandLine } from './run-command-line.ts';

const SOLOMON = [
  'T1',
  'VEHICLE',
  'NUMBER     CAPACITY',
  '2 10',
  'CUSTOMER',
  'CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME',
  '0 0 0 0 0 1000 0',
  '1 3 4 5 10 900 20',
  '2 6 8 6 0 900 20',
].join('\n');

const problem = {
  places: [
    { id: 'home', latitude: 36.07, longitude: 120.38 },
    { id: 'song', latitude: 36.09, longitude: 120.4 },
  ],
  travel: { kind: 'haversine', detourPercent: 130, metresPerHourByHour: Array.from({ length: 24 }, () => 30_000) },
  technicians: [
    {
      id: 'wang',
      shifts: [{ id: 'wang today', startsAt: 28_800, endsAt: 61_200, startPlaceId: 'home', endPlaceId: 'home' }],
      cost: { perShift: 0, perWorkSecond: 0, perOvertimeSecond: 0 },
    },
  ],
  jobs: [{ id: 'heater', placeId: 'song', windows: [{ opensAt: 50_400, closesAt: 50_400 }], baseFor: 5400 }],
  weights: { perTravelSecond: 1, leavingMandatory: 100_000 },
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plan-'));
  await writeFile(join(folder, 'two.txt.gz'), gzipSync(SOLOMON));
  await writeFile(join(folder, 'day.json'), JSON.stringify(problem));
  await writeFile(
    join(folder, 'torn.json'),
    JSON.stringify({ ...problem, jobs: [{ ...problem.jobs[0], baseFor: -1 }] }),
  );
});
afterAll(() => rm(folder, { recursive: true }));

async function run(file: string, ...options: string[]) {
  const said: string[] = [];
  const noted: string[] = [];
  const terminal = { env: {}, out: (line: string) => said.push(line), note: (line: string) => noted.push(line) };
  return { code: await runCommandLine(['plan', join(folder, file), ...options], terminal), said, noted };
}

test('[CLI-7] a file is planned, and the checker has the last word', async () => {
  const { code, said } = await run('two.txt.gz', '--turns', '50');
  expect(code).toBe(0);
  expect(said).toEqual([
    'cost       30 (travel 30)',
    'vehicles   2 of 2',
    'planned    2 of 2',
    'unplanned  0',
    'checker    the plan holds: every rule is kept and the cost agrees',
  ]);
});

test('[CLI-7] a technician comes at the minute agreed, in JSON for whoever reads on', async () => {
  const { code, said } = await run('day.json', '--turns', '10', '--json');
  const answer = JSON.parse(said.join(''));
  expect(code).toBe(0);
  expect(answer.plan.routes[0].stops[0]).toMatchObject({ jobId: 'heater', startsAt: 50_400, endsAt: 55_800 });
  expect(answer.judged.faults).toEqual([]);
});

test('[CLI-7] on demand every visit says why, in the language asked for', async () => {
  const { said } = await run('day.json', '--turns', '10', '--why', '--language', 'zh-CN');
  expect(said.at(-1)).toBe('heater：wang于14:00上门，因为承诺的时段此时开始。没有其他人来得及。');
  expect((await run('day.json', '--why', '--language', 'fr')).code).toBe(2);
});

test('[CLI-7] two threads plan as well', async () => {
  const { code, said } = await run('two.txt.gz', '--threads', '2', '--seconds', '0.2');
  expect(code).toBe(0);
  expect(said[0]).toBe('cost       30 (travel 30)');
});

test('[CLI-8] what cannot be read is told with its path, what was typed wrongly with its option', async () => {
  const torn = await run('torn.json');
  expect(torn.code).toBe(1);
  expect(torn.noted[0]).toContain('jobs[0].baseFor must be a whole number from 0, is -1');
  expect((await run('nothing.json')).noted[0]).toContain('cannot be read (ENOENT)');
  expect((await run('day.json', '--seconds', 'ten')).code).toBe(2);
  expect((await run('day.json', '--threads', '2', '--turns', '9')).code).toBe(2);
});
