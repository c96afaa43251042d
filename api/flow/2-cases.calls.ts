// Stage 2, telephone: who calls, who takes it, what became of it, whom to call back, and the switchboards that tell us.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { id, instant, language, line } from '../values.ts';
import { caseProblems, channelLines } from './2-cases.words.ts';

const read = { permission: 'case.read' } as const;
const take = { permission: 'call.take' } as const;
const setup = { permission: 'channel.setup' } as const;

export const callStates = ['ringing', 'talking', 'ended', 'missed'] as const;
export type CallState = (typeof callStates)[number];
export const callDirections = ['in', 'out'] as const;
export const callBackStates = ['due', 'done'] as const;
/** How a call-back was kept: we called them, they called again, or they were reached by another way. */
export const callBackWays = ['called', 'called_again', 'reached'] as const;
export const callEvents = ['ringing', 'answered', 'ended', 'missed', 'recording_ready'] as const;

// ── Calls ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const named = z.object({ personId: id('per'), name: z.string(), vip: z.boolean() });
const callRow = z.object({
  callId: id('cll'),
  direction: z.enum(callDirections),
  state: z.enum(callStates),
  line: z.enum(channelLines),
  /** Ours, by the name the switchboard's setting gives it. */
  calledName: z.string(),
  /** `+8613812345678`, or as the network gave it; null when withheld. */
  number: z.string().nullable(),
  /** Those known by this number: of a household, all of them. */
  people: z.array(named),
  vip: z.boolean(),
  beganAt: instant,
  answeredAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** Of the talk; null while it lasts and when there was none. */
  talkForSeconds: z.number().int().nullable(),
  takenBy: z.string().nullable(),
  mine: z.boolean(),
  caseId: id('cas').nullable(),
  caseNumber: z.string().nullable(),
  note: z.string().nullable(),
  hasRecording: z.boolean(),
});
export const listCalls = route({
  name: 'call.list',
  method: 'GET',
  path: '/calls',
  summary: 'Calls, newest first: of now, of a case, of a person, or all',
  policy: read,
  query: paging.extend({
    /** `now`: ringing, and what who asks is talking on or has yet to write down. */
    of: z.enum(['now', 'all']).default('all'),
    state: z.enum(callStates).optional(),
    caseId: id('cas').optional(),
  }),
  answer: pageOf(callRow),
});
const callParams = z.object({ callId: id('cll') });
/** The caller card: whoever it may be, what is open with them, and when they last called. */
export const showCall = route({
  name: 'call.show',
  method: 'GET',
  path: '/calls/:callId',
  summary: 'A call with what is open with its caller',
  policy: read,
  params: callParams,
  answer: callRow.extend({
    cases: z.array(
      z.object({
        caseId: id('cas'),
        number: z.string(),
        problem: z.enum(caseProblems),
        personName: z.string(),
        state: z.string(),
        dueAt: instant.nullable(),
        overdue: z.boolean(),
      }),
    ),
    /** Promises of theirs whose day has passed. */
    promisesOverdue: z.number().int(),
    lastCalls: z.array(z.object({ callId: id('cll'), beganAt: instant, state: z.enum(callStates) })),
  }),
});
export const takeCall = route({
  name: 'call.take',
  method: 'POST',
  path: '/calls/:callId/take',
  summary: 'Take a ringing call: whoever is first has it',
  policy: take,
  params: callParams,
  body: z.object({}),
  answer: callRow,
});
export const noteCall = route({
  name: 'call.note',
  method: 'POST',
  path: '/calls/:callId/note',
  summary: 'Write down what was said',
  policy: take,
  params: callParams,
  body: z.object({ note: z.string().trim().min(1).max(4000) }),
  answer: callRow,
});
export const putCall = route({
  name: 'call.put',
  method: 'POST',
  path: '/calls/:callId/case',
  summary: 'Put a call to a case',
  policy: take,
  params: callParams,
  body: z.object({ caseId: id('cas') }),
  answer: callRow,
});
export const openCaseOfCall = route({
  name: 'call.open_case',
  method: 'POST',
  path: '/calls/:callId/new-case',
  summary: 'Open a case from a call, for who is known by its number or for somebody new',
  policy: take,
  params: callParams,
  body: z
    .object({
      personId: id('per').nullable().default(null),
      name: line(200).nullable().default(null),
      problem: z.enum(caseProblems),
      description: z.string().trim().min(1).max(4000),
    })
    .refine((given) => (given.personId === null) !== (given.name === null), {
      error: 'person_or_name',
      path: ['name'],
    }),
  answer: callRow,
  status: 201,
});
/** Who opened it, and when, stays in the history. */
export const openRecording = route({
  name: 'call.open_recording',
  method: 'POST',
  path: '/calls/:callId/recording',
  summary: 'Open the recording of a call; that it was opened is recorded',
  policy: { permission: 'call.listen' },
  params: callParams,
  body: z.object({}),
  answer: z.object({ url: z.string() }),
});

// ── Call-backs ──────────────────────────────────────────────────────────────────────────────────────────────────────

const callBackRow = z.object({
  callBackId: id('cbk'),
  state: z.enum(callBackStates),
  line: z.enum(channelLines),
  number: z.string(),
  people: z.array(named),
  caseId: id('cas').nullable(),
  caseNumber: z.string().nullable(),
  /** The first try, how often they tried, and the last. */
  sinceAt: instant,
  tries: z.number().int(),
  lastAt: instant,
  dueAt: instant,
  overdue: z.boolean(),
  doneAt: instant.nullable(),
  doneBy: z.string().nullable(),
  how: z.enum(callBackWays).nullable(),
  note: z.string().nullable(),
});
export const listCallBacks = route({
  name: 'call_back.list',
  method: 'GET',
  path: '/call-backs',
  summary: 'Whom to call back: what is due next first; those done, newest first',
  policy: read,
  query: paging.extend({ state: z.enum(callBackStates).default('due') }),
  answer: pageOf(callBackRow),
});
export const settleCallBack = route({
  name: 'call_back.settle',
  method: 'POST',
  path: '/call-backs/:callBackId/settle',
  summary: 'Say that a caller was called back, or reached by another way',
  policy: take,
  params: z.object({ callBackId: id('cbk') }),
  body: z.object({ how: z.enum(['called', 'reached']), note: z.string().trim().min(1).max(1000) }),
  answer: callBackRow,
});

// ── Who is known as one to be answered first ────────────────────────────────────────────────────────────────────────

export const markVip = route({
  name: 'vip.mark',
  method: 'PUT',
  path: '/people/:personId/vip',
  summary: 'Mark a person as one whose calls are answered first, or no longer',
  policy: { permission: 'case.oversee' },
  params: z.object({ personId: id('per') }),
  body: z.object({ vip: z.boolean() }),
  answer: z.object({ vip: z.boolean() }),
});
export const showVip = route({
  name: 'vip.show',
  method: 'GET',
  path: '/people/:personId/vip',
  summary: 'Whether the calls of a person are answered first',
  policy: read,
  params: z.object({ personId: id('per') }),
  answer: z.object({ vip: z.boolean() }),
});

// ── Switchboards ────────────────────────────────────────────────────────────────────────────────────────────────────

const ownNumber = z.object({
  /** In any form; kept as `+862012345678`. */
  number: line(60),
  name: line(100),
  line: z.enum(channelLines).default('ordinary'),
  /** Whoever calls it is answered first. */
  vip: z.boolean().default(false),
});
const switchboardSettings = {
  name: line(100),
  numbers: z.array(ownNumber).min(1).max(50),
  /** Of a caller whose own is not known. */
  language,
  /** By when whoever was missed is called back. */
  callBackMinutes: z.number().int().min(1).max(10_080).default(60),
  /** They alone hear a VIP for the first ten seconds; empty: everybody does at once. */
  seniorIds: z.array(id('acc')).max(100).default([]),
  active: z.boolean().default(true),
};
const switchboardShown = z.object({
  ...switchboardSettings,
  switchboardId: id('swb'),
  hasKey: z.boolean(),
  heardAt: instant.nullable(),
});
const switchboardParams = z.object({ switchboardId: id('swb') });
export const listSwitchboards = route({
  name: 'switchboard.list',
  method: 'GET',
  path: '/switchboards',
  summary: 'The switchboards that tell us of calls',
  policy: setup,
  answer: z.object({ rows: z.array(switchboardShown).max(20) }),
});
export const addSwitchboard = route({
  name: 'switchboard.add',
  method: 'POST',
  path: '/switchboards',
  summary: 'Add a switchboard',
  policy: setup,
  body: z.object(switchboardSettings),
  answer: switchboardShown,
  status: 201,
});
export const changeSwitchboard = route({
  name: 'switchboard.change',
  method: 'PUT',
  path: '/switchboards/:switchboardId',
  summary: 'Change a switchboard, or switch it off',
  policy: setup,
  params: switchboardParams,
  body: z.object(switchboardSettings),
  answer: switchboardShown,
});
/** Ends the key before it. Shown once: the answer to a repeated request is without it. */
export const makeSwitchboardKey = route({
  name: 'switchboard.make_key',
  method: 'POST',
  path: '/switchboards/:switchboardId/key',
  summary: 'Make the key by which a switchboard signs what it tells',
  policy: setup,
  params: switchboardParams,
  body: z.object({}),
  answer: z.object({ secret: z.string() }),
  status: 201,
});

/** What a switchboard tells: one event a request, in any order, as often as it likes. */
export const callEventGiven = z.object({
  type: z.enum(callEvents),
  /** Its own name for the call. */
  callId: z.string().trim().min(1).max(200),
  direction: z.enum(callDirections).default('in'),
  /** Whoever calls and whoever is called; the side outside may be withheld. */
  from: z.string().trim().max(60).default(''),
  to: z.string().trim().max(60).default(''),
  /** When it happened. */
  at: instant,
  /** With `recording_ready`. */
  recordingUrl: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .optional(),
});
export type CallEvent = z.output<typeof callEventGiven>;
export const pushCall = route({
  name: 'call.push',
  method: 'POST',
  path: '/channels/:companyId/calls/:switchboardId',
  summary: 'A switchboard tells what happens with a call',
  policy: { anyone: 'the signature over body and time is the proof' },
  params: switchboardParams.extend({ companyId: id('ten') }),
  takesBytes: 'application/json',
  answer: z.object({ taken: z.boolean() }),
  status: 202,
});
