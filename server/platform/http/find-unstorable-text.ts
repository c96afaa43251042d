// Text PostgreSQL cannot hold: the NUL character and halves of surrogate pairs. Found at the edge, so that it is a refusal
// naming the field and not a fault in the middle of a verb.

/** The path of the first such text in an input, or undefined. */
export function findUnstorableText(given: unknown, path: string): string | undefined {
  if (typeof given === 'string') return given.includes('\u0000') || !given.isWellFormed() ? path : undefined;
  if (typeof given !== 'object' || given === null) return undefined;
  for (const [name, value] of Object.entries(given)) {
    const found = findUnstorableText(value, `${path}.${name}`) ?? (findUnstorableText(name, path) && path);
    if (found) return found;
  }
  return undefined;
}
