// What is recorded of cases taken over from files: one fact a batch, with the import as its subject, which names the file.
import { z } from 'zod';
import { id } from '../values.ts';

export const finishedCaseFacts = {
  'finished_cases.taken_over': z.object({
    importId: id('imp'),
    added: z.number().int(),
    changed: z.number().int(),
  }),
} as const;
