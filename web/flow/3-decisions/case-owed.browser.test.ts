// What is owed on a case, in a real browser: read at a glance, its working opened, other facts tried, a letter written, exposure seen.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '#api/texts/en/index';
import { ru } from '#api/texts/ru/index';
import { violationsIn } from '../../settled.fixture.ts';
import { browserPath, openDesk } from './open-desk.fixture.ts';

if (browserPath === undefined)
  process.stderr.write(
    'What is owed on a case is not tried: no Chromium is here. Install it, or name it in CHROMIUM.\n',
  );

describe.skipIf(browserPath === undefined)('[OWED-6] what is owed on a case', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  let caseId: string;
  beforeAll(async () => {
    desk = await openDesk();
    const { request } = desk.page;
    const late = await (await request.get(`${desk.address}/api/overdue/list?limit=200&lateFrom=10`)).json();
    const { contractId } = late.rows.find((row: { obligationKind: string }) => row.obligationKind === 'deliver');
    const opened = await request.post(`${desk.address}/api/cases`, {
      headers: { origin: desk.address },
      data: { contractId, problem: 'not_delivered', description: 'The floor never came' },
    });
    ({ caseId } = await opened.json());
  }, 120_000);
  afterAll(() => desk?.close(), 30_000);

  test('an agent sees it at once, opens the working, and tries other facts that change nothing of the case', async () => {
    const { page } = desk;
    await page.goto(`${desk.address}/cases/${caseId}`);
    const panel = page.locator('#owed');
    await panel.locator('.mg-owed-best').waitFor();
    expect(await panel.innerText()).toContain(en.decisions['owed.who']);
    await panel.locator('summary', { hasText: en.entitlements['panel.working'] }).click();
    await panel.locator('.mg-owed').first().waitFor();
    expect(await violationsIn(page, '#owed')).toEqual([]);
    await panel.getByRole('link', { name: en.entitlements['panel.try'] }).click();
    await page.waitForURL(/what-is-owed\?case=cas_/);
    await page.locator('.mg-outcome').waitFor();
    await page.getByRole('link', { name: en.entitlements['panel.from_case'] }).click();
    await page.locator('#owed .mg-owed-best').waitFor();
  }, 60_000);

  test('a reply is written in another language, read on the case, and the words of the panel follow the reader', async () => {
    const { page } = desk;
    const letters = page.locator('#letters');
    await letters.getByRole('button', { name: en.entitlements['letters.write'] }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(en.entitlements['letters.kind'], { exact: true }).selectOption('demand_reply');
    await dialog.getByLabel(en.entitlements['letters.language']).selectOption('ru');
    await dialog.getByText('Ваше требование получено').waitFor();
    await dialog.getByRole('button', { name: en.entitlements['letters.make'] }).click();
    await letters.getByText(/Ответ на ваше требование/).waitFor();
    await page.locator('.mg-top select').selectOption('ru');
    await page.getByRole('heading', { name: ru.entitlements['panel.title'] }).waitFor();
    await page.locator('.mg-top select').selectOption('en');
  }, 60_000);

  test('templates and exposure can be read, and nothing went wrong on the way', async () => {
    const { page } = desk;
    await page.goto(`${desk.address}/letters`);
    await page.getByRole('heading', { name: en.entitlements['letter.kind.refusal'] }).waitFor();
    await page.goto(`${desk.address}/exposure`);
    await page.getByText(/open cases? looked at/).waitFor();
    expect(await violationsIn(page, 'main')).toEqual([]);
    expect(desk.faults).toEqual([]);
  }, 60_000);
});
