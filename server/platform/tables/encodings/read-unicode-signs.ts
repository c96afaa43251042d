// What bytes say about being Unicode: byte order marks, the control bytes of UTF-16, and how well they keep the law of UTF-8.
import type { Encoding } from '../table-types.ts';

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/** The encoding that a byte order mark at the start names. */
export function encodingByMark(bytes: Uint8Array): Encoding | null {
  return marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0] ?? null;
}

/**
 * UTF-16 without a mark. No other text holds control bytes beyond tabs and line ends; UTF-16 does, as zeros and as halves of
 * letters. The side of each pair that looks like the upper half of everyday letters tells the order. Null when it is none.
 */
export function utf16BySigns(bytes: Uint8Array): { encoding: Encoding; likeness: number } | null {
  const controls = bytes.reduce(
    (count, byte) => count + (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13 ? 1 : 0),
    0,
  );
  if (controls < 2 || controls < bytes.length * 0.015) return null;
  const likeness = [0, 0];
  bytes.forEach((byte, index) => {
    likeness[index % 2] = (likeness[index % 2] ?? 0) + (upperHalves[byte] ?? 0) / (bytes.length / 2);
  });
  const [even = 0, odd = 0] = likeness;
  if (Math.max(even, odd) < 0.7 || Math.abs(even - odd) < 0.1) return null;
  return { encoding: odd > even ? 'utf-16le' : 'utf-16be', likeness: Math.max(even, odd) };
}

/** How often a byte is the upper half of a letter: Latin and Cyrillic surely, Han nearly, signs and full-width forms sometimes. */
const upperHalves = Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0x00 || byte === 0x04) return 1;
  if (byte === 0x30 || byte === 0xff || byte === 0x20) return 0.8;
  return byte >= 0x4e && byte <= 0x9f ? 0.8 : 0;
});

/** How many multi-byte characters of UTF-8 the bytes hold whole, and how many places break its law; a cut last one counts as neither. */
export function countUtf8(bytes: Uint8Array): { whole: number; broken: number } {
  let whole = 0;
  let broken = 0;
  for (let index = 0; index < bytes.length; ) {
    const lead = bytes[index] ?? 0;
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0;
    if (index + length > bytes.length) break;
    const sound = length > 0 && continues(bytes, index + 1, length - 1);
    if (!sound) broken += 1;
    else if (length > 1) whole += 1;
    index += sound ? length : 1;
  }
  return { whole, broken };
}

function continues(bytes: Uint8Array, from: number, count: number): boolean {
  for (let index = from; index < from + count; index += 1) if (((bytes[index] ?? 0) & 0xc0) !== 0x80) return false;
  return true;
}
