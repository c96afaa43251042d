// Runs what a machine can check: types, form, imports, unused code, then the tests.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './ensure-chromium.mjs';
import { inWords } from './launcher-words.mjs';
import { root, say } from './project.mjs';
import { runInForeground, runQuietly } from './run-child.mjs';

const program = (...path) => join(root, 'node_modules', ...path);
const anyOf = (...names) => names.some((name) => existsSync(join(root, name)));

/** A check whose settings the project does not have is no check. */
function listChecks() {
  const checks = [
    {
      title: inWords('types'),
      script: program('typescript', 'bin', 'tsc'),
      args: ['-b', '.'],
      there: anyOf('tsconfig.json'),
    },
    {
      title: inWords('form'),
      script: program('@biomejs', 'biome', 'bin', 'biome'),
      args: ['check', '.'],
      there: anyOf('biome.json'),
    },
    {
      title: inWords('imports'),
      script: program('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      args: ['.'],
      there: anyOf(
        '.dependency-cruiser.js',
        '.dependency-cruiser.cjs',
        '.dependency-cruiser.mjs',
        '.dependency-cruiser.json',
      ),
    },
    {
      title: inWords('unused'),
      script: program('knip', 'bin', 'knip.js'),
      args: [],
      there: anyOf('knip.json', 'knip.jsonc', 'knip.ts'),
    },
  ];
  return checks.filter(({ there }) => there);
}

/** All of them, even after one has failed; answers the titles of those that failed. */
export async function runChecks(node) {
  const failed = [];
  for (const { title, script, args } of listChecks()) {
    const begun = performance.now();
    const { code, said } = await runQuietly(node, [script, ...args]);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    say(`${inWords(code === 0 ? 'passed' : 'failed')} ${title} (${seconds} s)`);
    if (code === 0) continue;
    failed.push(title);
    say(said.trimEnd());
  }
  return failed;
}

/**
 * `test`: checks, then every test. `test --long`: the long tests alone. Other words are handed to the test runner, as in
 * `npm test -- dispatch`, and then the checks are left out. Answers the exit code.
 */
export async function runTests(node, args) {
  const long = args.includes('--long');
  const chosen = args.filter((arg) => arg !== '--long');
  const everything = !long && chosen.length === 0;
  const chromium = everything ? await ensureChromium() : process.env.MAKEGOOD_CHROMIUM;
  const failed = everything ? await runChecks(node) : [];
  const env = { ...(long ? { MAKEGOOD_LONG: '1' } : {}), ...(chromium ? { MAKEGOOD_CHROMIUM: chromium } : {}) };
  const code = await runInForeground(node, [program('vitest', 'vitest.mjs'), 'run', ...chosen], { env });
  if (failed.length > 0) say(inWords('checksFailed', { checks: failed.join(', ') }));
  return code === 0 && failed.length > 0 ? 1 : code;
}
