// From a complaint on a phone to money paid and recovered, in a real browser before a real server: customer, merchant and finance.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '#api/texts/en/index';
import { ru } from '#api/texts/ru/index';
import { zhCN } from '#api/texts/zh-CN/index';
import { readOrders, writeStatement } from '../../../journeys/story-bank.ts';
import { seriousIn, settled, tooWide } from '../../settled.fixture.ts';
import { browserPath, openDesk } from '../3-decisions/open-desk.fixture.ts';
import { type Api, apiOf, type CaseToPay, openDecided, openDemanded, overdueContracts } from './case-to-pay.fixture.ts';

const words = en.portals;
/** The smallest picture there is, as a phone would send it. */
const photo = {
  name: 'contract.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

describe.skipIf(browserPath === undefined)('money in a browser', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  let api: Api;
  let phone: Page;
  let paid: CaseToPay;
  let declined: CaseToPay;
  let demanded: Awaited<ReturnType<typeof openDemanded>>;
  const onPhone = async (path: string) => {
    await phone.goto('about:blank');
    await phone.goto(`${desk.address}${path}`);
    await phone.locator('h1').waitFor();
  };
  const go = async (path: string) => {
    await desk.page.goto(`${desk.address}${path}`);
    await settled(desk.page);
  };

  beforeAll(async () => {
    desk = await openDesk({ withoutPast: true });
    api = apiOf(desk.page.request, desk.address);
    const browser = desk.page.context().browser();
    const context = await browser?.newContext({ viewport: { width: 360, height: 740 }, locale: 'en', hasTouch: true });
    if (!context) throw new Error('the browser is gone');
    phone = await context.newPage();
    phone.setDefaultTimeout(30_000);
    const [first, second, third] = await overdueContracts(api);
    if (!first || !second || !third) throw new Error('the demo company has fewer than three overdue deliveries');
    const signer = await api.keyOf(['manager']);
    await api.call('POST', '/own-accounts', {
      name: 'Operating account',
      currency: 'CNY',
      account: { scheme: 'cn', holderName: 'Mall', account: '6222020200112230004', bankName: 'ICBC' },
    });
    const deposit = { amountMinor: '5000000', currency: 'CNY' };
    await api.call('PUT', `/merchants/${first.firmId}/deposit`, { minimum: deposit, topUpDays: 15, holdBackDays: 180 });
    await api.call('POST', `/merchants/${first.firmId}/deposit/receipts`, { amount: deposit });
    paid = await openDecided(api, first, signer);
    declined = await openDecided(api, second, signer);
    demanded = await openDemanded(api, third);
  }, 180_000);
  afterAll(async () => {
    await desk?.close();
  });

  test('[FACE-3] a complaint on a phone: what was typed survives a reload, photos go along, the own page opens', async () => {
    const { token } = await api.call('POST', '/complaint-link', {});
    await onPhone(`/complain#${token}`);
    await phone.getByLabel(words['complain.problem']).selectOption('quality');
    await phone.getByLabel(words['complain.words']).fill('Two doors do not close.');
    await phone.getByLabel(words['complain.name']).fill('Anna Petrova');
    await phone.reload();
    await phone.getByLabel(words['complain.phone']).fill('138 0013 8000');
    expect(await phone.getByLabel(words['complain.words']).inputValue()).toBe('Two doors do not close.');
    await phone.getByRole('button', { name: words['complain.send'] }).click();
    await phone.getByRole('heading', { name: words['taken.title'] }).waitFor();
    await phone.locator('input[type=file]').setInputFiles(photo);
    await phone.getByText(words['file.sent_one'].replace('{{count}}', '1')).waitFor();
    await phone.getByRole('link', { name: words['taken.open'] }).click();
    await phone.getByRole('heading', { name: words['status.received'], exact: true }).waitFor();
    await phone.getByRole('link', { name: photo.name }).waitFor();
    await phone.getByLabel(words['message.write']).fill('When will you come?');
    await phone.getByRole('button', { name: words['message.send'] }).click();
    await phone.getByText('When will you come?').waitFor();
  }, 60_000);

  test('[FACE-2] a link that opens nothing says so, and leads nowhere else', async () => {
    for (const path of ['/c', '/c#mgc_00000000000000000000000000_nothing', '/m/short', `/m#${paid.link}`]) {
      await onPhone(path);
      await phone.getByRole('heading', { name: words['link.dead'] }).waitFor();
      expect(await phone.getByRole('link').count()).toBe(0);
    }
  }, 60_000);

  test('the merchant answers a demand by its link, with a reason and a file', async () => {
    await onPhone(`/m#${demanded.demandLink}`);
    await phone.getByText('Deliver and install the floor within a week.').waitFor();
    await phone.getByLabel(words['answer.disputes']).check();
    await phone.getByLabel(words['answer.reason']).fill('Nobody was at home on the agreed day.');
    await phone.getByLabel(words['answer.name']).fill('Mr Wang');
    await phone.locator('input[type=file]').setInputFiles(photo);
    await phone.getByText(photo.name, { exact: true }).waitFor();
    await phone.getByRole('button', { name: words['answer.send'] }).click();
    await phone.locator('.pt-told').getByText('Nobody was at home on the agreed day.').waitFor();
    expect(await phone.getByRole('button', { name: words['answer.send'] }).count()).toBe(0);
    const shown = await api.call('GET', `/cases/${demanded.caseId}`);
    expect(shown.demands[0]).toMatchObject({ state: 'failed', answer: 'disputes', answeredBy: 'Mr Wang' });
  }, 60_000);

  test('the customer gives an account: a wrong digit is told at its field, and only four signs of the right one are shown', async () => {
    await onPhone(`/c#${paid.link}`);
    await phone.getByLabel(words['payee.account']).fill('6222020200112230005');
    await phone.getByLabel(words['payee.bankName'], { exact: true }).fill('ICBC');
    await phone.getByRole('button', { name: words['payee.give'] }).click();
    await phone.locator('.pt-fault').first().waitFor();
    await phone.getByLabel(words['payee.account']).fill('6222 0202 0011 2230 004');
    await phone.getByRole('button', { name: words['payee.give'] }).click();
    await phone.getByText(words['money.draft']).waitFor();
    expect(await phone.locator('body').innerText()).not.toContain('6222020200112230004');
  }, 60_000);

  test('[FACE-4] the receipt is signed by keyboard alone, with the typed name, and comes as PDF', async () => {
    await onPhone(`/c#${paid.link}`);
    await phone.getByLabel(words['sign.way.draw']).focus();
    await phone.keyboard.press('ArrowDown');
    expect(await phone.getByLabel(words['sign.way.type']).isChecked()).toBe(true);
    await phone.keyboard.press('Tab');
    await phone.keyboard.press('Enter');
    const pdf = phone.getByRole('link', { name: words['sign.pdf'] });
    await pdf.waitFor();
    const file = await phone.request.get(`${desk.address}${await pdf.getAttribute('href')}`);
    expect(file.headers()['content-type']).toContain('application/pdf');
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');
  }, 60_000);

  test('[FACE-4] a drawn signature stays on the sheet and can be wiped', async () => {
    await api.call('POST', `/cases/${declined.caseId}/payee`, {
      scheme: 'cn',
      holderName: 'Li',
      account: '6222020200112230004',
      bankName: 'ICBC',
    });
    await onPhone(`/c#${declined.link}`);
    const sheet = phone.locator('svg.mg-sign');
    await sheet.scrollIntoViewIfNeeded();
    const box = await sheet.boundingBox();
    if (!box) throw new Error('no sheet');
    await phone.mouse.move(box.x + 20, box.y + 40);
    await phone.mouse.down();
    await phone.mouse.move(box.x + 90, box.y + 20, { steps: 6 });
    await phone.mouse.move(box.x + 160, box.y + 60, { steps: 6 });
    await phone.mouse.up();
    expect(await sheet.locator('path').getAttribute('d')).toMatch(/^M\d+ \d+(L\d+ \d+){5,}/);
    expect(await phone.getByRole('button', { name: words['sign.deed'], exact: true }).isEnabled()).toBe(true);
    await phone.getByRole('button', { name: words['sign.wipe'] }).click();
    expect(await sheet.locator('path').getAttribute('d')).toBe('');
    expect(await phone.getByRole('button', { name: words['sign.deed'], exact: true }).isEnabled()).toBe(false);
  }, 60_000);

  test('who has no phone signs on a screen of the desk', async () => {
    const { page } = desk;
    const { rows } = await api.call('GET', `/payments?caseId=${declined.caseId}&limit=5`);
    await go(`/money/payments/${rows[0].paymentId}`);
    await page.getByRole('button', { name: en.payments['sign.deed'] }).click();
    const dialog = page.getByRole('dialog');
    const sheet = dialog.locator('svg.mg-sign');
    await sheet.scrollIntoViewIfNeeded();
    const box = await sheet.boundingBox();
    if (!box) throw new Error('no sheet');
    await page.mouse.move(box.x + 40, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 240, box.y + 90, { steps: 8 });
    await page.mouse.up();
    await dialog.getByLabel(en.payments['sign.name']).fill('Li Wei');
    await dialog.getByRole('button', { name: en.payments['sign.deed'] }).click();
    await dialog.waitFor({ state: 'detached' });
    const shown = await api.call('GET', `/payments/${rows[0].paymentId}`);
    expect(shown.receipt).toMatchObject({ signedBy: 'Li Wei' });
  }, 60_000);

  test('a customer who does not want the money is asked once more, and the payment ends', async () => {
    await onPhone(`/c#${declined.link}`);
    await phone.getByRole('button', { name: words['decline.deed'] }).click();
    await phone.getByRole('button', { name: words['decline.sure'] }).click();
    await phone.getByText(words['money.declined']).waitFor();
  }, 60_000);

  test('[PAY-12] [PAY-18] what was declined is taken after all, or declined with the case kept open, and stopped by who approves', async () => {
    const { page } = desk;
    const { rows } = await api.call('GET', `/payments?caseId=${declined.caseId}&limit=5`);
    await go(`/money/payments/${rows[0].paymentId}`);
    const state = page.locator('.mg-page-head .mg-mark');
    const deed = async (name: string, fill: () => Promise<unknown> = async () => undefined) => {
      await page.locator('main').getByRole('button', { name }).click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      await fill();
      await dialog.getByRole('button', { name, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    await deed(en.payments['again.deed']);
    await state.getByText(en.words['payment_state.awaiting_payee']).waitFor();
    await deed(en.payments['decline.deed'], async () => {
      await page.getByRole('dialog').getByLabel(en.payments.reason).fill('They want the floor.');
      await page.getByRole('dialog').getByLabel(en.payments['decline.case']).selectOption('stays');
    });
    await state.getByText(en.words['payment_state.declined']).waitFor();
    expect((await api.call('GET', `/cases/${declined.caseId}`)).state).toBe('in_progress');
    await page
      .locator('main')
      .getByRole('button', { name: en.payments['stop.title'].split('{{')[0] ?? '' })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(en.payments.reason).fill('The floor came after all.');
    await dialog.getByRole('button', { name: en.payments['stop.deed'] }).click();
    await page.getByText(en.payments['stop.next']).waitFor();
    expect((await api.call('GET', `/decisions/compensation?caseId=${declined.caseId}`)).rows[0].state).toBe(
      'withdrawn',
    );
  }, 60_000);

  test("finance's day: approve, one file for the bank, its statement taken in, paid; the deposit has borne it and the books are true", async () => {
    const { page } = desk;
    await go('/money');
    await page.getByRole('checkbox', { name: en.payments['approve.choose_all'] }).check();
    await page.getByRole('button', { name: en.payments['approve.many_one'].replace('{{count}}', '1') }).click();
    await page.getByText(en.payments['approve.done_one'].replace('{{count}}', '1')).waitFor();
    await go('/money?state=approved');
    await page.getByRole('button', { name: en.payments['file.submit'] }).click();
    const link = page.getByRole('link', { name: en.payments['file.download'] });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const file = readFileSync(await download.path(), 'utf8');
    const { orders } = readOrders(file);
    expect(orders).toHaveLength(1);
    const today = new Date().toISOString().slice(0, 10);
    const statement = writeStatement('STM1', today, '6222020200112230004', [
      ...orders.map((order) => ({ order, out: true, on: today })),
      ...orders.map((order) => ({ order, out: true, on: today, endToEndId: 'SOMEBODYELSE' })),
    ]);
    await go('/money/bank');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'statement.xml', mimeType: 'application/xml', buffer: Buffer.from(statement) });
    const lines = page.getByRole('table', { name: en.payments['bank.lines'] }).locator('tbody tr');
    await lines.filter({ hasText: 'SOMEBODYELSE' }).waitFor();
    expect(await lines.count()).toBe(1);
    await lines.getByRole('button', { name: en.payments['bank.aside'] }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(en.payments.reason).fill('Rent');
    await dialog.getByRole('button', { name: en.payments['bank.aside'] }).click();
    await page.getByText(en.payments['bank.lines_none']).waitFor();
    await onPhone(`/c#${paid.link}`);
    await phone.getByText(words['money.confirmed'].split('{{')[0]?.trim() ?? '').waitFor();
    await expect
      .poll(async () => (await api.call('GET', `/merchants/${paid.firmId}/account`)).owed[0].openMinor, {
        timeout: 10_000,
      })
      .toBe('0');
    await go(`/recovery/merchants/${paid.firmId}`);
    await page.getByText(en.books.top_up, { exact: true }).waitFor();
    await go('/books');
    await page.getByText(en.books.books_true).waitFor();
  }, 90_000);

  test('[FACE-5] every page of a link fits a phone and has nothing serious against it, in three languages, light and dark', async () => {
    const { token } = await api.call('POST', '/complaint-link', {});
    const wrong: string[] = [];
    for (const path of [`/c#${paid.link}`, `/c#${declined.link}`, `/complain#${token}`, `/m#${demanded.demandLink}`]) {
      await onPhone(path);
      for (const [place, [language, texts]] of (
        [
          ['en', en],
          ['ru', ru],
          ['zh-CN', zhCN],
        ] as const
      ).entries()) {
        await phone.emulateMedia({ colorScheme: place === 1 ? 'dark' : 'light' });
        await phone.locator('.pt-language').selectOption(language);
        await phone.getByLabel(texts.portals.language).waitFor();
        const found = [...(await tooWide(phone)), ...(place < 2 ? await seriousIn(phone) : [])];
        wrong.push(...found.map((one) => `${path.slice(0, 12)} ${language}: ${one}`));
      }
    }
    expect(wrong).toEqual([]);
  }, 90_000);

  test('[WEB-15] every screen of money fits a phone of 360 px and has nothing serious against it', async () => {
    const { page } = desk;
    const { rows } = await api.call('GET', '/payments?limit=5');
    const claims = await api.call('GET', '/claims?limit=5');
    const wrong: string[] = [];
    for (const path of [
      ...['/money', '/money?state=declined', '/money/files', '/money/bank?line=set_aside', '/money/settings'],
      ...['/recovery', '/recovery/claims', '/recovery/losses', '/recovery/ageing', '/recovery/policy'],
      ...['/books', '/books/lines', `/recovery/merchants/${paid.firmId}`],
      ...[`/money/payments/${rows[0].paymentId}`, `/recovery/claims/${claims.rows[0].claimId}`],
    ]) {
      await page.setViewportSize({ width: 360, height: 800 });
      await go(path);
      wrong.push(...(await tooWide(page)).map((found) => `${path}: ${found}`));
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.emulateMedia({ colorScheme: path.startsWith('/money') ? 'dark' : 'light' });
      wrong.push(...(await seriousIn(page)).map((found) => `${path}: ${found}`));
    }
    expect(wrong).toEqual([]);
  }, 240_000);
});
