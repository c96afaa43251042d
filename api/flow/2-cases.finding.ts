// Finding in stage 2: the one box with cases in it, views that are kept and shared, and deeds on many cases with a way back.
import { z } from 'zod';
import { route } from '../contract.ts';
import { id, instant, line } from '../values.ts';
import { caseFilter, caseOrder, tag } from './2-cases.filter.ts';
import { caseShown } from './2-cases.shown.ts';
import { caseProblems, caseStates, waitReasons, workerId } from './2-cases.words.ts';

// ── One box ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const openCase = z.object({
  caseId: id('cas'),
  number: z.string(),
  problem: z.enum(caseProblems),
  state: z.enum(caseStates),
  overdue: z.boolean(),
});
export const foundThing = z.object({
  kind: z.enum(['case', 'contract', 'person', 'merchant', 'unit']),
  id: z.string(),
  title: z.string(),
  /** For a case the problem stands in `problem`, for the reader's language to word. */
  detail: z.string(),
  problem: z.enum(caseProblems).nullable(),
  state: z.enum(caseStates).nullable(),
  contractId: id('ctr').nullable(),
  /** Not what was typed, but near it: sounds like it, or differs by a letter. */
  near: z.boolean(),
  /** Of a person: the open cases, the most urgent first. */
  openCases: z.array(openCase).max(5),
});
export const findCases = route({
  name: 'case.find',
  method: 'GET',
  path: '/find-everything',
  summary:
    'One box: people, contracts, serials, merchants and cases, by number, name in any script, or words of a text',
  policy: { permission: 'case.read' },
  query: z.object({
    words: z.string().trim().min(1).max(200),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  answer: z.object({ rows: z.array(foundThing).max(50) }),
});

// ── Tags ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const tagsMax = 20;
const tags = z.array(tag).max(tagsMax).default([]);
export const tagCase = route({
  name: 'case.tag',
  method: 'POST',
  path: '/cases/:caseId/tags',
  summary: 'Put words of the team on a case, or take them off',
  policy: { permission: 'case.write' },
  params: z.object({ caseId: id('cas') }),
  body: z.object({ add: tags, remove: tags }),
  answer: caseShown,
});
export const listTags = route({
  name: 'case.tags',
  method: 'GET',
  path: '/case-tags',
  summary: 'The words the team puts on cases',
  policy: { permission: 'case.read' },
  answer: z.object({ rows: z.array(z.string()).max(200) }),
});

// ── Views ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export const viewsMax = 50;
/** Counting stops here: a number that must be read twice helps nobody. */
export const viewCountedTo = 100;
const viewGiven = z.object({ name: line(60), shared: z.boolean(), filter: caseFilter, order: caseOrder });
export const viewShown = viewGiven.extend({
  viewId: id('viw'),
  ownerId: z.string(),
  ownerName: z.string().nullable(),
  /** Whether who asks may change it: the owner, and who oversees. */
  mayChange: z.boolean(),
  /** What it holds for who asks; `viewCountedTo` and one more when there are more. */
  count: z.number().int(),
});
const viewParams = z.object({ viewId: id('viw') });
export const listViews = route({
  name: 'view.list',
  method: 'GET',
  path: '/case-view-list',
  summary: 'My views and those of the team, each with its count',
  policy: { permission: 'case.read' },
  answer: z.object({ rows: z.array(viewShown).max(2 * viewsMax) }),
});
export const saveView = route({
  name: 'view.save',
  method: 'POST',
  path: '/case-view-list',
  summary: 'Keep a filter under a name, for oneself or the team',
  policy: { permission: 'case.read' },
  body: viewGiven,
  answer: viewShown,
  status: 201,
});
export const changeView = route({
  name: 'view.change',
  method: 'PUT',
  path: '/case-view-list/:viewId',
  summary: 'Change a view',
  policy: { permission: 'case.read' },
  params: viewParams,
  body: viewGiven,
  answer: viewShown,
});
export const removeView = route({
  name: 'view.remove',
  method: 'DELETE',
  path: '/case-view-list/:viewId',
  summary: 'Take a view away; no case is touched',
  policy: { permission: 'case.read' },
  params: viewParams,
  answer: z.object({ viewId: id('viw') }),
});

// ── Deeds on many ───────────────────────────────────────────────────────────────────────────────────────────────────

export const bulkMax = 500;
export const undoSeconds = 60;
export const bulkDeeds = ['take', 'offer', 'wait', 'note', 'incident', 'tag', 'cancel'] as const;
export const bulkGiven = z.discriminatedUnion('deed', [
  z.object({ deed: z.literal('take') }),
  z.object({ deed: z.literal('offer'), toId: workerId, note: line(500) }),
  z.object({
    deed: z.literal('wait'),
    reason: z.enum(waitReasons),
    until: instant.nullable().default(null),
    note: z.string().trim().max(500).default(''),
  }),
  z.object({ deed: z.literal('note'), text: line(4000) }),
  z.object({ deed: z.literal('incident'), incidentId: id('inc') }),
  z.object({ deed: z.literal('tag'), add: tags, remove: tags }),
  z.object({ deed: z.literal('cancel'), reason: line(1000) }),
]);
/** `facts` are what the words of the refusal tell. */
const bulkRefusal = z.object({
  caseId: id('cas'),
  number: z.string(),
  refusal: z.string(),
  facts: z.record(z.string(), z.unknown()),
});
export const bulkStates = ['running', 'done', 'undoing', 'undone'] as const;
export const bulkShown = z.object({
  bulkId: id('blk'),
  deed: z.enum(bulkDeeds),
  state: z.enum(bulkStates),
  cases: z.number().int(),
  done: z.number().int(),
  refused: z.number().int(),
  /** Of those done, how many have been taken back, and how many could not be. */
  undone: z.number().int(),
  notUndone: z.number().int(),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** Until when it can be taken back; null while it runs. */
  undoUntil: instant.nullable(),
  /** The cases that refused, and in an undo those that had moved on, each with its reason. */
  refusals: z.array(bulkRefusal).max(bulkMax),
});
export const startBulk = route({
  name: 'bulk.start',
  method: 'POST',
  path: '/case-bulks',
  summary: 'Do one deed on many cases: those named, or the first five hundred of a filter',
  policy: { permission: 'case.write' },
  body: z
    .object({
      given: bulkGiven,
      caseIds: z.array(id('cas')).min(1).max(bulkMax).nullable().default(null),
      filter: caseFilter.nullable().default(null),
    })
    .refine((body) => (body.caseIds === null) !== (body.filter === null), {
      error: 'cases_or_filter',
      path: ['caseIds'],
    }),
  answer: bulkShown,
  status: 202,
});
const bulkParams = z.object({ bulkId: id('blk') });
export const showBulk = route({
  name: 'bulk.show',
  method: 'GET',
  path: '/case-bulks/:bulkId',
  summary: 'How far a deed on many is, and which cases refused',
  policy: { permission: 'case.write' },
  params: bulkParams,
  answer: bulkShown,
});
/** Each case gets the opposite deed, recorded like any other; a case that has moved on since is left as it is. */
export const undoBulk = route({
  name: 'bulk.undo',
  method: 'POST',
  path: '/case-bulks/:bulkId/undo',
  summary: 'Take a deed on many back, within a minute of its end',
  policy: { permission: 'case.write' },
  params: bulkParams,
  answer: bulkShown,
  status: 202,
});
