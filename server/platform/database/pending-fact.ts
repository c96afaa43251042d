// A fact on its way: gathered by recordFact during a transaction, appended by transact with the commit. Its body is one of the
// catalogue's, which the pipes do not know.
import type { Uuid } from '../ids/make-id.ts';

export interface PendingFact {
  factId: Uuid;
  name: string;
  /** The thing whose story it belongs to. */
  subject: Uuid;
  body: unknown;
}
