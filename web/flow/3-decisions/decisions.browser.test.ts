// The screens of decisions in a real browser: facts tried, a contract judged, law and tables read, terms checked.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '#api/texts/en/index';
import { ru } from '#api/texts/ru/index';
import { zhCN } from '#api/texts/zh-CN/index';
import { seriousIn, settled, tooWide } from '../../settled.fixture.ts';
import { browserPath, openDesk } from './open-desk.fixture.ts';

if (browserPath === undefined)
  process.stderr.write(
    'The screens of decisions are not tried: no Chromium is here. Install it, or name it in CHROMIUM.\n',
  );

describe.skipIf(browserPath === undefined)('decisions in a browser', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  beforeAll(async () => {
    desk = await openDesk();
  }, 120_000);
  afterAll(() => desk?.close(), 30_000);

  const go = async (path: string) => {
    await desk.page.goto(`${desk.address}${path}`);
    await settled(desk.page);
  };
  const outcome = () => desk.page.locator('.mg-outcome');
  const tryExample = async (name: 'floor' | 'kitchen' | 'sofa') => {
    await go('/what-is-owed');
    await desk.page.getByRole('button', { name: en.decisions[`owed.example.${name}`] }).click();
  };

  test('the floor that never came: the mall pays 70,000, and without the voucher it waits for it', async () => {
    const { page } = desk;
    await tryExample('floor');
    await outcome().getByText('¥70,000.00').waitFor();
    const best = page.locator('.mg-owed').first();
    expect(await best.innerText()).toContain('the mall');
    expect(await best.innerText()).toContain('MALL-ADVANCE v1, undelivered');
    await page.locator('summary', { hasText: en.decisions['owed.group.proofs'] }).click();
    await page.getByLabel('the payment voucher').selectOption('false');
    const promise = page.locator('.mg-owed', { hasText: 'the mall pays back the price first' });
    await promise.getByText('owed once proved', { exact: true }).waitFor();
    expect(await page.locator('.mg-owed').first().innerText()).not.toContain('MALL-ADVANCE');
  }, 30_000);

  test('a late kitchen: the meter tells today, next week and the day of the cap, in three languages without a reload', async () => {
    const { page } = desk;
    await tryExample('kitchen');
    const meters = () => page.locator('.mg-meter').first();
    await meters().getByText('₽20,000.00').waitFor();
    expect(await meters().innerText()).toMatch(/₽23,500\.00[\s\S]*Sep 17, 2026[\s\S]*₽100,000\.00/);
    const choose = page.locator('.mg-top select');
    for (const [language, texts, penalty] of [
      ['ru', ru, /20\s000,00\s₽/],
      ['zh-CN', zhCN, /₽20,000\.00/],
      ['en', en, /₽20,000\.00/],
    ] as const) {
      await choose.selectOption(language);
      await page.getByRole('heading', { name: texts.decisions['owed.meters'] }).waitFor();
      expect(await meters().innerText()).toMatch(penalty);
    }
  }, 30_000);

  test('a sofa after its warranty: the customer proves, and a rule followed stands open in its pack', async () => {
    const { page } = desk;
    await tryExample('sofa');
    await outcome().getByText('owed once proved').waitFor();
    await outcome().getByRole('link', { name: /RU-19/ }).click();
    await page.waitForURL(/law-packs\/RU\?rule=RU-19/);
    await page.locator('.mg-law details[open]', { hasText: '[RU-19]' }).getByText('24 months').waitFor();
  }, 30_000);

  test('[OWED-2] by keyboard alone from the finder to a contract’s judgement, where what is missing is asked and answered', async () => {
    const { page } = desk;
    await go('/');
    const late: { rows: { contractNumber: string; obligationKind: string }[] } = await (
      await page.request.get(`${desk.address}/api/overdue/list?limit=200&lateUntil=60`)
    ).json();
    const number = late.rows.find((row) => row.obligationKind === 'deliver')?.contractNumber ?? '';
    await page.keyboard.press('Control+k');
    await page.keyboard.type(number);
    await page.getByRole('option', { name: en.shell['find.owed'].replace('{{title}}', number) }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/what-is-owed\?contract=ctr_/);
    await page.getByText(`Filled from contract ${number}`).waitFor();
    const asked = page.locator('.mg-ask');
    await asked.getByLabel('who the buyer is').focus();
    await page.keyboard.press('ArrowDown');
    await asked.getByLabel('who the buyer is').waitFor({ state: 'detached' });
    expect(await page.getByLabel('who the buyer is').inputValue()).toBe('consumer');
  }, 40_000);

  test('a table shows which row a case hits, and which cell said no', async () => {
    const { page } = desk;
    await go('/policy-tables/MALL-ADVANCE');
    expect(await page.locator('.mg-mark', { hasText: en.decisions['table.fired'] }).count()).toBe(0);
    await page.getByLabel(en.decisions['table.case']).selectOption('0');
    const rows = page.locator('tbody tr');
    await rows.first().getByText(en.decisions['table.fired']).waitFor();
    expect(await rows.nth(1).locator('.mg-sign-no').count()).toBe(1);
  }, 20_000);

  test('void clauses are marked in the text, with the article', async () => {
    const { page } = desk;
    await go('/terms-check');
    await page.getByLabel(en.decisions['terms.text']).fill('商品按合同交付。打折商品概不退换。');
    await page.getByRole('button', { name: en.decisions['terms.check'] }).click();
    await page.locator('mark', { hasText: '打折商品概不退换' }).waitFor();
    expect(await page.locator('.mg-clause').innerText()).toContain('第26条');
    await page.getByLabel(en.decisions['terms.text']).fill('商品按合同交付。');
    await page.getByRole('button', { name: en.decisions['terms.check'] }).click();
    await page.getByText('No clause was marked').waitFor();
  }, 20_000);

  test('every screen fits a phone of 360 px and has nothing serious against it, in light and in dark', async () => {
    const { page } = desk;
    const paths = [
      '/what-is-owed',
      '/law-packs',
      '/law-packs/CN-LOCAL',
      '/policy-tables',
      '/policy-tables/MALL-LIABILITY?case=0',
      '/terms-check',
    ];
    const wrong: string[] = [];
    for (const [place, path] of paths.entries()) {
      await page.emulateMedia({ colorScheme: place % 2 === 0 ? 'light' : 'dark' });
      await page.setViewportSize({ width: 360, height: 780 });
      await go(path);
      if (path === '/what-is-owed') {
        await page.getByRole('button', { name: en.decisions['owed.example.sofa'] }).click();
        await outcome().getByText('owed once proved').waitFor();
        for (const fold of await page.locator('.mg-try-answer summary').all()) await fold.click();
      }
      wrong.push(...(await tooWide(page)).map((found) => `${path} on a phone: ${found}`));
      await page.setViewportSize({ width: 1280, height: 900 });
      wrong.push(...(await seriousIn(page)).map((found) => `${path} ${found}`));
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  test('nothing went wrong in the browser all the while', () => {
    expect(desk.faults).toEqual([]);
  });
});
