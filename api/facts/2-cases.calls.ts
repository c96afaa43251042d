// Facts of calls. The subject is the case where there is one, else the person; of the supervision line, and of nobody known, the call itself.
// Numbers and what was said stay out of facts.
import { z } from 'zod';
import { id, instant } from '../values.ts';

const call = { callId: id('cll'), caseId: id('cas').nullable() };

export const callFacts = {
  'call.rang': z.object(call),
  'call.taken': z.object({ ...call, takenBy: z.string() }),
  'call.answered': z.object(call),
  'call.ended': z.object({ ...call, talkForSeconds: z.number().int() }),
  'call.missed': z.object(call),
  /** One by us was answered. */
  'call.made': z.object(call),
  'call.put': z.object(call),
  'call.noted': z.object(call),
  'call.recording_ready': z.object(call),
  'call.recording_opened': z.object(call),
  'call.back_due': z.object({ ...call, callBackId: id('cbk'), dueAt: instant }),
  'call.back_done': z.object({ callBackId: id('cbk'), caseId: id('cas').nullable(), how: z.string() }),
  'vip.marked': z.object({ personId: id('per'), vip: z.boolean() }),
  'switchboard.added': z.object({ switchboardId: id('swb') }),
  'switchboard.changed': z.object({ switchboardId: id('swb') }),
  'switchboard.key_made': z.object({ switchboardId: id('swb') }),
} as const;
