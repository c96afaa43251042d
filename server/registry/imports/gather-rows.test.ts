import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { TableRow } from '#platform/tables/table-types';
import { contractKind } from './contract-kind.ts';
import { gatherAhead, gatherRows } from './gather-rows.ts';
import type { ImportKind } from './import-kind.ts';
import { readThrough } from './read-through-mapping.ts';

const kind = contractKind as ImportKind;
const header = ['No', 'Signed', 'Who'];
const fields = [
  { field: 'number', columns: ['No'] },
  { field: 'signedOn', columns: ['Signed'] },
  { field: 'customer', columns: ['Who'] },
];
const reader = readThrough(kind, { kind: 'contracts', headerRow: 1, fields }, header, {
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  region: 'CN',
});

/** A file of `count` rows that can be read on without waiting, and how far and whether to its end it has been read. */
function fileOf(count: number, brokenAt = Number.POSITIVE_INFINITY) {
  const told = { rows: 0, closed: false };
  async function* rows(): AsyncGenerator<TableRow> {
    try {
      yield { line: 1, cells: header };
      for (let at = 0; at < count; at += 1) {
        if (at === brokenAt) throw new Error('the disk is gone');
        told.rows += 1;
        yield { line: at + 2, cells: [`K-${at}`, '2026-01-02', `Song ${at}`] };
      }
    } finally {
      told.closed = true;
    }
  }
  const batches = gatherRows(rows(), { kind, reader, headerLine: 1, batchRows: 100, bytesRead: () => told.rows * 10 });
  return { told, batches };
}

test('[IMP-9] a request waits for some rows of a file, not for a batch', async () => {
  const { told, batches } = fileOf(1_000);
  const gathered = batches.next();
  await turn();
  expect(told.rows).toBeGreaterThan(0);
  expect(told.rows).toBeLessThan(100);
  expect((await gathered).value?.rowsRead).toBe(100);
});

test('[IMP-9] the next batch is gathered while one is loaded, no more than that, and every batch says how far it reaches', async () => {
  const { told, batches } = fileOf(350);
  const seen: [number, number, number][] = [];
  for await (const batch of gatherAhead(batches)) {
    for (let wait = 0; wait < 20; wait += 1) await turn();
    seen.push([batch.rowsRead, batch.bytesRead, told.rows]);
  }
  // A batch ends when the row behind it has been read.
  expect(seen).toEqual([
    [100, 1010, 201],
    [100, 2010, 301],
    [100, 3010, 350],
    [50, 3500, 350],
  ]);
});

test('[IMP-9] what was read before a file breaks off is loaded; who stops half-way leaves the file closed', async () => {
  const broken = fileOf(350, 250);
  const lines: number[] = [];
  const load = async () => {
    for await (const batch of gatherAhead(broken.batches)) {
      for (let wait = 0; wait < 20; wait += 1) await turn();
      lines.push(batch.lastLine);
    }
  };
  await expect(load()).rejects.toThrow('the disk is gone');
  expect(lines).toEqual([101, 201]);
  const stopped = fileOf(350);
  for await (const _ of gatherAhead(stopped.batches)) break;
  expect(stopped.told).toEqual({ rows: 201, closed: true });
});
