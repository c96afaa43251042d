// The door of stage 5: who bears the cost in the end, and has it come back?
import type { Part } from '#platform/part';
import { proveBooksJob } from './books/prove-books-nightly.ts';
import { mountBooks } from './books/routes.ts';
import { mountClaims } from './claims/routes.ts';
import { watchWindowsJob } from './claims/watch-windows.ts';
import { mountAccounts } from './deposits/routes.ts';
import { watchTopUpsJob } from './deposits/watch-top-ups.ts';
import { mountLiability } from './liability/routes.ts';
import { mountLosses } from './losses/routes.ts';
import { followMoney } from './reactions/follow-money.ts';
import { mountStatements } from './statements/routes.ts';

export const recoveryPart: Part = {
  name: 'recovery',
  mount(routing) {
    mountClaims(routing);
    mountLiability(routing);
    mountAccounts(routing);
    mountLosses(routing);
    mountBooks(routing);
    mountStatements(routing);
  },
  reactions: [followMoney],
  recurring: [watchWindowsJob, watchTopUpsJob, proveBooksJob],
  queued: [],
};
