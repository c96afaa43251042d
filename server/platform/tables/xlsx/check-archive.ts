// A spreadsheet is a zip archive from a stranger: before anything reads it, it is unpacked once, counted and thrown away, so that
// no archive can claim to be small and turn out to fill the machine (as T-X9 has it).
import { inflateRawSync } from 'node:zlib';
import { refuseTable } from '../refuse-table.ts';

export type ArchiveLimits = { unpackedMax: number; entriesMax: number };

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const commentMax = 65_535;

/**
 * Walks the central directory and unpacks every entry against its own claim. Returns the unpacked size in bytes. Refuses
 * `table.unpacks_too_big` when the claims or the truth pass the limit, `table.spreadsheet_broken` when they do not agree.
 */
export function checkArchive(bytes: Buffer, limits: ArchiveLimits): number {
  const end = findEnd(bytes);
  const entries = bytes.readUInt16LE(end + 10);
  if (entries > limits.entriesMax) throw tooBig(limits);
  const claims = readClaims(bytes, bytes.readUInt32LE(end + 16), entries);
  const claimed = claims.reduce((sum, claim) => sum + claim.unpacked, 0);
  if (claimed > limits.unpackedMax) throw tooBig(limits);
  for (const claim of claims) unpackAsClaimed(bytes, claim, limits);
  return claimed;
}

/** One entry unpacked, against its own claim and the limit; undefined when the archive has none of that name. */
export function unpackEntry(bytes: Buffer, name: string, limits: ArchiveLimits): Buffer | undefined {
  const end = findEnd(bytes);
  const claims = readClaims(
    bytes,
    bytes.readUInt32LE(end + 16),
    Math.min(bytes.readUInt16LE(end + 10), limits.entriesMax),
  );
  const claim = claims.find((one) => one.name === name);
  return claim && claim.unpacked <= limits.unpackedMax ? unpackAsClaimed(bytes, claim, limits) : undefined;
}

type Claim = { name: string; method: number; packed: number; unpacked: number; headerAt: number };

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - endLength - commentMax);
  for (let at = bytes.length - endLength; at >= lowest; at -= 1) if (bytes.readUInt32LE(at) === endSignature) return at;
  throw broken('no end of archive');
}

function readClaims(bytes: Buffer, directoryAt: number, entries: number): Claim[] {
  const claims: Claim[] = [];
  let at = directoryAt;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) throw broken('directory');
    const nameLength = bytes.readUInt16LE(at + 28);
    claims.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      headerAt: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return claims;
}

function unpackAsClaimed(bytes: Buffer, claim: Claim, limits: ArchiveLimits): Buffer {
  if (claim.headerAt + 30 > bytes.length) throw broken('entry outside the file');
  const from = claim.headerAt + 30 + bytes.readUInt16LE(claim.headerAt + 26) + bytes.readUInt16LE(claim.headerAt + 28);
  if (from + claim.packed > bytes.length) throw broken('entry outside the file');
  if (claim.method === 0 && claim.packed === claim.unpacked) return bytes.subarray(from, from + claim.packed);
  if (claim.method !== 8) throw broken(`packing method ${claim.method}`);
  let unpacked: Buffer;
  try {
    const packed = bytes.subarray(from, from + claim.packed);
    unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(1, claim.unpacked) });
  } catch (error) {
    const passesClaim = error instanceof RangeError;
    throw passesClaim ? tooBig(limits) : broken('packed bytes');
  }
  if (unpacked.length !== claim.unpacked) throw broken('an entry is not as long as it says');
  return unpacked;
}

function tooBig(limits: ArchiveLimits): Error {
  return refuseTable('table.unpacks_too_big', { ...limits });
}

function broken(where: string): Error {
  return refuseTable('table.spreadsheet_broken', { where });
}
