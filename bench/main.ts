// Runs the measurements: `bin/makegood bench` lists them, `bin/makegood bench NAME …` runs some, `all` runs every one in turn.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = import.meta.dirname;
const notRuns = /(^|\/)(main|.*-ground|read-.*|.*-beside|facts-of-.*)\.ts$/;
const measurements = globSync('**/*.ts', { cwd: folder })
  .filter((path) => !notRuns.test(path))
  .toSorted();

const asked = process.argv.slice(2);
if (asked.length === 0) {
  process.stdout.write(`${measurements.map((path) => path.replace(/\.ts$/, '')).join('\n')}\n`);
} else {
  const wanted = asked.includes('all')
    ? measurements
    : measurements.filter((path) => asked.some((name) => path === `${name}.ts` || basename(path, '.ts') === name));
  if (wanted.length === 0) {
    process.stderr.write(`There is no measurement called ${asked.join(', ')}; without a name they are listed.\n`);
    process.exitCode = 2;
  }
  for (const path of wanted) {
    process.stdout.write(`— ${path}\n`);
    const code = await run(join(folder, path));
    if (code !== 0) process.exitCode = 1;
  }
}

/** Each in a process of its own: one measurement's memory and caches are not another's. */
function run(path: string): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path], { stdio: 'inherit' });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
