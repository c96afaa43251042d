// Stage 6, early warning: clusters of complaints seen by themselves, with what they were seen from (E16, P26).
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { day, id, instant, line } from '../values.ts';
import { caseProblems, caseStates } from './2-cases.words.ts';

/** `statistic`: too many for chance. `safety`: one confirmed complaint of a kind that endangers is enough. */
export const warningBases = ['statistic', 'safety'] as const;
/** What the complaints have in common. */
export const warningPlaces = ['brand', 'firm', 'product', 'store'] as const;
export const warningStates = ['open', 'taken_up', 'dismissed'] as const;

export const warning = z.object({
  warningId: id('wrn'),
  state: z.enum(warningStates),
  basis: z.enum(warningBases),
  place: z.enum(warningPlaces),
  /** The brand, legal entity, product or store. */
  placeId: z.string(),
  placeName: z.string(),
  problem: z.enum(caseProblems),
  windowFrom: day,
  windowUntil: day,
  raisedAt: instant,
  /** As it is now: what came to the same place since is behind it as well. */
  cases: z.number().int(),
  customers: z.number().int(),
  /** In no incident yet. */
  outsideIncident: z.number().int(),
  lastCaseOn: day,
  /** As it stood when it was seen; null where one complaint was enough. */
  seenFrom: z
    .object({
      customers: z.number().int(),
      days: z.number().int(),
      /** How many would have been usual in that window. */
      usual: z.number(),
      before: z.number().int(),
      beforeDays: z.number().int(),
      /** One in so many looks would show this by chance; null when more than can be written. */
      oneInLooks: z.number().nullable(),
      /** Places and problems looked at. */
      cells: z.number().int(),
    })
    .nullable(),
  incidentId: id('inc').nullable(),
  incidentTitle: z.string().nullable(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  reason: z.string().nullable(),
});

const warningParams = z.object({ warningId: id('wrn') });

export const listWarnings = route({
  name: 'warning.list',
  method: 'GET',
  path: '/warnings',
  summary: 'Early warnings, newest first; of one merchant those with a case about it',
  policy: { permission: 'case.read' },
  query: paging.extend({ state: z.enum(warningStates).optional(), firmId: id('frm').optional() }),
  answer: pageOf(warning),
});
export const showWarning = route({
  name: 'warning.show',
  method: 'GET',
  path: '/warnings/:warningId',
  summary: 'A warning with what it was seen from',
  policy: { permission: 'case.read' },
  params: warningParams,
  answer: warning.extend({
    /** A confirmed case behind it: a sweep can start from it. */
    sweepFromId: id('cas').nullable(),
  }),
});
export const listWarningCases = route({
  name: 'warning.cases',
  method: 'GET',
  path: '/warnings/:warningId/cases',
  summary: 'The cases behind a warning, newest first',
  policy: { permission: 'case.read' },
  params: warningParams,
  query: paging,
  answer: pageOf(
    z.object({
      caseId: id('cas'),
      number: z.string(),
      state: z.enum(caseStates),
      openedOn: day,
      personId: id('per'),
      personName: z.string(),
      firmName: z.string().nullable(),
      storeName: z.string().nullable(),
      description: z.string(),
      incidentId: id('inc').nullable(),
    }),
  ),
});
/** One press: an incident with all its cases that are in none yet. Pressed again it brings in what came since. */
export const takeUpWarning = route({
  name: 'warning.take_up',
  method: 'POST',
  path: '/warnings/:warningId/incident',
  summary: 'Open an incident of the cases behind a warning, or bring what came since into it',
  policy: { permission: 'incident.write' },
  params: warningParams,
  body: z.object({ title: line(200) }),
  answer: warning,
});
export const dismissWarning = route({
  name: 'warning.dismiss',
  method: 'POST',
  path: '/warnings/:warningId/dismiss',
  summary: 'Dismiss a warning with a reason; its cluster is not told again',
  policy: { permission: 'incident.write' },
  params: warningParams,
  body: z.object({ reason: line(2000) }),
  answer: warning,
});
