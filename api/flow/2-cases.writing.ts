// Stage 2, writing: who else has a case open and writes in it, and what one has begun to write.
import { z } from 'zod';
import { route } from '../contract.ts';
import { id, line } from '../values.ts';

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
