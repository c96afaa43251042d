// Signs a request to S3 with AWS Signature Version 4 in its Authorization header (Amazon S3 API reference, "Authenticating
// Requests: Using the Authorization Header"). Pure: the moment is passed in.
import { createHash, createHmac } from 'node:crypto';

export interface SigningKey {
  readonly keyId: string;
  readonly secret: string;
  readonly region: string;
}

export interface Unsigned {
  method: string;
  /** As it was meant, not yet encoded: `/bucket/ab/abcd…`. */
  path: string;
  query?: Readonly<Record<string, string>>;
  /** Lower-case names. All of them are signed; `host` must be among them. */
  headers: Readonly<Record<string, string>>;
  /** Hex of the SHA-256 of the body. */
  bodyHash: string;
}

export interface Signed {
  /** Path and query exactly as they were signed: what goes on the request line. */
  target: string;
  headers: Record<string, string>;
}

/** Hex of the SHA-256 of nothing. */
export const emptyHash = createHash('sha256').digest('hex');

export function signRequest(key: SigningKey, request: Unsigned, at: Date): Signed {
  const stamp = at.toISOString().replace(/[-:]|\.\d+/g, '');
  const headers: Record<string, string> = {
    ...request.headers,
    'x-amz-content-sha256': request.bodyHash,
    'x-amz-date': stamp,
  };
  const path = request.path.split('/').map(encode).join('/');
  const query = encodeQuery(request.query ?? {});
  const names = Object.keys(headers).toSorted();
  const lines = names.map((name) => `${name}:${headers[name]?.trim().replace(/ +/g, ' ')}\n`).join('');
  const canonical = [request.method, path, query, lines, names.join(';'), request.bodyHash].join('\n');
  const scope = `${stamp.slice(0, 8)}/${key.region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', stamp, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const signature = hmac(deriveKey(key, scope), toSign).toString('hex');
  return {
    target: query === '' ? path : `${path}?${query}`,
    headers: {
      ...headers,
      authorization: `AWS4-HMAC-SHA256 Credential=${key.keyId}/${scope},SignedHeaders=${names.join(';')},Signature=${signature}`,
    },
  };
}

/** The secret never signs itself: each part of the scope, in turn, is signed with what came before. */
function deriveKey({ secret }: SigningKey, scope: string): Buffer {
  return scope.split('/').reduce<Buffer>((derived, part) => hmac(derived, part), Buffer.from(`AWS4${secret}`));
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** Sorted by encoded name, as the signature wants it. */
function encodeQuery(query: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(query).map(([name, value]) => [encode(name), encode(value)] as const);
  pairs.sort(([one], [other]) => (one < other ? -1 : 1));
  return pairs.map(([name, value]) => `${name}=${value}`).join('&');
}

/** RFC 3986, section 2.3: everything but letters, digits and - . _ ~ is encoded, which encodeURIComponent leaves five short of. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
