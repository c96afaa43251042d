// For tests: a bucket on a real S3 server (s3rver, which checks signatures by its own code), behind a gate that can make bad
// weather. The gate passes requests on as they came and holds uploads to the hash they promise, which s3rver does not.
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { BucketAddress } from './read-bucket-address.ts';

interface S3rver {
  run(): Promise<AddressInfo>;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);
const S3rver = require('@20minutes/s3rver') as new (options: object) => S3rver;

/** What the gate does with one request instead of passing it on as it is; `cutAfter` passes so many bytes of the answer. */
export type Weather = 'calm' | { status: number; location?: string } | { cutAfter: number } | 'silence' | 'hang up';

export interface BucketPeer {
  address: BucketAddress;
  /** Each request takes the next; when none is left it is calm. */
  weather: Weather[];
  /** `GET ab/abcd… bytes=5-`, as they arrived at the gate. */
  asked: string[];
  /** Where s3rver keeps the bytes of a key, for a test that spoils them. */
  pathOf(key: string): string;
  stop(): Promise<void>;
}

export async function startBucketPeer(): Promise<BucketPeer> {
  const folder = await mkdtemp(join(tmpdir(), 'makegood-bucket-'));
  const bucket = 'care-files';
  const behind = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: bucket, configs: [] }],
  });
  const { port } = await behind.run();
  const weather: Weather[] = [];
  const asked: string[] = [];
  const gate = createServer((incoming, outgoing) => {
    const key = (incoming.url ?? '').slice(`/${bucket}/`.length);
    asked.push([incoming.method, key, incoming.headers.range ?? []].flat().join(' '));
    void meet(weather.shift() ?? 'calm', incoming, outgoing, port).catch(() => outgoing.destroy());
  });
  const origin = `http://127.0.0.1:${await listen(gate)}`;
  return {
    address: { origin, bucket, region: 'cn-north-1', keyId: 'S3RVER', secret: 'S3RVER' },
    weather,
    asked,
    pathOf: (key) => join(folder, bucket, `${key}._S3rver_object`),
    async stop() {
      gate.closeAllConnections();
      await new Promise((done) => gate.close(done));
      await behind.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

async function meet(weather: Weather, incoming: IncomingMessage, outgoing: ServerResponse, port: number) {
  if (weather === 'silence') return;
  if (weather === 'hang up') return outgoing.destroy();
  if (weather !== 'calm' && 'status' in weather) {
    const { status, location } = weather;
    return outgoing
      .writeHead(status, location ? { location } : {})
      .end('<?xml version="1.0"?><Error><Code>SlowDown</Code><Message>any</Message></Error>');
  }
  const body = await buffer(incoming);
  const promised = incoming.headers['x-amz-content-sha256'];
  if (createHash('sha256').update(body).digest('hex') !== promised)
    return outgoing.writeHead(400).end('<Error><Code>XAmzContentSHA256Mismatch</Code></Error>');
  const { method, url, headers } = incoming;
  const passed = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    if (weather === 'calm') return answer.pipe(outgoing);
    return cut(answer, outgoing, weather.cutAfter);
  });
  passed.on('error', () => outgoing.destroy());
  passed.end(body);
}

async function cut(answer: IncomingMessage, outgoing: ServerResponse, after: number): Promise<void> {
  const whole = await buffer(answer);
  outgoing.write(whole.subarray(0, after), () => outgoing.destroy());
}
