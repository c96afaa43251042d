// Refuses writes while the disk of the home is nearly full, so that what is left goes to PostgreSQL's log: without room for its
// log it stops whole, and reading would end with it (T-R6).
import { statfs } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

/** How old an answer about the disk may be; many requests share one question. */
const askEveryMs = 500;

/** `system.disk_full` (507) for everything but reading, while fewer than `freeBytesMin` are left beside `folder`. */
export function guardRoom(app: FastifyInstance, folder: string, freeBytesMin: number): void {
  let asked: { atMs: number; short: Promise<boolean> } | undefined;
  const isShort = () => {
    const nowMs = performance.now();
    if (!asked || nowMs - asked.atMs > askEveryMs) asked = { atMs: nowMs, short: askRoom(folder, freeBytesMin) };
    return asked.short;
  };
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD' || !(await isShort())) return;
    throw Object.assign(new Error('the disk of the home is nearly full'), { code: 'ENOSPC' });
  });
}

async function askRoom(folder: string, freeBytesMin: number): Promise<boolean> {
  // A folder that cannot be asked is no reason to stop; the write itself will tell.
  const disk = await statfs(folder).catch(() => undefined);
  return disk !== undefined && disk.bavail * disk.bsize < freeBytesMin;
}
