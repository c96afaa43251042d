// Solomon's and Gehring and Homberger's text → problem. By the convention of the DIMACS challenge coordinates are taken
// times ten and distances truncated; a point is a tenth of the unit of length, a second a tenth of the unit of time.
import type { Problem } from '../problem.ts';
import type { Say } from './shape.ts';

/** Tenths: what costs are divided by to be read beside published figures. */
export const SOLOMON_SCALE = 10;

/** A customer costs more to leave than any route is long. */
const LEAVING = 100_000_000;

interface Row {
  readonly x: number;
  readonly y: number;
  readonly demand: number;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly serviceFor: number;
}

/** Customers must be numbered from 0, the depot, without a gap. Says what is torn by its line. */
export function readSolomon(text: string, say: Say): Problem {
  const lines = text.split(/\r?\n/);
  const numbers = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const fleetAt = lines.findIndex((line) => /^\s*NUMBER\s+CAPACITY/i.test(line)) + 1;
  const [vehicles, capacity] = numbers[fleetAt] ?? [];
  if (fleetAt === 0 || !isWhole(vehicles) || !isWhole(capacity)) say(`line ${fleetAt + 1}`, 'no_fleet');
  const rows: Row[] = [];
  for (const [at, row] of numbers.entries()) {
    if (at <= fleetAt || Number.isNaN(row[0]) || lines[at].trim() === '') continue;
    const [id, x, y, demand, opens, closes, service] = row;
    if (row.length !== 7 || row.some((cell) => !Number.isFinite(cell))) say(`line ${at + 1}`, 'not_seven_numbers');
    else if (id !== rows.length) say(`line ${at + 1}`, 'row_out_of_order', { found: id ?? '', due: rows.length });
    else rows.push(scaled(x, y, demand, opens, closes, service));
  }
  if (rows.length === 0) say('CUSTOMER', 'no_depot');
  return problemOf(rows, isWhole(vehicles) ? vehicles : 0, isWhole(capacity) ? capacity : 0);
}

const isWhole = (value: number | undefined): value is number => Number.isInteger(value) && (value ?? -1) >= 0;

function scaled(x: number, y: number, demand: number, opens: number, closes: number, service: number): Row {
  return {
    x: x * SOLOMON_SCALE,
    y: y * SOLOMON_SCALE,
    demand,
    opensAt: opens * SOLOMON_SCALE,
    closesAt: closes * SOLOMON_SCALE,
    serviceFor: service * SOLOMON_SCALE,
  };
}

function problemOf(rows: readonly Row[], vehicles: number, capacity: number): Problem {
  const [depot] = rows;
  const secondsBetween = new Int32Array(rows.length ** 2);
  for (const [from, a] of rows.entries())
    for (const [to, b] of rows.entries())
      secondsBetween[from * rows.length + to] = Math.trunc(Math.hypot(a.x - b.x, a.y - b.y));
  return {
    places: rows.map((_, at) => ({ id: `${at}` })),
    travel: { kind: 'matrix', secondsBetween },
    depots: [],
    technicians: Array.from({ length: vehicles }, (_, at) => ({
      id: `vehicle ${at + 1}`,
      shifts: [
        {
          id: `route ${at + 1}`,
          startsAt: depot?.opensAt ?? 0,
          endsAt: depot?.closesAt ?? 0,
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
      loadMax: capacity,
      cost: { perShift: 0, perWorkSecond: 0, perOvertimeSecond: 0 },
    })),
    jobs: rows.slice(1).map((row, at) => ({
      id: `${at + 1}`,
      placeId: `${at + 1}`,
      windows: [{ opensAt: row.opensAt, closesAt: row.closesAt }],
      baseFor: row.serviceFor,
      difficulty: 0,
      safetyTestFor: 0,
      needs: [],
      crew: 1,
      tools: [],
      parts: [],
      load: row.demand,
      region: null,
      priority: 0,
      dueAt: null,
      preferred: [],
      refused: [],
      leavingCost: null,
    })),
    groups: [],
    pins: [],
    paceByDifficulty: [],
    weights: { perTravelSecond: 1, perMetre: 0, perLateSecond: 0, notPreferred: 0, leavingMandatory: LEAVING },
  };
}
