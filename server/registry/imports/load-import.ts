// The job that loads a file: a batch a transaction, with its progress, so that a run that was cut off goes on where it was.
import { hash } from 'node:crypto';
import type { Acting } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import type { QueuedJob } from '#platform/jobs/jobs';
import { Refusal } from '#platform/refusal';
import { type Gathered, gatherAhead, gatherRows } from './gather-rows.ts';
import { type ImportKind, isFault } from './import-kind.ts';
import { type BadRow, type ImportRow, importReader, importWriter, type Progress } from './import-store.ts';
import { headerOf, openUpload, type Uploads } from './open-import.ts';
import { readDefaults } from './read-defaults.ts';
import { readThrough } from './read-through-mapping.ts';
import { loadJobName } from './run-import.ts';

const batchRows = 1_500;

export function loadImportJob(uploads: Uploads, kinds: ReadonlyMap<string, ImportKind>): QueuedJob {
  return {
    name: loadJobName,
    attemptsMax: 12,
    run: (acting, payload, stop) =>
      loadImport(acting, uploads, kinds, uuidOf(payload.importId as `imp_${string}`), stop),
  };
}

/** IMP-4: idempotent. Called again for an import that runs, it goes on behind the last batch that is in. */
export async function loadImport(
  acting: Acting,
  uploads: Uploads,
  kinds: ReadonlyMap<string, ImportKind>,
  importId: Uuid,
  stop: AbortSignal,
): Promise<void> {
  const row = await acting.look((snapshot) => importReader(snapshot).find(importId));
  const kind = row && kinds.get(row.kind);
  if (!row?.mapping || !kind || (row.state !== 'running' && row.state !== 'stopping')) return;
  try {
    const loaded = await loadBatches(acting, uploads, kind, row, stop);
    if (loaded === 'server stops') throw new Error('the server stops; the import goes on when it is back');
    await end(acting, row, loaded === 'stopped' ? 'stopped' : 'done');
  } catch (error) {
    // A file that cannot be read will not get better; weather and bugs are tried again by the queue.
    if (!(error instanceof Refusal)) throw error;
    await end(acting, row, 'failed', String(error.facts.reason ?? error.code));
  }
}

async function loadBatches(
  acting: Acting,
  uploads: Uploads,
  kind: ImportKind,
  row: ImportRow,
  stop: AbortSignal,
): Promise<'done' | 'stopped' | 'server stops'> {
  const mapping = row.mapping as NonNullable<ImportRow['mapping']>;
  let bytesRead = 0;
  const table = await openUpload(uploads, row.fileHash, mapping, (bytes) => {
    bytesRead = bytes;
  });
  const { header, headerLine } = await headerOf(table, mapping);
  const reader = readThrough(kind, mapping, header, await readDefaults(acting));
  const progress: Progress = { ...row, bytesRead: Number(row.bytesRead) };
  const seen = new Map<number, number>();
  const how = { kind, reader, headerLine, batchRows, bytesRead: () => bytesRead };
  for await (const batch of gatherAhead(gatherRows(table.rows(), how))) {
    const fresh = batch.lastLine > row.lineDone;
    const { going, bad } = siftSeen(kind, batch, seen, fresh ? row.lineDone : Number.MAX_SAFE_INTEGER);
    if (!fresh) continue;
    if (stop.aborted) return 'server stops';
    if (!(await loadBatch(acting, kind, row.importId, { batch, going, bad }, progress))) return 'stopped';
  }
  return 'done';
}

/** False when a person has stopped the import: the batch is left out. */
async function loadBatch(
  acting: Acting,
  kind: ImportKind,
  importId: Uuid,
  { batch, going, bad }: { batch: Gathered; going: Gathered['good']; bad: BadRow[] },
  progress: Progress,
): Promise<boolean> {
  const before = { ...progress };
  return await acting.transact(async (tx) => {
    Object.assign(progress, before);
    const now = await importReader(tx).find(importId, 'lock');
    if (now?.state !== 'running') return false;
    const outcomes = await kind.load(
      tx,
      going.map((one) => one.row),
      importId,
    );
    const refused: BadRow[] = [];
    for (const [at, outcome] of outcomes.entries()) {
      const one = going[at] as Gathered['good'][number];
      if (isFault(outcome))
        refused.push(...one.rows.map((row) => ({ line: row.line, cells: row.cells, bad: [one.badField(outcome)] })));
      else progress[outcome] += 1;
    }
    const writer = importWriter(tx);
    await writer.keepBad(importId, [...bad, ...refused]);
    progress.bad += bad.length + refused.length;
    progress.rowsRead += batch.rowsRead;
    progress.lineDone = batch.lastLine;
    progress.bytesRead = batch.bytesRead;
    await writer.advance(importId, progress);
    return true;
  });
}

/**
 * IMP-5: of two rows far apart with one key the first goes in; the same content again counts for nothing new, other content
 * is a bad row, because a second run would flip between the two. Keys are held as 53-bit hashes: 16 bytes a row.
 */
function siftSeen(
  kind: ImportKind,
  batch: Gathered,
  seen: Map<number, number>,
  lineDone: number,
): { going: Gathered['good']; bad: BadRow[] } {
  const going: Gathered['good'] = [];
  const bad: BadRow[] = [...batch.bad];
  for (const one of batch.good) {
    const key = fiftyThreeBits(hash('sha1', one.key, 'buffer'));
    const content = fiftyThreeBits(kind.digest?.(one.row) ?? digestOf(one.row));
    const known = seen.get(key);
    if (known === undefined || known === content) {
      seen.set(key, content);
      going.push(one);
    } else if ((one.rows[0]?.line ?? 0) > lineDone) {
      bad.push(
        ...one.rows.map((row) => ({
          line: row.line,
          cells: row.cells,
          bad: [
            one.badField({ field: 'number', code: 'contract.number_twice', facts: { number: one.key.split('\n')[0] } }),
          ],
        })),
      );
    }
  }
  return { going, bad };
}

function digestOf(row: unknown): Buffer {
  return hash(
    'sha1',
    JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    'buffer',
  );
}

function fiftyThreeBits(bytes: Buffer): number {
  return bytes.readUInt32BE(0) * 0x20_0000 + (bytes.readUInt32BE(4) >>> 11);
}

async function end(
  acting: Acting,
  row: ImportRow,
  state: 'done' | 'stopped' | 'failed',
  error: string | null = null,
): Promise<void> {
  await acting.transact(async (tx) => {
    await importWriter(tx).end(row.importId, state, error);
    const { added, changed, unchanged, bad, kind } = (await importReader(tx).find(row.importId)) as ImportRow;
    recordFact(tx, 'import.ended', row.importId, {
      importId: idOf('imp', row.importId),
      kind,
      state,
      added,
      changed,
      unchanged,
      bad,
    });
  });
}
