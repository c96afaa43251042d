// A mail comes in by IMAP, becomes a case, is answered by SMTP, and the answer to the answer finds its case.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../../test-app.ts';
import { headerOf, type ImapPeer, mailOf, type SmtpPeer, startImapPeer, startSmtpPeer } from './mail-peers.fixture.ts';

let app: TestApp;
let mall: Caller;
let smtp: SmtpPeer;
let imap: ImapPeer;

beforeAll(async () => {
  [app, smtp, imap] = await Promise.all([startTestApp(), startSmtpPeer(), startImapPeer()]);
  mall = await app.company();
  const signIn = { user: 'mall', secret: { kind: 'kept', secret: 'open sesame' } };
  const made = await mall.call('/mailboxes', {
    ...{ name: 'Help', address: 'help@mall.example', language: 'en', receives: 'imap' },
    imap: { host: '127.0.0.1', port: imap.port, security: 'none', ...signIn },
    smtp: { host: '127.0.0.1', port: smtp.port, security: 'none', ...signIn },
    holdSeconds: 0,
  });
  expect(made.status).toBe(201);
  await mall.call('/people', { name: 'Anna', emails: ['anna@people.example'], language: 'ru' });
}, 60_000);
afterAll(async () => {
  await app?.stop();
  await Promise.all([smtp?.stop(), imap?.stop()]);
});

test('a mail of a known customer opens a case, is confirmed and answered; her answer lands in the case', async () => {
  await expect.poll(() => imap.signedIn).toBeGreaterThan(0);
  const lookedAt = async () => (await mall.call('/mailboxes')).body.rows[0].lookedAt;
  await vi.waitFor(async () => expect(await lookedAt()).not.toBeNull(), { timeout: 10_000 });
  imap.deliver(
    mailOf({ from: 'Anna <Anna@people.example>', subject: 'Пол скрипит', text: 'Здравствуйте, новый пол скрипит.' }),
  );
  const cases = async () => (await mall.call('/cases')).body.rows;
  await vi.waitFor(async () => expect(await cases()).toHaveLength(1), { timeout: 10_000 });
  const [opened] = await cases();
  expect([opened.channel, opened.personName]).toEqual(['email', 'Anna']);
  await app.settle();
  await vi.waitFor(() => expect(smtp.mails).toHaveLength(1), { timeout: 10_000 });
  expect(smtp.mails[0]?.to).toEqual(['anna@people.example']);
  expect(headerOf(smtp.mails[0]?.raw ?? '', 'Auto-Submitted')).toBe('auto-generated');

  const wrote = await mall.call(`/cases/${opened.caseId}/conversation`, { text: 'Мы приедем завтра.' });
  expect([wrote.status, wrote.body.channel, wrote.body.state]).toEqual([201, 'email', 'waiting']);
  await app.settle();
  await vi.waitFor(() => expect(smtp.mails).toHaveLength(2), { timeout: 10_000 });
  const answer = smtp.mails[1]?.raw ?? '';
  expect(headerOf(answer, 'Auto-Submitted')).toBeUndefined();
  const replyTo = headerOf(answer, 'Reply-To') ?? '';
  expect(replyTo).toMatch(/^help\+[0-9a-z]{26}@mall\.example$/);

  imap.deliver(mailOf({ from: 'anna@people.example', to: replyTo, text: 'Спасибо, жду.\n\n> Мы приедем завтра.' }));
  const said = async () => (await mall.call(`/cases/${opened.caseId}/conversation`)).body.rows;
  await vi.waitFor(async () => expect(await said()).toHaveLength(4), { timeout: 10_000 });
  const [last, , , first] = await said();
  expect([last.kind, last.text, last.proof]).toEqual(['from_customer', 'Спасибо, жду.', 'token']);
  expect([first.kind, first.channel, first.hasOriginal]).toEqual(['from_customer', 'email', true]);
  expect(await cases()).toHaveLength(1);
}, 60_000);
