// Starts and stops an import. The rows themselves are loaded by a queued job, batch by batch.
import type { Mapping } from '#api/imports';
import { type Acting, allow } from '#platform/database/acting';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { addJob } from '#platform/jobs/jobs';
import { refuse } from '#platform/refusal';
import type { ImportKind } from './import-kind.ts';
import { type ImportRow, importReader, importWriter } from './import-store.ts';
import { formOf, openUpload, sampleUpload, type Uploads } from './open-import.ts';
import { problemsOf } from './preview-import.ts';
import { readDefaults } from './read-defaults.ts';
import { readThrough } from './read-through-mapping.ts';

export const loadJobName = 'load-import';

/** Refuses `import.not_found`, `import.running` and `import.mapping_incomplete` with the fields still to be decided. */
export async function runImport(
  acting: Acting,
  uploads: Uploads,
  kinds: ReadonlyMap<string, ImportKind>,
  importId: Uuid,
  mapping: Mapping,
): Promise<ImportRow> {
  allow(acting, 'import.run');
  const known = await acting.look((snapshot) => importReader(snapshot).find(importId));
  const kind = known && kinds.get(known.kind);
  if (!known || !kind) throw refuse('import.not_found', {});
  const table = await openUpload(uploads, known.fileHash, mapping);
  const sample = await sampleUpload(table, mapping);
  const { missing } = readThrough(kind, mapping, sample.header, await readDefaults(acting));
  const problems = problemsOf(kind, mapping, sample, missing, (code) => code);
  if (problems.length > 0)
    throw refuse('import.mapping_incomplete', { fields: [...new Set(problems.map((one) => one.field))].join(', ') });
  return await acting.transact(async (tx) => {
    const row = await importReader(tx).find(importId, 'lock');
    if (row?.state === 'running' || row?.state === 'stopping') throw refuse('import.running', {});
    // As the file was cut for this run: its bad rows go out under the same titles.
    const cut = { ...formOf(table.form), columns: [...sample.header] };
    await importWriter(tx).start(importId, { ...mapping, headerRow: sample.headerLine }, cut);
    await addJob(tx, loadJobName, { importId: idOf('imp', importId) }, `import ${importId}`);
    return (await importReader(tx).find(importId)) as ImportRow;
  });
}

/** What is in stays in; the job ends after the batch it is at. Refuses `import.not_found` and `import.not_running`. */
export async function stopImport(acting: Acting, importId: Uuid): Promise<ImportRow> {
  allow(acting, 'import.run');
  return await acting.transact(async (tx) => {
    const row = await importReader(tx).find(importId, 'lock');
    if (!row) throw refuse('import.not_found', {});
    if (row.state !== 'running') throw refuse('import.not_running', {});
    await importWriter(tx).stopping(importId);
    return { ...row, state: 'stopping' };
  });
}
