// Finds a browser for the tests that need one, and installs Debian's where that is possible without asking anybody.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { inWords } from './launcher-words.mjs';
import { say, step } from './project.mjs';
import { runQuietly } from './run-child.mjs';

/** Answers the path of the program, or undefined: then the tests that need a browser skip. */
export async function ensureChromium() {
  const given = process.env.MAKEGOOD_CHROMIUM;
  if (given) return given;
  const found = findOnPath(['chromium', 'chromium-browser', 'google-chrome']);
  if (found !== undefined) return found;
  const mayInstall = process.getuid?.() === 0 && findOnPath(['apt-get']) !== undefined;
  if (mayInstall) await step(inWords('chromium'), install);
  const installed = findOnPath(['chromium']);
  if (installed === undefined) {
    say(inWords('chromiumNone'));
  }
  return installed;
}

async function install() {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runQuietly('apt-get', ['update', '-qq'], { env });
  const { code, said } = await runQuietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    env,
  });
  if (code !== 0) say(inWords('chromiumFailed', { reason: said.trim().split('\n').at(-1) }));
}

function findOnPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}
