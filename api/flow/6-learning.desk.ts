// Stage 6, measures of the desk: how it answers, ends, keeps its clocks and what lies on it, each number with the cases it counts (P7, F5).
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { day, id, instant, inThreeLanguages } from '../values.ts';
import { caseFilter } from './2-cases.filter.ts';
import { caseStates } from './2-cases.words.ts';

/** Which cases are measured; `from` and `until` are days of the company, both in it, of what each measure says. */
const deskFilterFields = {
  ...caseFilter.pick({
    owner: true,
    storeId: true,
    firmId: true,
    brandId: true,
    incidentId: true,
    commitmentId: true,
    mode: true,
    rung: true,
    problem: true,
    channel: true,
    language: true,
    tag: true,
  }).shape,
  /** Sold by the contract of the case. */
  productId: id('prd').optional(),
  from: day,
  until: day,
};
/** How long a case has been open, by whole days of 24 hours: under 1, 3, 7, 14, 30, and 30 or more. */
export const backlogAges = ['under_1', 'under_3', 'under_7', 'under_14', 'under_30', 'older'] as const;
export type BacklogAge = (typeof backlogAges)[number];
/** A customer who comes back within so many days was not helped (domain: the repeat-contact and reopening window). */
export const comesBackDays = 30;

const count = z.number().int();
/** Of 1; null where there is nothing to divide by. */
const share = z.number().nullable();
const clockCode = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, { error: 'not_a_code' });

export const showDesk = route({
  name: 'measure.desk',
  method: 'GET',
  path: '/measures/desk',
  summary:
    'First-contact resolution, clock attainment, reopening, answer time, the backlog by age and the load per person',
  policy: { permission: 'measure.read' },
  query: z.object(deskFilterFields),
  answer: z.object({
    from: day,
    until: day,
    /** Of complaints that came in writing in these days; minutes of all hours from coming in to the first answer a person gave. */
    answers: z.object({
      written: count,
      answered: count,
      unanswered: count,
      meanMinutes: z.number().nullable(),
      medianMinutes: z.number().nullable(),
      ninetiethMinutes: z.number().nullable(),
    }),
    /** Of cases resolved for the first time in these days. `complained` leaves out those the company opened itself. */
    endings: z.object({
      resolved: count,
      complained: count,
      firstContact: count,
      firstContactShare: share,
      reopened: count,
      reopenedShare: share,
    }),
    /** Rounds of clocks that were decided in these days: met, or due and not met. Paused time is not in them. */
    clocks: z
      .array(
        z.object({ code: clockCode, name: inThreeLanguages, due: count, met: count, missed: count, metShare: share }),
      )
      .max(400),
    /** As it stands now, whatever the days. */
    backlog: z.object({ open: count, ages: z.array(z.object({ age: z.enum(backlogAges), cases: count })) }),
    load: z
      .array(
        z.object({
          owner: z.object({ workerId: z.string(), name: z.string() }).nullable(),
          open: count,
          waiting: count,
          overdue: count,
        }),
      )
      .max(500),
  }),
});

export const deskSlices = [
  'written',
  'answered',
  'unanswered',
  'resolved',
  'complained',
  'first_contact',
  'reopened',
  'clock_due',
  'clock_met',
  'clock_missed',
  'open',
  'waiting',
  'overdue',
] as const;
export type DeskSlice = (typeof deskSlices)[number];
const sliceFields = {
  ...deskFilterFields,
  slice: z.enum(deskSlices),
  /** With the slices of clocks: this one clock. */
  code: clockCode.optional(),
  /** With what is open: this age. */
  age: z.enum(backlogAges).optional(),
};
export const listDeskCases = route({
  name: 'measure.desk_cases',
  method: 'GET',
  path: '/measures/desk/cases',
  summary: 'The cases a number of the desk counts, the latest first; a clock that ran twice in a case is there twice',
  policy: { permission: 'measure.read' },
  query: paging.extend(sliceFields),
  answer: pageOf(
    z.object({
      caseId: id('cas'),
      number: z.string(),
      personName: z.string(),
      owner: z.object({ workerId: z.string(), name: z.string() }).nullable(),
      state: z.enum(caseStates),
      /** The clock and which run of it, from 1; null and 0 where no clock is counted. */
      code: clockCode.nullable(),
      round: count,
      /** What puts it into these days: came in, resolved, decided; of what is open, the opening. */
      at: instant,
      /** To the first answer; to the resolution; the clock's own time used; the age of what is open. */
      minutes: z.number().nullable(),
    }),
  ),
});
/** Both sheets in the reader's language. */
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const downloadDesk = route({
  name: 'measure.desk_spreadsheet',
  method: 'GET',
  path: '/measures/desk.xlsx',
  summary: 'The measures of the desk as a spreadsheet, each with its definition',
  policy: { permission: 'measure.read' },
  query: z.object(deskFilterFields),
  answer: z.unknown(),
  sends: spreadsheet,
});
export const downloadDeskCases = route({
  name: 'measure.desk_cases_spreadsheet',
  method: 'GET',
  path: '/measures/desk/cases.xlsx',
  summary: 'The cases a number of the desk counts as a spreadsheet, the latest first, at most 20,000',
  policy: { permission: 'measure.read' },
  query: z.object(sliceFields),
  answer: z.unknown(),
  sends: spreadsheet,
});
