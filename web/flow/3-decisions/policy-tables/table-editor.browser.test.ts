// The editor of policy tables in a real browser: written by keyboard, pasted, tried, published.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '#api/texts/en/index';
import { seriousIn, settled, tooWide } from '../../../settled.fixture.ts';
import { browserPath, openDesk } from '../open-desk.fixture.ts';

if (browserPath === undefined)
  process.stderr.write('The editor of tables is not tried: no Chromium is here. Install it, or name it in CHROMIUM.\n');

describe.skipIf(browserPath === undefined)('the editor of policy tables in a browser', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;
  beforeAll(async () => {
    desk = await openDesk();
  }, 180_000);
  afterAll(() => desk?.close(), 30_000);

  const go = async (path: string) => {
    await desk.page.goto(`${desk.address}${path}`);
    await settled(desk.page);
  };
  const cell = (line: number, column: number) => desk.page.locator(`input[data-place="${line}:${column}"]`);
  const button = (name: string) => desk.page.getByRole('button', { name, exact: true });

  const wrongCell = en.decisions['problem.code_cell_is_a_list_of_codes'].replace('{{example}}', 'sofa, bed / not sofa');

  test('[BOOK-2] by keyboard and by paste a table is changed, its wrong cell named at the cell, then published with a reason', async () => {
    const { page } = desk;
    await go('/policy-tables/MALL-LIABILITY/edit');
    const rows = page.locator('.mg-grid-editor tbody tr');
    const before = await rows.count();
    // Enter on the last line makes a new one; arrows move between cells.
    await cell(before - 1, 0).focus();
    await page.keyboard.press('Enter');
    await cell(before, 0).waitFor();
    expect(await rows.count()).toBe(before + 1);
    await page.waitForFunction((place) => document.activeElement?.getAttribute('data-place') === place, `${before}:0`);
    await page.keyboard.press('ArrowUp');
    await page.waitForFunction(
      (place) => document.activeElement?.getAttribute('data-place') === place,
      `${before - 1}:0`,
    );
    await page.keyboard.press('ArrowDown');
    // A block from a spreadsheet: the name of the row and what it asks.
    await cell(before, 0).evaluate((input) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'flood\twater; fire\n');
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    expect(await cell(before, 0).inputValue()).toBe('flood');
    await page.getByText(wrongCell).waitFor();
    await cell(before, 1).fill('flood');
    await page.getByLabel(`flood, → ${en.decisions['table.output.party']}`).fill('manufacturer');
    await page.getByLabel(`flood, → ${en.decisions['table.output.share']}`).fill('100%');
    await page.getByText(wrongCell).waitFor({ state: 'detached' });
    await page.getByText(en.decisions['table.publishable']).waitFor();
    await button(en.decisions['edit.save']).click();
    await button(en.decisions['edit.publish']).click();
    const dialog = page.locator('dialog');
    await dialog.getByLabel(en.decisions['edit.reason']).fill('the flood of the north hall');
    await dialog.getByRole('button', { name: en.decisions['edit.publish'] }).click();
    await page.waitForURL(/policy-tables\/MALL-LIABILITY$/);
    await page.getByText('MALL-LIABILITY v2').waitFor();
    await page.locator('summary', { hasText: en.decisions['version.title'] }).click();
    await page.getByText('the flood of the north hall').waitFor();
  }, 60_000);

  test('what was published is the beginning of the next draft, and a case is followed through the cells', async () => {
    const { page } = desk;
    await go('/policy-tables/MALL-LIABILITY/edit');
    await page.locator('section summary').first().click();
    await button(en.decisions['edit.case_follow']).first().click();
    expect(await page.locator('.mg-grid-editor .mg-sign-no').count()).toBeGreaterThan(0);
    await cell(0, 0).fill('renamed');
    await page.locator('summary', { hasText: 'version 2' }).click();
    await page.locator('.mg-changes').getByText('renamed').waitFor();
  }, 40_000);

  test('it fits a phone of 360 px and has nothing serious against it', async () => {
    const { page } = desk;
    await page.setViewportSize({ width: 360, height: 780 });
    await go('/policy-tables/MALL-LIABILITY/edit');
    expect(await tooWide(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await seriousIn(page)).toEqual([]);
    expect(desk.faults).toEqual([]);
  }, 40_000);
});
