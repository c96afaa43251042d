// Facts of stage 1. Their subject is the contract, whose history shows them.
import { z } from 'zod';
import { day, id, instant } from '../values.ts';

const about = { contractId: id('ctr'), promiseId: id('prm') };

export const promiseFacts = {
  'commitment.made': z.object({ commitmentId: id('com'), code: z.string(), version: z.number().int() }),
  'commitment.revised': z.object({ commitmentId: id('com'), code: z.string(), version: z.number().int() }),
  'commitment.ended': z.object({ commitmentId: id('com'), lastOn: day }),
  'promise.made': z.object({
    ...about,
    kind: z.enum(['duty', 'right', 'standing']),
    commitmentId: id('com').nullable(),
    version: z.number().int().nullable(),
    dueOn: day.nullable(),
  }),
  'promise.kept': z.object({ ...about, keptAt: instant, daysLate: z.number().int(), proof: z.string().nullable() }),
  'promise.broken': z.object({ ...about, dueAt: instant, dueOn: day, firmId: id('frm').nullable() }),
  'promise.moved': z.object({ ...about, from: day.nullable(), to: day, agreedBy: z.string(), reason: z.string() }),
  'promise.waived': z.object({ ...about, waivedBy: z.string(), reason: z.string() }),
  'promise.excused': z.object({ ...about, ground: z.string(), reason: z.string() }),
} as const;
