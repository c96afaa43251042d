// Finding on the screens, hands on the keyboard: the finder leads to a case by what was said, a view is kept, many cases wait and go on again.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '#api/texts/en/index';
import { seriousIn, settled, tooWide } from '../../settled.fixture.ts';
import { browserPath, openDesk } from '../3-decisions/open-desk.fixture.ts';
import { type Api, apiOf, overdueContracts } from '../4-remedies/case-to-pay.fixture.ts';

if (browserPath === undefined)
  process.stderr.write(
    'Finding on the screens is not tried: no Chromium is here. Install it, or name it in CHROMIUM.\n',
  );

const { cases, finding, shell } = en;
const descriptions = ['Сломался аметистовый светильник', 'Паркет скрипит', '实木地板起翘'];

describe.skipIf(browserPath === undefined)('finding on the screens', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  let api: Api;
  const caseIds: string[] = [];
  beforeAll(async () => {
    desk = await openDesk({ withoutPast: true });
    api = apiOf(desk.page.request, desk.address);
    const contracts = await overdueContracts(api);
    for (const [at, description] of descriptions.entries()) {
      const contractId = contracts[at]?.contractId;
      const given = { contractId, problem: 'quality', description, channel: 'email' };
      caseIds.push((await api.call('POST', '/cases', given)).caseId);
    }
  }, 180_000);
  afterAll(() => desk?.close(), 30_000);

  const go = async (path: string) => {
    await desk.page.goto(`${desk.address}${path}`);
    await settled(desk.page);
  };
  const dialog = () => desk.page.getByRole('dialog');

  test('the finder leads to a case by a word in another form, and presses the deeds of the screen', async () => {
    const { page } = desk;
    await go('/cases');
    await page.keyboard.press('Control+k');
    await dialog().getByRole('combobox').fill('аметистовые светильники');
    await dialog()
      .getByRole('option', { selected: true })
      .filter({ hasText: descriptions[0] ?? '' })
      .waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(new RegExp(`/cases/${caseIds[0]}`));
    await settled(page);
    await page.getByRole('button', { name: cases['deed.wait'] }).first().waitFor();
    await page.keyboard.press('Control+k');
    await dialog().getByRole('combobox').fill(cases['deed.wait']);
    await dialog().getByRole('option', { name: cases['deed.wait'], selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: cases['deed.wait'] }).waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: shell['help.title'] }).getByText(finding['keys.screen']).waitFor();
    await page.keyboard.press('Escape');
  }, 60_000);

  test('a filter is kept as a view of the team with its count, and leads back to it', async () => {
    const { page } = desk;
    await go('/cases?channel=email&order=newest');
    await page.getByRole('button', { name: finding['view.save'] }).click();
    await dialog().getByLabel(finding['view.name']).fill('By mail');
    await dialog().getByLabel(finding['view.shared']).selectOption('yes');
    await dialog().getByRole('button', { name: finding['view.save'] }).click();
    const view = page.getByRole('navigation', { name: finding['view.list'] }).getByRole('button', { name: /^By mail/ });
    await view.and(page.locator('[aria-current="true"]')).waitFor();
    expect(await view.textContent()).toContain(String(caseIds.length));
    await page.getByRole('button', { name: finding['view.all'] }).click();
    await page.waitForURL((url) => url.search === '');
    await view.click();
    await page.waitForURL(/channel=email/);
    await settled(page);
    expect(await tooWide(page)).toEqual([]);
    expect(await seriousIn(page)).toEqual([]);
  }, 60_000);

  test('by keys two cases are chosen, wait, and go on again; from a case to the next', async () => {
    const { page } = desk;
    await go('/cases?channel=email');
    const rows = page.locator('[data-case]');
    await rows.nth(2).waitFor();
    const [first, second] = await rows.evaluateAll((all) => all.map((one) => one.getAttribute('data-case')));
    for (const caseId of [first, second]) {
      await page.keyboard.press('j');
      await page.locator(`[data-case="${caseId}"][data-row-here]`).waitFor();
      await page.keyboard.press('x');
      await page.locator(`[data-case="${caseId}"] input:checked`).waitFor();
    }
    await page.keyboard.press('w');
    await dialog().getByLabel(cases['deed.wait_for']).selectOption('outside');
    await dialog().getByRole('button', { name: finding['bulk.wait'], exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.locator('[data-bulk-state="done"]').waitFor();
    expect((await api.call('GET', `/cases/${first}`)).state).toBe('waiting');
    await page.getByRole('button', { name: finding['bulk.undo'] }).click();
    await page.locator('[data-bulk-state="undone"]').waitFor();
    expect((await api.call('GET', `/cases/${second}`)).state).toBe('new');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.locator('[data-row-here]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/cases\/cas_/);
    await settled(page);
    const before = page.url();
    await page.getByRole('button', { name: finding['walk.next'] }).waitFor();
    await page.keyboard.press('l');
    await page.waitForURL((url) => url.href !== before && url.pathname.startsWith('/cases/cas_'));
    expect(desk.faults).toEqual([]);
  }, 60_000);
});
