// Stage 3: a company's own versions of policy tables and law packs, from draft to publication, and what a new pack would change.
import { z } from 'zod';
import { pageOf, paging, route } from '../contract.ts';
import { amountMinor, currency, day, id, instant, line } from '../values.ts';
import { lawPackRow, showPolicyTable, tableCase } from './3-decisions.routes.ts';
import { policyTable } from './3-decisions.tables.ts';
import { localText } from './3-decisions.ts';

// ── Policy tables ───────────────────────────────────────────────────────────────────────────────────────────────────

export const tableCode = policyTable.shape.code;
const tableParams = z.object({ code: tableCode });
/** A table as it is being written: its number, and who published it, are not the writer's to say. */
export const tableDraft = policyTable.omit({ code: true, version: true, published: true });
/** Which state of the draft the writer has seen; null: there was no draft yet. */
const revision = z.int().min(1);
const publication = z.object({ revision, from: day, reason: line(1000) });
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const cellProblem = z.object({ row: z.string(), column: z.string(), problem: z.string() });
export const tryPolicyTable = route({
  name: 'policy_table.try',
  method: 'POST',
  path: '/policy-table-trials',
  summary: 'What is wrong in the cells of a table, and how its cases come out; nothing is kept',
  policy: { permission: 'decision.read' },
  asksOnly: true,
  bodyBytesMax: 4_000_000,
  body: z.object({ code: tableCode, table: tableDraft }),
  answer: z.object({ problems: z.array(cellProblem), publishable: z.boolean(), cases: z.array(tableCase) }),
});
export const savePolicyTableDraft = route({
  name: 'policy_table.draft',
  method: 'PUT',
  path: '/policy-tables/:code/draft',
  summary: 'Keep a draft of the next version of a table; what is wrong in it is named by row and column',
  policy: { permission: 'lawbook.draft' },
  params: tableParams,
  bodyBytesMax: 4_000_000,
  body: z.object({ table: tableDraft, revision: revision.nullable() }),
  answer: showPolicyTable.answer,
});
export const testPolicyTableDraft = route({
  name: 'policy_table.test',
  method: 'POST',
  path: '/policy-tables/:code/draft/tests',
  summary: 'Run the cases kept beside the draft; when all come out as said, it is tested',
  policy: { permission: 'lawbook.draft' },
  params: tableParams,
  body: z.object({ revision }),
  answer: showPolicyTable.answer,
});
export const publishPolicyTable = route({
  name: 'policy_table.publish',
  method: 'POST',
  path: '/policy-tables/:code/draft/publication',
  summary: 'Put the draft in force from a day; every case must come out as said',
  policy: { permission: 'lawbook.publish' },
  params: tableParams,
  body: publication,
  answer: showPolicyTable.answer,
});
export const discardPolicyTableDraft = route({
  name: 'policy_table.discard',
  method: 'DELETE',
  path: '/policy-tables/:code/draft',
  summary: 'Give up the draft of a table; its number is not used again',
  policy: { permission: 'lawbook.draft' },
  params: tableParams,
  answer: z.object({ code: z.string(), version: z.int() }),
});
export const downloadPolicyTable = route({
  name: 'policy_table.spreadsheet',
  method: 'GET',
  path: '/policy-tables/:code/table.xlsx',
  summary: 'A version of a table as a spreadsheet that can be edited and sent back',
  policy: { permission: 'decision.read' },
  params: tableParams,
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  answer: z.unknown(),
  sends: spreadsheet,
});
export const uploadPolicyTable = route({
  name: 'policy_table.upload',
  method: 'POST',
  path: '/policy-tables/:code/draft/spreadsheet',
  summary: 'Read an edited spreadsheet over the draft, or over the version in force, and keep it as the draft',
  policy: { permission: 'lawbook.draft' },
  params: tableParams,
  takesFile: true,
  answer: showPolicyTable.answer,
});

// ── Law packs ───────────────────────────────────────────────────────────────────────────────────────────────────────

const packId = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/);
const packParams = z.object({ packId });
const packBytesMax = 4_000_000;

/** A pack as it was written: what is downloaded, changed and sent back. */
export const readWrittenPack = route({
  name: 'law_pack.written',
  method: 'GET',
  path: '/law-packs/:packId/written',
  summary: 'A law pack as the JSON it is written in: the draft, the version in force, or one by number',
  policy: { permission: 'decision.read' },
  params: packParams,
  query: z.object({ of: z.enum(['draft', 'in_force']).default('in_force') }),
  answer: z.object({ packId: z.string(), revision: z.int().nullable(), pack: z.unknown() }),
});
const draftedPack = z.object({
  packId: z.string(),
  number: z.int(),
  version: z.string(),
  revision: z.int(),
  /** Rules that were changed without a new source: what they say counts as unverified. */
  unsourced: z.array(z.string()),
});
export const saveLawPackDraft = route({
  name: 'law_pack.draft',
  method: 'PUT',
  path: '/law-packs/:packId/draft',
  summary: 'Keep a pack as the draft of its next version; one that cannot be read is refused by path',
  policy: { permission: 'lawbook.draft' },
  params: packParams,
  bodyBytesMax: packBytesMax,
  body: z.object({ pack: z.record(z.string(), z.unknown()), revision: revision.nullable() }),
  answer: draftedPack,
});
export const saveLawRule = route({
  name: 'law_pack.rule',
  method: 'PUT',
  path: '/law-packs/:packId/draft/rules/:ruleId',
  summary: 'Change one rule of a pack in its draft; the draft is made when there is none',
  policy: { permission: 'lawbook.draft' },
  params: z.object({ packId, ruleId: line(60) }),
  bodyBytesMax: packBytesMax,
  body: z.object({ rule: z.record(z.string(), z.unknown()), revision: revision.nullable() }),
  answer: draftedPack,
});
export const discardLawPackDraft = route({
  name: 'law_pack.discard',
  method: 'DELETE',
  path: '/law-packs/:packId/draft',
  summary: 'Give up the draft of a pack; its number is not used again',
  policy: { permission: 'lawbook.draft' },
  params: packParams,
  answer: z.object({ packId: z.string(), number: z.int() }),
});
export const publishLawPack = route({
  name: 'law_pack.publish',
  method: 'POST',
  path: '/law-packs/:packId/draft/publication',
  summary: 'Put the draft of a pack in force from a day, after the open cases were judged by it',
  policy: { permission: 'lawbook.publish' },
  params: packParams,
  body: publication,
  answer: lawPackRow,
});

export const previewStates = ['running', 'done', 'stopped', 'failed'] as const;
/** Open cases judged by the draft beside the packs in force: how far it is, and how many would come out differently. */
export const packPreview = z.object({
  packId: z.string(),
  number: z.int(),
  /** The state of the draft it judged by; an older one than the draft's no longer counts. */
  revision: z.int(),
  isCurrent: z.boolean(),
  state: z.enum(previewStates),
  cases: z.int(),
  done: z.int(),
  changed: z.int(),
  /** Cases about a problem no rule is filed under, or whose facts contradict one another: a person judges them. */
  unjudged: z.int(),
  askedBy: z.string().nullable(),
  askedAt: instant,
  endedAt: instant.nullable(),
});
export const startPackPreview = route({
  name: 'law_pack.preview',
  method: 'POST',
  path: '/law-packs/:packId/draft/preview',
  summary: 'Judge every open case by the draft and by what is in force, and keep what differs; runs in the background',
  policy: { permission: 'lawbook.draft' },
  params: packParams,
  body: z.object({ revision }),
  status: 202,
  answer: packPreview,
});
export const stopPackPreview = route({
  name: 'law_pack.stop_preview',
  method: 'POST',
  path: '/law-packs/:packId/draft/preview/stop',
  summary: 'Stop judging open cases by the draft',
  policy: { permission: 'lawbook.draft' },
  params: packParams,
  answer: packPreview,
});
export const showPackPreview = route({
  name: 'law_pack.show_preview',
  method: 'GET',
  path: '/law-packs/:packId/draft/preview',
  summary: 'How far the open cases have been judged by the draft; null: not begun',
  policy: { permission: 'decision.read' },
  params: packParams,
  answer: z.object({ preview: packPreview.nullable() }),
});

const entitlementStatus = z.enum(['owed', 'needs_proof', 'refer', 'may_offer']);
const outcome = z.enum(['owed', 'needs_proof', 'refer', 'refused']);
const judgedLine = z
  .object({
    status: entitlementStatus,
    amountMinor: amountMinor.nullable(),
    currency,
    dueOn: day.nullable(),
    ruleVersion: z.string(),
  })
  .nullable();
export const packChange = z.object({
  /** The same remedy under the same rule, before and after; null: not given. */
  ruleId: z.string(),
  remedy: z.string(),
  title: localText,
  before: judgedLine,
  after: judgedLine,
});
export type PackChange = z.infer<typeof packChange>;
export const listPackPreviewCases = route({
  name: 'law_pack.preview_cases',
  method: 'GET',
  path: '/law-packs/:packId/draft/preview/cases',
  summary: 'Open cases that would be judged differently, each with its lines before and after',
  policy: { permission: 'decision.read' },
  params: packParams,
  query: paging,
  answer: pageOf(
    z.object({
      caseId: id('cas'),
      caseNumber: z.string(),
      outcomeBefore: outcome,
      outcomeAfter: outcome,
      metersDiffer: z.boolean(),
      changes: z.array(packChange),
    }),
  ),
});
