// What must always be true, checked in production: a broken assertion is a bug and stops the write.

/** Throws when `condition` does not hold; `law` names the rule, as in `LEDGER-1 debits equal credits`. */
export function assert(condition: unknown, law: string): asserts condition {
  if (!condition) throw new BrokenLaw(law);
}

/** Never caught below the process edge: the edge logs it and answers 500. */
export class BrokenLaw extends Error {
  override name = 'BrokenLaw';
}

/** The value, which must be there. */
export function present<T>(value: T | null | undefined, law: string): T {
  assert(value !== null && value !== undefined, law);
  return value;
}
