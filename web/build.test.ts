import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { build, type Manifest } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

// The pages as they are served, built once into a folder of their own.
const outDir = mkdtempSync(join(tmpdir(), 'makegood-web-'));
let manifest: Manifest = {};
beforeAll(async () => {
  const configFile = fileURLToPath(new URL('./vite.config.ts', import.meta.url));
  // The test runner says NODE_ENV=test, with which React comes in its twice as large form for developers.
  vi.stubEnv('NODE_ENV', 'production');
  await build({ configFile, logLevel: 'silent', mode: 'production', build: { outDir, manifest: 'manifest.json' } });
  manifest = JSON.parse(readFileSync(join(outDir, 'manifest.json'), 'utf8'));
  vi.unstubAllEnvs();
}, 120_000);
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

/** Everything a chunk needs before it runs. */
function withImports(key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const other of manifest[key]?.imports ?? []) withImports(other, seen);
  return seen;
}
const sizes = new Map<string, number>();
/** Packed once: most files stand behind every screen. */
function sizeOf(file: string): number {
  const size = sizes.get(file) ?? gzipSync(readFileSync(join(outDir, file))).length;
  sizes.set(file, size);
  return size;
}
const keyEnding = (tail: string) => Object.keys(manifest).filter((key) => key.endsWith(tail));

test('[WEB-10] the first use of any screen costs at most 450 KB of compressed script, in any language', () => {
  const screens = keyEnding('-screen.tsx');
  expect(screens.length).toBeGreaterThan(8);
  const costs = screens.flatMap((screen) =>
    ['en', 'ru', 'zh-CN'].map((language) => {
      const words = keyEnding(`texts/${language}/index.ts`);
      const locale = keyEnding(`locale/${{ en: 'en_US', ru: 'ru_RU', 'zh-CN': 'zh_CN' }[language]}.js`);
      const keys = ['index.html', screen, ...words, ...locale].flatMap((key) => [...withImports(key)]);
      const files = new Set(keys.map((key) => manifest[key]?.file).filter((file) => file?.endsWith('.js')));
      return { screen, language, kilobytes: [...files].reduce((sum, file) => sum + sizeOf(file ?? ''), 0) / 1000 };
    }),
  );
  expect(costs.filter(({ kilobytes }) => kilobytes > 450)).toEqual([]);
  // A budget that nothing comes near would not be looked at: what stands today is well over a fifth of it.
  expect(Math.max(...costs.map(({ kilobytes }) => kilobytes))).toBeGreaterThan(90);
});

test('[FACE-1] a page opened from a link costs at most 130 KB of compressed script, in any language', () => {
  const pages = keyEnding('-page.tsx').filter((key) => key.startsWith('portals/'));
  expect(pages.length).toBe(3);
  const costs = pages.flatMap((page) =>
    ['en', 'ru', 'zh-CN'].map((language) => {
      const words = keyEnding(`texts/${language}/portals-screens.ts`);
      const keys = ['customer.html', page, ...words].flatMap((key) => [...withImports(key)]);
      const files = new Set(keys.map((key) => manifest[key]?.file).filter((file) => file?.endsWith('.js')));
      return { page, language, kilobytes: [...files].reduce((sum, file) => sum + sizeOf(file ?? ''), 0) / 1000 };
    }),
  );
  expect(costs.filter(({ kilobytes }) => kilobytes > 130)).toEqual([]);
  // React alone is 66: less than this would mean that not everything is counted.
  expect(Math.min(...costs.map(({ kilobytes }) => kilobytes))).toBeGreaterThan(70);
});

test.each(['index.html', 'customer.html'])(
  '[WEB-11] %s runs only its own files: no inline script, no style from elsewhere, nothing evaluated',
  (name) => {
    const page = readFileSync(join(outDir, name), 'utf8');
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page).not.toMatch(/\son[a-z]+=|javascript:/i);
    expect(
      [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]).filter((to) => !/^\/[^/]/.test(to ?? '')),
    ).toEqual([]);
    const scripts = readdirSync(join(outDir, 'assets')).filter((file) => file.endsWith('.js'));
    const evaluating = scripts.filter((file) => /\beval\(/.test(readFileSync(join(outDir, 'assets', file), 'utf8')));
    expect(evaluating).toEqual([]);
  },
);

test('[WEB-16] every script and style sheet lies ready compressed, and unpacks to itself', () => {
  const folder = join(outDir, 'assets');
  const read = (file: string) => readFileSync(join(folder, file));
  const files = readdirSync(folder).filter((file) => /\.(js|css)$/.test(file) && read(file).length >= 1_000);
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    expect(brotliDecompressSync(read(`${file}.br`)).equals(read(file)), file).toBe(true);
    expect(gunzipSync(read(`${file}.gz`)).equals(read(file)), file).toBe(true);
  }
});
