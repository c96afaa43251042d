// What stage 3 offers to the app: its routes, and what is owed kept anew as facts arrive. What it decides
// waits for people, so it has no jobs.
import type { Part } from '#platform/part';
import { mountBatches } from './compensation/batches/routes.ts';
import { mountCompensation } from './compensation/routes.ts';
import { keepJudgementsOnFacts } from './entitlements/reactions/keep-judgements.on.what-became-known.ts';
import { mountEntitlements } from './entitlements/routes.ts';
import { mountDecisions } from './routes.ts';

export const decisionsPart: Part = {
  name: 'decisions',
  mount(routing) {
    mountDecisions(routing);
    mountCompensation(routing);
    mountBatches(routing);
    mountEntitlements(routing);
  },
  reactions: [keepJudgementsOnFacts],
  recurring: [],
  queued: [],
};
