// Ids that follow from a fact: the same fact and line give the same id, so that what a fact makes is made once however often the fact
// is answered.
import { createHash } from 'node:crypto';
import type { Uuid } from './make-id.ts';

/** A UUID (version 8, our own making) from the first sixteen bytes of sha256 over the fact's id and the line. */
export function deriveUuid(factId: Uuid, line: string | number): Uuid {
  const bytes = createHash('sha256').update(`${factId} ${line}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-') as Uuid;
}
