// A photo of a case, small and drawn anew, the one thing of a file that a page may show (CFILE-2; T-X2, T-X3).
import type { FastifyReply } from 'fastify';
import type { FileStore } from '#platform/files/file-store';
import { makeThumbnail } from '#platform/images/make-thumbnail';
import { refuse } from '#platform/refusal';
import type { CaseFileRow } from './case-file-store.ts';

const drawn: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);
/** The last ones drawn, by content: a page that is read again draws nothing. Some twenty kilobytes each. */
const rememberedMax = 200;
const remembered = new Map<string, Buffer>();

/** Who may see the file was asked before. Refuses `file.no_picture`. */
export async function sendThumbnail(reply: FastifyReply, files: FileStore, file: CaseFileRow): Promise<FastifyReply> {
  if (!drawn.has(file.mediaType)) throw refuse('file.no_picture', {});
  const picture = remembered.get(file.hash) ?? (await makeThumbnail(await whole(files, file.hash)));
  if (!picture) throw refuse('file.no_picture', {});
  remembered.delete(file.hash);
  remembered.set(file.hash, picture);
  const [oldest] = remembered.keys();
  if (remembered.size > rememberedMax && oldest !== undefined) remembered.delete(oldest);
  return reply
    .type('image/webp')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(picture);
}

/** At most the twenty megabytes a file may have. */
async function whole(files: FileStore, hash: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of files.open(hash)) pieces.push(piece);
  return Buffer.concat(pieces);
}
