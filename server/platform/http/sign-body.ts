// The signature of a body that one program sends another: HMAC-SHA256 over the moment and the body, so that neither can be changed. Pure.
import { createHmac, timingSafeEqual } from 'node:crypto';

export const signatureHeader = 'makegood-signature';
/** Seconds a signature may be old, or ahead of our clock. */
const freshForSeconds = 300;

/** One mark for each key: while a secret is renewed two of them hold. */
export function signBody(keys: readonly string[], body: Uint8Array, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  return [`t=${seconds}`, ...keys.map((key) => `v1=${macOf(key, seconds, body).toString('hex')}`)].join(',');
}

function macOf(key: string, seconds: number, body: Uint8Array): Buffer {
  return createHmac('sha256', key).update(`${seconds}.`).update(body).digest();
}

/** The moment a header names; undefined for another form. Asked before a body is read. */
export function momentOfSignature(header: unknown): { seconds: number; mac: Buffer } | undefined {
  const [, seconds, hex] = /^t=(\d{1,12}),\s?v1=([0-9a-f]{64})$/.exec(typeof header === 'string' ? header : '') ?? [];
  return seconds === undefined || hex === undefined
    ? undefined
    : { seconds: Number(seconds), mac: Buffer.from(hex, 'hex') };
}

export function isFresh({ seconds }: { seconds: number }, at: Date): boolean {
  return Math.abs(at.getTime() / 1_000 - seconds) <= freshForSeconds;
}

export function isSignedBy(key: string, body: Uint8Array, { seconds, mac }: { seconds: number; mac: Buffer }): boolean {
  return timingSafeEqual(macOf(key, seconds, body), mac);
}
