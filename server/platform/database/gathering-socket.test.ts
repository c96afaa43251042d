// What is written in one turn leaves as one message, and what is written in a later turn does not wait for it.
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { GatheringSocket } from './gathering-socket.ts';

const told = (chunk: unknown) => String(chunk);

/** Tells what it gives to the system, call by call: what the other end hears says nothing, it joins what it finds waiting. */
class ToldSocket extends GatheringSocket {
  readonly sent: string[] = [];

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.sent.push(told(chunk));
    super._write(chunk, encoding, done);
  }

  override _writev(chunks: { chunk: Buffer; encoding: BufferEncoding }[], done: (error?: Error | null) => void): void {
    this.sent.push(chunks.map(({ chunk }) => told(chunk)).join(''));
    super._writev?.(chunks, done);
  }
}

test('[DATABASE-4] what is written in one turn is sent as one message', async () => {
  const heard: string[] = [];
  const server = createServer((peer) => peer.on('data', (piece) => heard.push(piece.toString())));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const socket = new ToldSocket();
  socket.connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));

  socket.write('begin;');
  await Promise.resolve();
  // The driver gathers the parts of one statement by itself; its end must not let the turn's message go.
  socket.cork();
  socket.write('select ');
  socket.write('1;');
  socket.uncork();
  socket.write('commit');
  await setTimeout(20);
  socket.write('later');
  await new Promise<void>((resolve) => socket.end(resolve));
  await new Promise<void>((resolve) => server.close(() => resolve()));

  expect(socket.sent).toEqual(['begin;select 1;commit', 'later']);
  expect(heard.join('')).toBe('begin;select 1;commitlater');
});
