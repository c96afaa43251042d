// What a fact tells of a change: field → [before, after]. Words about people stay out of facts, which are kept for ever.

export type Changed = Record<string, [unknown, unknown]>;

/** Stands for words about a person: that they changed is told, what they were is not. */
export const personal = '•••';

/** The fields of `fields` that differ; those in `aboutPeople` tell only that they do. Values must be plain JSON. */
export function changedFields<Shape extends object>(
  before: Shape,
  after: Shape,
  fields: readonly (keyof Shape & string)[],
  aboutPeople: readonly (keyof Shape & string)[] = [],
): Changed {
  const changed: Changed = {};
  for (const field of fields) {
    const [was, is] = [before[field] ?? null, after[field] ?? null];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    changed[field] = aboutPeople.includes(field) ? [was && personal, is && personal] : [was, is];
  }
  return changed;
}
