// Secrets that travel: `mgs_` a session, `mgk_` an API key, `mgi_` an invitation, `mgc_` a customer's page, `mgd_` a demand's answer,
// `mgf_` a company's complaint form. Each carries its tenant, so that no lookup
// ever runs across tenants, and 256 random bits, of which the database keeps only the sha-256.
import { createHash, randomBytes } from 'node:crypto';
import { idOf, type Uuid, uuidOf } from '../../ids/make-id.ts';

export type TokenKind = 'mgs' | 'mgk' | 'mgi' | 'mgc' | 'mgd' | 'mgf';

export interface ReadToken {
  tenantId: Uuid;
  hash: Buffer;
}

/** A new token and the hash to keep of it. */
export function makeToken(kind: TokenKind, tenantId: Uuid): { token: string; hash: Buffer } {
  const secret = randomBytes(32).toString('base64url');
  return { token: `${kind}_${idOf('ten', tenantId).slice(4)}_${secret}`, hash: hashOfSecret(secret) };
}

/**
 * What to look up for a token, or undefined for anything that has not exactly its form: an empty, short or missing secret
 * never becomes a hash that could match a row (F30). Rows are found by the hash of what was sent; whoever guesses cannot
 * steer that hash, so the time of the lookup tells nothing.
 */
export function readToken(kind: TokenKind, given: unknown): ReadToken | undefined {
  if (typeof given !== 'string') return undefined;
  const match = /^(mg[skicdf])_([0-7][0-9a-hjkmnp-tv-z]{25})_([\w-]{43})$/.exec(given);
  if (!match || match[1] !== kind) return undefined;
  return { tenantId: uuidOf(`ten_${match[2]}`), hash: hashOfSecret(match[3] ?? '') };
}

export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
