// Clocks on the screens: a promised call runs on the page of its case, a clock is written anew, in three languages and on a phone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '#api/texts/en/index';
import { settled, tooWide } from '../../../settled.fixture.ts';
import { browserPath, openDesk } from '../../3-decisions/open-desk.fixture.ts';
import { type Api, apiOf } from '../../4-remedies/case-to-pay.fixture.ts';

if (browserPath === undefined)
  process.stderr.write(
    'The screens of clocks are not tried: no Chromium is here. Install it, or name it in CHROMIUM.\n',
  );

const { clocks, shell, words } = en;

describe.skipIf(browserPath === undefined)('clocks on the screens', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  let api: Api;
  let casePath = '';
  beforeAll(async () => {
    desk = await openDesk();
    api = apiOf(desk.page.request, desk.address);
    const { rows } = await api.call('GET', '/cases?state=open&limit=1');
    casePath = `/cases/${rows[0].caseId}`;
  }, 180_000);
  afterAll(() => desk?.close(), 30_000);

  const go = async (path: string) => {
    await desk.page.goto(`${desk.address}${path}`);
    await settled(desk.page);
  };
  const dialog = () => desk.page.getByRole('dialog');
  const shoot = async (name: string) => {
    if (process.env.CLOCK_PICTURES)
      await desk.page.screenshot({ path: `${process.env.CLOCK_PICTURES}/${name}.png`, fullPage: true });
  };

  test('a call promised by the deed of the case runs there at once, and is over once made', async () => {
    const { page } = desk;
    await go(casePath);
    const panel = page.getByRole('region', { name: clocks.title, exact: true });
    await panel.getByRole('button', { name: clocks['mark.deed'] }).click();
    await dialog().getByLabel(clocks['mark.what']).selectOption('question_raised');
    await dialog().getByLabel(clocks['mark.note']).fill('May we replace it?');
    await dialog().getByRole('button', { name: clocks['mark.deed'], exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
    await panel.getByText('Superior’s answer').waitFor();
    await shoot('case-en');
    await panel.getByRole('button', { name: clocks['mark.deed'] }).click();
    await dialog().getByLabel(clocks['mark.what']).selectOption('question_answered');
    await dialog().getByRole('button', { name: clocks['mark.deed'], exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
    await panel.getByText(clocks.ended, { exact: true }).click();
    await panel
      .getByRole('listitem')
      .filter({ hasText: 'Superior’s answer' })
      .getByText(words['clock_state.met'])
      .waitFor();
  }, 60_000);

  test('a clock is written anew: shorter, told to the owner an hour before', async () => {
    const { page } = desk;
    await go('/clocks');
    await shoot('clocks-en');
    const panel = page.getByRole('region', { name: 'Next answer' });
    await panel.getByRole('button', { name: shell.change }).click();
    await dialog().getByLabel(clocks['policy.length_minutes']).fill('120');
    await shoot('form-en');
    await dialog().getByRole('button', { name: clocks['policy.write'] }).click();
    await dialog().waitFor({ state: 'detached' });
    await panel.getByText('2 hr').waitFor();
    const { rows } = await api.call('GET', '/clock-policies');
    const written = rows.find(({ code }: { code: string }) => code === 'next-answer');
    expect([written.length, written.version, written.steps.length]).toEqual([120, 2, 2]);
  }, 60_000);

  test('the list of cases names the clock due first, and is no wider than the window', async () => {
    await go('/cases');
    const { rows } = await api.call('GET', '/cases?state=open&limit=50');
    const named = rows.find(({ nextClock }: { nextClock: object | null }) => nextClock !== null);
    const row = desk.page.getByRole('row').filter({ hasText: named.number });
    await row.getByText(named.nextClock.name.en).waitFor();
    await shoot('cases-en');
    expect(await tooWide(desk.page)).toEqual([]);
  }, 60_000);

  test('fits a phone in three languages, and nothing fails on the way', async () => {
    const { page } = desk;
    await page.setViewportSize({ width: 360, height: 740 });
    for (const language of ['zh-CN', 'ru', 'en'] as const) {
      await page.evaluate((chosen) => localStorage.setItem('makegood.language', chosen), language);
      for (const [name, path] of [
        ['case', casePath],
        ['clocks', '/clocks'],
        ['orphans', '/cases/orphans'],
        ['today', '/'],
      ] as const) {
        await go(path);
        await shoot(`${name}-${language}-phone`);
        expect(await tooWide(page)).toEqual([]);
      }
    }
    expect(desk.faults).toEqual([]);
  }, 120_000);
});
