// What stage 3 offers to the app: its routes. It keeps nothing of its own, so it answers no facts and has no jobs.
import type { Part } from '#platform/part';
import { mountDecisions } from './routes.ts';

export const decisionsPart: Part = {
  name: 'decisions',
  mount: mountDecisions,
  reactions: [],
  recurring: [],
  queued: [],
};
