// Writes the asked job into the blank seat of an open day: its place, its work for every grade, its tools and parts.
import { checkProblem } from '../check-problem.ts';
import { dayVisit } from '../compile/compile-day.ts';
import { NO_WAY } from '../compile/compile-travel.ts';
import { mayServe, paceRow, workOf } from '../compile/may-serve.ts';
import type { NodeNamed, VehicleNamed } from '../compile/number-names.ts';
import type { Job, PartNeed, Problem } from '../problem.ts';
import { refuseProblem } from '../refuse-problem.ts';
import { type AskedJob, type CompiledWay, wayOfAsked } from './asked-job.ts';
import { CREW_MAX, type OpenDay } from './open-day.ts';

/** Refuses the same jobs as `checkProblem`, a name already planned, and a new place without ways. */
export function seatJob(day: OpenDay, asked: AskedJob): void {
  const { compiled, seat, planner } = day;
  const { job } = asked;
  checkAsked(day.problem, asked);
  if (asked.place) seatPlace(day, asked);
  else copyPlace(day, compiled.names.placeAt.get(job.placeId) ?? 0);
  const { instance } = planner.finder.state;
  const { allowed, work, workRow, load } = instance;
  for (let crewAt = 0; crewAt < CREW_MAX; crewAt++) {
    const node = seat.leadNode + crewAt;
    const named: NodeNamed = { job: knownGear(day, job), jobAt: compiled.names.leadNode.length - 1, crewAt, pin: null };
    seat.nodes[node] = named;
    seat.visits[node] = dayVisit(compiled.problem, compiled.names, node, seat.gear.parts, seat.gear.tools);
    load[node] = crewAt === 0 ? job.load : 0;
    for (const [vehicle, whose] of compiled.names.vehicles.entries()) {
      if (allowed) allowed[vehicle * instance.jobNodes + node] = mayServe(whose, named) ? 1 : 0;
      work[workRow[vehicle] + node] = workOf(day.problem, job, paceOf(day, whose, vehicle));
    }
  }
}

const paces = new WeakMap<OpenDay, ReturnType<typeof paceRow>[]>();

/** Grades do not change while a day lies open. */
function paceOf(day: OpenDay, whose: VehicleNamed, vehicle: number): ReturnType<typeof paceRow> {
  const rows = paces.get(day) ?? [];
  paces.set(day, rows);
  rows[vehicle] ??= paceRow(day.problem, whose);
  return rows[vehicle];
}

function checkAsked(problem: Problem, { job, place }: AskedJob): void {
  const at = place ?? problem.places.find(({ id }) => id === job.placeId);
  if (!at || at.id !== job.placeId) refuseProblem('dispatch.unknown_name', { kind: 'place', name: job.placeId });
  if (place && problem.places.some(({ id }) => id === place.id))
    refuseProblem('dispatch.name_twice', { kind: 'place', name: place.id });
  checkProblem({
    ...problem,
    places: [at],
    travel: problem.travel.kind === 'matrix' ? { kind: 'matrix', secondsBetween: [0] } : problem.travel,
    depots: problem.depots.map((depot) => ({ ...depot, placeId: at.id })),
    technicians: problem.technicians.map((technician) => ({ ...technician, shifts: [], grades: [], stock: {} })),
    jobs: [job],
    groups: [],
    pins: [],
  });
}

/** A part or tool nobody has and no one numbered goes by the number kept for such. */
function knownGear({ seat }: OpenDay, job: Job): Job {
  const { parts, tools } = seat.gear;
  const [blank = ''] = [...tools.keys()].filter((tool) => tool.startsWith('\u0000'));
  if (job.tools.every((tool) => tools.has(tool)) && job.parts.every(({ part }) => parts.has(part))) return job;
  const known = (need: PartNeed): PartNeed => (parts.has(need.part) ? need : { ...need, part: blank });
  return {
    ...job,
    tools: job.tools.map((tool) => (tools.has(tool) ? tool : blank)),
    parts: job.parts.map(known),
  };
}

function seatPlace(day: OpenDay, asked: AskedJob): void {
  for (let at = 0; at < day.seat.place; at++) {
    writeWay(day, at, false, wayOfAsked(day.problem, asked, at, false));
    writeWay(day, at, true, wayOfAsked(day.problem, asked, at, true));
  }
}

/** At a known place the asked job lies where that place lies. */
function copyPlace(day: OpenDay, known: number): void {
  const { travel } = day.compiled;
  const { size } = travel;
  const read = (from: number, to: number): CompiledWay => ({
    way: travel.way[from * size + to],
    nominal: travel.nominal[from * size + to],
    metres: travel.speeds?.metres[from * size + to] ?? 0,
    price: travel.price[from * size + to],
  });
  for (let at = 0; at < day.seat.place; at++) {
    writeWay(day, at, false, read(at, known));
    writeWay(day, at, true, read(known, at));
  }
}

function writeWay(
  { compiled, seat }: OpenDay,
  at: number,
  isFrom: boolean,
  { way, nominal, metres, price }: CompiledWay,
) {
  const { travel } = compiled;
  const cell = isFrom ? seat.place * travel.size + at : at * travel.size + seat.place;
  if (way !== NO_WAY && price >= NO_WAY)
    refuseProblem('dispatch.too_large', { what: 'price of a way', value: price, max: NO_WAY });
  travel.price[cell] = price;
  travel.way[cell] = way;
  travel.nominal[cell] = nominal;
  if (travel.speeds) travel.speeds.metres[cell] = metres;
}
