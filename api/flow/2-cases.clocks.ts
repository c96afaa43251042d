// Clocks of cases: the policies a company keeps, every clock of a case, the nearest of all, who was told, and promises nobody keeps.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { id, instant, inThreeLanguages, line } from '../values.ts';
import {
  caseMarks,
  clockSignals,
  clockStates,
  clockUnits,
  orphanReasons,
  tellingKinds,
} from './2-cases.clocks.words.ts';
import { caseChannels, caseProblems, waitReasons, workerId } from './2-cases.words.ts';

const code = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, { error: 'not_a_code' });
const minutes = z.number().int().min(0).max(525_600);
const signals = z.array(z.enum(clockSignals)).max(clockSignals.length);
/** A span of time in whole milliseconds. */
const millis = z.number().int();

/** The owner, those who oversee, or somebody named; whom the case is about is never told. */
const toWhom = z.union([z.enum(['owner', 'overseers']), id('acc')]);
const step = z
  .object({
    /** Percent of the length gone by; or so many minutes, counted as the clock counts, before or after the due moment. */
    when: z.enum(['share', 'before', 'after']),
    amount: minutes,
    tell: z.array(toWhom).min(1).max(10),
  })
  .refine(({ when, amount }) => when !== 'share' || amount < 100, { error: 'share_out_of_range', path: ['amount'] });

/** What a company says of a clock. The same sets of rules for the playbooks, the screen and the API. */
export const clockPolicyGiven = z
  .object({
    name: inThreeLanguages,
    startsOn: signals.min(1),
    /** Kept when this comes in time. */
    stopsOn: signals,
    /** Kept, and begun anew at once: keeping in touch. */
    restartsOn: signals.default([]),
    unit: z.enum(clockUnits),
    /** Minutes or days; 0 where the moment is agreed. */
    length: minutes,
    /** A term of law whose last day is no working day may move to the next (CN Civil Code art. 203, RU art. 193). */
    lastDay: z.enum(['stays', 'moves_to_next_working_day']).default('stays'),
    /** A reopened case goes on with the time it had left instead of keeping its result. */
    goesOnAfterReopening: z.boolean().default(false),
    pausesOn: z.array(z.enum(waitReasons)).max(waitReasons.length).default([]),
    /** In all, so much of the clock's own time may be waited for one party; then it runs on. */
    pauseLimits: z
      .array(z.object({ reason: z.enum(waitReasons), minutes: minutes.min(1) }))
      .max(waitReasons.length)
      .default([]),
    /** Empty: every channel, every problem. */
    channels: z.array(z.enum(caseChannels)).max(caseChannels.length).default([]),
    problems: z.array(z.enum(caseProblems)).max(caseProblems.length).default([]),
    steps: z.array(step).max(12).default([]),
  })
  .refine(({ unit, length }) => (unit === 'agreed' ? length === 0 : length > 0), {
    error: 'length_out_of_range',
    path: ['length'],
  })
  .refine(({ unit, length }) => !unit.endsWith('_days') || length <= 3660, {
    error: 'length_out_of_range',
    path: ['length'],
  })
  .refine(({ stopsOn, restartsOn }) => stopsOn.length + restartsOn.length > 0, {
    error: 'never_stops',
    path: ['stopsOn'],
  });

const policyVersion = clockPolicyGiven.and(
  z.object({
    code,
    version: z.number().int(),
    isOn: z.boolean(),
    takesRunning: z.boolean(),
    inForceFrom: instant,
    isInForce: z.boolean(),
    writtenBy: z.string(),
  }),
);

export const listClockPolicies = route({
  name: 'clock.policies',
  method: 'GET',
  path: '/clock-policies',
  summary: 'The clocks of the company: of each the version in force and those to come',
  policy: { permission: 'case.read' },
  answer: z.object({ rows: z.array(policyVersion).max(400) }),
});
/** A version is never changed: another follows it. A new code makes a new clock. */
export const writeClockPolicy = route({
  name: 'clock.write_policy',
  method: 'POST',
  path: '/clock-policies/:code/versions',
  summary: 'Write the next version of a clock',
  policy: { permission: 'case.settings' },
  params: z.object({ code }),
  body: z.object({
    policy: clockPolicyGiven,
    /** False gives the clock up: it starts no more. */
    isOn: z.boolean().default(true),
    /** Whether clocks that run already go over to this version, keeping the pauses they have earned. */
    takesRunning: z.boolean().default(false),
    /** Null: from now. Never in the past. */
    inForceFrom: instant.nullable().default(null),
  }),
  answer: policyVersion,
  status: 201,
});

export const caseClock = z.object({
  code,
  /** Counts the times this clock has run in the case, from 1. */
  round: z.number().int(),
  name: inThreeLanguages,
  version: z.number().int(),
  unit: z.enum(clockUnits),
  state: z.enum(clockStates),
  startedAt: instant,
  /** Null while it stands still without an end in sight. */
  dueAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** Still running past its due moment. */
  isLate: z.boolean(),
  /** Of the clock's own time: used, left (negative when late), and stood still. */
  usedForMs: millis,
  leftForMs: millis.nullable(),
  pausedForMs: millis,
  pauses: z.array(
    z.object({
      reason: z.enum(waitReasons),
      from: instant,
      until: instant.nullable(),
      heldForMs: millis,
      /** Ended by its limit while the case still waited. */
      limited: z.boolean(),
    }),
  ),
  limits: z.array(z.object({ reason: z.enum(waitReasons), limitForMs: millis, usedForMs: millis })),
  told: z.array(z.object({ kind: z.enum(tellingKinds), at: instant, name: z.string() })),
});
export const showCaseClocks = route({
  name: 'clock.of_case',
  method: 'GET',
  path: '/cases/:caseId/clocks',
  summary: 'Every clock of a case, those that run first',
  policy: { permission: 'case.read' },
  params: z.object({ caseId: id('cas') }),
  answer: z.object({ rows: z.array(caseClock).max(500) }),
});

const ofCase = {
  caseId: id('cas'),
  number: z.string(),
  personName: z.string(),
  owner: z.object({ workerId: z.string(), name: z.string() }).nullable(),
};
export const listClocks = route({
  name: 'clock.nearest',
  method: 'GET',
  path: '/clocks',
  summary: 'The clocks that run, the nearest due first',
  policy: { permission: 'case.read' },
  query: paging.extend({
    owner: z.union([z.enum(['me', 'nobody']), workerId]).optional(),
    code: code.optional(),
    late: z.enum(['yes']).optional(),
  }),
  answer: pageOf(
    z.object({
      ...ofCase,
      code,
      round: z.number().int(),
      name: inThreeLanguages,
      state: z.enum(['running', 'paused']),
      dueAt: instant.nullable(),
      isLate: z.boolean(),
    }),
  ),
});

/** Reminders and escalations to whoever asks, not yet seen. */
export const listTellings = route({
  name: 'clock.told_me',
  method: 'GET',
  path: '/clock-tellings',
  summary: 'What clocks have told me and I have not seen yet, the newest first',
  policy: { permission: 'case.read' },
  query: paging,
  answer: pageOf(
    z.object({ ...ofCase, code, name: inThreeLanguages, kind: z.enum(tellingKinds), at: instant, dueAt: instant }),
  ),
});
export const seeTellings = route({
  name: 'clock.seen',
  method: 'POST',
  path: '/clock-tellings/seen',
  summary: 'I have seen what clocks told me of this case',
  policy: { permission: 'case.read' },
  body: z.object({ caseId: id('cas') }),
  answer: z.object({ seen: z.number().int() }),
});

export const markCase = route({
  name: 'case.mark',
  method: 'POST',
  path: '/cases/:caseId/marks',
  summary: 'Say what happened that no other deed says: a question to a superior, goods that arrived, a call promised',
  policy: { permission: 'case.write' },
  params: z.object({ caseId: id('cas') }),
  body: z
    .object({
      mark: z.enum(caseMarks),
      note: line(4000).nullable().default(null),
      /** For a promised call, and only there: when. */
      promisedAt: instant.nullable().default(null),
    })
    .refine(({ mark, promisedAt }) => (mark === 'call_promised') === (promisedAt !== null), {
      error: 'promised_moment',
      path: ['promisedAt'],
    }),
  answer: z.object({ marked: z.enum(caseMarks) }),
  status: 201,
});

export const listOrphans = route({
  name: 'clock.orphans',
  method: 'GET',
  path: '/orphaned-promises',
  summary:
    'Customers whose answer nobody is about to give: no owner, an owner gone, an offer unanswered, a promised call not made',
  policy: { permission: 'case.read' },
  query: paging.extend({ why: z.enum(orphanReasons).optional() }),
  answer: pageOf(z.object({ ...ofCase, why: z.enum(orphanReasons), since: instant, offeredTo: z.string().nullable() })),
});
