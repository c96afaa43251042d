// What leaves in one turn leaves as one message, and what is written in a later turn does not wait for it.
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { GatheringSocket } from './gathering-socket.ts';

test('[DATABASE-4] what is written in one turn is sent as one message', async () => {
  const heard: string[] = [];
  const server = createServer((peer) => peer.on('data', (piece) => heard.push(piece.toString())));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const socket = new GatheringSocket();
  socket.connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));

  socket.write('begin;');
  await Promise.resolve();
  socket.write('select 1;');
  socket.write('commit');
  await setTimeout(50);
  socket.write('later');
  await new Promise<void>((resolve) => socket.end(resolve));
  await setTimeout(50);
  server.close();

  expect(heard).toEqual(['begin;select 1;commit', 'later']);
});
