// Secrets at rest: sealed for one owner and one place, so that a row copied to another company or another column opens nothing (MAIL-6).
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Uuid } from '../ids/make-id.ts';

export interface Seals {
  seal(owner: Uuid, place: string, secret: string): Buffer;
  /** Undefined for what was sealed for another owner or place, under another key, or has been changed. */
  open(owner: Uuid, place: string, sealed: Uint8Array): string | undefined;
  /** HMAC-SHA256 under a key of the owner's own for this purpose. */
  sign(owner: Uuid, purpose: string, text: string): Buffer;
}

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;

export function sealsWith(key: Buffer): Seals {
  const derived = (purpose: string, owner: Uuid) =>
    Buffer.from(hkdfSync('sha256', key, owner, `makegood ${purpose}`, 32));
  return {
    seal(owner, place, secret) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', derived('seal', owner), nonce).setAAD(Buffer.from(place));
      return Buffer.concat([
        Buffer.from([version]),
        nonce,
        cipher.update(secret, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
    },
    open(owner, place, sealed) {
      const whole = Buffer.from(sealed);
      if (whole[0] !== version || whole.length < 1 + nonceBytes + tagBytes) return undefined;
      const nonce = whole.subarray(1, 1 + nonceBytes);
      const decipher = createDecipheriv('aes-256-gcm', derived('seal', owner), nonce)
        .setAAD(Buffer.from(place))
        .setAuthTag(whole.subarray(-tagBytes));
      try {
        const inside = whole.subarray(1 + nonceBytes, -tagBytes);
        return Buffer.concat([decipher.update(inside), decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
    sign: (owner, purpose, text) =>
      createHmac('sha256', derived(`sign ${purpose}`, owner))
        .update(text)
        .digest(),
  };
}
