// Facts of stage 6. A sweep's story is its own; a call belongs to the story of the contract that was called.
import { z } from 'zod';
import { callFindings, callOutcomes, nextActions } from '../flow/6-learning.ts';
import { warningBases, warningPlaces } from '../flow/6-learning.warnings.ts';
import { day, id } from '../values.ts';

export const learningFacts = {
  'sweep.started': z.object({
    sweepId: id('swp'),
    caseId: id('cas'),
    incidentId: id('inc'),
    title: z.string(),
    firmId: id('frm').nullable(),
    brandId: id('brd').nullable(),
    signedFrom: day,
    signedUntil: day,
    members: z.number().int(),
    known: z.number().int(),
    foundBefore: z.number().int(),
  }),
  'sweep.call_recorded': z.object({
    sweepId: id('swp'),
    contractId: id('ctr'),
    personId: id('per'),
    attempt: z.number().int(),
    outcome: z.enum(callOutcomes),
    delivered: z.enum(callFindings).nullable(),
    installed: z.enum(callFindings).nullable(),
    sameProblem: z.enum(callFindings).nullable(),
    nextAction: z.enum(nextActions),
    caseId: id('cas').nullable(),
  }),
  'sweep.completed': z.object({
    sweepId: id('swp'),
    incidentId: id('inc'),
    members: z.number().int(),
    known: z.number().int(),
    satisfied: z.number().int(),
    affected: z.number().int(),
    other: z.number().int(),
    unreached: z.number().int(),
    declined: z.number().int(),
  }),
  'warning.raised': z.object({
    warningId: id('wrn'),
    basis: z.enum(warningBases),
    place: z.enum(warningPlaces),
    problem: z.string(),
    cases: z.number().int(),
    windowFrom: day,
    windowUntil: day,
  }),
  'warning.taken_up': z.object({ warningId: id('wrn'), incidentId: id('inc'), cases: z.number().int() }),
  'warning.dismissed': z.object({ warningId: id('wrn'), reason: z.string() }),
} as const;
