// What stage 3 offers to the app: its routes. What it decides waits for people, so it answers no facts and has no jobs.
import type { Part } from '#platform/part';
import { mountBatches } from './compensation/batches/routes.ts';
import { mountCompensation } from './compensation/routes.ts';
import { mountDecisions } from './routes.ts';

export const decisionsPart: Part = {
  name: 'decisions',
  mount(routing) {
    mountDecisions(routing);
    mountCompensation(routing);
    mountBatches(routing);
  },
  reactions: [],
  recurring: [],
  queued: [],
};
