// First visit, sign-in, accounts, keys and the company itself.
import { z } from 'zod';
import { pageOf, paging, route } from './contract.ts';
import { permissions, roles } from './permissions.ts';
import { currency, id, instant, language, line } from './values.ts';

export const playbooks = ['marketplace', 'retailer', 'manufacturer', 'developer'] as const;
const password = z.string().min(10, { error: 'password_too_short' }).max(200);
const token = z.string().min(20).max(400);

// ── First visit ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Where this installation stands, for the first page: nothing here yet, or companies to sign in to. */
export const showDoor = route({
  name: 'door.show',
  method: 'GET',
  path: '/door',
  summary: 'Whether anyone has set up a company here',
  policy: { anyone: 'the first page must know what to show' },
  answer: z.object({ companies: z.number().int(), hasDemo: z.boolean(), storyClock: z.boolean(), version: z.string() }),
});
/** Both need the one-time link printed at the console. */
export const lookAround = route({
  name: 'company.look_around',
  method: 'POST',
  path: '/setup/demo',
  summary: 'Make the demo company and sign in to it',
  policy: { anyone: 'guarded by the one-time token of the console' },
  body: z.object({ token, language: language.default('en') }),
  answer: z.object({ companyId: id('ten'), ready: z.boolean() }),
  status: 201,
});
export const foundCompany = route({
  name: 'company.found',
  method: 'POST',
  path: '/setup/company',
  summary: 'Set up a company with its first administrator',
  status: 201,
  policy: { anyone: 'guarded by the one-time token of the console' },
  body: z.object({
    token,
    name: line(200),
    country: z.string().regex(/^[A-Z]{2}$/),
    timeZone: line(64),
    currency,
    language,
    playbooks: z.array(z.enum(playbooks)).min(1).max(4),
    administrator: z.object({ name: line(200), email: z.email().max(254), password }),
  }),
  answer: z.object({ companyId: id('ten') }),
});
/** From inside the demo: a fresh one-time token, so that looking around leads on to one's own company. */
export const askToFound = route({
  name: 'company.ask_to_found',
  method: 'POST',
  path: '/setup/link',
  summary: 'A one-time token to set up a company, for the administrator of the demo',
  policy: { permission: 'company.write' },
  answer: z.object({ token: z.string() }),
});
export const enterByLink = route({
  name: 'session.enter',
  method: 'POST',
  path: '/session/enter',
  summary: 'Sign in once by the link printed at the console',
  policy: { anyone: 'the token is the proof' },
  body: z.object({ token }),
  answer: z.object({ to: z.enum(['setup', 'company']) }),
});

// ── Sessions ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const whoAmI = z.object({
  accountId: id('acc'),
  name: z.string(),
  email: z.string(),
  language,
  roles: z.array(z.enum(roles)),
  permissions: z.array(z.enum(permissions as [(typeof permissions)[number]])),
  company: z.object({
    companyId: id('ten'),
    name: z.string(),
    kind: z.enum(['own', 'demo']),
    timeZone: z.string(),
    currency: z.string(),
    country: z.string(),
    language,
  }),
  hasPassword: z.boolean(),
  passkeys: z.number().int(),
  now: instant,
});
export const signIn = route({
  name: 'session.start',
  method: 'POST',
  path: '/session',
  summary: 'Sign in with e-mail and password',
  policy: { anyone: 'this is the door' },
  body: z.object({ email: z.string().max(254), password: z.string().max(200), companyId: id('ten').optional() }),
  answer: z.object({ signedIn: z.boolean(), companies: z.array(z.object({ companyId: id('ten'), name: z.string() })) }),
});
export const showSession = route({
  name: 'session.show',
  method: 'GET',
  path: '/session',
  summary: 'Who is signed in',
  policy: { signedIn: true },
  answer: whoAmI,
});
export const signOut = route({
  name: 'session.end',
  method: 'DELETE',
  path: '/session',
  summary: 'Sign out',
  policy: { signedIn: true },
  answer: z.object({ ended: z.boolean() }),
});
export const changeOwn = route({
  name: 'account.change_own',
  method: 'PATCH',
  path: '/session/account',
  summary: 'Change my name or language',
  policy: { signedIn: true },
  body: z.object({ name: line(200).optional(), language: language.optional() }),
  answer: whoAmI,
});
export const changePassword = route({
  name: 'account.change_password',
  method: 'POST',
  path: '/session/password',
  summary: 'Change my password; other sessions end',
  policy: { signedIn: true },
  body: z.object({ current: z.string().max(200), next: password }),
  answer: z.object({ changed: z.boolean() }),
});
const webauthn = z.record(z.string(), z.unknown());
/** `passkeyId` is a digest of the credential's own id. */
export const passkey = z.object({
  passkeyId: z.string(),
  name: z.string(),
  madeAt: instant,
  lastUsedAt: instant.nullable(),
});
export const listPasskeys = route({
  name: 'passkey.list',
  method: 'GET',
  path: '/session/passkeys',
  summary: 'My passkeys',
  policy: { signedIn: true },
  answer: z.object({ rows: z.array(passkey).max(20) }),
});
export const removePasskey = route({
  name: 'passkey.remove',
  method: 'DELETE',
  path: '/session/passkeys/:passkeyId',
  summary: 'Remove a passkey; it no longer signs in',
  policy: { signedIn: true },
  params: z.object({ passkeyId: z.string().regex(/^[0-9a-f]{32}$/) }),
  answer: z.object({ removed: z.boolean() }),
});
export const offerPasskey = route({
  name: 'passkey.offer',
  method: 'POST',
  path: '/session/passkeys/options',
  summary: 'Options to register a passkey',
  policy: { signedIn: true },
  answer: z.object({ options: webauthn }),
});
export const addPasskey = route({
  name: 'passkey.add',
  method: 'POST',
  path: '/session/passkeys',
  summary: 'Register a passkey',
  policy: { signedIn: true },
  body: z.object({ response: webauthn, name: line(100) }),
  answer: z.object({ added: z.boolean() }),
  status: 201,
});
export const askPasskey = route({
  name: 'passkey.ask',
  method: 'POST',
  path: '/session/passkey/options',
  summary: 'Options to sign in with a passkey',
  policy: { anyone: 'this is the door' },
  answer: z.object({ options: webauthn, askId: z.string() }),
});
export const enterByPasskey = route({
  name: 'passkey.enter',
  method: 'POST',
  path: '/session/passkey',
  summary: 'Sign in with a passkey',
  policy: { anyone: 'this is the door' },
  body: z.object({ askId: z.string().max(100), response: webauthn }),
  answer: z.object({ signedIn: z.boolean() }),
});

// ── Accounts and keys ───────────────────────────────────────────────────────────────────────────────────────────────

export const account = z.object({
  accountId: id('acc'),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  language,
  disabledAt: instant.nullable(),
  lastSeenAt: instant.nullable(),
  invited: z.boolean(),
});
export const listAccounts = route({
  name: 'account.list',
  method: 'GET',
  path: '/accounts',
  summary: 'The people who work here',
  policy: { permission: 'people.manage' },
  query: paging,
  answer: pageOf(account),
});
/** Answers with a link `/invitation#<token>` to be handed over; it works once and for three days. A repeat of the same
 * keyed request answers with an empty link, because secrets are not kept. */
export const inviteAccount = route({
  name: 'account.invite',
  method: 'POST',
  path: '/accounts',
  summary: 'Invite a colleague',
  policy: { permission: 'people.manage' },
  body: z.object({
    name: line(200),
    email: z.email().max(254),
    roles: z.array(z.enum(roles)).min(1).max(6),
    language: language.default('en'),
  }),
  answer: z.object({ account, link: z.string() }),
  status: 201,
});
/** For whoever lost the invitation or the password: the link lets them choose a new one. Earlier links stop working. */
export const linkAccount = route({
  name: 'account.link',
  method: 'POST',
  path: '/accounts/:accountId/link',
  summary: 'A new one-time link to choose a password',
  policy: { permission: 'people.manage' },
  params: z.object({ accountId: id('acc') }),
  answer: z.object({ account, link: z.string() }),
  status: 201,
});
export const acceptInvitation = route({
  name: 'account.accept',
  method: 'POST',
  path: '/invitations/accept',
  summary: 'Accept an invitation and choose a password',
  policy: { anyone: 'the invitation token is the proof' },
  body: z.object({ token, password }),
  answer: z.object({ signedIn: z.boolean() }),
});
export const changeAccount = route({
  name: 'account.change',
  method: 'PATCH',
  path: '/accounts/:accountId',
  summary: 'Change roles, or switch an account off or on; its sessions end within five seconds',
  policy: { permission: 'people.manage' },
  params: z.object({ accountId: id('acc') }),
  body: z.object({ roles: z.array(z.enum(roles)).min(1).max(6).optional(), disabled: z.boolean().optional() }),
  answer: account,
});
export const apiKey = z.object({
  keyId: id('key'),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  madeAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export const listKeys = route({
  name: 'key.list',
  method: 'GET',
  path: '/keys',
  summary: 'API keys',
  policy: { permission: 'key.manage' },
  query: paging,
  answer: pageOf(apiKey),
});
/** The secret is shown once and never again: a repeat of the same keyed request answers with an empty one. */
export const makeKey = route({
  name: 'key.make',
  method: 'POST',
  path: '/keys',
  summary: 'Make an API key',
  policy: { permission: 'key.manage' },
  body: z.object({ name: line(100), roles: z.array(z.enum(roles)).min(1).max(6) }),
  answer: z.object({ key: apiKey, secret: z.string() }),
  status: 201,
});
export const revokeKey = route({
  name: 'key.revoke',
  method: 'DELETE',
  path: '/keys/:keyId',
  summary: 'Revoke an API key',
  policy: { permission: 'key.manage' },
  params: z.object({ keyId: id('key') }),
  answer: apiKey,
});
export const changeCompany = route({
  name: 'company.change',
  method: 'PATCH',
  path: '/company',
  summary: 'Change the company',
  policy: { permission: 'company.write' },
  body: z.object({ name: line(200).optional(), timeZone: line(64).optional(), language: language.optional() }),
  answer: whoAmI.shape.company,
});

// ── Story clock ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Only on a server started with --story-clock: moves time, lets every due job and reaction finish, and answers. */
export const moveClock = route({
  name: 'clock.move',
  method: 'POST',
  path: '/story-clock',
  summary: 'Move the story clock; answers when everything due has been done',
  policy: { permission: 'company.write' },
  body: z.object({ at: instant }),
  answer: z.object({ at: instant }),
});
/** One call for a story's empty server: a company and a key of its administrator. Exists only with --story-clock. */
export const beginStory = route({
  name: 'story.begin',
  method: 'POST',
  path: '/story',
  summary: 'Found a company for a story',
  policy: { anyone: 'exists only on a story server, on loopback' },
  body: z.object({
    name: line(200),
    country: z.string().regex(/^[A-Z]{2}$/),
    timeZone: line(64),
    currency,
    language,
    playbooks: z.array(z.enum(playbooks)).min(1),
    at: instant,
  }),
  answer: z.object({ companyId: id('ten'), secret: z.string() }),
  status: 201,
});
