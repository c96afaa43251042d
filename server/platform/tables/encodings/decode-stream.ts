// Bytes of any of our encodings to text and back, piece by piece, so that a file of any size takes the same memory.
// Decoding is the platform's (WHATWG): the library that encodes loses four-byte GB18030 characters cut between pieces.
import iconv from 'iconv-lite';
import type { Encoding } from '../table-types.ts';

const iconvNames: Record<Encoding, string> = {
  'utf-8': 'utf8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gb18030: 'gb18030',
  big5: 'big5',
  'windows-1251': 'win1251',
  'koi8-r': 'koi8-r',
  'windows-1252': 'win1252',
};

/** The text of the bytes, without a byte order mark. Bytes the encoding does not have become U+FFFD, which no cell may hold. */
export async function* decodeStream(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  let first = true;
  for await (const piece of bytes) {
    const text = decoder.decode(piece, { stream: true });
    if (text === '') continue;
    const plain = first ? withoutMark(text) : text;
    first = false;
    if (plain !== '') yield plain;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

export function decodeBytes(bytes: Uint8Array, encoding: Encoding): string {
  return withoutMark(new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes));
}

/** Characters the encoding lacks become `?`; write UTF-8 when nothing may be lost. */
export function encodeText(text: string, encoding: Encoding, mark: boolean): Uint8Array {
  return iconv.encode(text, iconvNames[encoding], { addBOM: mark });
}

/** Of GB18030 too, which the platform leaves in place. */
function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
