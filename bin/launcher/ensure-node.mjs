// Finds a Node that can run Makegood: this one when it is new enough, else one brought from the registry into .runtime.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runNpm } from './ensure-packages.mjs';
import { inWords } from './launcher-words.mjs';
import { LauncherFailure, root, step } from './project.mjs';
import { runQuietly } from './run-child.mjs';

const MAJOR = 24;
const system = process.platform === 'win32' ? 'win' : process.platform;
const runtime = join(root, '.runtime');
const inside = join(`node-${system}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const brought = join(runtime, 'node_modules', inside);

/** Answers the path of the program. */
export async function ensureNode() {
  if (Number(process.versions.node.split('.')[0]) >= MAJOR) return process.execPath;
  if (!existsSync(brought)) await step(inWords('node', { version: MAJOR }), bring);
  return brought;
}

/** Into a folder of its own first: a download that is killed leaves nothing that looks whole, and two starts cannot mix. */
async function bring() {
  await mkdir(runtime, { recursive: true });
  const fresh = await mkdtemp(join(runtime, 'bringing-'));
  try {
    const { code, said } = await runNpm([
      'install',
      `--prefix=${fresh}`,
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      '--loglevel=error',
      '--no-audit',
      '--no-fund',
      `node-${system}-${process.arch}@${MAJOR}`,
    ]);
    const program = join(fresh, 'node_modules', inside);
    const tried =
      code === 0 ? await runQuietly(program, ['--version']).catch((cause) => ({ said: cause.message })) : { said };
    if (!/^v24\./.test(tried.said)) throw explain(tried.said);
    await rename(join(fresh, 'node_modules'), join(runtime, 'node_modules')).catch((cause) => {
      if (!existsSync(brought)) throw cause;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

function explain(said) {
  const reason = said.trim().split('\n').at(-1) || inWords('noReason');
  const machine = `${system}-${process.arch}`;
  return new LauncherFailure(inWords('nodeFailed', { version: MAJOR, ours: process.version, machine, reason }));
}
