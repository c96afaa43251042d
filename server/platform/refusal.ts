// A refusal: the system's reasoned "no" to a request. Codes and their data come from the catalogue in api/refusals.ts,
// which app.ts joins to this interface, so that the platform can refuse without knowing a domain word.

/** Filled by declaration merging in server/app.ts: code → the data the refusal carries. */
// biome-ignore lint/suspicious/noEmptyInterface: the catalogue is merged in by app.ts
export interface RefusalCatalogue {}

export type RefusalCode = keyof RefusalCatalogue & string;

export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: string;
  readonly facts: Record<string, unknown>;
  constructor(code: string, facts: Record<string, unknown>) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

/** `throw refuse('contract.not_found', { contractId })`. */
export function refuse<C extends RefusalCode>(code: C, facts: RefusalCatalogue[C]): Refusal {
  return new Refusal(code, facts as Record<string, unknown>);
}
