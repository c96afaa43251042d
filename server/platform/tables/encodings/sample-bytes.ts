// A look at all of a file that keeps only what tells its encoding: its beginning, and lines with high bytes from anywhere in it.
import { isAscii, isUtf8 } from 'node:buffer';
import type { ByteSource } from '../table-types.ts';

const headMax = 65_536;
const tellingMax = 131_072;

/**
 * `head`: the first 64 kB. `telling`: lines holding bytes above 127, up to 128 kB, whole, so that no character of any of our
 * encodings is cut. `isUtf8`: whether all of the file keeps the law of UTF-8.
 */
export type ByteSample = { head: Uint8Array; telling: Uint8Array; isUtf8: boolean };

export async function sampleBytes(source: ByteSource): Promise<ByteSample> {
  const head: Uint8Array[] = [];
  const telling: Uint8Array[] = [];
  let headLength = 0;
  let tellingLength = 0;
  let lawful = true;
  let carried: Uint8Array = new Uint8Array(0);
  for await (const piece of source()) {
    if (headLength < headMax) {
      head.push(piece.subarray(0, headMax - headLength));
      headLength += Math.min(piece.length, headMax - headLength);
    }
    if (carried.length === 0 && isAscii(piece)) continue;
    if (lawful) {
      const joined = carried.length > 0 ? Buffer.concat([carried, piece]) : piece;
      const cut = lastWholeCharacter(joined);
      lawful = isUtf8(joined.subarray(0, cut));
      carried = joined.subarray(cut);
    }
    if (tellingLength < tellingMax) {
      const lines = highLines(piece, tellingMax - tellingLength);
      tellingLength += lines.length;
      telling.push(lines);
    }
  }
  return { head: Buffer.concat(head), telling: Buffer.concat(telling), isUtf8: lawful && carried.length === 0 };
}

/** Where an unfinished last UTF-8 character begins; the length when the last one is whole. */
function lastWholeCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The lines of a piece with a high byte. Line ends are never part of a character in the encodings this serves. */
function highLines(piece: Uint8Array, lengthMax: number): Uint8Array {
  const lines: Uint8Array[] = [];
  let length = 0;
  let start = 0;
  for (let index = 0; index <= piece.length && length < lengthMax; index += 1) {
    const byte = piece[index];
    if (byte !== 0x0a && byte !== 0x0d && byte !== undefined) continue;
    const line = piece.subarray(start, Math.min(index + 1, piece.length));
    start = index + 1;
    if (isAscii(line)) continue;
    lines.push(line);
    length += line.length;
  }
  return Buffer.concat(lines);
}
