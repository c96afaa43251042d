// Brings a real Node from the registry, with the machine's own older one; skips where there is none or no registry.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const older = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path) && majorOf(path) < 24);
let project = '';

afterEach(() => rmSync(project, { recursive: true, force: true }));

function majorOf(node: string): number {
  return Number(execFileSync(node, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }));
}

function run(node: string): Promise<string> {
  const env = { ...process.env, npm_execpath: undefined };
  const child = spawn(node, [join(project, 'bin', 'makegood'), 'version'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  return new Promise((resolve) => child.once('close', () => resolve(said.trim())));
}

test('[BIN-2] an older Node brings a Node 24 and hands over to it, also when two begin at once', async (context) => {
  if (older === undefined) return context.skip('this machine has no Node older than 24');
  project = mkdtempSync(join(tmpdir(), 'makegood-launcher-'));
  cpSync(join(import.meta.dirname, '..'), join(project, 'bin'), { recursive: true });
  mkdirSync(join(project, 'cli'));
  writeFileSync(join(project, 'package.json'), '{"name":"small","version":"1.0.0","type":"module"}');
  writeFileSync(
    join(project, 'package-lock.json'),
    '{"lockfileVersion":3,"packages":{"":{"name":"small","version":"1.0.0"}}}',
  );
  writeFileSync(join(project, 'cli', 'main.ts'), 'const version: string = process.version; console.log(version);');
  const said = await Promise.all([run(older), run(older)]);
  for (const version of said) expect(version).toMatch(/^v24\./);
  expect(readdirSync(join(project, '.runtime')).filter((name) => name.startsWith('bringing'))).toEqual([]);
  const begun = performance.now();
  expect(await run(older)).toMatch(/^v24\./);
  expect(performance.now() - begun).toBeLessThan(2_000);
});
