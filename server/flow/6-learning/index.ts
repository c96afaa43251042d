// The door of stage 6: who else it happened to, and how long making good takes.
import type { Part } from '#platform/part';
import { mountMeasures } from './measures/routes.ts';
import { keepFlow } from './reactions/keep-flow.on.case-and-payment-facts.ts';
import { markKnown } from './reactions/mark-known.on.case-opened.ts';
import { mountSweeps } from './sweeps/routes.ts';

export { explainCaseOf } from './sweeps/explain-case.ts';

export const learningPart: Part = {
  name: 'learning',
  mount(routing) {
    mountSweeps(routing);
    mountMeasures(routing);
  },
  reactions: [markKnown, keepFlow],
  recurring: [],
  queued: [],
};
