// The channels through the app: mail pushed in, forged, doubled and looping; sent, stopped, bounced; a gateway on loopback.
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemActor } from '#platform/auth/actor';
import { look, transact } from '#platform/database/transact';
import { uuidOf } from '#platform/ids/make-id';
import { type Caller, startTestApp, type TestApp } from '../../../test-app.ts';
import { headerOf, mailOf, type SmtpPeer, startSmtpPeer, type Written } from './mail-peers.fixture.ts';

let app: TestApp;
let mall: Caller;
let other: Caller;
let smtp: SmtpPeer;
const doors = new Map<Caller, { path: string; key: string }>();

const smtpAt = (port: number, password = 'open sesame') => ({
  ...{ host: '127.0.0.1', port, security: 'none', user: 'mall', secret: { kind: 'kept', secret: password } },
});
async function openMailbox(caller: Caller, more: object = {}) {
  const box = (
    await caller.call('/mailboxes', {
      ...{
        name: 'Help',
        address: 'help@mall.example',
        language: 'en',
        receives: 'push',
        smtp: smtpAt(smtp.port),
        holdSeconds: 0,
      },
      ...{ checkedBy: 'mx.mall.example', ...more },
    })
  ).body;
  const { secret } = (await caller.call(`/mailboxes/${box.mailboxId}/push-key`, {})).body;
  return { mailboxId: box.mailboxId, path: `/channels/${caller.companyId}/mail/${box.mailboxId}`, key: secret };
}
beforeAll(async () => {
  [app, smtp] = await Promise.all([startTestApp(), startSmtpPeer()]);
  [mall, other] = [await app.company(), await app.company({ name: 'Other' })];
  for (const caller of [mall, other]) doors.set(caller, await openMailbox(caller));
  for (const name of ['anna', 'boris', 'vera', 'dora'])
    await mall.call('/people', { name, emails: [`${name}@people.example`], language: 'ru' });
}, 60_000);
afterAll(async () => {
  await app?.stop();
  await smtp?.stop();
});

const signed = (key: string, body: string, at = app.testDatabase.clock.now()) => {
  const seconds = Math.floor(at.getTime() / 1_000);
  return `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')}`;
};
async function pushRaw(raw: string, caller = mall, signature?: string) {
  const door = doors.get(caller) ?? { path: '', key: '' };
  const headers = { 'content-type': 'message/rfc822', 'makegood-signature': signature ?? signed(door.key, raw) };
  return await app.anyone.call(door.path, raw, { headers });
}
const push = (written: Written, caller = mall) => pushRaw(mailOf(written), caller);
const casesOf = async (name: string, caller = mall) =>
  (await caller.call('/cases?limit=200')).body.rows.filter((row: { personName: string }) => row.personName === name);
const inbox = async (place = 'waiting', caller = mall) =>
  (await caller.call(`/inbox?place=${place}&limit=200`)).body.rows;
const said = async (caseId: string) => (await mall.call(`/cases/${caseId}/conversation`)).body.rows;
/** Everything due has been tried: by the job of the minute, or by the one that a message wakes. */
async function allTried() {
  await app.settle();
  const left = () =>
    look(app.database, tenantOf(mall), async ({ sql: on, tenantId, at }) => {
      const { rows } = await sql`select 1 from sendings where tenant_id = ${tenantId}
        and (state = 'sending' or (state = 'waiting' and try_at <= ${at}))`.execute(on);
      return rows.length;
    });
  await expect.poll(left, { timeout: 20_000 }).toBe(0);
}
const tenantOf = (caller: Caller) => uuidOf(caller.companyId as `ten_${string}`);
const mailsTo = (address: string) => smtp.mails.filter(({ to }) => to.includes(address));

test('[CHAN-1] the same mail is one message, pushed three times and at once', async () => {
  const raw = mailOf({ from: 'anna@people.example', text: 'The floor creaks' });
  const answers = await Promise.all([pushRaw(raw), pushRaw(`X-Trace: 2\r\n${raw}`), pushRaw(raw)]);
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  expect(answers.filter(({ body }) => body.taken)).toHaveLength(1);
  const [opened, ...more] = await casesOf('anna');
  expect(more).toEqual([]);
  expect((await said(opened.caseId)).filter(({ kind }: { kind: string }) => kind === 'from_customer')).toHaveLength(1);
});

test('[CHAN-2] [T-E2] a forged, cut or foreign token opens nothing and waits for a person', async () => {
  await allTried();
  const replyTo = headerOf(mailsTo('anna@people.example')[0]?.raw ?? '', 'Reply-To') ?? '';
  const token = /\+(\w{26})@/.exec(replyTo)?.[1] ?? '';
  expect(token).toHaveLength(26);
  const forged = `${token.startsWith('a') ? 'b' : 'a'}${token.slice(1)}`;
  const before = (await inbox()).length;
  await push({ from: 'anna@people.example', to: `help+${forged}@mall.example`, text: 'forged' });
  expect((await inbox()).slice(before).map(({ why }: { why: string }) => why)).toEqual(['token_unknown']);
  await push({ from: 'anna@people.example', to: replyTo, text: 'of another company' }, other);
  expect((await inbox('waiting', other)).map(({ why }: { why: string }) => why)).toEqual(['token_unknown']);
});

test('[CHAN-3] [T-E3] somebody else with her token waits; nothing is quoted back', async () => {
  const replyTo = headerOf(mailsTo('anna@people.example')[0]?.raw ?? '', 'Reply-To') ?? '';
  const sent = smtp.mails.length;
  await push({ from: 'mallory@evil.example', to: replyTo, text: 'Close it, please' });
  await allTried();
  expect((await inbox()).at(-1).why).toBe('other_sender');
  expect(smtp.mails.length).toBe(sent);
});

test('[CHAN-4] [T-E4] a sender whose check failed waits; a check of another server is not believed', async () => {
  const failed = { 'Authentication-Results': 'mx.mall.example; dmarc=fail' };
  await push({ from: 'boris@people.example', text: 'forged', headers: failed });
  expect(await casesOf('boris')).toEqual([]);
  expect((await inbox()).at(-1)).toMatchObject({ why: 'forged', proof: 'failed' });
  await push({
    from: 'boris@people.example',
    text: 'real',
    headers: { 'Authentication-Results': 'mx.evil.example; dmarc=pass' },
  });
  const [opened] = await casesOf('boris');
  expect((await said(opened.caseId)).find(({ kind }: { kind: string }) => kind === 'from_customer').proof).toBe('none');
});

test('[CHAN-6] [CHAN-12] [T-E1] an automatic answer to our automatic mail ends the loop', async () => {
  await allTried();
  const ours = mailsTo('boris@people.example')[0]?.raw ?? '';
  expect(headerOf(ours, 'Auto-Submitted')).toBe('auto-generated');
  const [sent, cases] = [smtp.mails.length, (await casesOf('boris')).length];
  for (const headers of [{ 'Auto-Submitted': 'auto-replied' }, { Precedence: 'bulk' }, { 'Return-Path': '<>' }])
    await push({
      from: 'boris@people.example',
      to: headerOf(ours, 'Reply-To') ?? '',
      text: 'I am away',
      headers: headers as never,
    });
  await allTried();
  expect([smtp.mails.length, (await casesOf('boris')).length]).toEqual([sent, cases]);
});

test('[CHAN-8] what is written is held, can be stopped, and is sent again; what left cannot be stopped', async () => {
  const [{ caseId }] = await casesOf('anna');
  const later = new Date(app.testDatabase.clock.now().getTime() + 3_600_000).toISOString();
  const written = (await mall.call(`/cases/${caseId}/conversation`, { text: 'Tomorrow', sendAt: later })).body;
  await allTried();
  const sent = smtp.mails.length;
  expect((await mall.call(`/messages/${written.messageId}/stop`, {})).body.state).toBe('stopped');
  await app.moveTo(new Date(Date.parse(later) + 60_000).toISOString());
  await allTried();
  expect(smtp.mails.length).toBe(sent);
  expect((await mall.call(`/messages/${written.messageId}/send-again`, {})).body.state).toBe('waiting');
  await allTried();
  expect(smtp.mails.length).toBe(sent + 1);
  const late = await mall.call(`/messages/${written.messageId}/stop`, {});
  expect([late.status, late.body.refusal]).toEqual([409, 'message.left_already']);
  expect((await mall.call(`/messages/${written.messageId}/send-again`, {})).body.refusal).toBe(
    'message.not_to_send_again',
  );
});

test('[CHAN-10] a process that died while sending: it is sent again under the same Message-ID', async () => {
  await push({ from: 'vera@people.example', text: 'The door is late' });
  const [{ caseId }] = await casesOf('vera');
  const { messageId } = (await mall.call(`/cases/${caseId}/conversation`, { text: 'Once more' })).body;
  await allTried();
  const tenantId = tenantOf(mall);
  const sent = mailsTo('vera@people.example');
  await transact(app.database, { tenantId, actor: systemActor('test') }, async (tx) => {
    await sql`update sendings set state = 'sending', claimed_at = ${tx.at}::timestamptz - interval '11 minutes'
      where tenant_id = ${tenantId} and message_id = ${uuidOf(messageId)}`.execute(tx.sql);
  });
  await allTried();
  const again = mailsTo('vera@people.example');
  expect(again.length).toBe(sent.length + 1);
  expect(headerOf(again.at(-1)?.raw ?? '', 'Message-ID')).toBe(headerOf(sent.at(-1)?.raw ?? '', 'Message-ID'));
});

test('[CHAN-11] an address refused for good fails at once and says why; a bounce fails the message it names', async () => {
  const [{ caseId }] = await casesOf('anna');
  smtp.refuse = { code: 550, line: '5.1.1 no such user' };
  const { messageId } = (await mall.call(`/cases/${caseId}/conversation`, { text: 'Hello' })).body;
  await allTried();
  smtp.refuse = undefined;
  const failed = (await said(caseId)).find((one: { messageId: string }) => one.messageId === messageId);
  expect([failed.state, failed.why, failed.saidByServer]).toEqual([
    'failed',
    'recipient_refused',
    expect.stringContaining('no such user'),
  ]);
  await mall.call(`/messages/${messageId}/send-again`, {});
  await allTried();
  const raw = smtp.mails.at(-1)?.raw ?? '';
  const outer = headerOf(raw, 'Message-ID') ?? '';
  expect(outer).toMatch(/^<[0-9a-z]{26}\.[0-9a-z]{26}@mall\.example>$/);
  const bounce = (id: string) =>
    `From: MAILER-DAEMON@mx.example\r\nTo: help@mall.example\r\nMessage-ID: <b${id.length}@mx.example>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n` +
    `--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nAction: failed\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp; mailbox full\r\n\r\n--x\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: ${id}\r\n\r\nx\r\n--x--\r\n`;
  const state = async () => (await said(caseId)).find((one: { messageId: string }) => one.messageId === messageId);
  await pushRaw(bounce(outer.replace('.', '.b').replace(/.@/, '@')));
  expect((await state()).state).toBe('sent');
  await pushRaw(bounce(outer));
  expect(await state()).toMatchObject({
    state: 'failed',
    why: 'bounced',
    saidByServer: expect.stringContaining('mailbox full'),
  });
});

test('[CHAN-13] [Q14] what comes by the supervision line only those who oversee see', async () => {
  const door = await openMailbox(mall, { name: 'Supervision', address: 'watch@mall.example', line: 'supervision' });
  const raw = mailOf({ from: 'whistle@people.example', to: 'watch@mall.example', text: 'About your clerk' });
  const headers = { 'content-type': 'message/rfc822', 'makegood-signature': signed(door.key, raw) };
  expect((await app.anyone.call(door.path, raw, { headers })).status).toBe(202);
  const agent = await app.as(mall, ['agent']);
  const one = (await inbox()).at(-1);
  expect(one.line).toBe('supervision');
  expect((await inbox('waiting', agent)).some(({ line }: { line: string }) => line === 'supervision')).toBe(false);
  expect((await agent.call(`/inbox/${one.arrivalId}`)).body.refusal).toBe('arrival.not_found');
  expect((await agent.call(`/inbox/${one.arrivalId}/aside`, { reason: 'x' })).body.refusal).toBe('arrival.not_found');
  const opened = await mall.call(`/inbox/${one.arrivalId}/case`, { name: 'Whistle', problem: 'service' });
  expect((await mall.call(`/cases/${opened.body.caseId}`)).body.channel).toBe('supervision');
});

test('the inbox: attached, opened, set aside; each once', async () => {
  await push({ from: 'stranger@far.example', subject: 'My sofa', text: 'It is torn', messageId: 's1@far.example' });
  const { arrivalId } = (await inbox()).at(-1);
  const opened = await mall.call(`/inbox/${arrivalId}/case`, { name: 'Stranger', problem: 'quality' });
  expect([opened.status, (await mall.call(`/cases/${opened.body.caseId}`)).body.channel]).toEqual([201, 'email']);
  expect((await mall.call(`/inbox/${arrivalId}/aside`, { reason: 'again' })).body.refusal).toBe('arrival.not_waiting');
  await push({ from: 'second@far.example', text: 'It is still torn' });
  const second = (await inbox()).at(-1);
  const attached = await mall.call(`/inbox/${second.arrivalId}/attach`, {
    caseId: opened.body.caseId,
    learnAddress: true,
  });
  expect(attached.status).toBe(200);
  await push({ from: 'second@far.example', text: 'And now it broke' });
  expect(
    (await said(opened.body.caseId)).filter(({ kind }: { kind: string }) => kind === 'from_customer'),
  ).toHaveLength(3);
  await push({ from: 'third@far.example', text: 'Buy our carpets' });
  const third = (await inbox()).at(-1);
  expect((await mall.call(`/inbox/${third.arrivalId}/case`, { problem: 'other' })).body.refusal).toBe(
    'arrival.without_person',
  );
  expect((await mall.call(`/inbox/${third.arrivalId}/aside`, { reason: 'advertising' })).status).toBe(200);
  expect((await mall.call('/inbox-count')).body.waiting).toBe((await inbox()).length);
});

test('[CHAN-14] [CHAN-15] a gateway brings a message, the answer goes back by it, signed; the same again has no effect', async () => {
  const got: { headers: IncomingHttpHeaders; body: string }[] = [];
  const peer = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      got.push({ headers: request.headers, body });
      response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(peer, 'listening');
  const url = `http://127.0.0.1:${(peer.address() as { port: number }).port}/send`;
  const gateway = (
    await mall.call('/gateways', {
      name: 'WeChat',
      kind: 'wechat',
      language: 'zh-CN',
      url,
      strangers: 'open_case',
      holdSeconds: 0,
    })
  ).body;
  const keys = (await mall.call(`/gateways/${gateway.gatewayId}/keys`, {})).body;
  const bring = (message: object, key = keys.incoming, at?: Date) => {
    const body = JSON.stringify(message);
    const headers = { 'content-type': 'application/json', 'makegood-signature': signed(key, body, at) };
    return app.anyone.call(`/channels/${mall.companyId}/gateway/${gateway.gatewayId}`, body, { headers });
  };
  const message = { id: 'wx-1', from: 'openid-7', name: '小宋', text: '地板还没有送到' };
  expect((await bring(message)).body).toEqual({ taken: true });
  expect((await bring(message)).body).toEqual({ taken: false });
  expect((await bring(message, 'wrong')).body.refusal).toBe('signature.wrong');
  expect((await bring(message, keys.incoming, new Date('2026-01-05T07:00:00Z'))).body.refusal).toBe('signature.stale');
  expect((await bring({ hello: 1 })).body.refusal).toBe('push.unreadable');
  const [opened] = await casesOf('小宋');
  expect((await mall.call(`/cases/${opened.caseId}`)).body).toMatchObject({ channel: 'message', language: 'zh-CN' });
  const answer = (await mall.call(`/cases/${opened.caseId}/conversation`, { text: '明天送到' })).body;
  expect(answer.channel).toBe('gateway');
  await allTried();
  const sent = got[0];
  expect(JSON.parse(sent?.body ?? '{}')).toMatchObject({ to: 'openid-7', text: '明天送到', id: answer.messageId });
  const [, seconds, mac] = /^t=(\d+),v1=(\w+)$/.exec(String(sent?.headers['makegood-signature'])) ?? [];
  expect(mac).toBe(createHmac('sha256', keys.outgoing).update(`${seconds}.${sent?.body}`).digest('hex'));
  expect((await bring({ of: answer.messageId, status: 'delivered' })).body).toEqual({ taken: true });
  expect((await said(opened.caseId))[0].state).toBe('delivered');
  peer.close();
});

test('[CHAN-16] a secret never comes back out; "try it" says what fails; a private host is refused unless allowed', async () => {
  const shown = JSON.stringify((await mall.call('/mailboxes')).body);
  expect(shown).not.toContain('open sesame');
  const bad = await openMailbox(mall, { name: 'Bad', address: 'bad@mall.example', smtp: smtpAt(smtp.port, 'wrong') });
  const tried = async () => (await mall.call(`/mailboxes/${bad.mailboxId}/try`, {})).body.sending;
  expect(await tried()).toMatchObject({ ok: false, why: 'sign_in_failed' });
  const change = (more: object) =>
    mall.call(
      `/mailboxes/${bad.mailboxId}`,
      { name: 'Bad', address: 'bad@mall.example', language: 'en', receives: 'none', ...more },
      { method: 'PUT' },
    );
  await change({ smtp: { ...smtpAt(smtp.port), host: '10.0.0.1' } });
  expect(await tried()).toMatchObject({ ok: false, why: 'host_private' });
  await change({ smtp: smtpAt(smtp.port) });
  expect(await tried()).toMatchObject({ ok: true });
  const stolen = await change({
    smtp: { ...smtpAt(smtp.port), secret: { kind: 'environment', name: 'DATABASE_URL' } },
  });
  expect(stolen.status).toBe(422);
  const missing = await change({
    smtp: { ...smtpAt(smtp.port), secret: { kind: 'environment', name: 'MAKEGOOD_CHANNEL_NONE' } },
  });
  expect(missing.body.refusal).toBe('secret.not_in_environment');
  expect((await change({ address: 'help@mall.example' })).body.refusal).toBe('mailbox.address_taken');
});
