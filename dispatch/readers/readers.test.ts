// Files of every form, whole and broken: a problem, or every trouble with its path.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPlan } from '../check-plan.ts';
import { randomDay } from '../day/random-day.fixture.ts';
import { makePlan } from '../make-plan.ts';
import { readOsrmTable } from './read-osrm-table.ts';
import { readProblem } from './read-problem.ts';
import { readText } from './read-text.ts';
import { tellTrouble } from './trouble-words.ts';

const written = JSON.parse(JSON.stringify(randomDay({ seed: 3, jobs: 12, technicians: 3, matrix: true })));

/** Changes one value deep in the problem. */
function broken(change: (problem: Record<string, never>) => void): unknown {
  const copy = structuredClone(written);
  change(copy);
  return copy;
}

describe('our JSON', () => {
  test('[READ-1] what is written and read again is the same problem', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.boolean(), (seed, matrix) => {
        const problem = randomDay({ seed, jobs: 15, technicians: 4, matrix });
        const read = readText(JSON.stringify(problem));
        expect(read.ok && read.problem).toEqual(problem);
      }),
      { numRuns: 40 },
    );
  });

  const wrong: [string, (problem: never) => void, string, string][] = [
    [
      'a missing field',
      (p: { jobs: { placeId?: string }[] }) => delete p.jobs[3]?.placeId,
      'jobs[3].placeId',
      'is missing',
    ],
    [
      'a misspelt field',
      (p: { weights: object }) => Object.assign(p.weights, { perMeter: 1 }),
      'weights.perMeter',
      'is not known',
    ],
    [
      'a text for a number',
      (p: { jobs: { crew: unknown }[] }) => Object.assign(p.jobs[0] ?? {}, { crew: 'two' }),
      'jobs[0].crew',
      'must be a whole number from 0, is a string',
    ],
    [
      'a fraction of a second',
      (p: { jobs: { baseFor: number }[] }) => Object.assign(p.jobs[1] ?? {}, { baseFor: 1.5 }),
      'jobs[1].baseFor',
      'must be a whole number from 0, is 1.5',
    ],
    [
      'an unknown rule',
      (p: { groups: { rules: string[] }[] }) => p.groups[0]?.rules.push('together'),
      'groups[0].rules[',
      'must be one of same_technician, same_time, sequence',
    ],
    [
      'no travel',
      (p: { travel: unknown }) => Object.assign(p, { travel: { kind: 'crow' } }),
      'travel.kind',
      'must be one of matrix, haversine, osrm',
    ],
    [
      'a place nobody knows',
      (p: { jobs: { placeId: string }[] }) => Object.assign(p.jobs[0] ?? {}, { placeId: 'nowhere' }),
      'name nowhere',
      'is named and nowhere described',
    ],
    [
      'a number beyond the search',
      (p: { jobs: { baseFor: number }[] }) => Object.assign(p.jobs[0] ?? {}, { baseFor: 2 ** 40 }),
      'what work',
      'is too large, more than 536870912',
    ],
  ];
  test.each(wrong)('[READ-2] %s is told with its path', (_, change, path, reason) => {
    const read = readProblem(broken(change as (problem: Record<string, never>) => void));
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(
      read.troubles.some((trouble) => trouble.path.includes(path) && tellTrouble(trouble, 'en').endsWith(` ${reason}`)),
    ).toBe(true);
  });

  test('[READ-2] no JSON value whatever is a crash', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void expect(typeof readProblem(value).ok).toBe('boolean')));
    fc.assert(fc.property(fc.string(), (text) => void expect(readText(text).ok).toBe(false)));
  });
});

describe('an OSRM table', () => {
  test('[READ-3] seconds are rounded up, null is no way', () => {
    const troubles: string[] = [];
    const travel = readOsrmTable(
      {
        code: 'Ok',
        durations: [
          [0, 60.2],
          [null, 0],
        ],
        distances: [
          [0, 900],
          [910.5, 0],
        ],
      },
      'travel',
      (path, reason) => troubles.push(`${path} ${reason}`),
    );
    expect(troubles).toEqual([]);
    expect([...Array.from(travel.secondsBetween)]).toEqual([0, 61, -1, 0]);
    expect([...Array.from(travel.metresBetween ?? [])]).toEqual([0, 900, 911, 0]);
  });

  test('[READ-3] rows that are not square and answers that are not Ok are told', () => {
    const troubles: string[] = [];
    readOsrmTable({ code: 'NoTable', durations: [[0, 1], [1]] }, 'travel', (path) => troubles.push(path));
    expect(troubles).toEqual(['travel.code', 'travel.durations[1]']);
  });
});

const SOLOMON = `T1

VEHICLE
NUMBER     CAPACITY
  2         10

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

    0      0         0          0          0       1000          0
    1      3         4          5         10        900         20
    2      6         8          6          0        900         20
`;

describe('published instances', () => {
  test('[READ-4] Solomon’s text is read in tenths, distances truncated', () => {
    const read = readText(SOLOMON);
    if (!read.ok) throw new Error(JSON.stringify(read.troubles));
    const { plan } = makePlan(read.problem, { seed: 1, turnsMax: 50 });
    expect(read.form).toBe('solomon');
    expect(plan.routes).toHaveLength(2);
    expect(plan.cost.total).toBe(300);
    expect(checkPlan(read.problem, plan).faults).toEqual([]);
  });

  test('[READ-4] a torn line is told by its number', () => {
    const read = readText(SOLOMON.replace('    2      6         8 ', '    2      6         '));
    expect(!read.ok && read.troubles).toEqual([{ path: 'line 12', reason: 'not_seven_numbers', facts: {} }]);
  });

  const file = '../shared/data/vrptw/C101.txt.gz';
  test.skipIf(!existsSync(file))('[READ-4] C101 of ../shared/data reaches its best known distance, 8273 tenths', () => {
    const read = readText(gunzipSync(readFileSync(file)).toString('utf8'));
    if (!read.ok) throw new Error(JSON.stringify(read.troubles));
    const { plan } = makePlan(read.problem, { seed: 1, turnsMax: 3000 });
    expect(plan.cost.total).toBe(8273);
    expect(checkPlan(read.problem, plan).faults).toEqual([]);
  });

  test('[READ-5] a technician instance keeps homes, skills, tools and counted parts', () => {
    const read = readText(
      [
        'X',
        'CREW COUNT  SKILLS  TOOLS   SPARE PARTS',
        '1      2       2       1',
        'ID   X     Y     TWS    TWE    Serv   SKILLS   TOOLS    SPARE PARTS',
        '0    0    0    0      500   0      [] \t[] \t[]',
        '1    0    10    0      500   0      [0,1] \t[] \t[1]',
        '2    0    20    0      500   5      [1] \t[] \t[1]',
        '3    0    30    0      500   5      [0] \t[1] \t[1]',
      ].join('\n'),
    );
    if (!read.ok) throw new Error(JSON.stringify(read.troubles));
    const { plan } = makePlan(read.problem, { seed: 1, turnsMax: 100 });
    expect(plan.unplanned).toEqual([]);
    expect(checkPlan(read.problem, plan).faults).toEqual([]);
    // The second part and the tool are at the depot: 10 there, 30 to the far one, 20 home, and twice 5 of work.
    expect(plan.cost.total).toBe(70_000);
    expect(plan.routes[0]?.stops.some((stop) => stop.kind === 'depot')).toBe(true);
  });
});
