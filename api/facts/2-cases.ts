// Facts of stage 2. The subject is the case, or the incident; what people wrote stays out of facts and is read from the case.
import { z } from 'zod';
import { caseChannels, caseModes, caseOpeners, movedTo, rungs, waitReasons } from '../flow/2-cases.words.ts';
import { day, id, instant } from '../values.ts';

const about = { caseId: id('cas') };
/** Of an account or a key; null when the system acts. */
const worker = z.string().nullable();

export const caseFacts = {
  'case.opened': z.object({
    ...about,
    contractId: id('ctr').nullable(),
    personId: id('per'),
    firmId: id('frm').nullable(),
    brandId: id('brd').nullable(),
    storeId: id('sto').nullable(),
    openedBy: z.enum(caseOpeners),
    mode: z.enum(caseModes),
    channel: z.enum(caseChannels),
    problem: z.string(),
    commitmentId: id('com').nullable(),
    incidentId: id('inc').nullable(),
    /** Of a case the mall opened by itself: the sweep that found the customer. */
    sweepId: id('swp').nullable(),
    /** The merchant had left when the case was opened: told, and never a reason to reject (E5). */
    firmLeftOn: day.nullable(),
    openedOn: day,
  }),
  'case.triaged': z.object(about),
  /** Part of a household's loss: the class, and the assessed amount in the company's currency. */
  'case.assessed': z.object({
    ...about,
    damageClass: z.string(),
    amountMinor: z.string().nullable(),
    currency: z.string(),
  }),
  /** What is asked for on it, or told of the sale, has become another version; its words are codes, days and sums. */
  'case.claimed': z.object({
    ...about,
    version: z.number().int(),
    buyer: z.string().nullable(),
    bought: z.string().nullable(),
    ordered: z.string().nullable(),
    receivedOn: day.nullable(),
    asks: z.array(
      z.object({
        remedy: z.string(),
        askedOn: day,
        amountMinor: z.string().nullable(),
        currency: z.string().nullable(),
        metOn: day.nullable(),
      }),
    ),
  }),
  'case.taken': z.object({ ...about, ownerId: worker }),
  'case.offered': z.object({ ...about, fromId: worker, toId: worker }),
  'case.handed_over': z.object({ ...about, fromId: worker, toId: worker }),
  'case.offer_declined': z.object({ ...about, toId: worker }),
  'case.noted': z.object({ ...about, noteId: id('msg') }),
  'proof.given': z.object({ ...about, kind: z.string(), by: z.enum(['contract', 'voucher', 'file', 'seen']) }),
  'proof.waived': z.object({ ...about, kind: z.string(), reason: z.string() }),
  'file.added': z.object({ ...about, fileId: id('fil'), from: z.enum(['staff', 'customer', 'merchant']) }),
  'visit.planned': z.object({ ...about, visitId: id('vis'), plannedAt: instant }),
  'visit.done': z.object({
    ...about,
    visitId: id('vis'),
    doneAt: instant,
    doneOn: day,
    delivered: z.boolean().nullable(),
    installed: z.boolean().nullable(),
    problemFound: z.boolean(),
  }),
  'visit.cancelled': z.object({ ...about, visitId: id('vis'), reason: z.string() }),
  'demand.sent': z.object({
    ...about,
    demandId: id('dem'),
    firmId: id('frm').nullable(),
    channel: z.string(),
    dueAt: instant,
  }),
  'demand.answered': z.object({
    ...about,
    demandId: id('dem'),
    firmId: id('frm').nullable(),
    answer: z.string(),
    performOn: day.nullable(),
  }),
  'demand.lapsed': z.object({ ...about, demandId: id('dem'), firmId: id('frm').nullable(), dueAt: instant }),
  'case.escalated': z.object({
    ...about,
    rung: z.enum(rungs),
    from: z.enum(rungs),
    because: z.enum(['silence', 'refused', 'not_kept', 'merchant_left', 'decided_by_person']),
    reason: z.string().nullable(),
  }),
  'case.waiting': z.object({ ...about, reason: z.enum(waitReasons), until: instant.nullable() }),
  /** `backAt`: when the wait was over, which may be before it was seen; absent in the oldest. */
  'case.resumed': z.object({ ...about, waitedFor: z.enum(waitReasons), backAt: instant.optional() }),
  'case.resolved': z.object({ ...about, outcome: z.string(), reason: z.string() }),
  'case.closed': z.object(about),
  'case.reopened': z.object({ ...about, reason: z.string() }),
  'case.joined': z.object({ ...about, intoCaseId: id('cas') }),
  'case.cancelled': z.object({ ...about, reason: z.string() }),
  'case.supervised': z.object({ ...about, aboutId: worker }),
  'case.moved_on': z.object({ ...about, to: z.enum(movedTo), why: z.string() }),
  'case.rated': z.object({ ...about, stars: z.number().int() }),
  /** Recorded before there were channels; since then `message.sent` and `message.received`. */
  'case.message_sent': z.object({ ...about, messageId: id('msg') }),
  'case.message_received': z.object({ ...about, messageId: id('msg') }),
  'customer_link.made': z.object(about),
  'customer_link.revoked': z.object(about),
  'complaint_link.made': z.object({}),
  'case_settings.changed': z.object({}),
  'incident.opened': z.object({ incidentId: id('inc'), past: z.boolean() }),
  'incident.case_joined': z.object({ incidentId: id('inc'), caseId: id('cas') }),
  'incident.case_left': z.object({ incidentId: id('inc'), caseId: id('cas'), reason: z.string() }),
  'incident.message_sent': z.object({ incidentId: id('inc'), members: z.number().int(), optedOut: z.number().int() }),
  'incident.closed': z.object({ incidentId: id('inc') }),
} as const;
