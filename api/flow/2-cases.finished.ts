// Stage 2, finished cases: what ended elsewhere and was taken over from files, with its sums.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { day, id, money } from '../values.ts';

export const satisfactions = ['yes', 'no', 'unknown'] as const;
export const finishedGroups = ['category', 'complaint_type', 'result', 'business', 'month'] as const;

const filter = {
  from: day.optional(),
  until: day.optional(),
  category: z.string().max(200).optional(),
  complaintType: z.string().max(200).optional(),
  result: z.string().max(200).optional(),
  business: z.string().max(200).optional(),
};
export const finishedCase = z.object({
  finishedCaseId: id('fin'),
  business: z.string().nullable(),
  category: z.string(),
  complaintType: z.string().nullable(),
  openedOn: day,
  closedOn: day,
  /** From opening to closing; below zero where the file's own days contradict each other. */
  days: z.number().int(),
  result: z.string(),
  satisfaction: z.enum(satisfactions),
  restitution: money,
  importId: id('imp'),
});
export const listFinishedCases = route({
  name: 'finished_case.list',
  method: 'GET',
  path: '/finished-cases',
  summary: 'Cases that ended elsewhere, newest first',
  policy: { permission: 'case.read' },
  query: paging.extend(filter),
  answer: pageOf(finishedCase),
});
const sums = z.object({
  cases: z.number().int(),
  medianDays: z.number().nullable(),
  /** Per currency; only cases with restitution are counted in `restored`. */
  restitution: z.array(money),
  restored: z.number().int(),
  satisfied: z.number().int(),
  dissatisfied: z.number().int(),
  /** Closed before they were opened, by the file's own days. */
  contradictory: z.number().int(),
});
export const sumFinishedCases = route({
  name: 'finished_case.sum',
  method: 'GET',
  path: '/finished-case-sums',
  summary: 'Finished cases in numbers: days open, restitution, results and satisfaction by group',
  policy: { permission: 'case.read' },
  query: z.object({ ...filter, by: z.enum(finishedGroups).default('category') }),
  answer: z.object({
    total: sums,
    /** The two hundred largest. */
    groups: z.array(sums.extend({ key: z.string(), results: z.record(z.string(), z.number().int()) })).max(200),
  }),
});
