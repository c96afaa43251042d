// Runs the launcher in a small project of its own, with a server that only tells what happens to it.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { consoleLanguage } from '../../server/platform/config/console-words.ts';
// @ts-expect-error: plain JavaScript for older Nodes has no types
import { launcherLanguage, launcherTexts } from './launcher-words.mjs';

let project: string;
const children: ChildProcess[] = [];
let language = 'en';

beforeEach(() => {
  language = 'en';
  project = mkdtempSync(join(tmpdir(), 'makegood-launcher-'));
  cpSync(join(import.meta.dirname, '..'), join(project, 'bin'), { recursive: true });
  write('package.json', { name: 'small', version: '1.0.0', type: 'module', dependencies: { one: 'file:one' } });
  write('one/package.json', { name: 'one', version: '1.0.0' });
  writeLock('1.0.0');
  write('server/main.ts', SERVER);
  write('cli/main.ts', `console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 7;`);
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(project, { recursive: true, force: true });
});

/** Ends in an orderly way after 300 ms, and counts the signals it got. */
const SERVER = `
  let signals = 0;
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, () => {
    signals += 1;
    setTimeout(() => { console.log('ended after ' + signals + ' signal: ' + name); process.exit(5); }, 300);
  });
  setInterval(() => {}, 1000);
  console.log('server ' + process.pid + ' ' + process.argv.slice(2).join(' '));
`;

function write(path: string, content: string | object): void {
  mkdirSync(join(project, path, '..'), { recursive: true });
  writeFileSync(join(project, path), typeof content === 'string' ? content : JSON.stringify(content));
}

function writeLock(version: string): void {
  write('package-lock.json', {
    name: 'small',
    version,
    lockfileVersion: 3,
    packages: {
      '': { name: 'small', version, dependencies: { one: 'file:one' } },
      one: { version: '1.0.0' },
      'node_modules/one': { resolved: 'one', link: true },
    },
  });
}

type Run = { child: ChildProcess; said: () => string; ended: Promise<number | null> };

function launch(...args: string[]): Run {
  const child = spawn(process.execPath, [join(project, 'bin', 'makegood'), ...args], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
    // Nothing is installed on the machine by a test.
    env: { ...process.env, MAKEGOOD_LANGUAGE: language, npm_execpath: undefined, MAKEGOOD_CHROMIUM: '/bin/true' },
  });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text;
    });
  return { child, said: () => said, ended: new Promise((resolve) => child.once('close', (code) => resolve(code))) };
}

async function serverOf(run: Run): Promise<number> {
  await expect.poll(run.said, { timeout: 15_000 }).toMatch(/server \d+/);
  return Number(run.said().match(/server (\d+)/)?.[1]);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('[BIN-1] packages are installed once, and again only when the lock file has other content', async () => {
  const first = launch('plan', 'x');
  expect(await first.ended).toBe(7);
  expect(first.said()).toMatch(/Installing packages …\nInstalling packages: done in [\d.]+ s\n\["plan","x"\]/);
  const lock = join(project, 'package-lock.json');
  utimesSync(lock, new Date(), new Date());
  const second = launch('plan');
  await second.ended;
  expect(second.said()).toBe('["plan"]\n');
  rmSync(join(project, 'node_modules'), { recursive: true });
  const third = launch('plan');
  await third.ended;
  expect(third.said()).toContain('Installing packages');
});

test('[BIN-1] two starts at once install once', async () => {
  const runs = [launch('a'), launch('b')];
  expect(await Promise.all(runs.map((run) => run.ended))).toEqual([7, 7]);
  expect(runs.filter((run) => run.said().includes('Installing'))).toHaveLength(1);
  expect(existsSync(join(project, '.runtime', 'installing'))).toBe(false);
});

test('[BIN-1] an install that was killed keeps nobody waiting', async () => {
  write('.runtime/installing', '999999999');
  expect(await launch('a').ended).toBe(7);
});

test('[BIN-1] packages that cannot be installed are said in words and end with 1', async () => {
  write('package-lock.json', '{"lockfileVersion": 3, "packages": {"": {"dependencies": {"two": "file:two"}}}}');
  const run = launch('start');
  expect(await run.ended).toBe(1);
  expect(run.said()).toContain('The packages could not be installed:');
  expect(run.said()).not.toMatch(/at .+\.mjs:\d+/);
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '[BIN-3] %s ends the server in order, once, and its exit code is ours',
  async (signal) => {
    const run = launch('start', '--port', '4711');
    const pid = await serverOf(run);
    expect(run.said()).toContain('--port 4711');
    run.child.kill(signal);
    expect(await run.ended).toBe(5);
    expect(run.said()).toContain('ended after 1 signal');
    expect(isAlive(pid)).toBe(false);
  },
);

test('[BIN-6] the launcher speaks the language of the console, chosen as the server chooses it', async () => {
  const begun: string[] = [];
  for (const spoken of ['zh_CN.UTF-8', 'ru']) {
    language = spoken;
    rmSync(join(project, 'node_modules'), { recursive: true, force: true });
    const run = launch('a');
    expect(await run.ended).toBe(7);
    begun.push(run.said().split('\n')[0] ?? '');
  }
  expect(begun).toEqual(['正在安装软件包 …', 'Установка пакетов …']);
  for (const env of [{ LANG: 'zh_CN' }, { LANG: 'en_GB', LC_ALL: 'ru_RU' }, { LC_MESSAGES: 'de', LANG: 'ru' }, {}])
    for (const ofSystem of ['ru-RU', 'zh-Hans', 'fr'])
      expect(launcherLanguage(env, ofSystem)).toBe(consoleLanguage(env, ofSystem));
});

test('[BIN-6] every sentence of the launcher says the same in the three languages', () => {
  const { en, ...others } = launcherTexts;
  const marks = (text: string) => (text.match(/\{\{\w+\}\}|[A-Z]{2,}_[A-Z]+/g) ?? []).toSorted();
  for (const [language, texts] of Object.entries(others)) {
    expect(Object.keys(texts)).toEqual(Object.keys(en));
    for (const [key, text] of Object.entries(texts)) {
      expect([language, key, [...new Set(marks(text))]]).toEqual([
        language,
        key,
        [...new Set(marks(en[key as keyof typeof en]))],
      ]);
      if (key !== 'step') expect([key, text]).toEqual([key, expect.stringMatching(/[а-яё]|\p{Script=Han}/iu)]);
    }
  }
});

test('[BIN-3] a launcher killed with -9 leaves no server behind', async () => {
  const run = launch('start');
  const pid = await serverOf(run);
  run.child.kill('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
});

test('[BIN-3] a shell of npm that dies of SIGTERM takes the server along', async () => {
  const line = `"${process.execPath}" "${join(project, 'bin', 'makegood')}" start; true`;
  const env = { ...process.env, npm_execpath: undefined, npm_lifecycle_event: 'start' };
  const shell = spawn('/bin/sh', ['-c', line], { stdio: ['ignore', 'pipe', 'inherit'], env });
  children.push(shell);
  let said = '';
  shell.stdout.on('data', (text) => {
    said += text;
  });
  const pid = await serverOf({ child: shell, said: () => said, ended: Promise.resolve(null) });
  shell.kill('SIGTERM');
  await expect.poll(() => said, { timeout: 10_000 }).toContain('ended after 1 signal: SIGTERM');
  await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
});

test('[BIN-4] pages are built again only when their sources have changed', async () => {
  write('web/page.tsx', 'one');
  write('vite.config.ts', '');
  writeLock('1.0.0');
  await launch('a').ended;
  write('node_modules/vite/bin/vite.js', VITE);
  const build = async (): Promise<string> => {
    const run = launch('start');
    await serverOf(run);
    run.child.kill('SIGTERM');
    await run.ended;
    return run.said();
  };
  expect(await build()).toContain('Building the pages: done');
  expect(await build()).not.toContain('Building');
  write('web/page.test.tsx', 'a test is no source');
  expect(await build()).not.toContain('Building');
  write('web/page.tsx', 'two');
  expect(await build()).toContain('Building');
  expect(readFileSync(join(project, 'web', 'dist', 'index.html'), 'utf8')).toBe('built');
  write('web/page.tsx', 'broken');
  write('node_modules/vite/bin/vite.js', `console.error('page.tsx:1 is broken'); process.exit(3)`);
  const run = launch('start');
  expect(await run.ended).toBe(1);
  expect(run.said()).toContain('The pages could not be built:\npage.tsx:1 is broken');
  expect(existsSync(join(project, 'web', 'dist', 'index.html'))).toBe(true);
});

/** Stands for the page builder: this file tests when it is called, not what it makes. */
const VITE = `
  import { mkdirSync, writeFileSync } from 'node:fs';
  const out = process.argv[process.argv.indexOf('--outDir') + 1];
  mkdirSync(out, { recursive: true });
  writeFileSync(out + '/index.html', 'built');
`;

test('[BIN-5] failing tests make the command fail, and their last lines are the last', async () => {
  await launch('a').ended;
  write(
    'node_modules/vitest/vitest.mjs',
    `console.log(process.argv.slice(2).join(' ') + ' long=' + process.env.MAKEGOOD_LONG); process.exit(3)`,
  );
  const run = launch('test', 'dispatch');
  expect(await run.ended).toBe(3);
  expect(run.said()).toBe('run dispatch long=undefined\n');
  const long = launch('test', '--long');
  expect(await long.ended).toBe(3);
  expect(long.said()).toBe('run long=1\n');
});

test('[BIN-5] a check that fails makes the command fail though every test passes', async () => {
  await launch('a').ended;
  write('tsconfig.json', '{}');
  write('node_modules/typescript/bin/tsc', `console.log('a.ts(1,1): error TS1'); process.exit(2)`);
  write('node_modules/typescript/package.json', { type: 'module' });
  write('node_modules/vitest/vitest.mjs', `console.log('all passed')`);
  const run = launch('test');
  expect(await run.ended).toBe(1);
  expect(run.said()).toMatch(
    /FAILED types .*\na\.ts\(1,1\): error TS1\n[\s\S]*all passed\nFailed before the tests: types\.\n/,
  );
  const check = launch('check');
  expect(await check.ended).toBe(1);
});
