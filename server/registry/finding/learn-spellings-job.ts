// The job that learns how a company spells, from the words it is found by.
import type { RecurringJob } from '#platform/jobs/jobs';
import { learnSpellings, type SpellingSource } from './spellings.ts';

/** A recurring job over one source, some rows a transaction, until nothing new is left. */
export function spellingsJob(source: SpellingSource): RecurringJob {
  return {
    name: `${source.name}.learn_spellings`,
    schedule: '*/10 * * * *',
    async run(acting, stop) {
      while (!stop.aborted) if (!(await acting.transact((tx) => learnSpellings(tx, source)))) return;
    },
  };
}

export const registrySpellings = spellingsJob({ name: 'registry', table: 'search_entries', id: 'subject_id' });
