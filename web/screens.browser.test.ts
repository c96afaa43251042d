// The desk in a real browser, before a real server with the demo company: what people do, in three languages, on a desk and a phone.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '#api/texts/en/index';
import { ru } from '#api/texts/ru/index';
import { zhCN } from '#api/texts/zh-CN/index';
import { startApp } from '../server/app.ts';
import { makeTestDatabase } from '../server/platform/database/test-database.ts';
import { makeLog } from '../server/platform/log/make-log.ts';
import { seriousIn, settled, tooWide } from './settled.fixture.ts';

const browsers = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = browsers.find((path) => path !== undefined && existsSync(path));
if (executablePath === undefined)
  process.stderr.write('The screens are not tried: no Chromium is here. Install chromium, or name one in CHROMIUM.\n');

const ends: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

async function startDesk() {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-screens-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const webFolder = join(folder, 'web');
  const configFile = fileURLToPath(new URL('./vite.config.ts', import.meta.url));
  await build({ configFile, logLevel: 'silent', mode: 'production', build: { outDir: webFolder } });
  // The browser's own clock cannot be moved, so the story begins now.
  const testDatabase = await makeTestDatabase(new Date().toISOString());
  ends.push(() => testDatabase.drop());
  const port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  const { pool, ownerPool, clock } = testDatabase;
  const running = await startApp({
    ...{ pool, ownerPool, clock, publicUrl, webFolder },
    storyClock: clock,
    log: makeLog('silent'),
    home: folder,
    trustProxy: false,
    version: 'test',
  });
  ends.push(() => running.stop());
  await running.app.listen({ host: '127.0.0.1', port });
  return { running, publicUrl };
}

describe.skipIf(executablePath === undefined)('the desk in a browser', () => {
  let desk: Awaited<ReturnType<typeof startDesk>>;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  const go = async (path: string) => {
    await page.goto(`${desk.publicUrl}${path}`);
    await settled(page);
  };
  const rowsOf = (label: string) => page.getByRole('table', { name: label }).locator('tbody tr');

  beforeAll(async () => {
    desk = await startDesk();
    browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
    });
    ends.push(() => browser.close());
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en' });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
  }, 120_000);

  test('the link of the console signs in, and one can look around', async () => {
    await page.goto(desk.running.entryLink());
    await page.getByRole('button', { name: en.setup['welcome.look'] }).click();
    await page.getByRole('navigation', { name: en.shell['navigation.label'], exact: true }).waitFor();
    await desk.running.settle();
    await go('/promises');
    expect(await page.locator('h1').innerText()).toBe(en.shell['area.promises']);
  }, 180_000);

  test('[WEB-12] a number opens the list behind it, as long as the number says, with its filter to be seen and removed', async () => {
    await go('/overdue');
    const bars = page.locator('.mg-bar-line', { has: page.locator('a[href*="lateFrom"]') });
    await bars.first().waitFor();
    const numbers = await bars.locator('.mg-bar-value').allInnerTexts();
    const counts = numbers.map((text) => Number.parseInt(text.replace(/\D/g, ''), 10));
    const fewest = Math.min(...counts);
    await bars.nth(counts.indexOf(fewest)).getByRole('link').click();
    await page.waitForURL(/\/overdue\/list\?.*complained=no/);
    const rows = rowsOf(en.promises['overdue.list']);
    await rows.first().waitFor();
    const more = page.getByRole('button', { name: en.shell['list.more'] });
    while (await more.isVisible()) {
      const before = await rows.count();
      await more.click();
      await expect.poll(() => rows.count()).toBeGreaterThan(before);
    }
    expect(await rows.count()).toBe(fewest);
    const chip = `${en.shell.remove}: ${en.promises['filter.complained']}, ${en.promises['complained.no']}`;
    await page.getByRole('button', { name: chip }).click();
    await page.waitForURL(/complained=any/);
    await page.getByRole('button', { name: chip }).waitFor({ state: 'detached' });
  }, 60_000);

  test('from the list to a contract, where a delivery recorded late turns the broken promise into one kept late', async () => {
    const answer = await page.request.get(`${desk.publicUrl}/api/overdue/list?limit=200&lateUntil=90`);
    const late: { rows: { obligationKind: string; firmId: string; dueOn: string; contractNumber: string }[] } =
      await answer.json();
    const delivery = late.rows.find((row) => row.obligationKind === 'deliver');
    expect(delivery).toBeDefined();
    await go(`/overdue/list?firmId=${delivery?.firmId}&lateUntil=90`);
    await rowsOf(en.promises['overdue.list'])
      .getByRole('link', { name: delivery?.contractNumber ?? '' })
      .first()
      .click();
    await page.waitForURL(/\/contracts\/ctr_/);
    await settled(page);
    const inState = (state: 'state.broken' | 'state.kept_late') =>
      page.locator('.mg-promise').getByText(en.words[state], { exact: true });
    await inState('state.broken').first().waitFor();
    const broken = await inState('state.broken').count();
    expect(await inState('state.kept_late').count()).toBe(0);
    await page.getByRole('button', { name: en.registry['obligation.fulfil_deliver'] }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(en.registry['obligation.proof']).fill('Signed note 17');
    await dialog.getByRole('button', { name: en.registry['obligation.fulfil_deliver'] }).click();
    await dialog.waitFor({ state: 'detached' });
    await rowsOf(en.registry['obligation.title']).filter({ hasText: 'Signed note 17' }).waitFor();
    await inState('state.kept_late').first().waitFor();
    expect(await inState('state.broken').count()).toBe(broken - (await inState('state.kept_late').count()));
    await page.locator('.mg-history li', { hasText: 'delivery done on' }).waitFor();
  }, 60_000);

  test('[WEB-13] the language changes without a reload, and takes everything with it', async () => {
    await page.evaluate(() => Object.assign(window, { stillHere: true }));
    const choose = page.locator('.mg-top select');
    for (const [language, texts] of [
      ['ru', ru],
      ['zh-CN', zhCN],
      ['en', en],
    ] as const) {
      await choose.selectOption(language);
      await page.getByRole('heading', { name: texts.registry['voucher.title'], exact: true }).waitFor();
      await page.getByText(texts.words['state.kept_late'], { exact: true }).first().waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    }
    expect(await page.evaluate(() => 'stillHere' in window)).toBe(true);
  }, 60_000);

  test('a file with one bad row: days of two meanings are asked for, the good rows go in, the bad one is listed', async () => {
    await go('/imports');
    const lines = [
      'Order number;Order date;Customer;Phone;Goods;Amount;Agreed delivery date',
      'B-1;03/04/2026;Maria Petrova;+7 916 123-45-67;Sofa;1200,50;05/06/2026',
      'B-2;04/04/2026;Li Wei;138 1234 5678;Table;800,00;06/06/2026',
      'B-3;05/04/2026;;139 1234 5678;Chair;no price;07/06/2026',
    ];
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'sales.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
    await page.waitForURL(/\/imports\/imp_/);
    const run = page.getByRole('button', { name: en.imports.run, exact: true });
    await page.getByRole('heading', { name: en.imports['mapping.problems'] }).waitFor();
    expect(await run.isDisabled()).toBe(true);
    for (const field of ['field.signedOn', 'field.deliverBy'] as const)
      await page.getByLabel(`${en.imports[field]}: ${en.imports['mapping.order']}`).selectOption('dmy');
    await expect.poll(() => run.isEnabled()).toBe(true);
    await run.click();
    const bad = rowsOf(en.imports['bad.title']);
    await bad.first().waitFor();
    const count = (label: string) =>
      page
        .locator('.mg-stat', { has: page.getByText(label, { exact: true }) })
        .locator('.mg-stat-value')
        .innerText();
    expect([await count(en.imports['count.added']), await count(en.imports['count.bad'])]).toEqual(['2', '1']);
    expect(await bad.filter({ hasText: 'no price' }).count()).toBe(1);
    const href = await page.getByRole('link', { name: en.imports['bad.download'] }).getAttribute('href');
    const file = await page.request.get(`${desk.publicUrl}${href}`);
    expect(await file.text()).toContain('B-3');
  }, 60_000);

  test('[IMP-10] a file read wrongly is told how it is cut: its columns are found anew, and what was wrong is said in any language', async () => {
    await go('/imports');
    const lines = ['Sales of November;;', 'Order number;Order date;Customer', 'K-1;2026-11-20;Anna', 'K-2;2026-11-21;'];
    const file = { name: 'cut.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.waitForURL(/\/imports\/imp_/);
    const columns = page.getByLabel(`${en.imports['field.number']}: ${en.imports.column}`).locator('option');
    await page.getByLabel(en.imports['cut.delimiter']).selectOption('|');
    await expect.poll(() => columns.allInnerTexts()).toContain('Sales of November;;');
    await page.getByLabel(en.imports['cut.delimiter']).selectOption(';');
    await page.getByLabel(en.imports['cut.titles']).selectOption('1');
    await expect.poll(() => columns.allInnerTexts()).toContain('Sales of November');
    await page.getByLabel(en.imports['cut.titles']).selectOption('2');
    await expect.poll(() => columns.allInnerTexts()).toContain('Order number');
    for (const [language, texts] of [
      ['ru', ru],
      ['zh-CN', zhCN],
      ['en', en],
    ] as const) {
      await page.locator('.mg-top select').selectOption(language);
      await page.locator('.mg-cell-bad', { hasText: texts.cells['cell.missing'] }).waitFor();
    }
  }, 60_000);

  test('cases that ended elsewhere come in as a file; each group of them opens the list it counts', async () => {
    const { cases, imports } = en;
    await go('/imports');
    await page.getByLabel(imports.kind).selectOption('finished_cases');
    const lines = [
      'Case number;Business name;Industry;Complaint type;Opened on;Closed on;Result;Satisfaction;Refund;Currency',
      'F-1;Fast Furniture;Furniture;Non-delivery;2015-02-02;2015-03-04;Refunded;Yes;120.50;USD',
      'F-2;Fast Furniture;Furniture;Damaged;2015-02-20;2015-02-27;Repaired;No;;USD',
      'F-3;Old Lamps;Lighting;Damaged;2015-03-10;2015-03-01;Refunded;NA;30.00;USD',
    ];
    const file = { name: 'finished.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.waitForURL(/\/imports\/imp_/);
    const run = page.getByRole('button', { name: imports.run, exact: true });
    await expect.poll(() => run.isEnabled()).toBe(true);
    await run.click();
    await page.getByRole('link', { name: imports.to_finished }).click();
    await page.waitForURL(/\/cases\/finished$/);
    const group = rowsOf(cases['finished.groups']).filter({ hasText: 'Furniture' });
    await group.getByText('$120.50').waitFor();
    await page.getByText(cases['finished.contradictory'], { exact: true }).waitFor();
    await group.getByRole('link', { name: 'Furniture' }).click();
    await page.waitForURL(/category=Furniture/);
    await expect.poll(() => rowsOf(cases['finished.list']).count()).toBe(2);
    const chip = `${en.shell.remove}: ${cases['finished.filter.category']}, Furniture`;
    await page.getByRole('button', { name: chip }).click();
    await expect.poll(() => rowsOf(cases['finished.list']).count()).toBe(3);
  }, 60_000);

  test('a contract is registered with an exact moment and a payment; a customer is found in the list and opened', async () => {
    await go('/contracts/new');
    const { registry } = en;
    await page.getByLabel(registry['contract.number'], { exact: true }).fill('EXACT-1');
    await page.getByLabel(registry['person.name'], { exact: true }).fill('Zinaida Exact');
    await page.getByLabel(registry['line.description'], { exact: true }).fill('Kitchen');
    const deliver = page.getByLabel(registry['obligation.by_deliver']).first();
    await deliver.fill('2099-03-01');
    await deliver.blur();
    await page.getByLabel(`${registry['obligation.by_deliver']}: ${registry['obligation.exact']}`).check();
    await page.getByLabel(`${registry['obligation.by_deliver']}: ${registry.time}`).fill('15:30');
    await page.getByRole('button', { name: registry['voucher.add'] }).click();
    await page.getByLabel(registry['voucher.number']).last().fill('R-77');
    await page.getByRole('button', { name: registry['contract.register'] }).last().click();
    await page.waitForURL(/\/contracts\/ctr_/);
    await rowsOf(registry['obligation.title'])
      .filter({ hasText: /15:30|3:30 PM/ })
      .waitFor();
    await rowsOf(registry['voucher.title']).filter({ hasText: 'R-77' }).waitFor();
    await go('/people/all');
    await page.getByLabel(registry['people.find']).fill('zinaida');
    await page.waitForURL(/find=zinaida/);
    await rowsOf(registry['people.all'])
      .filter({ hasText: 'Zinaida Exact' })
      .getByRole('link', { name: 'Zinaida Exact' })
      .click();
    await page.waitForURL(/\/people\/per_/);
    await page.getByRole('link', { name: 'EXACT-1' }).first().waitFor();
  }, 60_000);

  test('a commitment is put in force for one brand and one merchant, and says so', async () => {
    const names = async (path: string) =>
      (await (await page.request.get(`${desk.publicUrl}/api${path}?limit=1`)).json()).rows[0];
    const { name: brand } = await names('/brands');
    const { legalName } = await names('/merchants');
    await go('/commitments');
    await page.locator('main a[href^="/commitments/com_"]').first().click();
    await page.waitForURL(/\/commitments\/com_/);
    await page.getByRole('button', { name: en.promises['commitment.revise'] }).click();
    const dialog = page.getByRole('dialog');
    for (const [label, text] of [
      [en.registry['merchant.brands'], brand],
      [en.shell['area.merchants'], legalName],
    ]) {
      await dialog.getByRole('combobox', { name: label }).fill(text);
      await dialog.locator('.mg-find-option', { hasText: text }).first().click();
      await dialog.getByRole('list', { name: label }).getByText(text, { exact: true }).waitFor();
    }
    await dialog.getByRole('button', { name: en.promises['commitment.revise'] }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(`${en.registry['merchant.brands']}: ${brand}; ${en.shell['area.merchants']}: 1`).waitFor();
  }, 60_000);

  test('[WEB-14] by keyboard alone: past the navigation, by the finder to what is overdue, to a contract and its dialog, and back', async () => {
    await go('/');
    await page.keyboard.press('Tab');
    if (!(await focusText(page)).includes(en.shell.skip_to_content)) await tabTo(page, en.shell.skip_to_content);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('overd');
    await page.getByRole('option', { name: new RegExp(en.shell['area.overdue']) }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/overdue$/);
    await settled(page);
    await tabTo(page, en.promises['overdue.promises']);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/overdue\/list/);
    await rowsOf(en.promises['overdue.list']).first().waitFor();
    const number = await rowsOf(en.promises['overdue.list']).first().getByRole('rowheader').innerText();
    await tabTo(page, number);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/contracts\/ctr_/);
    await settled(page);
    await tabTo(page, en.registry['obligation.move']);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focusText(page)).toContain(en.registry['obligation.move']);
  }, 60_000);

  test('[WEB-15] every screen fits a phone of 360 px and has nothing serious against it, in light and in dark', async () => {
    const linkTo = async (from: string, pattern: string) => {
      await go(from);
      const link = page.locator(`main a[href^="${pattern}"]`).first();
      await link.waitFor();
      return (await link.getAttribute('href')) ?? from;
    };
    const contract = await linkTo('/overdue/list', '/contracts/ctr_');
    const paths = [
      ...['/', '/promises', '/overdue', '/overdue/list', '/contracts', '/contracts/new', '/commitments', '/merchants'],
      ...['/stores', '/imports', '/people?words=138', '/people/all', '/cases/finished', contract],
      await linkTo('/overdue/list', '/people/per_'),
      await linkTo('/overdue/list', '/merchants/frm_'),
      await linkTo('/commitments', '/commitments/com_'),
      await linkTo('/imports', '/imports/imp_'),
    ];
    const wrong: string[] = [];
    for (const [place, path] of paths.entries()) {
      await page.emulateMedia({ colorScheme: place % 2 === 0 ? 'light' : 'dark' });
      await page.setViewportSize({ width: 360, height: 780 });
      await go(path);
      wrong.push(...(await tooWide(page)).map((found) => `${path} on a phone: ${found}`));
      await page.setViewportSize({ width: 1280, height: 900 });
      // The rows of a list are alike, and looking at each would take a second a screen.
      await page.evaluate(() => {
        for (const row of document.querySelectorAll('tbody tr:nth-child(n+7)')) row.remove();
      });
      wrong.push(...(await seriousIn(page)).map((found) => `${path} ${found}`));
    }
    expect(wrong).toEqual([]);
  }, 240_000);

  test('nothing went wrong in the browser all the while', () => {
    expect(faults).toEqual([]);
  });
});

/** What the focus is on, as a person would name it. */
async function focusText(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const focused = document.activeElement;
    return focused?.getAttribute('aria-label') ?? (focused instanceof HTMLElement ? focused.innerText : '');
  });
}

/** Presses Tab until something of that name has the focus; what cannot be reached that way is a fault. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focusText(page)).includes(name)) return;
  }
  throw new Error(`“${name}” was not reached by Tab`);
}
