// Sends one signed request to a bucket, and again when the weather is bad. Every request sent here may be repeated: what is put
// is named by its content. No redirect is followed: the operator named the one host that gets our key (T-I2).
import { type ClientRequest, type IncomingMessage, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../clock/clock.ts';
import type { BucketAddress } from './read-bucket-address.ts';
import { emptyHash, type Signed, signRequest } from './sign-request.ts';

/** The bucket cannot be used just now. Weather: `statusCode` makes the edge answer 503 with Retry-After. */
export class BucketAway extends Error {
  override name = 'BucketAway';
  readonly statusCode = 503;
}

export interface Patience {
  attemptsMax: number;
  /** A socket on which nothing moves for so long is given up. */
  idleMsMax: number;
  /** Before the first repetition; doubles with each. */
  pauseMs: number;
}

export const usualPatience: Patience = { attemptsMax: 4, idleMsMax: 15_000, pauseMs: 200 };

export interface BucketRequest {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Within the bucket, without a slash at the start. */
  key: string;
  headers?: Readonly<Record<string, string>>;
  /** Opened anew for each attempt. */
  body?: { open(): Readable; hash: string; bytes: number };
}

export interface BucketDoor {
  address: BucketAddress;
  /** The real time: S3 refuses a signature more than fifteen minutes off. */
  clock: Clock;
  patience: Patience;
  /** Hears why the bucket cannot be used: whoever asked is told only to come again. Without the secret. */
  told: (why: string) => void;
}

export function awayFrom(door: BucketDoor, why: string): BucketAway {
  door.told(why);
  return new BucketAway(why);
}

/** Answers with a success or with 404, whose body the caller reads or drops. Throws BucketAway for everything else. */
export async function sendRequest(door: BucketDoor, request: BucketRequest): Promise<IncomingMessage> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await attemptOnce(door, request);
    if (typeof outcome !== 'string') return outcome;
    if (attempt >= door.patience.attemptsMax) {
      throw awayFrom(door, `${request.method} failed ${attempt} times, the last time with: ${outcome}`);
    }
    await waitBefore(door.patience, attempt);
  }
}

/** Anything from nothing to the full pause, so that many who failed together do not come back together. */
export async function waitBefore({ pauseMs }: Patience, attempt: number): Promise<void> {
  await pause(Math.random() * Math.min(pauseMs * 2 ** attempt, 5_000));
}

/** A string tells why it may be tried again. */
async function attemptOnce(door: BucketDoor, request: BucketRequest): Promise<IncomingMessage | string> {
  const signed = sign(door, request);
  let answer: IncomingMessage;
  try {
    answer = await exchange(door, request, signed);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return code ?? message;
  }
  const status = answer.statusCode ?? 0;
  if ((status >= 200 && status < 300) || status === 404) return answer;
  const told = `${status} ${await readCode(answer)}`.trim();
  // An answer that came before the whole body was sent leaves a connection nobody can use again.
  answer.destroy();
  if (status >= 500 || status === 408 || status === 429) return told;
  // Repeating changes nothing: a wrong key, another region, a clock that is off. An operator mends it; nothing is lost.
  throw awayFrom(door, `${request.method} was answered ${told}; see FILES_S3_URL and this machine's clock`);
}

/** Anew for each attempt: a signature ages. */
function sign({ address, clock }: BucketDoor, { method, key, headers, body }: BucketRequest): Signed {
  const ofBody: Record<string, string> = body
    ? { 'content-length': String(body.bytes), 'content-type': 'application/octet-stream' }
    : {};
  const unsigned = {
    method,
    path: `/${address.bucket}/${key}`,
    headers: { ...headers, ...ofBody, host: new URL(address.origin).host },
    bodyHash: body?.hash ?? emptyHash,
  };
  return signRequest(address, unsigned, clock.now());
}

/** Follows nothing: Node's own client answers a redirect as it came. */
function exchange(
  { address, patience }: BucketDoor,
  { method, body }: BucketRequest,
  signed: Signed,
): Promise<IncomingMessage> {
  const url = new URL(address.origin);
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? overHttps : overHttp;
    const outgoing = send(url, { method, path: signed.target, headers: signed.headers, timeout: patience.idleMsMax });
    outgoing.on('response', resolve);
    outgoing.on('error', reject);
    outgoing.on('timeout', () => outgoing.destroy(new Error(`nothing moved for ${patience.idleMsMax} ms`)));
    if (body) pour(body.open(), outgoing);
    else outgoing.end();
  });
}

function pour(from: Readable, into: ClientRequest): void {
  from.on('error', (error) => into.destroy(error));
  into.on('close', () => from.destroy());
  from.pipe(into);
}

/** The `<Code>` of S3's error document, such as SlowDown or AccessDenied; a body of any other kind is not repeated. */
export async function readCode(answer: IncomingMessage): Promise<string> {
  let text = '';
  try {
    for await (const piece of answer) {
      text += String(piece);
      if (text.length > 16_384) break;
    }
  } catch {
    // The status alone has to do.
  }
  return /<Code>([A-Za-z]{1,60})<\/Code>/.exec(text)?.[1] ?? '';
}
