// HTTP of files at the desk.
import * as links from '#api/flow/2-cases.links';
import { type Acting, allow } from '#platform/database/acting';
import type { TenantFiles } from '#platform/files/tenant-files';
import { type Routing, serve } from '#platform/http/serve-route';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { namesOfActors } from '#registry';
import { mayTouchCase } from '../change-case.ts';
import { type CaseFileRow, findFile } from './case-file-store.ts';
import { refuseForeignVisit, sendFile, takeFile } from './keep-file.ts';
import { sendThumbnail } from './send-thumbnail.ts';

export function mountFiles(routing: Routing, kept: TenantFiles): void {
  serve(routing, links.addFile, async (acting, { params, query, request }) => {
    allow(acting, 'case.write');
    const caseId = uuidOf(params.caseId);
    // Asked before a byte is taken, and again with the case locked.
    const visitId = query.visitId && uuidOf(query.visitId);
    await acting.look(async (snapshot) => {
      await mayTouchCase(snapshot, acting.actor, caseId);
      await refuseForeignVisit(snapshot, caseId, visitId);
    });
    const about = { caseId, from: 'staff' as const, proofKind: query.proofKind, visitId };
    return await takeFile(acting, kept, request, about, async (row, tx) => {
      const names = await namesOfActors(tx, [row.who]);
      return shown(row, names.get(row.who) ?? '');
    });
  });
  const shownFile = (acting: Acting, fileId: Uuid) =>
    acting.look(async (snapshot) => {
      const found = await findFile(snapshot, fileId);
      if (!found) throw refuse('file.not_found', {});
      await mayTouchCase(snapshot, acting.actor, found.caseId);
      return found;
    });
  serve(routing, links.readCaseFile, async (acting, { params, reply }) =>
    sendFile(reply, kept.files, await shownFile(acting, uuidOf(params.fileId))),
  );
  serve(routing, links.showThumbnail, async (acting, { params, reply }) =>
    sendThumbnail(reply, kept.files, await shownFile(acting, uuidOf(params.fileId))),
  );
}

function shown(row: CaseFileRow, who: string) {
  return {
    fileId: idOf('fil', row.fileId),
    name: row.name,
    mediaType: row.mediaType,
    bytes: Number(row.bytes),
    from: row.from,
    who,
    addedAt: row.addedAt,
    proofKind: row.proofKind as 'photo' | null,
    visitId: row.visitId && idOf('vis', row.visitId),
  };
}
