// Seals what was recorded since the last minute, batch by batch.
import type { RecurringJob } from '../jobs/jobs.ts';
import { sealFacts } from './seal-facts.ts';

const batch = 5_000;

export const sealEveryMinute: RecurringJob = {
  name: 'seal-facts',
  schedule: '* * * * *',
  async run(acting, stop) {
    let sealed = batch;
    while (sealed === batch && !stop.aborted) sealed = await acting.transact((tx) => sealFacts(tx, batch));
  },
};
