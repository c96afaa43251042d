// The inbox and the conversation on the screens: a stranger's mail becomes a case, is read safely, answered, and the answer stopped.
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '#api/texts/en/index';
import { browserPath, openDesk } from '../3-decisions/open-desk.fixture.ts';
import { type Api, apiOf } from '../4-remedies/case-to-pay.fixture.ts';

if (browserPath === undefined)
  process.stderr.write(
    'The screens of channels are not tried: no Chromium is here. Install it, or name it in CHROMIUM.\n',
  );

const { cases, channels, shell, words } = en;
const html =
  '<p>My <b>sofa</b> is torn.</p><script>window.ran = 1</script><img src="https://canary.example/a.gif" onerror="window.ran = 1">';

describe.skipIf(browserPath === undefined)('channels on the screens', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  let api: Api;
  const asked: string[] = [];
  beforeAll(async () => {
    desk = await openDesk({ withoutPast: true });
    api = apiOf(desk.page.request, desk.address);
    desk.page.on('request', (request) => asked.push(request.url()));
    const box = await api.call('POST', '/mailboxes', {
      ...{ name: 'Service', address: 'help@mall.example', language: 'en', receives: 'push', holdSeconds: 600 },
      smtp: {
        host: 'mail.mall.example',
        port: 465,
        security: 'tls',
        user: 'mall',
        secret: { kind: 'kept', secret: 'x' },
      },
    });
    const { secret } = await api.call('POST', `/mailboxes/${box.mailboxId}/push-key`, {});
    const { companyId } = (await api.call('GET', '/session')).company;
    const raw = [
      'From: Ivy Stone <ivy@far.example>\r\nTo: help@mall.example\r\nSubject: My sofa\r\nMessage-ID: <sofa@far.example>',
      `Content-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n`,
    ].join('\r\n');
    const { at } = { at: Math.floor(Date.now() / 1_000) };
    const v1 = createHmac('sha256', secret).update(`${at}.${raw}`).digest('hex');
    const taken = await fetch(`${desk.address}/api/channels/${companyId}/mail/${box.mailboxId}`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822', 'makegood-signature': `t=${at},v1=${v1}` },
      body: raw,
    });
    expect([taken.status, await taken.text()]).toEqual([202, expect.anything()]);
  }, 180_000);
  afterAll(() => desk?.close(), 30_000);

  test('[CHAN-5] a mail nobody could place is opened as a case from the inbox', async () => {
    const { page } = desk;
    await page.goto(`${desk.address}/inbox`);
    await page.getByRole('button', { name: 'My sofa' }).click();
    const sheet = page.getByRole('dialog', { name: channels['inbox.one'] });
    await sheet.getByText(words['arrival_reason.stranger']).waitFor();
    await sheet.frameLocator('iframe').getByText('sofa').waitFor();
    await sheet.getByRole('button', { name: channels['inbox.open_case'] }).click();
    const form = page.getByRole('dialog', { name: channels['inbox.open_case'] });
    await form.getByRole('button', { name: channels['inbox.open_case'] }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText(channels['inbox.none']).waitFor();
  }, 60_000);

  test('[T-X1] the original is shown in a frame that runs nothing and fetches nothing; an answer is written and stopped', async () => {
    const { page } = desk;
    await page.goto(`${desk.address}/cases`);
    await page
      .getByRole('table', { name: cases['list.title'] })
      .getByRole('link', { name: /^\d{6}-/ })
      .first()
      .click();
    await page.waitForURL(/\/cases\/cas_/);
    await page.getByRole('button', { name: channels.as_sent }).click();
    const frame = page.frameLocator(`iframe[title="${channels.as_sent}"]`);
    await frame.getByText('sofa').waitFor();
    expect(await page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
    expect(asked.filter((url) => url.includes('canary'))).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    const form = page.getByRole('dialog', { name: cases['messages.to_customer'] });
    await form.getByLabel(cases['messages.text']).fill('We are coming tomorrow.');
    await form.getByRole('button', { name: cases['messages.to_customer'], exact: true }).click();
    const said = page.locator('.mg-message', { hasText: 'We are coming tomorrow.' });
    await said.getByText(words['message_state.waiting'], { exact: true }).waitFor();
    await said.getByRole('button', { name: channels.stop }).click();
    await said.getByText(words['message_state.stopped'], { exact: true }).waitFor();
    await said.getByRole('button', { name: channels.send_again }).waitFor();
  }, 60_000);

  test('[CHAN-16] the settings tell what fails when a mailbox is tried', async () => {
    const { page } = desk;
    await page.goto(`${desk.address}/channels`);
    await page.getByRole('heading', { name: shell['area.channels'], level: 1 }).waitFor();
    await page.getByRole('button', { name: channels.try, exact: true }).click();
    await page.getByText(words['send_fault.host_unknown']).waitFor();
  }, 60_000);
});
