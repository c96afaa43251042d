// Writes each script and style sheet once more, compressed: the server sends what lies ready instead of compressing for every reader.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const pack = { br: promisify(brotliCompress), gz: promisify(gzip) };
/** Under this a compressed file saves less than its headers cost. */
const bytesMin = 1_000;
/** The last two steps of brotli take seconds more and save one part in fifty. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** `app.js` gets `app.js.br` and `app.js.gz` beside it, named as @fastify/static looks for them. */
export function compressAssets(): Plugin {
  let outDir = '';
  return {
    name: 'makegood-compress-assets',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      const folder = join(outDir, 'assets');
      const files = (await readdir(folder)).filter((file) => /\.(js|css)$/.test(file));
      for (const file of files) await compressFile(join(folder, file));
    },
  };
}

async function compressFile(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length < bytesMin) return;
  await writeFile(`${path}.br`, await pack.br(bytes, quality));
  await writeFile(`${path}.gz`, await pack.gz(bytes, { level: 9 }));
}
