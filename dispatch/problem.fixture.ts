// Problems for tests: a small one written by hand, and random ones that use every rule, by seed.
import type { Job, Problem, Shift, Technician } from './problem.ts';

const HOUR = 3600;

export function aJob(id: string, placeId: string, changes: Partial<Job> = {}): Job {
  return {
    id,
    placeId,
    windows: [{ opensAt: 8 * HOUR, closesAt: 18 * HOUR }],
    baseFor: 1800,
    difficulty: 0,
    safetyTestFor: 0,
    needs: [],
    crew: 1,
    tools: [],
    parts: [],
    load: 0,
    region: null,
    priority: 0,
    dueAt: null,
    preferred: [],
    refused: [],
    leavingCost: null,
    ...changes,
  };
}

export function aShift(id: string, changes: Partial<Shift> = {}): Shift {
  return {
    id,
    startsAt: 8 * HOUR,
    endsAt: 17 * HOUR,
    overtimeForMax: 0,
    startPlaceId: 'home',
    endPlaceId: 'home',
    breaks: [],
    ...changes,
  };
}

export function aTechnician(id: string, changes: Partial<Technician> = {}): Technician {
  return {
    id,
    shifts: [aShift(`${id}-day`)],
    grades: [],
    regions: [],
    tools: [],
    stock: {},
    loadMax: null,
    cost: { perShift: 100, perWorkSecond: 0, perOvertimeSecond: 0 },
    ...changes,
  };
}

/** Places home, depot, a, b, c, d on a line, ten minutes apart; ways cost a point a second. */
export function aProblem(changes: Partial<Problem> = {}): Problem {
  const ids = ['home', 'depot', 'a', 'b', 'c', 'd'];
  return {
    places: ids.map((id) => ({ id })),
    travel: {
      kind: 'matrix',
      secondsBetween: ids.flatMap((_, from) => ids.map((__, to) => Math.abs(from - to) * 600)),
    },
    depots: [],
    technicians: [aTechnician('ann'), aTechnician('bo')],
    jobs: [aJob('1', 'a'), aJob('2', 'b'), aJob('3', 'c')],
    groups: [],
    pins: [],
    paceByDifficulty: [],
    weights: { perTravelSecond: 1, perMetre: 0, perLateSecond: 1, notPreferred: 600, leavingMandatory: 100_000 },
    ...changes,
  };
}

/** Whole numbers below a limit, by seed; its own so that no test leans on the search's. */
function drawsFrom(seed: number): (limit: number) => number {
  let x = Math.imul(seed, 2654435761) >>> 0;
  return (limit) => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return Math.floor((x / 4294967296) * limit);
  };
}

const SKILLS = ['wash', 'cool', 'electric'];
const TOOLS = ['ladder', 'gauge'];
const PARTS = ['pump', 'board'];

/** A town with traffic by the hour or without, and every rule of the README somewhere in it. */
export function aRandomProblem(seed: number, jobCount: number, technicianCount: number): Problem {
  const draw = drawsFrom(seed);
  const office = `p${jobCount + technicianCount}`;
  const flat = draw(2) === 0;
  const jobs = Array.from({ length: jobCount }, (_, at) => randomJob(draw, at, jobCount, technicianCount));
  return {
    places: Array.from({ length: jobCount + technicianCount + 1 }, (_, at) => ({
      id: `p${at}`,
      latitude: 55 + draw(1000) / 5000,
      longitude: 37 + draw(1000) / 5000,
    })),
    travel: {
      kind: 'haversine',
      detourPercent: 130,
      metresPerHourByHour: Array.from({ length: 24 }, (_, hour) => {
        if (flat) return 30_000;
        return hour >= 7 && hour <= 9 ? 18_000 : hour >= 16 && hour <= 19 ? 20_000 : 35_000;
      }),
    },
    depots: [{ id: 'd0', placeId: office, tools: ['ladder'], pickupFor: 300 }],
    technicians: Array.from({ length: technicianCount }, (_, at) => randomTechnician(draw, at, jobCount, office)),
    jobs,
    groups: randomGroups(draw, jobCount),
    pins: randomPins(draw, jobs, technicianCount),
    paceByDifficulty:
      draw(2) === 0
        ? []
        : [
            [100, 120, 100, 90, 80],
            [150, 150, 120, 100, 90],
          ],
    weights: { perTravelSecond: 1, perMetre: 0, perLateSecond: 1, notPreferred: 600, leavingMandatory: 100_000 },
  };
}

type Draw = (limit: number) => number;

function randomTechnician(draw: Draw, at: number, jobCount: number, office: string): Technician {
  const home = `p${jobCount + at}`;
  const shift = aShift(`s${at}`, {
    overtimeForMax: draw(3) === 0 ? HOUR : 0,
    startPlaceId: draw(3) === 0 ? office : home,
    endPlaceId: draw(5) === 0 ? null : home,
    breaks: draw(2) === 0 ? [] : [{ opensAt: 11.5 * HOUR, closesAt: 13 * HOUR, lastsFor: 2400 }],
  });
  const grades = SKILLS.filter(() => draw(3) > 0).map((skill) => ({
    skill,
    grade: 1 + draw(4),
    validFrom: null,
    validUntil: draw(10) === 0 ? 12 * HOUR : null,
  }));
  return aTechnician(`t${at}`, {
    shifts: [shift],
    grades,
    regions: draw(3) === 0 ? ['north'] : draw(2) === 0 ? [] : ['south', 'north'],
    tools: TOOLS.filter(() => draw(2) === 0),
    stock: { pump: draw(3), board: draw(2) },
    loadMax: draw(4) === 0 ? 5 : null,
    cost: { perShift: draw(2) * 500, perWorkSecond: draw(2), perOvertimeSecond: draw(3) },
  });
}

function randomJob(draw: Draw, at: number, jobCount: number, technicianCount: number): Job {
  const opensAt = (8 + draw(7)) * HOUR;
  const window = { opensAt, closesAt: opensAt + HOUR * (1 + draw(3)) };
  const later = { opensAt: opensAt + 3 * HOUR, closesAt: opensAt + 4 * HOUR };
  return aJob(`j${at}`, `p${draw(8) === 0 ? draw(jobCount) : at}`, {
    windows: draw(4) === 0 ? [{ opensAt, closesAt: opensAt + HOUR }, later] : [window],
    baseFor: 600 + draw(3600),
    difficulty: draw(3),
    safetyTestFor: draw(3) === 0 ? 300 : 0,
    needs: draw(3) === 0 ? [] : [{ skill: SKILLS[draw(3)] ?? '', gradeMin: 1 + draw(3) }],
    crew: draw(10) === 0 ? 2 : draw(30) === 0 ? 3 : 1,
    tools: draw(6) === 0 ? [TOOLS[draw(2)] ?? ''] : [],
    parts: draw(4) === 0 ? [randomPart(draw)] : [],
    load: draw(2),
    region: draw(3) === 0 ? 'north' : draw(2) === 0 ? null : 'south',
    priority: draw(3),
    dueAt: draw(3) === 0 ? opensAt + 1800 : null,
    preferred: draw(8) === 0 ? [`t${draw(technicianCount)}`] : [],
    refused: draw(8) === 0 ? [`t${draw(technicianCount)}`] : [],
    leavingCost: draw(10) === 0 ? 3000 : null,
  });
}

function randomPart(draw: Draw): Job['parts'][number] {
  const from = draw(3) === 0 ? [] : [{ depotId: 'd0', readyAt: draw(2) === 0 ? 10 * HOUR : 0 }];
  return { part: PARTS[draw(2)] ?? '', count: 1, from };
}

function randomGroups(draw: Draw, jobCount: number): Problem['groups'] {
  const rules = [['same_technician'], ['same_time'], ['sequence'], ['same_technician', 'sequence']] as const;
  const used = new Set<number>();
  const groups: Problem['groups'][number][] = [];
  for (let at = 0; at < jobCount / 12; at++) {
    const members = Array.from({ length: 2 + draw(2) }, () => draw(jobCount)).filter((job) => {
      const fresh = !used.has(job);
      used.add(job);
      return fresh;
    });
    if (members.length > 1)
      groups.push({ id: `g${at}`, jobIds: members.map((job) => `j${job}`), rules: rules[draw(4)] ?? [] });
  }
  return groups;
}

function randomPins(draw: Draw, jobs: readonly Job[], technicianCount: number): Problem['pins'] {
  const pins = new Map<string, Problem['pins'][number]>();
  for (let at = 0; at < jobs.length / 20; at++) {
    const job = jobs[draw(jobs.length)];
    const startsAt = draw(2) === 0 ? (9 + at) * HOUR + 1800 * at : null;
    const crew = job?.crew ?? technicianCount + 1;
    if (!job || crew > technicianCount) continue;
    const shiftIds = Array.from({ length: crew }, (_, member) => `s${(at * 7 + member) % technicianCount}`);
    pins.set(job.id, { jobId: job.id, shiftIds, startsAt });
  }
  return [...pins.values()];
}
