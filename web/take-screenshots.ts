// Takes the pictures of the README: a running server is looked around in, and its screens are kept in three languages.
// Use: start on an empty home, then `node web/take-screenshots.ts <the link it printed>`; the pictures go to docs/pictures.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { countPromises } from '../api/flow/1-promises.ts';
import { makeLink } from '../api/flow/2-cases.links.ts';
import { listCases } from '../api/flow/2-cases.ts';
import { listMonths } from '../api/flow/5-recovery.books.ts';
import { listSweeps } from '../api/flow/6-learning.ts';
import { lookAround } from '../api/setup.ts';
import { type Language, languages } from '../api/values.ts';

const folder = fileURLToPath(new URL('../docs/pictures', import.meta.url));
/** Small enough to stay under 150 KB each, large enough to be read. */
const desk = { width: 1120, height: 720 };
const phone = { width: 360, height: 720 };

async function main(link: string): Promise<void> {
  const { origin, hash } = new URL(link);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
  try {
    mkdirSync(folder, { recursive: true });
    const cookies = await enter(browser, origin, hash.slice(1));
    await untilPast(browser, origin, cookies);
    await untilWatched(browser, origin, cookies);
    for (const language of languages) await takeAll(browser, origin, language, cookies);
  } finally {
    await browser.close();
  }
}

/** The link is spent once; what it gave is shared by every language. */
async function enter(browser: Browser, origin: string, token: string) {
  const context = await browser.newContext();
  const answer = await context.request.post(`${origin}/api${lookAround.path}`, {
    data: { token, language: 'en' },
    headers: { 'idempotency-key': crypto.randomUUID(), origin },
  });
  if (!answer.ok()) throw new Error(`The server answered ${answer.status()}: ${await answer.text()}`);
  return await context.cookies();
}

interface Late {
  contractId: string;
  firmId: string;
  obligationKind: string | null;
}
type Cookies = Awaited<ReturnType<typeof enter>>;

/** The watcher looks every minute; until it has, what is past its date still counts as open. */
async function untilWatched(browser: Browser, origin: string, cookies: Cookies): Promise<void> {
  const context = await browser.newContext();
  await context.addCookies(cookies);
  for (let tries = 0; tries < 60; tries += 1) {
    const answer = await context.request.get(`${origin}/api${countPromises.path}`);
    const { byState } = (await answer.json()) as { byState: { broken: number } };
    if (byState.broken > 0) return;
    await new Promise((done) => setTimeout(done, 2_000));
  }
  throw new Error('Two minutes have passed and no broken promise was marked: is this a story server?');
}

/** The demo's past is played behind the scenes; it has arrived when its books are closed up to last month. */
async function untilPast(browser: Browser, origin: string, cookies: Cookies): Promise<void> {
  const context = await browser.newContext();
  await context.addCookies(cookies);
  for (let tries = 0; tries < 60; tries += 1) {
    const answer = await context.request.get(`${origin}/api${listMonths.path}`);
    const { rows } = (await answer.json()) as { rows: unknown[] };
    if (rows.length > 0) return;
    await new Promise((done) => setTimeout(done, 2_000));
  }
  throw new Error('Two minutes have passed and the demo has no past: the log says which step was refused');
}

/** What was found of a company through the API, as the browser's own account sees it. */
async function rowsOf<Row>(page: Page, origin: string, path: string): Promise<Row[]> {
  const answer = await page.request.get(`${origin}/api${path}`);
  return ((await answer.json()) as { rows: Row[] }).rows;
}

/** A case on its way to money, the calls of a search, what is paid, and what the customer sees of it. */
async function takeFlow(
  page: Page,
  origin: string,
  take: (name: string, path: string) => Promise<void>,
): Promise<void> {
  const cases = await rowsOf<{ caseId: string; rung: string }>(
    page,
    origin,
    `${listCases.path}?limit=200&problem=quality`,
  );
  const [told] = cases.filter(({ rung }) => rung === 'mall');
  const sweeps = await rowsOf<{ sweepId: string; state: string }>(page, origin, listSweeps.path);
  const running = sweeps.find(({ state }) => state === 'running');
  if (!told || !running) throw new Error('The demo has no case on the mall’s rung, or no search that is being called');
  await take('case', `/cases/${told.caseId}`);
  await take('sweep', `/sweeps/${running.sweepId}`);
  await take('money', '/money');
  const link = makeLink.path.replace(':caseId', told.caseId);
  const made = await page.request.post(`${origin}/api${link}`, { data: {}, headers: { origin } });
  const { token } = (await made.json()) as { token: string };
  await page.setViewportSize(phone);
  await take('customer', `/c#${token}`);
}

async function takeAll(browser: Browser, origin: string, language: Language, cookies: Cookies): Promise<void> {
  const context = await browser.newContext({ viewport: desk, locale: language });
  await context.addCookies(cookies);
  await context.addInitScript((chosen) => localStorage.setItem('makegood.language', chosen), language);
  const page = await context.newPage();
  const take = async (name: string, path: string) => {
    await page.goto(`${origin}${path}`);
    await settle(page);
    await page.screenshot({ path: join(folder, `${name}-${language}.png`) });
  };
  await take('promises', '/promises');
  await take('overdue', '/overdue');
  // Not the oldest of all but a delivery of these weeks: what a desk has to do with every day.
  const contract = await page.request.get(`${origin}/api/overdue/list?limit=200&lateUntil=60`);
  const { rows } = (await contract.json()) as { rows: Late[] };
  const late = rows.find((row) => row.obligationKind === 'deliver');
  if (late) {
    await take('contract', `/contracts/${late.contractId}`);
    await take('merchant', `/merchants/${late.firmId}`);
  }
  await takeFlow(page, origin, take);
  await take('phone', '/overdue/list');
  await context.close();
}

async function settle(page: Page): Promise<void> {
  await page.locator('h1').waitFor();
  await page.waitForFunction(() => document.querySelector('.mg-waiting') === null);
  // Letters that arrive late would move the lines of the picture.
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
}

const link = process.argv[2];
if (link === undefined || !URL.canParse(link)) {
  process.stderr.write('Name the one-time link of a running server: node web/take-screenshots.ts http://…/enter#…\n');
  process.exitCode = 1;
} else {
  await main(link);
}
