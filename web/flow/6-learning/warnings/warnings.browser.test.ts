// Early warning on the screens: a cluster of complaints is told on Today, read with what it was seen from, and becomes an incident by one press.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '#api/texts/en/index';
import { seriousIn, settled, tooWide } from '../../../settled.fixture.ts';
import { browserPath, openDesk } from '../../3-decisions/open-desk.fixture.ts';
import { apiOf } from '../../4-remedies/case-to-pay.fixture.ts';

if (browserPath === undefined)
  process.stderr.write('The screens of warnings are not tried: no Chromium is here. Name it in CHROMIUM.\n');

const { learning, cases } = en;
const brandName = 'Kettle and Sons';
const complaints = 14;

describe.skipIf(browserPath === undefined)('early warning on the screens', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  beforeAll(async () => {
    desk = await openDesk();
    const api = apiOf(desk.page.request, desk.address);
    const { brandId } = await api.call('POST', '/brands', { name: brandName });
    for (let i = 1; i <= complaints; i += 1) {
      const { contractId } = await api.call('POST', '/contracts', {
        ...{ number: `LK-${i}`, signedOn: '2025-01-10', brandId },
        customer: { name: `Household ${i}`, phones: [`+8613700${String(100_000 + i)}`] },
      });
      await api.call('POST', '/cases', { contractId, problem: 'quality', description: 'The hinge is broken.' });
    }
  }, 180_000);
  afterAll(() => desk?.close(), 30_000);

  test('[WARN-8] from Today to an incident', async () => {
    const { page, address } = desk;
    const told = page.getByRole('region', { name: learning['warning.today'] });
    const ours = () => told.getByRole('link', { name: `${brandName}: ${en.words['case_problem.quality']}` });
    await expect
      .poll(
        async () => {
          await page.goto(address);
          await settled(page);
          return await ours().count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    await ours().click();
    await page.getByRole('heading', { name: learning['warning.why'] }).waitFor();
    await page.getByText(/By chance/).waitFor();
    await page.getByRole('table', { name: learning['warning.cases'] }).waitFor();
    expect(await seriousIn(page)).toEqual([]);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await tooWide(page), String(width)).toEqual([]);
    }
    await page.getByRole('button', { name: learning['warning.open_incident'] }).click();
    await page.getByRole('dialog').getByRole('button', { name: learning['warning.open_incident'] }).click();
    await page.waitForURL(/\/incidents\/inc_/);
    await page.getByRole('heading', { name: `${brandName}: ${en.words['case_problem.quality']}` }).waitFor();
    await page
      .getByRole('heading', { name: new RegExp(cases['incident.members']) })
      .first()
      .waitFor();
  }, 90_000);
});
