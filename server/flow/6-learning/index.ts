// The door of stage 6: who else it happened to, what is starting, and how long making good takes.
import type { Part } from '#platform/part';
import { mountDeskMeasures } from './desk-measures/routes.ts';
import { mountMeasures } from './measures/routes.ts';
import { keepFlow } from './reactions/keep-flow.on.case-and-payment-facts.ts';
import { markKnown } from './reactions/mark-known.on.case-opened.ts';
import { watchComplaints } from './reactions/watch-complaints.on.case-facts.ts';
import { mountSweeps } from './sweeps/routes.ts';
import { mountWarnings } from './warnings/routes.ts';

export { explainCaseOf } from './sweeps/explain-case.ts';

export const learningPart: Part = {
  name: 'learning',
  mount(routing) {
    mountSweeps(routing);
    mountWarnings(routing);
    mountMeasures(routing);
    mountDeskMeasures(routing);
  },
  reactions: [markKnown, keepFlow, watchComplaints],
  recurring: [],
  queued: [],
};
