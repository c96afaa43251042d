// Runs programs for the launcher: quietly with their output kept, or in the foreground with signals handed on.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { inWords } from './launcher-words.mjs';
import { LauncherFailure, root } from './project.mjs';

/** Resolves with exit code and everything the program said, both streams in order. */
export function runQuietly(program, args, { env = {}, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...options,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? 128 + (constants.signals[signal] ?? 0), said }));
  });
}

/**
 * Runs `args` under `node` with our own terminal, hands signals on, and resolves with the exit code.
 * `apart` (the server): a session of its own, so that Ctrl-C comes from us alone and only once. Whatever ends this
 * launcher, kill -9 included, the fourth pipe closes and the child is told to end (leave-with-launcher.mjs).
 */
export function runInForeground(node, args, { env = {}, apart = false } = {}) {
  const preload = new URL('./leave-with-launcher.mjs', import.meta.url).href;
  const child = spawn(node, ['--import', preload, ...args], {
    env: {
      ...process.env,
      PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
      ...env,
      MAKEGOOD_LIFELINE: '3',
      // Compiled once, not at every start: it halves the processor time until the server is ready.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.runtime', 'compile-cache'),
    },
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    detached: apart && process.platform !== 'win32',
  });
  const handOn = (signal) => {
    // In a terminal Ctrl-C has already reached a child of our own group; twice would mean "at once, never mind the rest".
    if (signal === 'SIGINT' && !apart && process.stdin.isTTY) return;
    child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, handOn);
  const watch = watchShellOfNpm(() => handOn('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', (cause) =>
      reject(new LauncherFailure(inWords('nodeDead', { program: node, reason: cause.message }))),
    );
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, handOn);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

const parentAtStart = process.ppid;

/**
 * npm hands SIGTERM to the shell between itself and us, and most shells die of it without a word to us: we see that our parent
 * has changed. Only under npm, because whoever starts us from a terminal may well close it and want us to go on.
 */
function watchShellOfNpm(onGone) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return undefined;
  const watch = setInterval(() => {
    if (process.ppid === parentAtStart) return;
    clearInterval(watch);
    onGone();
  }, 250);
  return watch;
}
