// Days drawn from a seed, with every rule the planner knows: for property tests that let the checker judge.
import { below, type Random, randomFrom } from '../core/random.ts';
import type { Job, PartNeed, Place, Problem, Technician, Travel, VisitGroup, Window } from '../problem.ts';

export interface DaySize {
  readonly seed: number;
  readonly jobs: number;
  readonly technicians: number;
  readonly matrix?: boolean;
  readonly days?: number;
}

const HOUR = 3600;
const pick = <T>(random: Random, list: readonly T[], or: T): T => list[below(random, list.length)] ?? or;

export function randomDay({ seed, jobs, technicians, matrix = false, days = 1 }: DaySize): Problem {
  const random = randomFrom(seed);
  const places = Array.from({ length: jobs + technicians + 2 }, (_, at) => randomPlace(random, `p${at}`));
  const drawn = Array.from({ length: jobs }, (_, at) => randomJob(random, at, technicians, `p${at}`, days));
  return {
    places,
    travel: matrix ? matrixOf(random, places.length) : haversineOf(random),
    depots: [0, 1].map((at) => ({
      id: `d${at}`,
      placeId: `p${jobs + technicians + at}`,
      tools: ['saw'],
      pickupFor: 600,
    })),
    technicians: Array.from({ length: technicians }, (_, at) => randomTechnician(random, at, jobs, technicians, days)),
    jobs: drawn,
    groups: groupsOf(random, drawn),
    pins: [],
    paceByDifficulty: [[], [100, 140, 120, 100, 80]],
    weights: { perTravelSecond: 1, perMetre: 0, perLateSecond: 2, notPreferred: 900, leavingMandatory: 100_000 },
  };
}

export function randomPlace(random: Random, id: string): Place {
  return { id, latitude: 36 + below(random, 200) / 1000, longitude: 120 + below(random, 200) / 1000 };
}

function haversineOf(random: Random): Travel {
  const uneven = below(random, 2) === 0;
  const metresPerHourByHour = Array.from({ length: 24 }, (_, hour) =>
    uneven && (hour === 8 || hour === 17) ? 18_000 : 30_000,
  );
  return { kind: 'haversine', detourPercent: 130, metresPerHourByHour };
}

/** Not symmetric, the triangle not always kept, a way missing here and there. */
function matrixOf(random: Random, size: number): Travel {
  const secondsBetween = Array.from({ length: size * size }, (_, cell) => {
    if (cell % (size + 1) === 0) return 0;
    return below(random, 80) === 0 ? -1 : 60 + below(random, 1500);
  });
  return { kind: 'matrix', secondsBetween };
}

function randomTechnician(random: Random, at: number, jobs: number, technicians: number, days: number): Technician {
  const home = below(random, 6) === 0 ? `p${jobs + technicians}` : `p${jobs + at}`;
  return {
    id: `t${at}`,
    shifts: Array.from({ length: days }, (_, day) => ({
      id: `t${at}-${day}`,
      startsAt: day * 24 * HOUR + (8 + below(random, 2)) * HOUR,
      endsAt: day * 24 * HOUR + 17 * HOUR,
      overtimeForMax: below(random, 2) * HOUR,
      startPlaceId: home,
      endPlaceId: below(random, 5) === 0 ? null : home,
      breaks:
        below(random, 2) === 0
          ? []
          : [{ opensAt: day * 24 * HOUR + 12 * HOUR, closesAt: day * 24 * HOUR + 13 * HOUR, lastsFor: 1800 }],
    })),
    grades: ['water', 'power'].flatMap((skill) =>
      below(random, 4) === 0
        ? []
        : [{ skill, grade: 1 + below(random, 4), validFrom: null, validUntil: below(random, 9) === 0 ? HOUR : null }],
    ),
    regions: below(random, 4) === 0 ? ['north'] : [],
    tools: below(random, 2) === 0 ? ['saw'] : [],
    stock: below(random, 2) === 0 ? { pump: 1 + below(random, 2) } : {},
    loadMax: below(random, 4) === 0 ? 6 : null,
    cost: { perShift: below(random, 2) * 2000, perWorkSecond: below(random, 2), perOvertimeSecond: 1 },
  };
}

export function randomJob(random: Random, at: number, technicians: number, placeId: string, days = 1): Job {
  const parts: PartNeed[] =
    below(random, 6) === 0
      ? [{ part: 'pump', count: 1, from: below(random, 2) === 0 ? [] : [{ depotId: 'd0', readyAt: 9 * HOUR }] }]
      : [];
  return {
    id: `j${at}`,
    placeId,
    windows: randomWindows(random, below(random, days) * 24 * HOUR),
    baseFor: 900 + 300 * below(random, 8),
    difficulty: below(random, 2),
    safetyTestFor: 300,
    needs:
      below(random, 3) === 0 ? [] : [{ skill: pick(random, ['water', 'power'], ''), gradeMin: 1 + below(random, 3) }],
    crew: below(random, 9) === 0 ? 2 + below(random, 2) : 1,
    tools: below(random, 7) === 0 ? ['saw'] : [],
    parts,
    load: below(random, 3),
    region: below(random, 5) === 0 ? 'north' : below(random, 8) === 0 ? 'south' : null,
    priority: below(random, 3),
    dueAt: below(random, 4) === 0 ? 11 * HOUR : null,
    preferred: below(random, 5) === 0 ? [`t${below(random, technicians)}`] : [],
    refused: below(random, 9) === 0 ? [`t${below(random, technicians)}`] : [],
    leavingCost: below(random, 9) === 0 ? 20_000 : null,
  };
}

export function randomWindows(random: Random, zero: number): Window[] {
  const opensAt = zero + (8 + below(random, 6)) * HOUR;
  const first = { opensAt, closesAt: opensAt + (1 + below(random, 3)) * HOUR };
  return below(random, 4) === 0 ? [first, { opensAt: zero + 15 * HOUR, closesAt: zero + 16 * HOUR }] : [first];
}

/** Up to one group for each ten jobs, of two or three neighbours in the list. */
function groupsOf(random: Random, jobs: readonly Job[]): VisitGroup[] {
  const kinds: VisitGroup['rules'][] = [
    ['same_technician', 'sequence'],
    ['same_time'],
    ['sequence'],
    ['same_technician'],
  ];
  const groups: VisitGroup[] = [];
  for (let at = 0; at + 10 <= jobs.length; at += 10) {
    const members = jobs.slice(at, at + 2 + below(random, 2));
    groups.push({ id: `g${at}`, jobIds: members.map(({ id }) => id), rules: pick(random, kinds, []) });
  }
  return groups;
}
