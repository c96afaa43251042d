// Takes a file in: stored by its content, opened once to see whether it is a table, and proposed a mapping.
import type { FastifyRequest } from 'fastify';
import type { Mapping } from '#api/imports';
import { type Acting, allow } from '#platform/database/acting';
import { makeUuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { guessMapping } from './guess-mapping.ts';
import type { ImportKind } from './import-kind.ts';
import { type ImportRow, importReader, importWriter } from './import-store.ts';
import { formOf, openUpload, sampleUpload, type Uploads } from './open-import.ts';
import { readDefaults } from './read-defaults.ts';
import { savedMappingFor } from './saved-mappings.ts';

/** Refuses `import.kind_unknown`, `import.file_missing`, `input.too_large`, `files.full`, `system.disk_full` and `import.file_unreadable`. */
export async function uploadImport(
  acting: Acting,
  uploads: Uploads,
  kind: ImportKind | undefined,
  kindName: string,
  request: FastifyRequest,
): Promise<ImportRow> {
  allow(acting, 'import.run');
  if (!kind) throw refuse('import.kind_unknown', { kind: kindName });
  const sent = await request.file();
  if (!sent) throw refuse('import.file_missing', {});
  const stored = await uploads.receive(acting, sent.file, uploads.bytesMax);
  if (sent.file.truncated) throw refuse('input.too_large', {});
  const table = await openUpload(uploads, stored.hash, null);
  const sample = await sampleUpload(table, null);
  const defaults = await readDefaults(acting);
  const guess = guessMapping(kind, sample, defaults).mapping;
  const importId = makeUuid();
  return await acting.transact(async (tx) => {
    const saved: Mapping | undefined = await savedMappingFor(tx, kind.kind, sample.header);
    await uploads.keep(tx, stored);
    await importWriter(tx).add({
      importId,
      kind: kind.kind,
      fileName: nameOf(sent.filename),
      fileHash: stored.hash,
      bytes: BigInt(stored.bytes),
      ...formOf(table.form),
      columns: [...sample.header],
      mapping: saved ? { ...saved, headerRow: sample.headerLine } : guess,
      uploadedBy: tx.actor.signature,
    });
    return (await importReader(tx).find(importId)) as ImportRow;
  });
}

/** A name is only shown: no path, no control characters, at most 200 characters. */
function nameOf(given: string | undefined): string {
  const last = (given ?? '').split(/[/\\]/).at(-1) ?? '';
  return (
    last
      .replaceAll(/\p{Cc}/gu, '')
      .toWellFormed()
      .slice(0, 200) || 'file'
  );
}
