// The four examples of Amazon's S3 API reference ("Signature Calculations for the Authorization Header: Transferring Payload in
// a Single Chunk"), with the key it publishes for them.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyHash, signRequest, type Unsigned } from './sign-request.ts';

const key = {
  keyId: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const at = new Date('2013-05-24T00:00:00Z');
const host = 'examplebucket.s3.amazonaws.com';
const get = (path: string, query: Record<string, string> = {}, headers: Record<string, string> = {}): Unsigned => ({
  method: 'GET',
  path,
  query,
  headers: { host, ...headers },
  bodyHash: emptyHash,
});

const signatureOf = (request: Unsigned) =>
  /Signature=([0-9a-f]{64})$/.exec(signRequest(key, request, at).headers.authorization ?? '')?.[1];

test('[FILE-8] the published examples come out as published', () => {
  const put: Unsigned = {
    method: 'PUT',
    path: '/test$file.text',
    headers: { host, date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
    bodyHash: createHash('sha256').update('Welcome to Amazon S3.').digest('hex'),
  };
  const published: [Unsigned, string][] = [
    [get('/test.txt', {}, { range: 'bytes=0-9' }), 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'],
    [put, '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd'],
    [get('/', { lifecycle: '' }), 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
    [get('/', { prefix: 'J', 'max-keys': '2' }), '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'],
  ];
  for (const [request, signature] of published) expect(signatureOf(request)).toBe(signature);
});

test('[FILE-8] the header names the key, the scope and what was signed, and never the secret', () => {
  const { headers, target } = signRequest(key, get('/a b/é(1)', { 'x y': '/' }), at);
  expect(headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE\/20130524\/us-east-1\/s3\/aws4_request,SignedHeaders=host;x-amz-content-sha256;x-amz-date,Signature=/,
  );
  expect(target).toBe('/a%20b/%C3%A9%281%29?x%20y=%2F');
  expect(JSON.stringify(headers)).not.toContain(key.secret);
});

test('[FILE-8] any other secret, moment, path or body is another signature', () => {
  const one = get('/ab/abcd');
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-f]{1,64}$/), (text) => {
      fc.pre(text !== 'abcd');
      expect(signatureOf(get(`/ab/${text}`))).not.toBe(signatureOf(one));
      expect(signatureOf({ ...one, bodyHash: text })).not.toBe(signatureOf(one));
      const other = signRequest({ ...key, secret: text }, one, at).headers.authorization;
      expect(other).not.toBe(signRequest(key, one, at).headers.authorization);
    }),
  );
});
