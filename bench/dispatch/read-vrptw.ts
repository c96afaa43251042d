// Solomon and Homberger text → problem, by the convention of the DIMACS challenge: coordinates and times × 10,
// distances truncated. A point is a tenth of a unit of distance.
import type { Job, Problem, Technician } from '../../dispatch/index.ts';

interface Row {
  readonly x: number;
  readonly y: number;
  readonly load: number;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly workFor: number;
}

export function readVrptw(text: string): Problem {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const fleetAt = lines.findIndex((line) => line.startsWith('NUMBER'));
  const [vehicles = 0, room = 0] = (lines[fleetAt + 1] ?? '').split(/\s+/).map(Number);
  const rows = lines.flatMap(rowOf);
  const [depot] = rows;
  if (!depot) throw new Error('no depot in the file');
  const secondsBetween = new Int32Array(rows.length ** 2);
  for (const [from, a] of rows.entries())
    for (const [to, b] of rows.entries())
      secondsBetween[from * rows.length + to] = Math.floor(10 * Math.hypot(a.x - b.x, a.y - b.y) + 1e-9);
  return {
    places: rows.map((_, at) => ({ id: `${at}` })),
    travel: { kind: 'matrix', secondsBetween },
    depots: [],
    technicians: Array.from({ length: vehicles }, (_, at) => vehicle(`${at}`, depot, room)),
    jobs: rows.slice(1).map((row, at) => visit(`${at + 1}`, row)),
    groups: [],
    pins: [],
    paceByDifficulty: [],
    weights: { perTravelSecond: 1, perMetre: 0, perLateSecond: 0, notPreferred: 0, leavingMandatory: 10_000_000 },
  };
}

function rowOf(line: string): Row[] {
  const cells = line.split(/\s+/).map(Number);
  if (cells.length !== 7 || cells.some(Number.isNaN)) return [];
  const [, x = 0, y = 0, load = 0, opens = 0, closes = 0, work = 0] = cells;
  return [{ x, y, load, opensAt: opens * 10, closesAt: closes * 10, workFor: work * 10 }];
}

function vehicle(id: string, depot: Row, room: number): Technician {
  return {
    id,
    shifts: [
      {
        id,
        startsAt: depot.opensAt,
        endsAt: depot.closesAt,
        overtimeForMax: 0,
        startPlaceId: '0',
        endPlaceId: '0',
        breaks: [],
      },
    ],
    grades: [],
    regions: [],
    tools: [],
    stock: {},
    loadMax: room,
    cost: { perShift: 0, perWorkSecond: 0, perOvertimeSecond: 0 },
  };
}

function visit(id: string, row: Row): Job {
  return {
    id,
    placeId: id,
    windows: [{ opensAt: row.opensAt, closesAt: row.closesAt }],
    baseFor: row.workFor,
    difficulty: 0,
    safetyTestFor: 0,
    needs: [],
    crew: 1,
    tools: [],
    parts: [],
    load: row.load,
    region: null,
    priority: 0,
    dueAt: null,
    preferred: [],
    refused: [],
    leavingCost: null,
  };
}
