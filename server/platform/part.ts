// What a foundation or a stage offers to the app from its door: routes to mount, reactions to facts, jobs.
import type { Reaction } from './facts/react.ts';
import type { FactName } from './facts/record-fact.ts';
import type { Routing } from './http/serve-route.ts';
import type { QueuedJob, RecurringJob } from './jobs/jobs.ts';

export interface Part {
  name: string;
  mount(routing: Routing): void;
  reactions: readonly Reaction[];
  recurring: readonly RecurringJob[];
  queued: readonly QueuedJob[];
}

/** Keeps the exact fact names of a reaction while it travels as a plain one. */
export function reaction<Name extends FactName>(given: Reaction<Name>): Reaction {
  return given as unknown as Reaction;
}
