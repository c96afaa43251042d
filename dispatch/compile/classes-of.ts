// Shifts that differ in nothing the plan could notice form a class: one empty member answers for all of them.
import type { Problem } from '../problem.ts';
import type { NumberedNames } from './number-names.ts';

export function classesOf(problem: Problem, names: NumberedNames): { classOf: Int32Array; count: number } {
  const named = new Set<string>();
  for (const job of problem.jobs) for (const id of [...job.preferred, ...job.refused]) named.add(id);
  const pinned = new Set(problem.pins.flatMap((pin) => pin.shiftIds));
  const keys = new Map<string, number>();
  const classOf = new Int32Array(names.vehicles.length);
  for (const [vehicle, { technician, shift }] of names.vehicles.entries()) {
    const key = JSON.stringify([
      { ...technician, id: named.has(technician.id) ? technician.id : '', shifts: [] },
      { ...shift, id: pinned.has(shift.id) ? shift.id : '' },
    ]);
    const known = keys.get(key) ?? keys.size;
    keys.set(key, known);
    classOf[vehicle] = known;
  }
  return { classOf, count: Math.max(1, keys.size) };
}
