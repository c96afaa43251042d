// Stage 2, writing: who else has a case open and writes in it, and what one has begun to write.
import { z } from 'zod';
import { route } from '../contract.ts';
import { id, instant, line } from '../values.ts';

const caseParams = z.object({ caseId: id('cas') });
const present = z.object({
  rows: z.array(z.object({ workerId: z.string(), name: z.string(), doing: z.enum(['reads', 'writes']) })),
});

/** Told every ten seconds while the case is open, and at once when that changes; without it one is gone after 35 seconds. */
export const tellPresence = route({
  name: 'presence.tell',
  method: 'POST',
  path: '/cases/:caseId/presence',
  summary: 'Tell that the case is open here; the answer is who else has it open',
  policy: { permission: 'case.read' },
  params: caseParams,
  body: z.object({
    /** One window of several, by any name it gives itself. */
    tab: line(40),
    doing: z.enum(['reads', 'writes', 'left']),
  }),
  answer: present,
  asksOnly: true,
});
export const showPresence = route({
  name: 'presence.show',
  method: 'GET',
  path: '/cases/:caseId/presence',
  summary: 'Who else has the case open, those who write first',
  policy: { permission: 'case.read' },
  params: caseParams,
  answer: present,
});

const draftShown = z.object({
  text: z.string(),
  subject: z.string().nullable(),
  readUpTo: id('msg').nullable(),
  version: z.number().int(),
  savedAt: instant,
  /** Written in another window or on another device meanwhile; kept until the answer is sent or the draft let go. */
  other: z.object({ text: z.string(), savedAt: instant }).nullable(),
});
const draftAnswer = z.object({ draft: draftShown.nullable() });
export const showDraft = route({
  name: 'draft.show',
  method: 'GET',
  path: '/cases/:caseId/draft',
  summary: 'What one has begun to write to the customer; nobody else sees it',
  policy: { permission: 'case.write' },
  params: caseParams,
  answer: draftAnswer,
});
export const keepDraft = route({
  name: 'draft.keep',
  method: 'PUT',
  path: '/cases/:caseId/draft',
  summary: 'Keep what one has begun to write; the last writing wins, what it overtakes is kept beside it',
  policy: { permission: 'case.write' },
  params: caseParams,
  body: z.object({
    text: z.string().trim().min(1).max(20_000),
    subject: z.string().trim().max(200).nullable().default(null),
    readUpTo: id('msg').nullable().default(null),
    /** The version this was written on; 0 when there was none. */
    basedOn: z.number().int().min(0),
  }),
  answer: draftAnswer,
});
export const dropDraft = route({
  name: 'draft.drop',
  method: 'DELETE',
  path: '/cases/:caseId/draft',
  summary: 'Let go of what one has begun to write',
  policy: { permission: 'case.write' },
  params: caseParams,
  answer: draftAnswer,
});
