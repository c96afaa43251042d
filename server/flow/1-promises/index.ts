// The door of stage 1: what was promised, to whom, until when, and whether it happened.
import type { Part } from '#platform/part';
import { mountCalendars } from './calendars/routes.ts';
import { giveToContractsThereJob } from './commitments/give-to-contracts-there.ts';
import { mountCommitments } from './commitments/routes.ts';
import { mountPromises } from './promises/routes.ts';
import { followRegistry } from './reactions/follow-registry.ts';
import { markBrokenJob } from './watch/mark-broken.ts';

export { placeCalendars, readPlaceCalendars, readWorkWeek } from './calendars/place-calendar.ts';
export type { WorkWeek } from './calendars/work-week.ts';
export { listOverdueOf, showOverdueOf } from './overdue/overdue-views.ts';
export { listPromisesOf } from './promises/promise-views.ts';
export { markBroken } from './watch/mark-broken.ts';

export const promisesPart: Part = {
  name: 'promises',
  mount(routing) {
    mountCommitments(routing);
    mountPromises(routing);
    mountCalendars(routing);
  },
  reactions: [followRegistry],
  recurring: [giveToContractsThereJob, markBrokenJob],
  queued: [],
};
