// What is told of a demo while it is founded, to whoever gives it its past.
import type { Uuid } from '#platform/ids/make-id';
import type { DemoCompany, DemoGiven } from './demo-company.ts';

/** Accounts of a demo by their role. */
export type DemoPeople = Map<string, Uuid>;

/** A demo that has just been founded, for whoever gives it a past. */
export interface DemoMade {
  tenantId: Uuid;
  demo: DemoCompany;
  given: DemoGiven;
  people: DemoPeople;
  /** Public ids: contracts by number, merchants by legal name. */
  cast: ReadonlyMap<string, string>;
}

/** Whoever gives demos their past: told before anything of a demo can be seen, and once it is there. */
export interface DemoWatch {
  founding(tenantId: Uuid): void;
  founded(made: DemoMade): void;
}
