// Technician instances in the text form of Pillac, Gueret and Medaglia (2013) → problem: skills, tools, counted parts,
// homes, one depot that lends every tool and holds every part. Times and costs are thousandths; the goal is working time.
import type { Job, Problem, Technician } from '../problem.ts';
import type { Say } from './shape.ts';

export const TECHNICIAN_SCALE = 1000;

/** More than any route lasts: nobody is left out to save time. */
const LEAVING = 100_000_000;

interface Row {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly opensAt: number;
  readonly closesAt: number;
  readonly workFor: number;
  readonly skills: readonly string[];
  readonly tools: readonly string[];
  readonly parts: readonly number[];
}

/** Row 0 is the depot, then the crew's homes, then the requests. Says what is torn by its line. */
export function readTechnicianInstance(text: string, say: Say): Problem {
  const lines = text.split(/\r?\n/);
  const crewAt = lines.findIndex((line) => /^CREW COUNT/.test(line)) + 1;
  const crew = Number.parseInt(lines[crewAt] ?? '', 10);
  if (crewAt === 0 || !(crew >= 0)) say(`line ${crewAt + 1}`, 'no_crew');
  const headAt = lines.findIndex((line) => /^ID\s+X\s+Y/.test(line));
  const rows: Row[] = [];
  for (const [at, line] of lines.entries()) {
    if (headAt < 0 || at <= headAt || line.trim() === '') continue;
    const row = rowOf(line);
    if (row && row.id === rows.length) rows.push(row);
    else if (row) say(`line ${at + 1}`, 'row_out_of_order', { found: row.id, due: rows.length });
    else say(`line ${at + 1}`, 'not_a_row');
  }
  if (rows.length <= (crew || 0)) say('rows', 'rows_short', { crew: crew || 0 });
  return problemOf(rows, crew || 0);
}

function rowOf(line: string): Row | null {
  const found =
    /^\s*(\d+)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(\d+)\s+(\d+)\s+(\d+)\s+\[([\d,\s]*)\]\s+\[([\d,\s]*)\]\s+\[([\d,\s]*)\]/.exec(
      line,
    );
  if (!found) return null;
  const [id = 0, x = 0, y = 0, opens = 0, closes = 0, work = 0] = found.slice(1, 7).map(Number);
  const list = (cells: string | undefined) =>
    (cells ?? '')
      .split(',')
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '');
  return {
    id,
    x,
    y,
    opensAt: opens * TECHNICIAN_SCALE,
    closesAt: closes * TECHNICIAN_SCALE,
    workFor: work * TECHNICIAN_SCALE,
    skills: list(found[7]),
    tools: list(found[8]),
    parts: list(found[9]).map(Number),
  };
}

/** Thousandths are rounded to the nearest: over a route of twenty stops the error stays under a hundredth. */
function problemOf(rows: readonly Row[], crew: number): Problem {
  const secondsBetween = new Int32Array(rows.length ** 2);
  for (const [from, a] of rows.entries())
    for (const [to, b] of rows.entries())
      secondsBetween[from * rows.length + to] = Math.round(TECHNICIAN_SCALE * Math.hypot(a.x - b.x, a.y - b.y));
  const tools = [...new Set(rows.flatMap((row) => row.tools))];
  return {
    places: rows.map((_, at) => ({ id: `${at}` })),
    travel: { kind: 'matrix', secondsBetween },
    depots: rows.length > 0 ? [{ id: 'depot', placeId: '0', tools, pickupFor: 0 }] : [],
    technicians: rows.slice(1, 1 + crew).map(technicianOf),
    jobs: rows.slice(1 + crew).map(jobOf),
    groups: [],
    pins: [],
    paceByDifficulty: [],
    weights: { perTravelSecond: 0, perMetre: 0, perLateSecond: 0, notPreferred: 0, leavingMandatory: LEAVING },
  };
}

function technicianOf(row: Row): Technician {
  return {
    id: `technician ${row.id}`,
    shifts: [
      {
        id: `route ${row.id}`,
        startsAt: row.opensAt,
        endsAt: row.closesAt,
        overtimeForMax: 0,
        startPlaceId: `${row.id}`,
        endPlaceId: `${row.id}`,
        breaks: [],
      },
    ],
    grades: row.skills.map((skill) => ({ skill, grade: 1, validFrom: null, validUntil: null })),
    regions: [],
    tools: row.tools,
    stock: Object.fromEntries(row.parts.map((held, part) => [`${part}`, held])),
    loadMax: null,
    cost: { perShift: 0, perWorkSecond: 1, perOvertimeSecond: 0 },
  };
}

function jobOf(row: Row): Job {
  return {
    id: `${row.id}`,
    placeId: `${row.id}`,
    windows: [{ opensAt: row.opensAt, closesAt: row.closesAt }],
    baseFor: row.workFor,
    difficulty: 0,
    safetyTestFor: 0,
    needs: row.skills.map((skill) => ({ skill, gradeMin: 1 })),
    crew: 1,
    tools: row.tools,
    parts: row.parts.flatMap((needed, part) =>
      needed > 0 ? [{ part: `${part}`, count: needed, from: [{ depotId: 'depot', readyAt: 0 }] }] : [],
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
