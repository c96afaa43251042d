// Sends a body to an address that a person named in a setting: under the guard of reach-host, without redirects, within a time, and reads
// only the beginning of what is answered (ASVS 15.3.2).
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { reachHost } from './reach-host.ts';

export type Answered =
  | { status: number; said: string }
  | { fault: 'host_unknown' | 'host_private' | 'timed_out' | 'unreachable'; said: string };

export interface Posting {
  url: URL;
  body: Uint8Array;
  headers: Readonly<Record<string, string>>;
  /** Hosts of private networks that may be reached. */
  allowedHosts: readonly string[];
  answerWithinMs: number;
}

const saidMax = 300;

/** A fault of the way is an answer: only a bug throws. */
export async function postTo(posting: Posting): Promise<Answered> {
  const host = posting.url.hostname.replace(/^\[|\]$/g, '');
  const reached = await reachHost(host, posting.allowedHosts);
  if (!reached.ok) return { fault: reached.why, said: host };
  try {
    return await send(posting, host, reached.address);
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error('');
    const late = name === 'TimeoutError' || name === 'AbortError';
    return { fault: late ? 'timed_out' : 'unreachable', said: late ? '' : plain(message) };
  }
}

/** To the address that was judged, under the name that was asked. */
function send({ url, body, headers, answerWithinMs }: Posting, host: string, address: string): Promise<Answered> {
  const isSecret = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const sent = (isSecret ? httpsRequest : httpRequest)({
      host: address,
      port: url.port || (isSecret ? 443 : 80),
      path: `${url.pathname}${url.search}`,
      method: 'POST',
      ...(isIP(host) ? {} : { servername: host }),
      headers: { ...headers, host: url.host, 'content-type': 'application/json', 'content-length': body.length },
      signal: AbortSignal.timeout(answerWithinMs),
    });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      let said = '';
      answer.setEncoding('utf8');
      answer.on('data', (piece: string) => {
        said += piece;
        // The rest is of no use: an answer without end must not hold us.
        if (said.length >= saidMax) answer.destroy();
      });
      const done = () => resolve({ status: answer.statusCode ?? 0, said: plain(said) });
      answer.on('error', reject);
      answer.on('close', done);
    });
    sent.end(body);
  });
}

function plain(text: string): string {
  return text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, saidMax);
}
