// What differs between a thing and what it is to become, as facts tell it. Pure.

/** field → [before, after] for each given field that differs; fields left out stay as they are. */
export function changesOf<T extends object>(was: T, to: Partial<T>): Record<string, [unknown, unknown]> {
  const fields = (Object.keys(to) as (keyof T & string)[]).filter((field) => to[field] !== undefined);
  return Object.fromEntries(
    fields.filter((field) => was[field] !== to[field]).map((field) => [field, [was[field], to[field]]]),
  );
}
