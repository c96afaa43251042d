// Ids: UUIDv7 in the database, prefix and Crockford base 32 in the API, so that an id says what it is and sorts by time.
import { randomFillSync } from 'node:crypto';
import { assert } from '../assert.ts';

declare const uuidBrand: unique symbol;
/** A UUID as the database holds it. */
export type Uuid = string & { readonly [uuidBrand]: true };

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
/** Two letters for every ten bits. */
const pairs = Array.from({ length: 1024 }, (_, bits) => alphabet.charAt(bits >> 5) + alphabet.charAt(bits & 31));
const pool = Buffer.alloc(8 * 1024);
let used = pool.length;
let lastMs = 0;
let counter = 0;

/** A new UUIDv7; ids made by one process grow strictly, which orders facts inside a transaction. */
export function makeUuid(nowMs: number = Date.now()): Uuid {
  if (used + 8 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = pool.readUInt16BE(used) & 0x7ff;
  } else {
    counter += 1;
    // Twelve bits of counter in one millisecond: past that, borrow the next millisecond.
    if (counter > 0xfff) {
      lastMs += 1;
      counter = 0;
    }
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const variant = ((pool.readUInt8(used) & 0x3f) | 0x80).toString(16).padStart(2, '0');
  const random = pool.toString('hex', used + 1, used + 8);
  used += 8;
  const ticks = (0x7000 | counter).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-${ticks}-${variant}${random.slice(0, 2)}-${random.slice(2)}` as Uuid;
}

/** `idOf('ctr', uuid)` → `ctr_01k9…`. Two letters for the first byte, then four for every twenty bits. */
export function idOf<P extends string>(prefix: P, uuid: string): `${P}_${string}` {
  const hex = uuid.slice(0, 8) + uuid.slice(9, 13) + uuid.slice(14, 18) + uuid.slice(19, 23) + uuid.slice(24);
  let text = pairs[Number.parseInt(hex.slice(0, 2), 16)] ?? '';
  for (let at = 2; at < 32; at += 5) {
    const bits = Number.parseInt(hex.slice(at, at + 5), 16);
    text += (pairs[bits >> 10] ?? '') + (pairs[bits & 1023] ?? '');
  }
  return `${prefix}_${text}`;
}

/** The database's form of a public id. The id has been validated by its contract. */
export function uuidOf(id: `${string}_${string}`): Uuid {
  const text = id.slice(id.lastIndexOf('_') + 1);
  assert(text.length === 26, 'IDS-1 an id has twenty-six letters after its prefix');
  let hex = ((bitsOf(text, 0) << 5) | bitsOf(text, 1)).toString(16).padStart(2, '0');
  for (let at = 2; at < 26; at += 4) {
    const bits =
      (bitsOf(text, at) << 15) | (bitsOf(text, at + 1) << 10) | (bitsOf(text, at + 2) << 5) | bitsOf(text, at + 3);
    hex += bits.toString(16).padStart(5, '0');
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Uuid;
}

function bitsOf(text: string, at: number): number {
  const value = alphabet.indexOf(text.charAt(at));
  assert(value >= 0, 'IDS-2 an id holds only letters of its alphabet');
  return value;
}
