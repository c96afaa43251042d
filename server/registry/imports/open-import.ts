// An import's file as a table: opened by its hash, with the wishes of the mapping, and the header the mapping names.
import type { Mapping } from '#api/imports';
import type { TenantFiles } from '#platform/files/tenant-files';
import { Refusal, refuse } from '#platform/refusal';
import { type OpenTable, openTable } from '#platform/tables/open-table';
import { sampleRows, type TableSample } from '#platform/tables/sample-rows';
import type { TableForm } from '#platform/tables/table-types';

export interface Uploads extends Pick<TenantFiles, 'files' | 'receive' | 'keep'> {
  bytesMax: number;
}

/** `onBytes` hears how far the file has been read. Refuses `import.file_unreadable` with the reason in words. */
export async function openUpload(
  uploads: Uploads,
  hash: string,
  mapping: Mapping | null,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<OpenTable> {
  const wishes = {
    ...(mapping?.encoding ? { encoding: mapping.encoding } : {}),
    ...(mapping?.delimiter ? { delimiter: mapping.delimiter } : {}),
    ...(mapping?.sheet ? { sheet: mapping.sheet } : {}),
  };
  return await asUnreadable(() => openTable(() => counted(uploads.files.open(hash), onBytes), wishes));
}

/** The beginning of the table and rows spread over all of it; the header is the row the mapping names, or the likeliest. */
export async function sampleUpload(table: OpenTable, mapping: Mapping | null): Promise<TableSample> {
  const sample = await asUnreadable(() => sampleRows(table.rows()));
  if (!mapping || mapping.headerRow === 0 || mapping.headerRow === sample.headerLine) return sample;
  for await (const row of table.rows()) {
    if (row.line < mapping.headerRow) continue;
    const after = <T extends { line: number }>(rows: readonly T[]) => rows.filter((one) => one.line > row.line);
    return {
      ...sample,
      headerLine: row.line,
      header: row.cells,
      first: after(sample.first),
      spread: after(sample.spread),
    };
  }
  return sample;
}

/** The titles of the row the mapping names, read without the rest of the file. */
export async function headerOf(
  table: OpenTable,
  mapping: Mapping,
): Promise<{ header: readonly string[]; headerLine: number }> {
  return await asUnreadable(async () => {
    for await (const row of table.rows())
      if (row.line >= mapping.headerRow) return { header: row.cells, headerLine: row.line };
    return { header: [], headerLine: mapping.headerRow };
  });
}

/** What a file was found, or told, to be: a text with its encoding and delimiter, or a spreadsheet with its sheets. */
export function formOf(form: TableForm): { encoding: string | null; delimiter: string | null; sheets: string[] } {
  if (form.kind === 'xlsx') return { encoding: null, delimiter: null, sheets: [...form.sheets] };
  return { encoding: form.encoding.encoding, delimiter: form.delimiter, sheets: [] };
}

/** A table's own refusal becomes one of the import, whose words say what to do. */
async function asUnreadable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && error.code.startsWith('table.'))
      throw refuse('import.file_unreadable', { reason: error.code });
    throw error;
  }
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of source) {
    bytes += piece.length;
    onBytes(bytes);
    yield piece;
  }
}
