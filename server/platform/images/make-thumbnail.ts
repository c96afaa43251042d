// Draws an image anew, small: a WebP of its pixels alone (IMG-2). libvips unpacks on threads of its own, one image at a time (IMG-4).
import sharp from 'sharp';

const sideMax = 400;
/** An image of so many pixels is unpacked at most; a larger one has no thumbnail and is opened as it is. */
const unpackedMax = 64_000_000;
const secondsMax = 10;

// Nothing of one company's image stays in memory for the next.
sharp.cache(false);
sharp.concurrency(1);

let last: Promise<unknown> = Promise.resolve();

/** Undefined for what is no image that can be drawn, whatever its first bytes say. */
export async function makeThumbnail(content: Uint8Array): Promise<Buffer | undefined> {
  const mine = last.then(() => draw(content));
  last = mine.catch(() => undefined);
  return await mine;
}

async function draw(content: Uint8Array): Promise<Buffer | undefined> {
  try {
    return await sharp(content, { limitInputPixels: unpackedMax, sequentialRead: true, failOn: 'error', pages: 1 })
      .autoOrient()
      .resize(sideMax, sideMax, { fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: secondsMax })
      .webp({ quality: 78 })
      .toBuffer();
  } catch {
    // What cannot be read as an image is an answer here: hostile and broken files are both expected.
    return undefined;
  }
}
