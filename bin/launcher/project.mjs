// Where the project is, and how the launcher speaks: one line per slow step, nothing when all is in place.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inWords } from './launcher-words.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A trouble a person can mend: told in one sentence, without a stack. */
export class LauncherFailure extends Error {}

/** Standard error, so that what a command answers can be piped. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Says what begins, runs it, and says how long it took. */
export async function step(title, deed) {
  const begun = performance.now();
  say(inWords('step', { title }));
  const result = await deed();
  say(inWords('stepDone', { title, seconds: ((performance.now() - begun) / 1000).toFixed(1) }));
  return result;
}
