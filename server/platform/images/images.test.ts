import { monitorEventLoopDelay } from 'node:perf_hooks';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { makeThumbnail } from './make-thumbnail.ts';
import { pixelsMax, pixelsOf } from './read-pixels.ts';

const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 120, g: 60, b: 30 } } });
const place = { IFD0: { Make: 'SecretCamera' }, IFD3: { GPSLatitude: '39/1 54/1 0/1' } };

/** A PNG that says it is so large; its few bytes unpack to that many black pixels. */
function pngOf(width: number, height: number, body = Buffer.alloc(0)): Buffer {
  const chunk = (kind: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', deflateSync(body)), chunk('IEND', Buffer.alloc(0))]);
}

describe('[IMG-1] [T-X9] the size is read before anything is unpacked', () => {
  test('of each kind, whatever stands before the frame', async () => {
    const size = { width: 640, height: 480 };
    const made = photo(640, 480);
    expect(pixelsOf(await made.clone().png().toBuffer(), 'image/png')).toEqual(size);
    expect(pixelsOf(await made.clone().gif().toBuffer(), 'image/gif')).toEqual(size);
    expect(pixelsOf(await made.clone().jpeg().withExif(place).toBuffer(), 'image/jpeg')).toEqual(size);
    expect(
      pixelsOf(await made.clone().jpeg({ progressive: true }).withIccProfile('p3').toBuffer(), 'image/jpeg'),
    ).toEqual(size);
    expect(pixelsOf(await made.clone().webp().toBuffer(), 'image/webp')).toEqual(size);
    expect(pixelsOf(await made.clone().webp({ lossless: true }).toBuffer(), 'image/webp')).toEqual(size);
    expect(pixelsOf(await made.clone().webp().withExif(place).toBuffer(), 'image/webp')).toEqual(size);
  });
  test('a bomb of 30,000 × 30,000 says so in its first bytes and is never unpacked', async () => {
    const bomb = pngOf(30_000, 30_000, Buffer.alloc(30_000 * 3_751));
    expect(bomb.length).toBeLessThan(200_000);
    const { width, height } = pixelsOf(bomb, 'image/png') ?? { width: 0, height: 0 };
    expect(width * height).toBeGreaterThan(pixelsMax);
    const before = process.memoryUsage().rss;
    expect(await makeThumbnail(bomb)).toBeUndefined();
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });
  test('cut short anywhere, or random, it tells nothing or something, and never throws', async () => {
    const jpeg = await photo(64, 48).jpeg().withExif(place).toBuffer();
    for (let at = 0; at < jpeg.length; at += 1)
      expect(() => pixelsOf(jpeg.subarray(0, at), 'image/jpeg')).not.toThrow();
    for (const kind of ['image/png', 'image/gif', 'image/webp', 'image/heic'])
      for (let at = 0; at < 40; at += 1) expect(() => pixelsOf(jpeg.subarray(0, at), kind)).not.toThrow();
  });
});

describe('[IMG-2] [T-X2] a thumbnail holds pixels and nothing else', () => {
  test('no place, no camera, upright, at most 400 pixels', async () => {
    const original = await photo(1_200, 600).jpeg().withExif(place).withMetadata({ orientation: 6 }).toBuffer();
    expect(original.includes('SecretCamera')).toBe(true);
    const thumbnail = await makeThumbnail(original);
    const { format, width, height, exif, icc, xmp } = await sharp(thumbnail).metadata();
    expect({ format, width, height, exif, icc, xmp }).toEqual({
      ...{ format: 'webp', width: 200, height: 400, exif: undefined, icc: undefined, xmp: undefined },
    });
    expect(thumbnail?.includes('SecretCamera')).toBe(false);
  });
  test('what was hidden behind the pixels is not in it, and a small one is not blown up', async () => {
    const hiding = Buffer.concat([await photo(64, 64).png().toBuffer(), Buffer.from('<script>alert(1)</script>')]);
    const thumbnail = await makeThumbnail(hiding);
    expect(thumbnail?.includes('script')).toBe(false);
    expect((await sharp(thumbnail).metadata()).width).toBe(64);
  });
});

test('[IMG-3] [T-X3] what only calls itself an image gives none', async () => {
  const jpeg = await photo(300, 300).jpeg().toBuffer();
  const given = [
    Buffer.from('<html><script>alert(1)</script></html>'),
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<html><script>alert(1)</script></html>')]),
    Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(100)]),
    Buffer.from('%PDF-1.4\n%%EOF'),
    jpeg.subarray(0, 200),
    Buffer.alloc(0),
  ];
  for (const content of given) expect(await makeThumbnail(content)).toBeUndefined();
});

test('[IMG-4] twenty large photos at once: one after the other, and the event loop is not held', async () => {
  const large = await photo(4_000, 3_000).jpeg().toBuffer();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const made = await Promise.all(Array.from({ length: 20 }, () => makeThumbnail(large)));
  delay.disable();
  expect(made.every((one) => one !== undefined)).toBe(true);
  expect(delay.max / 1e6).toBeLessThan(200);
}, 60_000);
