// Every night the books of every company are proved; what does not hold is a bug, told in the log by account (REC-24, T-M8).
import { proveBooks } from '#ledger';
import { assert } from '#platform/assert';
import type { RecurringJob } from '#platform/jobs/jobs';

export const proveBooksJob: RecurringJob = {
  name: 'prove-books-nightly',
  schedule: '40 1 * * *',
  run: async (acting) => {
    const broken = await acting.look(proveBooks);
    assert(broken.length === 0, broken.join('; '));
  },
};
