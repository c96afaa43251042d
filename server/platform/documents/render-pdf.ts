// Makes a PDF of a Typst template and data. The data travels as one JSON input and is never part of the source, so nothing a person wrote
// can become markup or read a file.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { assert } from '../assert.ts';

/** Latin, Cyrillic, Greek and the signs of currencies; then Han. */
const fonts = [
  '@embedpdf/fonts-latin/fonts/NotoSans-Regular.ttf',
  '@embedpdf/fonts-latin/fonts/NotoSans-Bold.ttf',
  '@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf',
  '@embedpdf/fonts-sc/fonts/NotoSansHans-Bold.otf',
];
const require = createRequire(import.meta.url);
/** `server/`: templates lie beside their callers and share what is in this folder. */
const workspace = join(import.meta.dirname, '..', '..');

let compiler: Promise<NodeCompiler> | undefined;

/** Loaded with the first document: the compiler and its fonts hold some sixty megabytes. */
async function makeCompiler(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const fontBlobs = await Promise.all(fonts.map((font) => readFile(fontPath(font))));
  return NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
}

/** The package's door lies in `dist`, its fonts beside that. */
function fontPath(font: string): string {
  const [scope = '', name = '', ...rest] = font.split('/');
  return join(dirname(require.resolve(`${scope}/${name}`)), '..', ...rest);
}

/** What is memoized longer than so many documents ago is given back. */
const keepForDocuments = 10;

/**
 * `template` is the address of a `.typ` file below `server/`, as `new URL('./receipt.typ', import.meta.url)`; it reads its data by
 * `json(bytes(sys.inputs.content))`. The same template, content and `madeAt` give the same bytes. About three milliseconds, of
 * processor time: a page of many documents makes them one by one.
 */
export async function renderPdf(template: URL, content: unknown, madeAt: Date): Promise<Uint8Array> {
  const mainFilePath = fileURLToPath(template);
  assert(mainFilePath.startsWith(workspace), 'DOC-1 a template is a file of ours');
  compiler ??= makeCompiler();
  const typst = await compiler;
  const compiled = typst.compile({ mainFilePath, inputs: { content: JSON.stringify(content) } });
  const failed = compiled.takeError();
  assert(
    !failed && compiled.result,
    `DOC-2 a template takes what it is given: ${JSON.stringify(failed?.shortDiagnostics)}`,
  );
  const pdf = typst.pdf(compiled.result, { creationTimestamp: Math.floor(madeAt.getTime() / 1_000) });
  typst.evictCache(keepForDocuments);
  return pdf;
}
