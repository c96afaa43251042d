// Problem → arrays. Everything that can be settled before the search is settled here: names, certificates, grades and
// paces, who may do what. What is left for the search is seconds and points.
import { type CoreInstance, startOf } from '../core/instance.ts';
import type { Problem } from '../problem.ts';
import { classesOf } from './classes-of.ts';
import { compileDay } from './compile-day.ts';
import { type CompiledTravel, compileTravel } from './compile-travel.ts';
import { mayServe, paceRow, workOf } from './may-serve.ts';
import { type NumberedNames, numberNames } from './number-names.ts';

export interface CompiledProblem {
  readonly problem: Problem;
  readonly names: NumberedNames;
  readonly travel: CompiledTravel;
  readonly instance: CoreInstance;
}

/** The problem must have passed `checkProblem`. */
export function compileProblem(problem: Problem): CompiledProblem {
  const names = numberNames(problem);
  const horizonEnd = names.vehicles.reduce((end, { shift }) => Math.max(end, shift.endsAt + shift.overtimeForMax), 0);
  const travel = compileTravel(problem, horizonEnd);
  const jobNodes = names.nodes.length;
  const vehicleCount = names.vehicles.length;
  const nodes = jobNodes + 2 * vehicleCount;
  const classes = classesOf(problem, names);
  const day = compileDay(problem, names);
  const instance: CoreInstance = {
    jobNodes,
    vehicleCount,
    placeCount: travel.size,
    way: travel.way,
    wayInto: travel.wayInto,
    price: travel.price,
    priceInto: travel.priceInto,
    placeOf: new Int32Array(nodes),
    open: new Int32Array(nodes),
    close: new Int32Array(nodes),
    load: new Int32Array(nodes),
    ...workRows(problem, names),
    leaving: new Float64Array(jobNodes),
    room: new Int32Array(vehicleCount),
    classOf: classes.classOf,
    fixed: new Float64Array(vehicleCount),
    classCount: classes.count,
    allowed: allowedBy(names, classes.classOf, classes.count),
    day: day === null ? null : { ...day, speeds: travel.speeds },
  };
  fillVisits(problem, names, instance);
  fillVehicles(names, travel, instance);
  return { problem, names, travel, instance };
}

function fillVisits(problem: Problem, names: NumberedNames, instance: CoreInstance): void {
  for (const [node, { job, crewAt, pin }] of names.nodes.entries()) {
    const first = job.windows.reduce((soonest, window) => Math.min(soonest, window.opensAt), 2 ** 29);
    const last = job.windows.reduce((latest, window) => Math.max(latest, window.closesAt), 0);
    instance.placeOf[node] = names.placeAt.get(job.placeId) ?? 0;
    instance.open[node] = pin?.startsAt ?? first;
    instance.close[node] = pin?.startsAt ?? last;
    const isFrozen = typeof pin?.startsAt === 'number';
    instance.load[node] = crewAt === 0 && !isFrozen ? job.load : 0;
    instance.leaving[node] =
      crewAt > 0 ? 0 : (job.leavingCost ?? problem.weights.leavingMandatory * (1 + job.priority));
  }
}

function fillVehicles(names: NumberedNames, travel: CompiledTravel, instance: CoreInstance): void {
  const nowhere = travel.size - 1;
  for (const [vehicle, { technician, shift }] of names.vehicles.entries()) {
    const start = startOf(instance, vehicle);
    const latest = shift.endsAt + shift.overtimeForMax;
    instance.placeOf[start] = names.placeAt.get(shift.startPlaceId) ?? 0;
    instance.placeOf[start + 1] = shift.endPlaceId === null ? nowhere : (names.placeAt.get(shift.endPlaceId) ?? 0);
    instance.open[start] = shift.startsAt;
    instance.close[start] = latest;
    instance.open[start + 1] = shift.startsAt;
    instance.close[start + 1] = latest;
    instance.room[vehicle] = technician.loadMax ?? 2 ** 30;
    instance.fixed[vehicle] = technician.cost.perShift;
  }
}

/** Seconds of work by each pace that occurs, and each vehicle's row. */
function workRows(problem: Problem, names: NumberedNames): { work: Int32Array; workRow: Int32Array } {
  const rows = new Map<string, number>();
  const tables: Int32Array[] = [];
  const workRow = new Int32Array(names.vehicles.length);
  for (const [vehicle, named] of names.vehicles.entries()) {
    const pace = paceRow(problem, named);
    const key = JSON.stringify([...pace]);
    let row = rows.get(key);
    if (row === undefined) {
      row = tables.length;
      rows.set(key, row);
      tables.push(Int32Array.from(names.nodes, ({ job }) => workOf(problem, job, pace)));
    }
    workRow[vehicle] = row * names.nodes.length;
  }
  const work = new Int32Array(Math.max(1, tables.length) * names.nodes.length);
  for (const [row, table] of tables.entries()) work.set(table, row * names.nodes.length);
  return { work, workRow };
}

/** null when every class may do everything. */
function allowedBy(names: NumberedNames, classOf: Int32Array, classCount: number): Uint8Array | null {
  const allowed = new Uint8Array(classCount * names.nodes.length);
  const filled = new Uint8Array(classCount);
  for (const [vehicle, named] of names.vehicles.entries()) {
    const at = classOf[vehicle] ?? 0;
    if (filled[at] === 1) continue;
    filled[at] = 1;
    for (const [node, wanted] of names.nodes.entries())
      allowed[at * names.nodes.length + node] = mayServe(named, wanted) ? 1 : 0;
  }
  return allowed.includes(0) ? allowed : null;
}
