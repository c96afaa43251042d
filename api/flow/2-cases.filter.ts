// Which cases are meant: one filter for lists, counts, saved views and deeds on many.
import { z } from 'zod';
import { day, id, language } from '../values.ts';
import { caseChannels, caseModes, caseProblems, caseStates, rungs, workerId } from './2-cases.words.ts';

/** A word the team puts on cases: shared, without case, at most forty letters. */
export const tag = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u, { error: 'not_a_tag' });

export const caseFilterFields = {
  /** `open` are all that are owed an answer (the default), `ended` the rest. */
  state: z.enum([...caseStates, 'open', 'ended']).optional(),
  /** `me` is who asks; `nobody` those without an owner. */
  owner: z.union([z.enum(['me', 'nobody']), workerId]).optional(),
  offeredTo: z.literal('me').optional(),
  storeId: id('sto').optional(),
  firmId: id('frm').optional(),
  brandId: id('brd').optional(),
  contractId: id('ctr').optional(),
  personId: id('per').optional(),
  incidentId: id('inc').optional(),
  commitmentId: id('com').optional(),
  mode: z.enum(caseModes).optional(),
  rung: z.enum(rungs).optional(),
  problem: z.enum(caseProblems).optional(),
  channel: z.enum(caseChannels).optional(),
  language: language.optional(),
  /** Those about a member of staff; whom they are about never finds them (Q14). */
  supervised: z.enum(['yes']).optional(),
  tag: tag.optional(),
  overdue: z.enum(['yes']).optional(),
  /** Due until the end of this day where the company is, the late ones among them. */
  dueUntil: z.union([z.enum(['today', 'week']), day]).optional(),
  words: z.string().trim().min(1).max(200).optional(),
};
export const caseFilter = z.object(caseFilterFields);
export type CaseFilterGiven = z.output<typeof caseFilter>;

/** By what is due next; or by when they were opened. */
export const caseOrders = ['due', 'newest', 'oldest'] as const;
export const caseOrder = z.enum(caseOrders);
