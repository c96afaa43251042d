// Story E on the screens: an agent opens the case, works it by keyboard, proposes; another signs; the others are found and called.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '#api/texts/en/index';
import { ru } from '#api/texts/ru/index';
import { zhCN } from '#api/texts/zh-CN/index';
import { type MerchantOnList, merchantList } from '../../../playbooks/demo/merchant-list.ts';
import { seriousIn, settled, tooWide } from '../../settled.fixture.ts';
import { browserPath, openDesk } from '../3-decisions/open-desk.fixture.ts';
import { type Api, apiOf } from '../4-remedies/case-to-pay.fixture.ts';

if (browserPath === undefined)
  process.stderr.write(
    'The screens of cases are not tried: no Chromium is here. Install it, or name it in CHROMIUM.\n',
  );

const { cases, compensation, learning } = en;
const isSilent = ({ conduct }: MerchantOnList) => conduct === 'silent';

describe.skipIf(browserPath === undefined)('story E on the screens', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  let api: Api;
  let casePath = '';
  beforeAll(async () => {
    desk = await openDesk();
    api = apiOf(desk.page.request, desk.address);
  }, 180_000);
  afterAll(() => desk?.close(), 30_000);

  const go = async (path: string) => {
    await desk.page.goto(`${desk.address}${path}`);
    await settled(desk.page);
  };
  const dialog = () => desk.page.getByRole('dialog');
  /** Presses a key of the screen, fills the dialog it opens, and sends it. */
  const byKey = async (key: string, deed: string, fill: () => Promise<unknown> = async () => undefined) => {
    await desk.page.keyboard.press(key);
    await dialog().waitFor();
    await fill();
    await dialog().getByRole('button', { name: deed, exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
  };
  /** Visited, demanded and refused: what the rules want before money moves. */
  const verify = async (caseId: string) => {
    const { visits } = await api.call('POST', `/cases/${caseId}/visits`, {
      plannedAt: new Date().toISOString(),
      who: 'Li',
    });
    const found = { delivered: false, problemFound: true, findings: 'Nothing is there.' };
    await api.call('POST', `/visits/${visits[0].visitId}/done`, found);
    const demand = { channel: 'call', toWhom: 'The person in charge', text: 'Deliver.' };
    const { demandId } = await api.call('POST', `/cases/${caseId}/demands`, demand);
    await api.call('POST', `/demands/${demandId}/answer`, { answer: 'refuses' });
  };
  const caseNow = () => api.call('GET', casePath);

  test('[CASES-2] from an overdue promise nobody complained of a case is opened, with its proofs taken from the contract', async () => {
    const { page } = desk;
    await go('/overdue/list?lateUntil=300');
    // A merchant that has left starts on the mall's rung (CASE-2); this one is here and silent.
    const silent = page.getByRole('row').filter({ hasText: merchantList.find(isSilent)?.legalName ?? '' });
    await silent.getByRole('link', { name: cases['open.deed'] }).first().click();
    await page.waitForURL(/\/cases\/new\?contractId=ctr_/);
    await page.getByLabel(cases['open.description']).fill('The floor was to be there; the booth is empty.');
    await page.locator('form').getByRole('button', { name: cases['open.deed'] }).click();
    await page.waitForURL(/\/cases\/cas_/);
    await settled(desk.page);
    casePath = new URL(page.url()).pathname;
    await page.getByText(cases['proofs.complete'], { exact: true }).waitFor();
    await page.getByLabel(cases['next.title'], { exact: true }).getByText(en.words['case_step.triage']).waitFor();
  }, 60_000);

  test('[CASES-3] by keyboard: looked through, visited, demanded, refused; the case climbs, and the rules pay', async () => {
    const { page } = desk;
    await byKey('t', cases['deed.triage']);
    await byKey('v', cases['visits.plan']);
    await byKey('v', cases['visits.record'], async () => {
      await dialog().getByLabel(cases['visits.delivered']).selectOption('no');
      await dialog().getByLabel(cases['visits.problem']).selectOption('yes');
      await dialog().getByLabel(cases['visits.findings']).fill('No floor in the flat.');
    });
    await page.keyboard.press('d');
    await dialog().getByLabel(cases['demands.text']).fill('Deliver the floor within a week.');
    await dialog().getByRole('button', { name: cases['demands.send'], exact: true }).click();
    expect(await dialog().getByLabel(cases['demands.link']).inputValue()).toMatch(/\/m#[\w-]{40,}/);
    await page.keyboard.press('Escape');
    await byKey('a', cases['demands.record'], async () => {
      await dialog().getByLabel(cases['demands.answer'], { exact: true }).selectOption('refuses');
      await dialog().getByLabel(cases['demands.note']).fill('No stock, no money.');
    });
    await page.locator('.mg-ladder [aria-current]').getByText(en.words['rung.mall']).waitFor();
    await page.locator('.mg-verdict').getByText(compensation['judge.pay']).waitFor();
    // After `g` a letter goes elsewhere and presses nothing.
    await page.keyboard.press('g');
    await page.keyboard.press('k');
    await page.waitForURL(/\/cases$/);
    await page.getByRole('table', { name: cases['list.title'] }).getByRole('rowheader').first().waitFor();
  }, 60_000);

  /** Another person in a browser of their own: invited, led in by the link, a password chosen. */
  const invited = async (name: string, roles: string[]) => {
    const { link } = await api.call('POST', '/accounts', {
      name,
      email: `${roles}@example.com`,
      roles,
      language: 'en',
    });
    const context = await desk.page.context().browser()?.newContext({ locale: 'en' });
    if (!context) throw new Error('the browser is gone');
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => desk.faults.push(error.message));
    await page.goto(`${desk.address}/invitation#${String(link).split('#').at(-1)}`);
    await page.getByLabel(en.setup['account.password']).fill('a long walk in the garden');
    await page.getByRole('button', { name: en.setup['invitation.submit'] }).click();
    await page.getByRole('navigation', { name: en.shell['navigation.label'], exact: true }).waitFor();
    return page;
  };

  test('[CASES-4] proposed here, signed by an invited colleague in their own browser: the page tells it by itself, and who proposed is not offered to sign', async () => {
    const { page } = desk;
    await go(casePath);
    await byKey('j', compensation['decide.propose']);
    await page.getByText(compensation['decision.state.proposed'], { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: compensation['decide.approve'], exact: true }).count()).toBe(0);
    const signer = await invited('Zhou Min', ['manager']);
    await signer.locator('.mg-stat', { hasText: cases['today.to_approve'] }).click();
    await signer.waitForURL(/\/decisions$/);
    const mine = signer.getByRole('table', { name: compensation['list.title'] }).locator('tbody tr', {
      has: signer.locator(`a[href="${casePath}"]`),
    });
    await mine.locator('button[aria-keyshortcuts="Y"]').click();
    await signer.getByRole('dialog').getByRole('button', { name: compensation['decide.approve'], exact: true }).click();
    await mine.waitFor({ state: 'detached' });
    await page.getByText(compensation['decision.state.approved'], { exact: true }).waitFor({ timeout: 4_000 });
    await signer.context().close();
  }, 60_000);

  test('[CALL-1] the others are found from the case and called by digits: one has the same problem, one is not reached', async () => {
    const { page } = desk;
    await go(casePath);
    await page.getByRole('link', { name: learning['sweep.start'] }).click();
    await page.waitForURL(/\/sweeps\/new\?caseId=/);
    const start = page.getByRole('button', { name: learning['sweep.start'] });
    await page.getByRole('checkbox', { name: en.words['contract_state.awaiting_delivery'] }).check();
    await expect.poll(() => start.isEnabled()).toBe(true);
    await start.click();
    await page.waitForURL(/\/sweeps\/swp_/);
    await settled(desk.page);
    const sweepPath = new URL(page.url()).pathname;
    await page.getByRole('link', { name: learning['call.begin'] }).click();
    const open = page.locator('.mg-question-open');
    for (const [place, digit] of ['1', '2', '2', '1'].entries()) {
      const question = (['outcome', 'delivered', 'installed', 'sameProblem'] as const)[place] ?? 'outcome';
      await open.getByText(learning[`call.question.${question}`]).waitFor();
      await page.keyboard.press(digit);
    }
    await page.getByText(learning['call.opens_case']).waitFor();
    const first = await page.locator('.mg-case-side h2').innerText();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.mg-case-side h2').innerText()).not.toBe(first);
    await page.keyboard.press('2');
    await page.getByText(learning['call.again_hint']).waitFor();
    await page.keyboard.press('Enter');
    await open.getByText(learning['call.question.outcome']).waitFor();
    await go(`${sweepPath}?state=affected`);
    const members = page.getByRole('table', { name: learning['sweep.members'] }).locator('tbody tr');
    await expect.poll(() => members.count()).toBe(1);
    await members.getByRole('link', { name: cases['case.one'] }).click();
    await page.getByText(cases['case.found_by_us'], { exact: true }).waitFor();
    await page.getByRole('heading', { name: learning['why.title'] }).waitFor();
  }, 90_000);

  test('the incident has both customers; all are judged at once, and who proposed the batch does not sign it', async () => {
    const { page } = desk;
    const { incidentId } = await caseNow();
    const { rows: members } = await api.call('GET', `/cases?incidentId=${incidentId}&mode=v2`);
    await verify(members[0].caseId);
    await go(`/incidents/${incidentId}`);
    const tile = page.locator('.mg-stat', { has: page.getByText(cases['incident.customers'], { exact: true }) });
    expect(await tile.locator('.mg-stat-value').innerText()).toBe('2');
    await page.getByRole('button', { name: compensation['batch.propose'] }).click();
    await dialog().getByRole('button', { name: compensation['batch.propose'], exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.locator('a[href^="/decisions/batches/bat_"]').first().click();
    await page.waitForURL(/\/decisions\/batches\/bat_/);
    await settled(desk.page);
    const rows = page.getByRole('table', { name: compensation['batch.cases'] }).locator('tbody tr');
    await rows.filter({ hasText: members[0].personName }).getByText(compensation['batch.outcome_pay']).waitFor();
    await page.getByRole('button', { name: compensation['decide.withdraw'] }).waitFor();
    expect(await page.getByRole('button', { name: compensation['decide.approve'], exact: true }).count()).toBe(0);
  }, 60_000);

  test('[WEB-13] a case reads in three languages without a reload', async () => {
    await go(casePath);
    const choose = desk.page.locator('.mg-top select');
    for (const [language, texts] of [
      ['ru', ru],
      ['zh-CN', zhCN],
      ['en', en],
    ] as const) {
      await choose.selectOption(language);
      await desk.page.getByRole('heading', { name: texts.cases['demands.title'] }).waitFor();
      await desk.page.getByText(texts.words['demand_answer.refuses'], { exact: false }).first().waitFor();
    }
  }, 60_000);

  test('[WEB-15] the screens of cases fit a phone and have nothing serious against them, in light and in dark', async () => {
    const { page } = desk;
    const { incidentId, caseId } = await caseNow();
    const { rows: sweeps } = await api.call('GET', '/sweeps');
    const sweepPath = `/sweeps/${sweeps[0].sweepId}`;
    const wrong: string[] = [];
    for (const [place, path] of [
      ...['/', '/cases', `/cases/new?contractId=${(await caseNow()).contractId}`, casePath, '/incidents'],
      ...[`/incidents/${incidentId}`, '/sweeps', `/sweeps/new?caseId=${caseId}`, sweepPath, `${sweepPath}/call`],
      ...['/decisions', '/decisions?state=approved', '/measures'],
    ].entries()) {
      await page.emulateMedia({ colorScheme: place % 2 === 0 ? 'light' : 'dark' });
      await page.setViewportSize({ width: 360, height: 780 });
      await go(path);
      wrong.push(...(await tooWide(page)).map((found) => `${path} on a phone: ${found}`));
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.evaluate(() => {
        for (const row of document.querySelectorAll('tbody tr:nth-child(n+4)')) row.remove();
      });
      wrong.push(...(await seriousIn(page)).map((found) => `${path} ${found}`));
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  test('nothing went wrong in the browser all the while', () => {
    // A key that still runs is asked again by itself; the browser notes the first answer all the same.
    expect(desk.faults.filter((fault) => !/status of 409/.test(fault))).toEqual([]);
  });
});
