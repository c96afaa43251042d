// Recording what happened: facts are gathered during a transaction and appended with its commit, so that a change and its
// fact are both there or neither.
import type { Tx } from '../database/transact.ts';
import type { Uuid } from '../ids/make-id.ts';
import { makeUuid } from '../ids/make-id.ts';

/** Filled by declaration merging in server/app.ts from api/facts: name → body. */
// biome-ignore lint/suspicious/noEmptyInterface: the catalogue is merged in by app.ts
export interface FactCatalogue {}
export type FactName = keyof FactCatalogue & string;

/** A fact as the table holds it. `subject` is the thing whose story it belongs to: a contract, a tenancy, an import. */
export interface Fact<Name extends FactName = FactName> {
  factId: Uuid;
  name: Name;
  subject: Uuid;
  at: string;
  actor: string;
  body: FactCatalogue[Name];
}

/** Appends a fact to the transaction. The order of calls is the order of facts. */
export function recordFact<Name extends FactName>(tx: Tx, name: Name, subject: Uuid, body: FactCatalogue[Name]): void {
  tx.pending.push({ factId: makeUuid(), name, subject, body });
}
