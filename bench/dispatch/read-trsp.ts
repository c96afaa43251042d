// Technician instances of Pillac, Gueret and Medaglia (2013) → problem: skills, tools, counted parts, one depot that
// lends every tool and holds every part, called at once at most. Times × 1000; a point is a thousandth of working time.
import type { Job, Problem, Technician } from '../../dispatch/index.ts';

interface Row {
  readonly x: number;
  readonly y: number;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly workFor: number;
  readonly skills: readonly string[];
  readonly tools: readonly string[];
  readonly parts: readonly number[];
}

const SCALE = 1000;

export type TrspGoal = 'duration' | 'distance';

export function readTrsp(text: string, goal: TrspGoal): Problem {
  const lines = text.split(/\r?\n/);
  const crewAt = lines.findIndex((line) => line.startsWith('CREW COUNT'));
  const crew = Number.parseInt(lines[crewAt + 1] ?? '0', 10);
  const rows = lines.flatMap(rowOf);
  const [depot] = rows;
  if (!depot) throw new Error('no depot in the file');
  const secondsBetween = new Int32Array(rows.length ** 2);
  for (const [from, a] of rows.entries())
    for (const [to, b] of rows.entries())
      secondsBetween[from * rows.length + to] = Math.round(SCALE * Math.hypot(a.x - b.x, a.y - b.y));
  const tools = [...new Set(rows.flatMap((row) => row.tools))];
  return {
    places: rows.map((_, at) => ({ id: `${at}` })),
    travel: { kind: 'matrix', secondsBetween },
    depots: [{ id: 'depot', placeId: '0', tools, pickupFor: 0 }],
    technicians: rows.slice(1, 1 + crew).map((row, at) => technician(`${at + 1}`, row, goal)),
    jobs: rows.slice(1 + crew).map((row, at) => job(`${at + 1 + crew}`, row)),
    groups: [],
    pins: [],
    paceByDifficulty: [],
    weights: {
      perTravelSecond: goal === 'distance' ? 1 : 0,
      perMetre: 0,
      perLateSecond: 0,
      notPreferred: 0,
      leavingMandatory: 100_000_000,
    },
  };
}

function rowOf(line: string): Row[] {
  const found = /^\s*\d+\s+(-?\d+)\s+(-?\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+\[(.*?)\]\s+\[(.*?)\]\s+\[(.*?)\]/.exec(line);
  if (!found) return [];
  const [x = 0, y = 0, opens = 0, closes = 0, work = 0] = found.slice(1, 6).map(Number);
  const list = (text: string | undefined) => (text ?? '').split(',').filter((cell) => cell !== '');
  return [
    {
      x,
      y,
      opensAt: opens * SCALE,
      closesAt: closes * SCALE,
      workFor: work * SCALE,
      skills: list(found[6]),
      tools: list(found[7]),
      parts: list(found[8]).map(Number),
    },
  ];
}

function technician(id: string, row: Row, goal: TrspGoal): Technician {
  return {
    id,
    shifts: [
      {
        id,
        startsAt: row.opensAt,
        endsAt: row.closesAt,
        overtimeForMax: 0,
        startPlaceId: id,
        endPlaceId: id,
        breaks: [],
      },
    ],
    grades: row.skills.map((skill) => ({ skill, grade: 1, validFrom: null, validUntil: null })),
    regions: [],
    tools: row.tools,
    stock: Object.fromEntries(row.parts.map((count, part) => [`${part}`, count])),
    loadMax: null,
    cost: { perShift: 0, perWorkSecond: goal === 'duration' ? 1 : 0, perOvertimeSecond: 0 },
  };
}

function job(id: string, row: Row): Job {
  return {
    id,
    placeId: id,
    windows: [{ opensAt: row.opensAt, closesAt: row.closesAt }],
    baseFor: row.workFor,
    difficulty: 0,
    safetyTestFor: 0,
    needs: row.skills.map((skill) => ({ skill, gradeMin: 1 })),
    crew: 1,
    tools: row.tools,
    parts: row.parts.flatMap((count, part) =>
      count > 0 ? [{ part: `${part}`, count, from: [{ depotId: 'depot', readyAt: 0 }] }] : [],
    ),
    load: 0,
    region: null,
    priority: 0,
    dueAt: null,
    preferred: [],
    refused: [],
    leavingCost: null,
  };
}
