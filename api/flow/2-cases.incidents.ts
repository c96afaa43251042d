// Stage 2, incidents: many cases, one cause (E12, E16), and what the company remembers of past ones (E17).
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { day, id, instant, inThreeLanguages, line, money } from '../values.ts';
import { caseProblems, caseStates, damageClasses } from './2-cases.words.ts';

const sums = z.array(money);
export const incidentRow = z.object({
  incidentId: id('inc'),
  title: z.string(),
  cause: z.string().nullable(),
  problem: z.enum(caseProblems).nullable(),
  state: z.enum(['open', 'closed']),
  /** Written down afterwards, with its figures and without cases. */
  past: z.boolean(),
  firmId: id('frm').nullable(),
  legalName: z.string().nullable(),
  brandId: id('brd').nullable(),
  brandName: z.string().nullable(),
  beganOn: day,
  closedOn: day.nullable(),
  cases: z.number().int(),
  customers: z.number().int(),
});
export const incidentShown = incidentRow.extend({
  note: z.string().nullable(),
  byState: z.record(z.enum(caseStates), z.number().int()),
  byDamage: z.record(z.enum(damageClasses), z.number().int()),
  /** v1: complained; v2: found by us. */
  byMode: z.object({ v1: z.number().int(), v2: z.number().int() }),
  optedOut: z.number().int(),
  /** Prices of the contracts concerned. */
  contracted: sums,
  assessed: sums,
  decided: sums,
  paid: sums,
  decidedCases: z.number().int(),
  paidCases: z.number().int(),
  messages: z.array(
    z.object({
      at: instant,
      who: z.string(),
      text: inThreeLanguages,
      members: z.number().int(),
      optedOut: z.number().int(),
    }),
  ),
});
const params = z.object({ incidentId: id('inc') });

export const listIncidents = route({
  name: 'incident.list',
  method: 'GET',
  path: '/incidents',
  summary: 'Incidents, the newest first',
  policy: { permission: 'case.read' },
  query: paging.extend({
    state: z.enum(['open', 'closed']).optional(),
    firmId: id('frm').optional(),
    brandId: id('brd').optional(),
  }),
  answer: pageOf(incidentRow),
});
export const showIncident = route({
  name: 'incident.show',
  method: 'GET',
  path: '/incidents/:incidentId',
  summary: 'An incident with its running totals; its members are the cases filtered by it',
  policy: { permission: 'case.read' },
  params,
  answer: incidentShown,
});
export const openIncident = route({
  name: 'incident.open',
  method: 'POST',
  path: '/incidents',
  summary: 'Open an incident, with cases when there are some already',
  policy: { permission: 'incident.write' },
  body: z.object({
    title: line(200),
    cause: z.string().trim().max(2000).nullable().default(null),
    problem: z.enum(caseProblems).nullable().default(null),
    firmId: id('frm').nullable().default(null),
    brandId: id('brd').nullable().default(null),
    beganOn: day.nullable().default(null),
    caseIds: z.array(id('cas')).max(1000).default([]),
  }),
  answer: incidentShown,
  status: 201,
});
export const recordPastIncident = route({
  name: 'incident.record_past',
  method: 'POST',
  path: '/past-incidents',
  summary: 'Write down an incident that is over, with its figures (E17)',
  policy: { permission: 'incident.write' },
  body: z.object({
    title: line(200),
    cause: z.string().trim().max(2000).nullable().default(null),
    note: z.string().trim().max(4000).nullable().default(null),
    problem: z.enum(caseProblems).nullable().default(null),
    firmId: id('frm').nullable().default(null),
    brandId: id('brd').nullable().default(null),
    beganOn: day,
    closedOn: day,
    customers: z.number().int().min(0).max(10_000_000),
    assessed: money.nullable().default(null),
    paid: money.nullable().default(null),
  }),
  answer: incidentShown,
  status: 201,
});
export const joinIncident = route({
  name: 'incident.join',
  method: 'POST',
  path: '/incidents/:incidentId/cases',
  summary: 'Bring cases into the incident',
  policy: { permission: 'case.write' },
  params,
  body: z.object({ caseIds: z.array(id('cas')).min(1).max(1000) }),
  answer: incidentShown,
});
export const leaveIncident = route({
  name: 'incident.leave',
  method: 'POST',
  path: '/incidents/:incidentId/leave',
  summary: 'Take a case out of the incident',
  policy: { permission: 'case.write' },
  params,
  body: z.object({ caseId: id('cas'), reason: line(1000) }),
  answer: incidentShown,
});
/** Each member gets it in the language of the case, on their page; whoever opted out does not. */
export const messageIncident = route({
  name: 'incident.message',
  method: 'POST',
  path: '/incidents/:incidentId/messages',
  summary: 'Write to all members',
  policy: { permission: 'incident.write' },
  params,
  body: z.object({ text: inThreeLanguages }),
  answer: incidentShown,
});
export const closeIncident = route({
  name: 'incident.close',
  method: 'POST',
  path: '/incidents/:incidentId/close',
  summary: 'Close an incident whose cases are all ended',
  policy: { permission: 'incident.write' },
  params,
  body: z.object({}),
  answer: incidentShown,
});
