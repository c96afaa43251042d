// Begins judging open cases by a draft, stops it, and shows how far it is and which cases differ.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { listPackPreviewCases, packPreview } from '#api/flow/3-decisions.versions';
import { shownToReader } from '#cases';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { idOf, makeUuid } from '#platform/ids/make-id';
import { addJob } from '#platform/jobs/jobs';
import { refuse } from '#platform/refusal';
import { namesOfActors, type Page, pageOfRows, readPageKey } from '#registry';
import { versionReader, versionWriter } from '../../lawbooks/version-store.ts';
import { judgeOpenCasesJob } from './judge-open-cases.ts';
import { type ChangedCase, type Preview, previewReader, previewWriter } from './preview-store.ts';

type Shown = z.input<typeof packPreview>;
type CaseShown = z.input<typeof listPackPreviewCases.answer>['rows'][number];

/** Refuses `lawbook_draft.changed_meanwhile`, `law_pack.preview_running`. */
export async function startPackPreview(acting: Acting, packId: string, revision: number): Promise<Shown> {
  allow(acting, 'lawbook.draft');
  return await acting.transact(async (tx) => {
    const draft = await versionWriter(tx, 'law_pack').lockDraft(packId, revision);
    if (!draft) throw refuse('lawbook_draft.not_found', {});
    const previewId = makeUuid(tx.at.getTime());
    const cases = await previewReader(tx).countOpenCases();
    const begun = await previewWriter(tx).begin({ previewId, packId, version: draft.version, revision, cases });
    if (!begun) throw refuse('law_pack.preview_running', {});
    await addJob(tx, judgeOpenCasesJob.name, { previewId });
    return await shownLast(tx, packId);
  });
}

/** Refuses `lawbook_draft.not_found`, `law_pack.preview_not_running`. */
export async function stopPackPreview(acting: Acting, packId: string): Promise<Shown> {
  allow(acting, 'lawbook.draft');
  return await acting.transact(async (tx) => {
    const last = await lastOfDraft(tx, packId);
    if (!last || !(await previewWriter(tx).end(last.preview.previewId, 'stopped')))
      throw refuse('law_pack.preview_not_running', {});
    return await shownLast(tx, packId);
  });
}

/** Null: the draft has not been looked at. */
export async function showPackPreview(snapshot: Snapshot, packId: string): Promise<Shown | null> {
  const last = await lastOfDraft(snapshot, packId);
  if (!last) return null;
  const { preview, isCurrent } = last;
  const { packId: id, version, revision, state, cases, done, changed, unjudged, askedAt, endedAt } = preview;
  const names = await namesOfActors(snapshot, [preview.askedBy]);
  return {
    ...{ packId: id, number: version, revision, isCurrent, state, cases, done, changed, unjudged, askedAt, endedAt },
    askedBy: names.get(preview.askedBy) ?? null,
  };
}

/** Cases about whoever asks are left out (Q14). Nothing when the draft has not been looked at. */
export async function listChangedCases(
  snapshot: Snapshot,
  packId: string,
  query: z.output<typeof listPackPreviewCases.query>,
): Promise<Page<CaseShown>> {
  const last = await lastOfDraft(snapshot, packId);
  if (!last) return { rows: [] };
  const key = readPageKey(query.after, ['uuid']);
  const conditions = [
    sql`d.tenant_id = ${snapshot.tenantId} and d.preview_id = ${last.preview.previewId}`,
    shownToReader(snapshot, 'd.case_id'),
    ...(key ? [sql`d.case_id > ${key[0]}::uuid`] : []),
  ];
  const { rows } = await sql<ChangedCase & { number: string }>`
    select d.case_id as "caseId", s.number, d.outcome_before as "outcomeBefore", d.outcome_after as "outcomeAfter",
      d.meters_differ as "metersDiffer", d.changes
    from pack_preview_cases d join cases s on s.tenant_id = d.tenant_id and s.case_id = d.case_id
    where ${sql.join(conditions, sql` and `)} order by d.case_id limit ${query.limit + 1}`.execute(snapshot.sql);
  return pageOfRows(rows, query.limit, (row) => [row.caseId], showCase);
}

function showCase({ caseId, number, ...rest }: ChangedCase & { number: string }): CaseShown {
  return { caseId: idOf('cas', caseId), caseNumber: number, ...rest } as CaseShown;
}

async function lastOfDraft(
  snapshot: Snapshot,
  packId: string,
): Promise<{ preview: Preview; isCurrent: boolean } | undefined> {
  const draft = await versionReader(snapshot, 'law_pack').draft(packId);
  if (!draft) return undefined;
  const preview = await previewReader(snapshot).last(packId, draft.version);
  return preview && { preview, isCurrent: preview.revision === draft.revision };
}

async function shownLast(snapshot: Snapshot, packId: string): Promise<Shown> {
  const shown = await showPackPreview(snapshot, packId);
  if (!shown) throw refuse('lawbook_draft.not_found', {});
  return shown;
}
