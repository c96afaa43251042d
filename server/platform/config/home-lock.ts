// Lets one Makegood at a time use a home. Every process that wants the home leaves a mark of its own in `<home>/lock` and
// then looks for others: no mark is ever shared or overwritten, so two starts at one instant cannot both win, and the
// mark of a dead process is worthless at once. Linux, macOS and Windows, no native lock needed.
import { randomInt } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { toConsole } from './console-words.ts';
import { explainHome } from './open-home.ts';
import { machineMark, processMark } from './process-mark.ts';
import { StartFailure } from './start-failure.ts';

export type HomeHolder = { readonly pid: number; readonly machine: string; readonly elsewhere: boolean };
export type HomeLock = { release(): void };

const BEAT_MS = 5_000;
/** A process on another machine (or in another container) cannot be looked up: it counts as long as it beats. */
const SILENT_MS_MAX = 20_000;
const ATTEMPTS_MAX = 6;

/** Refuses (`home.in_use`) while another living process holds the home; after a crash elsewhere it waits up to 25 s first. */
export async function takeHomeLock(home: string, say: (line: string) => void = () => {}): Promise<HomeLock> {
  const waitUntil = performance.now() + SILENT_MS_MAX + BEAT_MS;
  let told = false;
  for (let attempt = 1; ; attempt++) {
    const mark = leaveMark(home);
    const others = findOthers(home, mark);
    if (others.length === 0) return hold(mark);
    rmSync(mark, { force: true });
    const elsewhere = others.every((other) => other.elsewhere) && performance.now() < waitUntil;
    if (!elsewhere && attempt >= ATTEMPTS_MAX) throw inUse(home, others[0]);
    if (elsewhere && !told) {
      say(toConsole('homeWasInUse', { home, machine: others[0]?.machine ?? '' }));
      told = true;
    }
    // Two that begin together both step back, then try again at different moments.
    await sleep(elsewhere ? 1_000 : randomInt(10, 60));
  }
}

/** Who uses the home now, without wanting it. */
export function findHomeHolder(home: string): HomeHolder | undefined {
  return findOthers(home, undefined)[0];
}

function leaveMark(home: string): string {
  try {
    mkdirSync(join(home, 'lock'), { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw explainHome(home, cause) ?? cause;
  }
  const mark = join(home, 'lock', `${process.pid}-${processMark(process.pid)}`);
  try {
    writeFileSync(mark, machineMark(), { flag: 'wx' });
    return mark;
  } catch (cause) {
    const twice = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    if (twice) throw inUse(home, { pid: process.pid, machine: machineMark(), elsewhere: false });
    throw explainHome(home, cause) ?? cause;
  }
}

/** Living marks but ours; marks of the dead are cleared on the way. */
function findOthers(home: string, ours: string | undefined): HomeHolder[] {
  const folder = join(home, 'lock');
  const found: HomeHolder[] = [];
  for (const name of listMarks(folder)) {
    const path = join(folder, name);
    const [, pid, mark] = name.match(/^(\d+)-(.+)$/) ?? [];
    const seen = path === ours ? undefined : readMark(path);
    if (seen === undefined || pid === undefined) continue;
    const elsewhere = seen.machine !== machineMark();
    const silentMs = Date.now() - seen.beatAtMs;
    const lives = elsewhere ? silentMs < SILENT_MS_MAX : processMark(Number(pid)) === mark;
    if (lives) found.push({ pid: Number(pid), machine: seen.machine.split(' ')[0] ?? '', elsewhere });
    else rmSync(path, { force: true });
  }
  return found;
}

function listMarks(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function readMark(path: string): { machine: string; beatAtMs: number } | undefined {
  try {
    return { machine: readFileSync(path, 'utf8'), beatAtMs: statSync(path).mtimeMs };
  } catch {
    return undefined;
  }
}

function hold(mark: string): HomeLock {
  const beat = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(mark, now, now);
    } catch {
      // A full or vanished disk must not end the process that reports it.
    }
  }, BEAT_MS);
  beat.unref();
  return {
    release() {
      clearInterval(beat);
      rmSync(mark, { force: true });
    },
  };
}

function inUse(home: string, holder: HomeHolder | undefined): StartFailure {
  const sentence = holder?.elsewhere
    ? toConsole('homeInUseElsewhere', { home, machine: holder.machine })
    : toConsole('homeInUse', { home, pid: holder?.pid ?? 0 });
  return new StartFailure('home.in_use', sentence);
}
