// Facts of clocks. The subject is the case; of a policy, the company.
import { z } from 'zod';
import { caseMarks } from '../flow/2-cases.clocks.words.ts';
import { id, instant, inThreeLanguages } from '../values.ts';

/** `clock` is the code of its policy, `round` which time it runs in the case. */
const telling = {
  caseId: id('cas'),
  clock: z.string(),
  name: inThreeLanguages,
  round: z.number().int(),
  dueAt: instant,
  /** The accounts told. */
  toldIds: z.array(z.string()),
};

export const clockFacts = {
  'case.marked': z.object({ caseId: id('cas'), mark: z.enum(caseMarks), promisedAt: instant.nullable() }),
  /** Told before the due moment. */
  'clock.reminded': z.object(telling),
  /** Told because the due moment had come. */
  'clock.escalated': z.object(telling),
  'clock_policy.written': z.object({ code: z.string(), version: z.number().int(), inForceFrom: instant }),
} as const;
