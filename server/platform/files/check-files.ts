// The recurring job that reads stored files again and hashes them (T-R7): a file that rots or vanishes is noticed before
// somebody needs it. Each night a slice, chosen by hash, so that every file is read once in a round of 28 nights.
import type { Acting } from '../database/acting.ts';
import type { Snapshot } from '../database/transact.ts';
import type { RecurringJob } from '../jobs/jobs.ts';
import type { Log } from '../log/make-log.ts';
import { clearArrivals } from './arrived-files.ts';
import { fileCheckWriter, readFileCheck, type Spoilt } from './file-check-store.ts';
import { type FileStore, SpoiledFile } from './file-store.ts';
import { BucketAway } from './s3/send-request.ts';
import { countKept } from './tenant-files.ts';
import { readThrough } from './verify-file.ts';

/** An area that names files in its rows: up to `limit` hashes of the tenant that are `from` or above, smallest first. */
export type NamedFiles = (snapshot: Snapshot, from: string, limit: number) => Promise<string[]>;

const nightsARound = 28;
/** Hashes are spread evenly, so that a share of their first four digits is that share of the files. */
const slice = Math.ceil(0x10000 / nightsARound);
const pageSize = 200;
/** A run that comes sooner after the last one does nothing: a restart or a story's clock would hash without end. */
const restForMs = 20 * 60 * 60_000;

export function checkFilesJob(files: FileStore, named: readonly NamedFiles[], log: Log): RecurringJob {
  return {
    name: 'check-files',
    schedule: '40 19 * * *',
    run: (acting, stop) => checkFiles(acting, { files, named, log }, stop),
  };
}

interface Checking {
  files: FileStore;
  named: readonly NamedFiles[];
  log: Log;
}

/** FILE-9. Broken off by a stop or by weather, it goes on at the file it was at. */
async function checkFiles(acting: Acting, checking: Checking, stop: AbortSignal): Promise<void> {
  const before = await acting.look(async (snapshot) => ({ ...(await readFileCheck(snapshot)), now: snapshot.at }));
  if (before.checkedAt && before.now.getTime() - before.checkedAt.getTime() < restForMs) return;
  await clearArrivals(acting, checking.files, stop);
  const until = endOfSlice(before.checkedUntil);
  const known = new Set(before.spoiled);
  let at = before.checkedUntil;
  let checkedAt = before.checkedAt ?? new Date(0);
  try {
    for (const hash of known) if (!stop.aborted) await checkFile(acting, checking, hash, known);
    for await (const hash of eachNamed(acting, checking.named, before.checkedUntil, until)) {
      at = hash;
      if (stop.aborted) break;
      if (!known.has(hash)) await checkFile(acting, checking, hash, known);
    }
    if (!stop.aborted) {
      at = until ?? '';
      checkedAt = before.now;
    }
  } finally {
    await acting.transact((tx) => fileCheckWriter(tx).advance(at, checkedAt));
  }
}

/** Exclusive; undefined when the round ends with this slice. */
function endOfSlice(from: string): string | undefined {
  const end = (from === '' ? 0 : Number.parseInt(from.slice(0, 4), 16)) + slice;
  return end > 0xffff ? undefined : end.toString(16).padStart(4, '0');
}

/** In the order of hashes, each once, a page a snapshot: hashing takes longer than a transaction may. */
async function* eachNamed(
  acting: Acting,
  named: readonly NamedFiles[],
  from: string,
  until: string | undefined,
): AsyncGenerator<string> {
  for (let next: string | undefined = from; next !== undefined; ) {
    const start: string = next;
    const pages = await acting.look((snapshot) => Promise.all(named.map((ask) => ask(snapshot, start, pageSize))));
    const page = [...new Set(pages.flat())].toSorted().slice(0, pageSize);
    for (const hash of page) {
      if (until !== undefined && hash >= until) return;
      yield hash;
    }
    // No hash lies between one and the same with a sign more.
    next = page.length < pageSize ? undefined : `${page.at(-1)}0`;
  }
}

/** Told again every night while it lasts: an alarm that sounds once is missed. */
async function checkFile(acting: Acting, { files, log }: Checking, hash: string, known: Set<string>): Promise<void> {
  const found = await inspect(files, hash);
  if (typeof found === 'number') {
    await acting.transact(async (tx) => {
      await countKept(tx, { hash, bytes: found });
      if (known.has(hash)) await fileCheckWriter(tx).removeSpoiled(hash);
    });
  } else {
    log.error({ tenantId: acting.tenantId, hash, found }, 'a stored file is not what was stored');
    await acting.transact((tx) => fileCheckWriter(tx).addSpoiled(hash, found));
  }
}

/** The bytes of a sound file. Weather says nothing about the file and ends the night; a disk that cannot read it (EIO) says enough. */
async function inspect(files: FileStore, hash: string): Promise<Spoilt | number> {
  try {
    return await readThrough(files, hash);
  } catch (error) {
    if (error instanceof BucketAway) throw error;
    return error instanceof SpoiledFile ? error.found : 'unreadable';
  }
}
