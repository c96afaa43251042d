// Facts of stage 1. Their subject is the contract, whose history shows them.
import { z } from 'zod';
import { day, id, instant } from '../values.ts';

const about = { contractId: id('ctr'), promiseId: id('prm') };

export const promiseFacts = {
  'commitment.made': z.object({ commitmentId: id('com'), code: z.string(), version: z.number().int() }),
  'commitment.revised': z.object({ commitmentId: id('com'), code: z.string(), version: z.number().int() }),
  /** It reached back: contracts that were there before it was written got it. */
  'commitment.given_later': z.object({
    commitmentId: id('com'),
    code: z.string(),
    version: z.number().int(),
    contracts: z.number().int(),
    promises: z.number().int(),
  }),
  'commitment.ended': z.object({ commitmentId: id('com'), lastOn: day }),
  /**
   * What a contract was promised when it was registered (or got a new obligation): all of it in one fact, because a contract has
   * about five. A promise that was already fulfilled by then comes in its end state.
   */
  'contract.promised': z.object({
    contractId: id('ctr'),
    count: z.number().int(),
    promises: z.array(
      z.object({
        promiseId: id('prm'),
        kind: z.enum(['duty', 'right', 'standing']),
        state: z.string(),
        commitmentId: id('com').nullable(),
        version: z.number().int().nullable(),
        dueOn: day.nullable(),
        daysLate: z.number().int(),
      }),
    ),
  }),
  /** One promise written down by a person. */
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
