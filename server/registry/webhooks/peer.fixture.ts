// For tests: another program on loopback that is told by webhooks and answers as it is bidden.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Told {
  signature: string;
  deliveryId: string;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, whatever it is
  body: any;
}

/** `answer` decides by what was told; `hang` never answers. */
export async function startPeer() {
  const told: Told[] = [];
  let answer: (one: Told) => number | 'hang' | { redirect: string } = () => 200;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const text = Buffer.concat(pieces).toString();
      const { 'makegood-signature': signature, 'makegood-delivery': deliveryId } = request.headers;
      const one = { signature: String(signature), deliveryId: String(deliveryId), text, body: JSON.parse(text) };
      told.push(one);
      const given = answer(one);
      if (given === 'hang') return;
      if (typeof given === 'object') response.writeHead(302, { location: given.redirect }).end();
      else response.writeHead(given).end(given === 200 ? 'thank you' : 'not today');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    told,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/told`,
    answers(by: typeof answer) {
      answer = by;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
