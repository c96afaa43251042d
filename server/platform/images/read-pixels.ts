// How large an image is, from its first bytes, before anything of it is unpacked (IMG-1). Pure.

/** Enough for a JPEG with its thumbnail and colour profile before the frame; the others say it in their first thirty bytes. */
export const pixelHeadBytes = 512 * 1024;
/** 16,383 × 16,383: more than any camera has, a third of what a bomb of 30,000 × 30,000 unpacks to. */
export const pixelsMax = 16_383 * 16_383;

export interface Pixels {
  width: number;
  height: number;
}

/** Undefined when the head does not tell. `head` begins as its media type does. */
export function pixelsOf(head: Uint8Array, mediaType: string): Pixels | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (mediaType === 'image/png' && head.length >= 24) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (mediaType === 'image/gif' && head.length >= 10)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (mediaType === 'image/jpeg') return ofJpeg(view);
  if (mediaType === 'image/webp' && head.length >= 30) return ofWebp(view);
  return undefined;
}

/** Segments follow one another, each with its length; the frame's own says height and width. */
function ofJpeg(view: DataView): Pixels | undefined {
  for (let at = 2; at + 9 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}

/** Three kinds: lossy, lossless, and the one that may hold either. */
function ofWebp(view: DataView): Pixels | undefined {
  const kind = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  if (kind === 'VP8X') {
    const at = (from: number) => view.getUint16(from, true) + (view.getUint8(from + 2) << 16) + 1;
    return { width: at(24), height: at(27) };
  }
  if (kind === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return undefined;
}
