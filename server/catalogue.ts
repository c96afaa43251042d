// Joins the catalogues of api/ to the pipes: from here on `refuse` and `recordFact` know every code, fact and their data.
import type { FactBodies } from '../api/facts/index.ts';
import type { Refusals } from '../api/refusals.ts';

declare module './platform/refusal.ts' {
  interface RefusalCatalogue extends Refusals {}
}

declare module './platform/facts/record-fact.ts' {
  interface FactCatalogue extends FactBodies {}
}
