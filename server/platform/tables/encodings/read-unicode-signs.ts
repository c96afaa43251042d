// What bytes say about being Unicode: byte order marks, the zero bytes of UTF-16, and how well they keep the law of UTF-8.
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
 * UTF-16 without a mark: line ends, commas and digits leave zero bytes on one side of each pair and hardly any on the other.
 * Share of pairs with a zero, 0…1, and the side; null when the zeros do not look so.
 */
export function utf16ByZeros(bytes: Uint8Array): { encoding: Encoding; share: number } | null {
  const sides = [0, 0];
  for (let index = 0; index < bytes.length; index += 1)
    if (bytes[index] === 0) sides[index % 2] = (sides[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = sides;
  const most = Math.max(even, odd);
  const share = (2 * most) / bytes.length;
  if (most < 2 || share < 0.02 || Math.min(even, odd) * 20 > most) return null;
  return { encoding: odd > even ? 'utf-16le' : 'utf-16be', share };
}

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
