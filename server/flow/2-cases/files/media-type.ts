// What a file is, by its first bytes and nothing else: neither its name nor what the sender calls it is asked (T-X10). Pure.

/** Enough of the beginning to tell. */
export const headBytes = 32;

const starts: readonly { at: number; bytes: readonly number[]; type: string }[] = [
  { at: 0, bytes: [0xff, 0xd8, 0xff], type: 'image/jpeg' },
  { at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], type: 'image/png' },
  { at: 0, bytes: [0x47, 0x49, 0x46, 0x38], type: 'image/gif' },
  { at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], type: 'application/pdf' },
  { at: 8, bytes: [0x57, 0x45, 0x42, 0x50], type: 'image/webp' },
];
const heic = new Set(['heic', 'heix', 'hevc', 'mif1', 'msf1', 'heim', 'heis']);

/** The media type it is sent out with, or undefined for what is not taken: only photos and PDF are. */
export function mediaTypeOf(head: Uint8Array): string | undefined {
  const found = starts.find(({ at, bytes }) => bytes.every((byte, i) => head[at + i] === byte));
  if (found?.type === 'image/webp' && ascii(head, 0, 4) !== 'RIFF') return undefined;
  if (found) return found.type;
  return ascii(head, 4, 4) === 'ftyp' && heic.has(ascii(head, 8, 4)) ? 'image/heic' : undefined;
}

function ascii(head: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...head.slice(at, at + length));
}

/** A name is only shown: no path, no control characters, at most 200 characters. */
export function tidyName(given: string | undefined): string {
  const last = (given ?? '').split(/[/\\]/).at(-1) ?? '';
  return (
    last
      .replaceAll(/\p{Cc}/gu, '')
      .toWellFormed()
      .slice(0, 200) || 'file'
  );
}

/** RFC 6266: a plain name for those who read no other, and the name itself encoded. */
export function attachmentNamed(name: string): string {
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="file"; filename*=UTF-8''${encoded}`;
}
