// Brings the faults of a refused body back to the fields of the form they were typed in.
import type { FieldFault } from './refused-error.ts';

export type FieldName = (string | number)[];
export interface PlacedFaults {
  /** One line a field, under the name the form knows it by. */
  placed: { name: FieldName; reason: string }[];
  /** Faults of no field of this form; they are told above it, so that none is swallowed. */
  loose: string[];
}

/**
 * `body.administrator.email` belongs to the field `['administrator', 'email']`. A fault inside a field (one entry of a
 * list) belongs to the longest known field it lies in.
 */
export function placeFaults(faults: readonly FieldFault[], known: readonly FieldName[]): PlacedFaults {
  const placed: PlacedFaults['placed'] = [];
  const loose: string[] = [];
  for (const fault of faults) {
    const path = fault.path.split('.').slice(1);
    const fitting = known.filter((name) => name.every((part, place) => String(part) === path[place]));
    const name = fitting.toSorted((a, b) => b.length - a.length)[0];
    if (name === undefined) loose.push(fault.reason);
    else placed.push({ name, reason: fault.reason });
  }
  return { placed, loose };
}
