// For tests: the built desk before a real server with a demo company, opened in a browser and signed in.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { en } from '#api/texts/en/index';
import { startApp } from '../../../server/app.ts';
import { makeTestDatabase } from '../../../server/platform/database/test-database.ts';
import { makeLog } from '../../../server/platform/log/make-log.ts';

const browsers = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Undefined: no browser is here, and what needs one is skipped. */
export const browserPath = browsers.find((path) => path !== undefined && existsSync(path));

/** A test gives what it opened back with `close`. */
export async function openDesk({ withoutPast = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-decisions-'));
  const webFolder = join(folder, 'web');
  const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));
  await build({ configFile, logLevel: 'silent', mode: 'production', build: { outDir: webFolder } });
  const testDatabase = await makeTestDatabase(new Date().toISOString());
  const { pool, ownerPool, clock } = testDatabase;
  const running = await startApp({
    ...{ pool, ownerPool, clock, webFolder, withoutPast },
    storyClock: clock,
    log: makeLog('silent'),
    home: folder,
    publicUrl: 'http://localhost',
    trustProxy: false,
    version: 'test',
  });
  const address = await running.app.listen({ host: '127.0.0.1', port: 0 });
  const browser = await chromium.launch({
    ...(browserPath ? { executablePath: browserPath } : {}),
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  });
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en' })).newPage();
  page.setDefaultTimeout(30_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(running.entryLink().replace('http://localhost', address));
  await page.getByRole('button', { name: en.setup['welcome.look'] }).click();
  await page.getByRole('navigation', { name: en.shell['navigation.label'], exact: true }).waitFor();
  await running.settle();
  return {
    page,
    address,
    faults,
    mounted: running.mounted,
    async close() {
      await browser.close();
      await running.stop();
      await testDatabase.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
