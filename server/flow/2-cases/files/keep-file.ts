// Takes a photo or a paper in and gives it out again: stored by content, sent as an attachment that cannot run (CFILE-1; T-X2, T-A3).
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Acting } from '#platform/database/acting';
import type { Snapshot, Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import type { FileStore } from '#platform/files/file-store';
import type { TenantFiles } from '#platform/files/tenant-files';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { type Pixels, pixelHeadBytes, pixelsMax, pixelsOf } from '#platform/images/read-pixels';
import { refuse } from '#platform/refusal';
import { lockFor } from '../change-case.ts';
import { findVisit } from '../ladder/visit-store.ts';
import { giveFile } from '../work/case-proofs.ts';
import { addFileRow, type CaseFileRow, countFiles, type FileFrom } from './case-file-store.ts';
import { attachmentNamed, headBytes, mediaTypeOf, tidyName } from './media-type.ts';

const bytesMax = 20_000_000;
const filesMax = 60;

export interface FileAbout {
  caseId: Uuid;
  from: FileFrom;
  proofKind?: string | undefined;
  visitId?: Uuid | undefined;
  demandId?: Uuid | undefined;
}

interface Arrived {
  hash: string;
  bytes: number;
  mediaType: string;
  name: string;
}

/** Stored before its row is written: a file without a row is not found by anybody, a row without its file would be a loss. */
export async function receiveFile(acting: Acting, request: FastifyRequest, kept: TenantFiles): Promise<Arrived> {
  const sent = await request.file();
  if (!sent) throw refuse('file.missing', {});
  const kind: { type?: string } = {};
  const stored = await kept.receive(acting, checked(sent.file, kind), bytesMax);
  if (sent.file.truncated) throw refuse('input.too_large', {});
  if (kind.type === undefined) throw refuse('file.kind_refused', {});
  return { ...stored, mediaType: kind.type, name: tidyName(sent.filename) };
}

/** The same bytes; breaks off as soon as the first of them show what is not taken or unpacks to too much, so that nothing of it is kept. */
async function* checked(content: AsyncIterable<Uint8Array>, kind: { type?: string }): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0);
  let size: Pixels | undefined;
  for await (const piece of content) {
    if (size === undefined && head.length < pixelHeadBytes) {
      head = Buffer.concat([head, piece]);
      const type = mediaTypeOf(head);
      if (type !== undefined) kind.type = type;
      else if (head.length >= headBytes) throw refuse('file.kind_refused', {});
      size = type === undefined ? undefined : pixelsOf(head, type);
      if (size && size.width * size.height > pixelsMax) throw refuse('file.too_many_pixels', { ...size });
    }
    yield piece;
  }
  if (kind.type === undefined) throw refuse('file.kind_refused', {});
}

/** A visit named with a file is one of the same case. Refuses `visit.not_found`. */
export async function refuseForeignVisit(snapshot: Snapshot, caseId: Uuid, visitId: Uuid | undefined): Promise<void> {
  if (visitId !== undefined && (await findVisit(snapshot, visitId))?.caseId !== caseId)
    throw refuse('visit.not_found', {});
}

/** Refuses `case.not_found`, `file.too_many`, `visit.not_found`, `proof.not_wanted`. */
export async function keepFile(tx: Tx, arrived: Arrived, about: FileAbout): Promise<CaseFileRow> {
  const { caseId, from, visitId = null, demandId = null, proofKind = null } = about;
  await lockFor(tx, 'add_file', caseId);
  if ((await countFiles(tx, caseId)) >= filesMax) throw refuse('file.too_many', { most: filesMax });
  await refuseForeignVisit(tx, caseId, visitId ?? undefined);
  const { hash, name, mediaType } = arrived;
  const row: CaseFileRow = {
    fileId: makeUuid(),
    caseId,
    hash,
    name,
    mediaType,
    bytes: BigInt(arrived.bytes),
    from,
    who: tx.actor.signature,
    addedAt: tx.at.toISOString(),
    proofKind,
    visitId,
    demandId,
  };
  await addFileRow(tx, row);
  recordFact(tx, 'file.added', caseId, { caseId: idOf('cas', caseId), fileId: idOf('fil', row.fileId), from });
  if (proofKind !== null) await giveFile(tx, caseId, proofKind, row.fileId);
  return row;
}

/**
 * The file arrives before the transaction, which must not wait for a telephone on a train. `shown` makes the answer inside it, so that
 * the answer to a key is kept with the work.
 */
export async function takeFile<Shown>(
  acting: Acting,
  kept: TenantFiles,
  request: FastifyRequest,
  about: FileAbout,
  shown: (row: CaseFileRow, tx: Tx) => Shown | Promise<Shown>,
): Promise<Shown> {
  const arrived = await receiveFile(acting, request, kept);
  return await acting.transact(async (tx) => {
    await kept.keep(tx, arrived);
    return await shown(await keepFile(tx, arrived, about), tx);
  });
}

export function sendFile(reply: FastifyReply, files: FileStore, file: CaseFileRow): FastifyReply {
  return reply
    .type(file.mediaType)
    .header('content-disposition', attachmentNamed(file.name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-length', file.bytes.toString())
    .send(Readable.from(files.open(file.hash)));
}
