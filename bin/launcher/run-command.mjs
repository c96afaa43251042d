// Prepares what a command needs (packages, Node, pages) and runs it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureNode } from './ensure-node.mjs';
import { ensurePackages } from './ensure-packages.mjs';
import { ensureWeb } from './ensure-web.mjs';
import { inWords } from './launcher-words.mjs';
import { LauncherFailure, root, say } from './project.mjs';
import { runChecks, runTests } from './run-checks.mjs';
import { runInForeground } from './run-child.mjs';

/** The launcher's own commands; every other one is the command line's, in cli/main.ts. */
const COMMANDS = {
  async start(node, args) {
    if (args.includes('--help')) return runInForeground(node, [join(root, 'cli', 'main.ts'), 'start', '--help']);
    await ensureWeb(node);
    return runInForeground(node, [join(root, 'server', 'main.ts'), ...args], { apart: true });
  },
  test: runTests,
  async check(node) {
    return (await runChecks(node)).length === 0 ? 0 : 1;
  },
  async bench(node, args) {
    const entry = join(root, 'bench', 'main.ts');
    if (!existsSync(entry)) throw new LauncherFailure(inWords('noMeasurements'));
    return runInForeground(node, [entry, ...args]);
  },
};

/** Ends this process with the command's exit code; a trouble of the machine is one sentence and 1. */
export async function runCommand([name = '--help', ...args]) {
  try {
    await ensurePackages();
    const node = await ensureNode();
    const own = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    process.exitCode = own
      ? await own(node, args)
      : await runInForeground(node, [join(root, 'cli', 'main.ts'), name, ...args]);
  } catch (cause) {
    if (!(cause instanceof LauncherFailure)) throw cause;
    say(cause.message);
    process.exitCode = 1;
  }
}
