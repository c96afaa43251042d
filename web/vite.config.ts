// Builds the pages of web/ into web/dist: the desk, and what customers and merchants open from a link. Nothing is inlined into the page, because its policy admits only its own files.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressAssets } from './compress-assets.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// biome-ignore lint/style/noDefaultExport: Vite reads the default export
export default defineConfig({
  root: here('.'),
  plugins: [react(), compressAssets()],
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    rolldownOptions: { input: { index: here('index.html'), customer: here('customer.html') } },
  },
  server: { port: 4310, proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? '4300'}` } },
});
