// Two people and one case on the screen: the other is seen within a second, and no answer crosses what the customer has just written.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '#api/texts/en/index';
import { seriousIn, settled, tooWide } from '../../../settled.fixture.ts';
import { browserPath, openDesk } from '../../3-decisions/open-desk.fixture.ts';
import { type Api, apiOf, overdueContracts } from '../../4-remedies/case-to-pay.fixture.ts';

if (browserPath === undefined)
  process.stderr.write(
    'Writing on the screens is not tried: no Chromium is here. Install it, or name it in CHROMIUM.\n',
  );

const { cases, channels } = en;
const worded = (text: string, name: string) => text.replace(/\{\{names?\}\}/, name);

describe.skipIf(browserPath === undefined)('writing on the screens', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  let api: Api;
  let vera: (path: string, body: object) => Promise<Response>;
  let caseId = '';
  beforeAll(async () => {
    desk = await openDesk({ withoutPast: true });
    api = apiOf(desk.page.request, desk.address);
    const { secret } = await api.call('POST', '/keys', { name: 'Vera', roles: ['agent'] });
    vera = (path, body) =>
      fetch(`${desk.address}/api${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const contractId = (await overdueContracts(api))[0]?.contractId;
    caseId = (await api.call('POST', '/cases', { contractId, problem: 'quality', description: 'It creaks' })).caseId;
  }, 180_000);
  afterAll(() => desk?.close(), 30_000);

  const dialog = () => desk.page.getByRole('dialog', { name: cases['messages.to_customer'] });
  const tell = (doing: string) => vera(`/cases/${caseId}/presence`, { tab: 'hers', doing });

  test('[WRITE-1] who comes, writes and leaves is seen; who opens the box is told that she writes too', async () => {
    const { page } = desk;
    await page.goto(`${desk.address}/cases/${caseId}`);
    await settled(page);
    await tell('reads');
    await page.getByText(worded(channels['present.reads'], 'Vera')).waitFor();
    await tell('writes');
    await page.getByText(worded(channels['present.writes'], 'Vera')).waitFor();
    await page.getByRole('button', { name: cases['messages.to_customer'] }).click();
    await dialog().getByText(worded(channels['present.both_write'], 'Vera')).waitFor();
    const others = async () => (await (await tell('writes')).json()).rows;
    await expect.poll(async () => (await others())[0]?.doing, { timeout: 20_000 }).toBe('writes');
    await tell('left');
    await dialog().getByText(worded(channels['present.both_write'], 'Vera')).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
  }, 60_000);

  test('[WRITE-3] what the customer writes meanwhile is shown above the answer, which then goes by one press', async () => {
    const { page } = desk;
    const { token } = await api.call('POST', `/cases/${caseId}/customer-link`, {});
    await page.getByRole('button', { name: cases['messages.to_customer'] }).click();
    await dialog().getByLabel(cases['messages.text']).fill('We come on Monday');
    await api.call('POST', `/customer/case/${token}/messages`, { text: 'Not on Monday, please' });
    await dialog().getByText('Not on Monday, please').waitFor();
    expect(await tooWide(page)).toEqual([]);
    expect(await seriousIn(page)).toEqual([]);
    await dialog().getByRole('button', { name: channels['newer.send_anyway'] }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.getByText('We come on Monday').waitFor();
  }, 60_000);

  test('[DRAFT-1] what was begun is there again after the page is closed, and what another window wrote stands beside it', async () => {
    const { page } = desk;
    const open = async () => {
      await page.goto(`${desk.address}/cases/${caseId}`);
      await settled(page);
      await page.getByRole('button', { name: cases['messages.to_customer'] }).click();
      await dialog().getByLabel(cases['messages.text']).waitFor();
    };
    const kept = () => dialog().getByText(channels['draft.kept'].split('{{')[0] ?? '');
    const text = () => dialog().getByLabel(cases['messages.text']);
    await open();
    await text().fill('We come on Tues');
    await kept().waitFor();
    await open();
    expect(await text().inputValue()).toBe('We come on Tues');
    await api.call('PUT', `/cases/${caseId}/draft`, { text: 'From the phone', basedOn: 1 });
    await text().fill('We come on Tuesday');
    await dialog().getByText('From the phone').waitFor();
    await dialog().getByRole('button', { name: channels['draft.take'] }).click();
    await expect.poll(() => text().inputValue(), { timeout: 20_000 }).toBe('From the phone');
    await dialog().getByText('We come on Tuesday').waitFor();
    expect(await tooWide(page)).toEqual([]);
    expect(await seriousIn(page)).toEqual([]);
    await dialog().getByRole('button', { name: cases['messages.to_customer'] }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.getByText('From the phone').waitFor();
    expect((await api.call('GET', `/cases/${caseId}/draft`)).draft).toBeNull();
  }, 60_000);

  test('nothing failed on the way', () => expect(desk.faults).toEqual([]));
});
