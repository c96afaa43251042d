// Builds the web pages once, and again only when what they are made of has changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inWords } from './launcher-words.mjs';
import { LauncherFailure, root, step } from './project.mjs';
import { runQuietly } from './run-child.mjs';

const dist = join(root, 'web', 'dist');
const stampPath = join(dist, '.made-of');
/** Everything the build reads; its own output and tests are no source. */
const SOURCES = ['web', 'api', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];

/** Nothing happens in a project without pages. */
export async function ensureWeb(node) {
  const config = ['vite.config.ts', join('web', 'vite.config.ts')].find((path) => existsSync(join(root, path)));
  if (config === undefined) return;
  const madeOf = hashSources();
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === madeOf) return;
  await step(inWords('pages'), () => build(node, config, madeOf));
}

/** Beside the old pages first, so that a server that is running never serves half of each. */
async function build(node, config, madeOf) {
  const fresh = join(root, 'web', `dist.${process.pid}`);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const site = config === 'vite.config.ts' ? [] : ['web'];
  const args = [
    vite,
    'build',
    ...site,
    '--config',
    join(root, config),
    '--outDir',
    fresh,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  try {
    const { code, said } = await runQuietly(node, args, { env: { NODE_ENV: 'production' } });
    if (code !== 0) throw new LauncherFailure(inWords('pagesFailed', { said: said.trim() }));
    writeFileSync(join(fresh, '.made-of'), madeOf);
    await rm(dist, { recursive: true, force: true });
    await rename(fresh, dist);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** What `doctor` compares as well: content, not dates, because a clone and a copy change every date. */
export function hashSources() {
  const hash = createHash('sha256');
  for (const source of SOURCES) addTo(hash, source);
  return hash.digest('hex');
}

function addTo(hash, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  const names = listFolder(full);
  if (names === undefined) {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
    return;
  }
  for (const name of names) {
    if (/^dist(\.|$)|\.test\.tsx?$|^node_modules$|\.md$/.test(name)) continue;
    addTo(hash, `${path}/${name}`);
  }
}

function listFolder(path) {
  try {
    return readdirSync(path).sort();
  } catch {
    return undefined;
  }
}
