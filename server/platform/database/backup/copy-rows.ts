// PostgreSQL's COPY protocol over pg, in both directions: rows pass through as text blocks and are never taken apart.
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type pg from 'pg';

/** The part of pg's connection that COPY needs. */
type Wire = {
  query(sql: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
  stream: { pause(): void; resume(): void; writableNeedDrain?: boolean; once(event: 'drain', done: () => void): void };
};

/** What one direction does with pg's messages; the rest of a statement's life is the same for both. */
type Direction = {
  onRows(chunk: Buffer, wire: Wire): void;
  onWanted(wire: Wire): void;
  onEnd(): void;
};

const BLOCK_BYTES = 256 * 1024;

/** Runs `COPY … TO STDOUT` and writes the rows to `target`, which stays open. Answers the number of rows. */
export async function copyRowsOut(session: pg.Client, sql: string, target: Writable): Promise<number> {
  const rows = await run(session, sql, writeTo(target));
  if (target.errored) throw target.errored;
  if (target.writableNeedDrain) await once(target, 'drain');
  return rows;
}

/** Runs `COPY … FROM STDIN` with what `source` holds. Answers the number of rows. A row that does not fit fails the whole. */
export function copyRowsIn(session: pg.Client, sql: string, source: Readable): Promise<number> {
  return run(session, sql, readFrom(source));
}

function run(session: pg.Client, sql: string, direction: Direction): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0;
    let failure: Error | undefined;
    // pg calls these while the statement is its current one; those COPY does not use stay empty.
    session.query({
      submit(connection) {
        const wire: Pick<Wire, 'query'> = connection;
        wire.query(sql);
      },
      handleCopyData({ chunk }: { chunk: Buffer }, wire: Wire) {
        direction.onRows(chunk, wire);
      },
      handleCopyInResponse(wire: Wire) {
        direction.onWanted(wire);
      },
      // `COPY 1234` tells the rows.
      handleCommandComplete({ text }: { text: string }) {
        rows = Number(text.split(' ')[1] ?? 0);
      },
      // After an error pg takes the statement off its list, so no handleReadyForQuery follows.
      handleError(cause: Error) {
        failure ??= cause;
        reject(failure);
      },
      handleReadyForQuery() {
        direction.onEnd();
        resolve(rows);
      },
      handleRowDescription() {},
      handleDataRow() {},
      handleEmptyQuery() {},
    });
  });
}

function writeTo(target: Writable): Direction {
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  const flush = (): boolean => {
    const block = Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    // A target that has failed takes nothing more; the rest of the rows is read off the wire and dropped.
    return target.errored !== null || target.write(block);
  };
  return {
    onRows(chunk, { stream }) {
      // pg's reader uses its buffer again, so the bytes must be our own.
      waiting.push(Buffer.from(chunk));
      waitingBytes += chunk.length;
      if (waitingBytes < BLOCK_BYTES || flush()) return;
      stream.pause();
      const resume = () => {
        target.off('drain', resume).off('close', resume);
        stream.resume();
      };
      target.once('drain', resume).once('close', resume);
    },
    onWanted: (wire) => wire.sendCopyFail('this statement reads'),
    onEnd: flush,
  };
}

function readFrom(source: Readable): Direction {
  const send = async (wire: Wire): Promise<void> => {
    for await (const block of source) {
      wire.sendCopyFromChunk(block);
      if (wire.stream.writableNeedDrain) await new Promise<void>((drained) => wire.stream.once('drain', drained));
    }
  };
  return {
    onRows() {},
    onWanted(wire) {
      send(wire).then(
        () => wire.endCopyFrom(),
        (cause: unknown) => wire.sendCopyFail(cause instanceof Error ? cause.message : String(cause)),
      );
    },
    onEnd() {},
  };
}
