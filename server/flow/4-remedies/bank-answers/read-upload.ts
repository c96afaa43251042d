// Reads the one file of an upload into memory; a bank's message is read whole before a line of it counts.
import type { FastifyRequest } from 'fastify';
import { refuse } from '#platform/refusal';

/** A statement of ten thousand lines has some fifteen million bytes. */
const bytesMax = 60_000_000;

/** Refuses `bank_message.file_missing` and `input.too_large`. */
export async function readUpload(request: FastifyRequest): Promise<{ bytes: Uint8Array; fileName: string }> {
  const sent = await request.file();
  if (!sent) throw refuse('bank_message.file_missing', {});
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of sent.file as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > bytesMax) throw refuse('input.too_large', {});
    pieces.push(piece);
  }
  if (sent.file.truncated) throw refuse('input.too_large', {});
  const last = (sent.filename ?? '').split(/[/\\]/).at(-1) ?? '';
  const fileName =
    last
      .replaceAll(/\p{Cc}/gu, '')
      .toWellFormed()
      .slice(0, 200) || 'file';
  return { bytes: Buffer.concat(pieces), fileName };
}
