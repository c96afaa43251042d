// Puts the draft of a law pack in force, after the open cases were judged by it as it stands (LAW-5, BOOK-11).
import type { z } from 'zod';
import type { lawPackRow } from '#api/flow/3-decisions.routes';
import type { publishLawPack as contract } from '#api/flow/3-decisions.versions';
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { refuse } from '#platform/refusal';
import { refusePastDay } from '../../lawbooks/refuse-past-day.ts';
import { versionWriter } from '../../lawbooks/version-store.ts';
import { previewReader } from '../previewing/preview-store.ts';
import { lawPackRowOf } from '../show-law-pack.ts';
import { packTextOf } from './pack-versions.ts';

/** Refuses `lawbook_draft.changed_meanwhile`, `lawbook_draft.in_past`, `law_pack.not_previewed`. */
export async function publishLawPack(
  acting: Acting,
  packId: string,
  { revision, from, reason }: z.output<typeof contract.body>,
): Promise<z.input<typeof lawPackRow>> {
  allow(acting, 'lawbook.publish');
  return await acting.transact(async (tx) => {
    const writer = versionWriter(tx, 'law_pack');
    const draft = await writer.lockDraft(packId, revision);
    if (!draft) throw refuse('lawbook_draft.not_found', {});
    await refusePastDay(tx, from);
    const preview = await previewReader(tx).last(packId, draft.version);
    if (preview?.state !== 'done' || preview.revision !== revision) throw refuse('law_pack.not_previewed', {});
    await writer.publish(packId, draft.version, { from, reason });
    const { pack } = packTextOf(draft);
    recordFact(tx, 'law_pack.published', tx.tenantId, { packId, version: pack.version, inForceFrom: from, reason });
    return lawPackRowOf(pack, { isOwn: true, hasDraft: false });
  });
}
