// The registry: one box that finds everything, and the history of one thing.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { id, instant } from '../values.ts';

export const found = z.object({
  kind: z.enum(['contract', 'person', 'merchant', 'unit']),
  id: z.string(),
  title: z.string(),
  detail: z.string(),
  contractId: id('ctr').nullable(),
  /** Not what was typed, but near it: sounds like it, or differs by a letter. */
  near: z.boolean(),
});
export const find = route({
  name: 'registry.find',
  method: 'GET',
  path: '/find',
  summary: 'One box: any phone, name, contract number, serial or address, in three languages',
  policy: { permission: 'contract.read' },
  query: z.object({
    words: z.string().trim().min(1).max(200),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  answer: z.object({ rows: z.array(found) }),
});

/** A recorded fact as a history shows it; `name` and `body` are worded by the reader's language in the client. */
export const historyEntry = z.object({
  factId: id('fct'),
  name: z.string(),
  at: instant,
  actor: z.string(),
  actorName: z.string().nullable(),
  body: z.record(z.string(), z.unknown()),
});
export const showHistory = route({
  name: 'history.show',
  method: 'GET',
  path: '/history/:subjectId',
  summary: 'Everything that happened to a contract, person, merchant or tenancy, newest first',
  policy: { permission: 'history.read' },
  params: z.object({
    subjectId: z
      .string()
      .regex(/^(ctr|per|frm|tcy|com|imp|cas|inc|swp|pay|own|pfl|bkm|bkl|viw|blk|ans|tre)_[0-7][0-9a-hjkmnp-tv-z]{25}$/),
  }),
  query: paging,
  answer: pageOf(historyEntry),
});
