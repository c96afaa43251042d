// Stage 2, messages in and out: the conversation on a case, and the inbox of what nobody could place.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { id, instant, language, line } from '../values.ts';
import {
  arrivalPlaces,
  arrivalReasons,
  caseProblems,
  caseStates,
  channelLines,
  messageChannels,
  messageStates,
  senderProofs,
  sendFaults,
} from './2-cases.words.ts';

const caseParams = z.object({ caseId: id('cas') });
const messageParams = z.object({ messageId: id('msg') });
const arrivalParams = z.object({ arrivalId: id('arr') });
const words = line(20_000);
const fileShown = z.object({ fileId: id('fil'), name: z.string(), mediaType: z.string(), bytes: z.number().int() });

// ── The conversation on a case ──────────────────────────────────────────────────────────────────────────────────────

/** One thing said. `channel` is null for a note, which stays inside. */
export const messageShown = z.object({
  messageId: id('msg'),
  kind: z.enum(['note', 'to_customer', 'from_customer']),
  channel: z.enum(messageChannels).nullable(),
  subject: z.string().nullable(),
  text: z.string(),
  who: z.string(),
  at: instant,
  /** Sent to all of an incident. */
  incident: z.boolean(),
  /** Written by the system, not by a person. */
  automatic: z.boolean(),
  /** The other side's: an e-mail address, or the name a gateway knows them by. */
  address: z.string().nullable(),
  /** Where it came from or goes through: the name of the mailbox or gateway. */
  through: z.string().nullable(),
  proof: z.enum(senderProofs).nullable(),
  /** There is a cleaned original with its own look (`message.html`), and a whole one as it came (`message.original`). */
  hasHtml: z.boolean(),
  hasOriginal: z.boolean(),
  files: z.array(fileShown),
  /** Attachments that were not kept, by name: kinds that can run, or too large (T-X10). */
  filesLeftOut: z.array(z.string()),
  /** Only of what leaves us. */
  state: z.enum(messageStates).nullable(),
  why: z.enum(sendFaults).nullable(),
  /** What the other side said, word for word, cleaned of control characters. */
  saidByServer: z.string().nullable(),
  sendAt: instant.nullable(),
  sentAt: instant.nullable(),
  attempts: z.number().int(),
  mayStop: z.boolean(),
  maySendAgain: z.boolean(),
});
/** A way to the customer. The first is the one used when none is named. */
export const wayShown = z.object({
  channel: z.enum(messageChannels),
  /** Of the mailbox or gateway; null for the page. */
  throughId: z.union([id('mbx'), id('gwy')]).nullable(),
  through: z.string().nullable(),
  address: z.string().nullable(),
});
/** Newest first. */
export const showConversation = route({
  name: 'conversation.show',
  method: 'GET',
  path: '/cases/:caseId/conversation',
  summary: 'Everything said on a case, in and out, and the ways to the customer',
  policy: { permission: 'case.read' },
  params: caseParams,
  query: paging,
  answer: pageOf(messageShown).extend({ ways: z.array(wayShown), language, optedOut: z.boolean() }),
});
/**
 * Without `channel` it goes by the first way of the conversation. It always stands on the customer's page too. Files are files of the
 * case. With `sendAt` it leaves at that moment; until it has left it can be stopped.
 */
export const writeMessage = route({
  name: 'message.write',
  method: 'POST',
  path: '/cases/:caseId/conversation',
  summary: 'Write to the customer by the channel of the case',
  policy: { permission: 'case.write' },
  params: caseParams,
  body: z.object({
    text: words,
    subject: z.string().trim().max(200).nullable().default(null),
    way: z
      .object({
        channel: z.enum(messageChannels),
        throughId: z
          .union([id('mbx'), id('gwy')])
          .nullable()
          .default(null),
        address: line(254).nullable().default(null),
      })
      .nullable()
      .default(null),
    fileIds: z.array(id('fil')).max(20).default([]),
    sendAt: instant.nullable().default(null),
    /** The customer's newest message that was read before writing, null for none: with a newer one it is refused once. Absent: it goes. */
    readUpTo: id('msg').nullable().optional(),
  }),
  answer: messageShown,
  status: 201,
});
export const stopMessage = route({
  name: 'message.stop',
  method: 'POST',
  path: '/messages/:messageId/stop',
  summary: 'Stop a message that has not left',
  policy: { permission: 'case.write' },
  params: messageParams,
  body: z.object({}),
  answer: messageShown,
});
export const sendMessageAgain = route({
  name: 'message.send_again',
  method: 'POST',
  path: '/messages/:messageId/send-again',
  summary: 'Send a stopped or failed message again, to another address when one is given',
  policy: { permission: 'case.write' },
  params: messageParams,
  body: z.object({ address: line(254).nullable().default(null) }),
  answer: messageShown,
});
/** By an allow-list, the same when cleaned twice; nothing in it runs or fetches anything. Shown in a sandboxed frame (T-X1). */
export const readMessageHtml = route({
  name: 'message.html',
  method: 'GET',
  path: '/messages/:messageId/html',
  summary: 'The cleaned original of a message',
  policy: { permission: 'case.read' },
  params: messageParams,
  answer: z.object({ html: z.string(), picturesBlocked: z.number().int() }),
});
export const readMessageOriginal = route({
  name: 'message.original',
  method: 'GET',
  path: '/messages/:messageId/original',
  summary: 'A mail whole, as it came; sent as an attachment that cannot run',
  policy: { permission: 'case.read' },
  params: messageParams,
  answer: z.any(),
  sends: 'application/octet-stream',
});

// ── The inbox: what nobody could place ──────────────────────────────────────────────────────────────────────────────

const arrivalRow = z.object({
  arrivalId: id('arr'),
  through: z.string(),
  channel: z.enum(messageChannels),
  line: z.enum(channelLines),
  fromAddress: z.string(),
  fromName: z.string().nullable(),
  subject: z.string().nullable(),
  /** The beginning. */
  text: z.string(),
  at: instant,
  place: z.enum(arrivalPlaces),
  why: z.enum(arrivalReasons).nullable(),
  proof: z.enum(senderProofs),
  files: z.number().int(),
  caseId: id('cas').nullable(),
  placedBy: z.string().nullable(),
  placedAt: instant.nullable(),
  note: z.string().nullable(),
});
export const listArrivals = route({
  name: 'arrival.list',
  method: 'GET',
  path: '/inbox',
  summary: 'What came in and waits for a person, oldest first; with `place` the rest, newest first',
  policy: { permission: 'case.read' },
  query: paging.extend({ place: z.enum(arrivalPlaces).default('waiting'), line: z.enum(channelLines).optional() }),
  answer: pageOf(arrivalRow),
});
/** Bounded: counting stops at 1,000. */
export const countArrivals = route({
  name: 'arrival.count',
  method: 'GET',
  path: '/inbox-count',
  summary: 'How many messages wait for a person to place them',
  policy: { permission: 'case.read' },
  answer: z.object({ waiting: z.number().int(), oldestAt: instant.nullable() }),
});
export const showArrival = route({
  name: 'arrival.show',
  method: 'GET',
  path: '/inbox/:arrivalId',
  summary: 'A message whole, with the people and open cases it may belong to',
  policy: { permission: 'case.read' },
  params: arrivalParams,
  answer: arrivalRow.extend({
    text: z.string(),
    html: z.string().nullable(),
    picturesBlocked: z.number().int(),
    fileNames: z.array(z.string()),
    people: z.array(z.object({ personId: id('per'), name: z.string() })).max(20),
    cases: z
      .array(z.object({ caseId: id('cas'), number: z.string(), state: z.enum(caseStates), personName: z.string() }))
      .max(20),
  }),
});
export const attachArrival = route({
  name: 'arrival.attach',
  method: 'POST',
  path: '/inbox/:arrivalId/attach',
  summary: 'Put a waiting message to a case',
  policy: { permission: 'case.write' },
  params: arrivalParams,
  body: z.object({
    caseId: id('cas'),
    /** The address is the customer's from now on: the next message from it finds its case by itself. */
    learnAddress: z.boolean().default(false),
  }),
  answer: z.object({ caseId: id('cas'), messageId: id('msg') }),
});
/** Without `personId` the sender is registered as a new person under `name`. */
export const openArrival = route({
  name: 'arrival.open_case',
  method: 'POST',
  path: '/inbox/:arrivalId/case',
  summary: 'Open a case from a waiting message',
  policy: { permission: 'case.write' },
  params: arrivalParams,
  body: z.object({
    personId: id('per').nullable().default(null),
    name: line(200).nullable().default(null),
    contractId: id('ctr').nullable().default(null),
    problem: z.enum(caseProblems),
    language: language.nullable().default(null),
  }),
  answer: z.object({ caseId: id('cas'), number: z.string(), messageId: id('msg') }),
  status: 201,
});
export const setArrivalAside = route({
  name: 'arrival.set_aside',
  method: 'POST',
  path: '/inbox/:arrivalId/aside',
  summary: 'Set a waiting message aside, with a reason; it is kept',
  policy: { permission: 'case.write' },
  params: arrivalParams,
  body: z.object({ reason: line(500) }),
  answer: z.object({ arrivalId: id('arr') }),
});
