// The job behind a preview: judges open cases some at a time by what is in force and by the draft, and keeps what differs.
import type { PackChange } from '#api/flow/3-decisions.versions';
import type { Acting } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import type { Uuid } from '#platform/ids/make-id';
import type { QueuedJob } from '#platform/jobs/jobs';
import { type JudgedCase, judgeCases } from '../../entitlements/judge-cases.ts';
import { compareJudgements } from '../../judgement/compare-judgements.ts';
import { formatDay } from '../../judgement/facts/calendar-day.ts';
import { readFacts } from '../../judgement/facts/read-facts.ts';
import { judge } from '../../judgement/judge.ts';
import type { Entitlement, Judgement } from '../../judgement/judgement.ts';
import { isRealChange, metersDiffer } from '../../judgement/rejudge.ts';
import { type Lawbooks, readLawbooks } from '../../lawbooks/read-lawbooks.ts';
import { versionReader } from '../../lawbooks/version-store.ts';
import { packTextOf } from '../drafting/pack-versions.ts';
import type { LawPack } from '../law-pack.ts';
import { type ChangedCase, type Judged, previewReader, previewWriter } from './preview-store.ts';

/** Cases read and judged in one turn: a few tens of milliseconds, between which others work and a stop is seen. */
const casesPerTurn = 200;

export const judgeOpenCasesJob: QueuedJob = {
  name: 'law_pack.preview',
  attemptsMax: 5,
  async run(acting, payload, stop) {
    const previewId = String(payload.previewId) as Uuid;
    // A job that died is begun again by another worker, and goes on after the last case it noted (BOOK-12).
    while (!stop.aborted) if (!(await judgeTurn(acting, previewId))) return;
    throw new Error('the preview is given back for another worker');
  },
};

/** One turn; false when there is no more to do. */
export async function judgeTurn(acting: Acting, previewId: Uuid): Promise<boolean> {
  const turn = await acting.look((snapshot) => readTurn(snapshot, previewId));
  if (!turn) return false;
  return await acting.transact(async (tx) => {
    const writer = previewWriter(tx);
    if (turn.judged) return await writer.note(previewId, turn.after, turn.judged);
    const preview = await previewReader(tx).find(previewId);
    if (preview && (await writer.end(previewId, turn.draft ? 'done' : 'failed')) && turn.draft) {
      const { packId, done, changed } = preview;
      recordFact(tx, 'law_pack.previewed', tx.tenantId, { packId, version: turn.draft.version, cases: done, changed });
    }
    return false;
  });
}

interface Turn {
  after: Uuid | null;
  /** Undefined: no case is left, or the draft has changed under the preview. */
  judged: Judged | undefined;
  draft: LawPack | undefined;
}

async function readTurn(snapshot: Snapshot, previewId: Uuid): Promise<Turn | undefined> {
  const preview = await previewReader(snapshot).find(previewId);
  if (preview?.state !== 'running') return undefined;
  const { packId, version, revision, lastCaseId } = preview;
  const row = await versionReader(snapshot, 'law_pack').find(packId, version);
  if (row?.state !== 'draft' || row.revision !== revision)
    return { after: lastCaseId, judged: undefined, draft: undefined };
  const { pack: draft } = packTextOf(row);
  const caseIds = await previewReader(snapshot).openCases(lastCaseId, casesPerTurn);
  const last = caseIds.at(-1);
  if (last === undefined) return { after: lastCaseId, judged: undefined, draft };
  const books = await readLawbooks(snapshot);
  const compare = comparer(books, draft);
  const outcomes = (await judgeCases(snapshot, caseIds)).map(compare);
  const changed = outcomes.flatMap((one) => (typeof one === 'object' ? [one] : []));
  const unjudged = outcomes.filter((one) => one === 'unjudged').length;
  return { after: lastCaseId, judged: { changed, done: caseIds.length, unjudged, lastCaseId: last }, draft };
}

/** Compares one case under both lawbooks; the draft's is compiled once for each day cases are decided on. */
function comparer(books: Lawbooks, draft: LawPack): (one: JudgedCase) => ChangedCase | 'same' | 'unjudged' {
  const drafted = new Map<string, ReturnType<Lawbooks['on']>>();
  return ({ file, facts, judgement }) => {
    const read = facts && readFacts(facts);
    if (!facts || !judgement || !read?.ok) return 'unjudged';
    const then = drafted.get(facts.decidedOn) ?? books.onWith(facts.decidedOn, draft);
    drafted.set(facts.decidedOn, then);
    return difference(file.caseUuid, judgement, judge(then, read.sheet));
  };
}

/** What differs for the customer; a version number alone is no difference. */
function difference(caseId: Uuid, before: Judgement, after: Judgement): ChangedCase | 'same' {
  const compared = compareJudgements(before, after);
  if (!isRealChange(compared)) return 'same';
  const was = new Map(before.entitlements.map((one) => [one.id, one]));
  const is = new Map(after.entitlements.map((one) => [one.id, one]));
  return {
    caseId,
    outcomeBefore: before.outcome,
    outcomeAfter: after.outcome,
    metersDiffer: metersDiffer(compared),
    changes: compared.entitlements.flatMap(({ id, change, fields }) =>
      change === 'changed' && fields.every((field) => field.field === 'ruleVersion')
        ? []
        : changeOf(was.get(id), is.get(id)),
    ),
  };
}

function changeOf(before: Entitlement | undefined, after: Entitlement | undefined): PackChange[] {
  const one = after ?? before;
  if (!one) return [];
  return [{ ruleId: one.ruleId, remedy: one.remedy, title: one.title, before: lineOf(before), after: lineOf(after) }];
}

function lineOf(one: Entitlement | undefined): PackChange['before'] {
  if (!one) return null;
  const { status, amountMinor, currency, deadline, ruleVersion } = one;
  const dueOn = deadline?.day === null || deadline === null ? null : formatDay(deadline.day);
  return { status, amountMinor: amountMinor?.toString() ?? null, currency, dueOn, ruleVersion };
}
