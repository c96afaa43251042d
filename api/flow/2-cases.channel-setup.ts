// Stage 2, channels as an administrator sets them up: mailboxes, gateways, and the two doors by which messages are pushed in.
import { z } from 'zod';
import { route } from '../contract.ts';
import { id, instant, inThreeLanguages, language, line } from '../values.ts';
import { channelLines, sendFaults } from './2-cases.words.ts';

const policy = { permission: 'channel.setup' } as const;

/**
 * A secret is kept sealed, or stands in the environment of the server under a name that begins so: no other variable of the machine can
 * be named, because what is named is sent to a host the administrator chooses.
 */
const secretGiven = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('kept'), secret: z.string().min(1).max(500) }),
  z.object({ kind: z.literal('environment'), name: z.string().regex(/^MAKEGOOD_CHANNEL_[A-Z0-9_]{1,60}$/) }),
]);
export const securities = ['tls', 'starttls', 'none'] as const;
const hostName = z.string().regex(/^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$|^[0-9a-f:]{2,39}$/i);
const serverGiven = z.object({
  host: hostName,
  port: z.number().int().min(1).max(65_535),
  security: z.enum(securities),
  user: z.string().trim().max(254).default(''),
  /** Null leaves the secret as it is; a new server without one signs in to nothing. */
  secret: secretGiven.nullable().default(null),
});
const serverShown = z.object({
  host: z.string(),
  port: z.number().int(),
  security: z.enum(securities),
  user: z.string(),
  /** How the secret is held, never what it is. */
  secret: z.object({ kind: z.enum(['none', 'kept', 'environment']), name: z.string().nullable() }),
});

// ── Mailboxes ───────────────────────────────────────────────────────────────────────────────────────────────────────

export const receivingWays = ['imap', 'push', 'none'] as const;
const mailboxSettings = {
  name: line(100),
  /** What customers write to and answers come from. */
  address: z.email().max(254),
  line: z.enum(channelLines).default('ordinary'),
  /** Of a sender whose own language is not known and cannot be read from the text. */
  language,
  signature: inThreeLanguages.nullable().default(null),
  receives: z.enum(receivingWays),
  /** `support+token@…` reaches this mailbox; without it answers are known by their References alone. */
  plusAddress: z.boolean().default(true),
  /** The name by which our own mail server signs its checks of senders; checks of any other are not believed (T-E4). */
  checkedBy: z.string().trim().max(253).default(''),
  /** A sender nobody knows: wait for a person, or open a case at once. */
  strangers: z.enum(['wait', 'open_case']).default('wait'),
  /** A first message is answered with its case number, at most once per sender and case (T-E5). */
  confirms: z.boolean().default(true),
  /** So long a message written by a person can still be stopped. */
  holdSeconds: z.number().int().min(0).max(600).default(20),
  active: z.boolean().default(true),
};
const mailboxGiven = z
  .object({
    ...mailboxSettings,
    imap: serverGiven.nullable().default(null),
    smtp: serverGiven.nullable().default(null),
  })
  .refine((given) => given.receives !== 'imap' || given.imap !== null, { error: 'server_missing', path: ['imap'] });
export const mailboxShown = z.object({
  ...mailboxSettings,
  mailboxId: id('mbx'),
  imap: serverShown.nullable(),
  smtp: serverShown.nullable(),
  hasPushKey: z.boolean(),
  /** When mail was last looked for with success, and what was wrong since. */
  lookedAt: instant.nullable(),
  fault: z.enum(sendFaults).nullable(),
  faultAt: instant.nullable(),
});
const mailboxParams = z.object({ mailboxId: id('mbx') });
export const listMailboxes = route({
  name: 'mailbox.list',
  method: 'GET',
  path: '/mailboxes',
  summary: 'The mailboxes of the company',
  policy,
  answer: z.object({ rows: z.array(mailboxShown).max(100) }),
});
export const addMailbox = route({
  name: 'mailbox.add',
  method: 'POST',
  path: '/mailboxes',
  summary: 'Add a mailbox',
  policy,
  body: mailboxGiven,
  answer: mailboxShown,
  status: 201,
});
export const changeMailbox = route({
  name: 'mailbox.change',
  method: 'PUT',
  path: '/mailboxes/:mailboxId',
  summary: 'Change a mailbox, or switch it off',
  policy,
  params: mailboxParams,
  body: mailboxGiven,
  answer: mailboxShown,
});
const tried = z.object({ ok: z.boolean(), why: z.enum(sendFaults).nullable(), said: z.string().nullable() });
/** Signs in to both servers and sends nothing. */
export const tryMailbox = route({
  name: 'mailbox.try',
  method: 'POST',
  path: '/mailboxes/:mailboxId/try',
  summary: 'Try to receive and to send, and say what fails',
  policy,
  params: mailboxParams,
  body: z.object({}),
  asksOnly: true,
  answer: z.object({ receiving: tried.nullable(), sending: tried.nullable() }),
});
/** Ends the key before it. Shown once: the answer to a repeated request is without it. */
export const makePushKey = route({
  name: 'mailbox.make_key',
  method: 'POST',
  path: '/mailboxes/:mailboxId/push-key',
  summary: 'Make the key by which a mail server pushes mail in',
  policy,
  params: mailboxParams,
  body: z.object({}),
  answer: z.object({ secret: z.string() }),
  status: 201,
});

// ── Gateways: WeChat, WhatsApp, Telegram, SMS ───────────────────────────────────────────────────────────────────────

/** RFC 6901, `/message/text/body`. */
const pointer = z
  .string()
  .regex(/^(\/[^/~]*(~[01][^/~]*)*){1,8}$/)
  .max(200);
/** Where in the gateway's JSON our words stand. Left out, it is our own form. */
const incomingFields = ['id', 'from', 'name', 'text', 'status', 'of'] as const;
const outgoingFields = ['id', 'to', 'text', 'language'] as const;
export const gatewayKinds = ['wechat', 'whatsapp', 'telegram', 'sms', 'other'] as const;
const gatewaySettings = {
  name: line(100),
  kind: z.enum(gatewayKinds),
  line: z.enum(channelLines).default('ordinary'),
  language,
  /** Where messages are sent to; empty for a gateway that only brings. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .default(null),
  /** What its addresses are: a telephone number finds a person by itself. */
  addresses: z.enum(['phone', 'name']).default('name'),
  incoming: z.partialRecord(z.enum(incomingFields), pointer).default({}),
  /** Pointer → our field, or a fixed text after `=`. */
  outgoing: z.record(pointer, z.union([z.enum(outgoingFields), z.string().regex(/^=.{0,200}$/)])).default({}),
  strangers: z.enum(['wait', 'open_case']).default('wait'),
  holdSeconds: z.number().int().min(0).max(600).default(10),
  active: z.boolean().default(true),
};
const gatewayGiven = z.object(gatewaySettings);
export const gatewayShown = z.object({
  ...gatewaySettings,
  gatewayId: id('gwy'),
  hasKeys: z.boolean(),
  heardAt: instant.nullable(),
  fault: z.enum(sendFaults).nullable(),
  faultAt: instant.nullable(),
});
const gatewayParams = z.object({ gatewayId: id('gwy') });
export const listGateways = route({
  name: 'gateway.list',
  method: 'GET',
  path: '/gateways',
  summary: 'The gateways of the company',
  policy,
  answer: z.object({ rows: z.array(gatewayShown).max(100) }),
});
export const addGateway = route({
  name: 'gateway.add',
  method: 'POST',
  path: '/gateways',
  summary: 'Add a gateway',
  policy,
  body: gatewayGiven,
  answer: gatewayShown,
  status: 201,
});
export const changeGateway = route({
  name: 'gateway.change',
  method: 'PUT',
  path: '/gateways/:gatewayId',
  summary: 'Change a gateway, or switch it off',
  policy,
  params: gatewayParams,
  body: gatewayGiven,
  answer: gatewayShown,
});
/** `incoming` signs what the gateway brings, `outgoing` what we send to it. Shown once; ends the ones before. */
export const makeGatewayKeys = route({
  name: 'gateway.make_keys',
  method: 'POST',
  path: '/gateways/:gatewayId/keys',
  summary: 'Make the two signing keys of a gateway',
  policy,
  params: gatewayParams,
  body: z.object({}),
  answer: z.object({ incoming: z.string(), outgoing: z.string() }),
  status: 201,
});

// ── The doors ───────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * `makegood-signature: t=<unix seconds>,v1=<hex of HMAC-SHA256(key, t + "." + body)>`. Older or younger than five minutes is refused;
 * the same message again is answered as before and changes nothing.
 */
const signed = { anyone: 'the signature over body and time is the proof' } as const;
export const pushMail = route({
  name: 'channel.push_mail',
  method: 'POST',
  path: '/channels/:companyId/mail/:mailboxId',
  summary: 'A mail server pushes a mail in as it came (message/rfc822)',
  policy: signed,
  params: mailboxParams.extend({ companyId: id('ten') }),
  takesBytes: 'message/rfc822',
  answer: z.object({ taken: z.boolean() }),
  status: 202,
});
export const pushMessage = route({
  name: 'channel.push_message',
  method: 'POST',
  path: '/channels/:companyId/gateway/:gatewayId',
  summary: 'A gateway brings a message, or says what became of one of ours',
  policy: signed,
  params: gatewayParams.extend({ companyId: id('ten') }),
  takesBytes: 'application/json',
  answer: z.object({ taken: z.boolean() }),
  status: 202,
});
