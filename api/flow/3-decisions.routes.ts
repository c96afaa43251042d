// Stage 3, decisions: what is owed and why, the law and the tables it is judged by, and terms checked for void clauses.
import { z } from 'zod';
import { route } from '../contract.ts';
import { day, id, instant, inThreeLanguages, language, line } from '../values.ts';
import { promiseStates } from './1-promises.ts';
import { judgementAnswer } from './3-decisions.answers.ts';
import { policyTable, tablePurpose } from './3-decisions.tables.ts';
import { judgementFacts, localText, problemKind, problemKinds, remedyKind } from './3-decisions.ts';

const withTrace = z.enum(['yes', 'no']);

// ── Judging ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The judgement, and the names of given facts nobody reads: a misspelt fact counts as missing, never as a guess. */
const judged = judgementAnswer.extend({ ignored: z.array(z.string()) });
export const judgeGiven = route({
  name: 'judgement.judge',
  method: 'POST',
  path: '/judgements',
  summary: 'Everything a customer is owed for one problem, and why; nothing is kept',
  policy: { permission: 'decision.judge' },
  query: z.object({ trace: withTrace.default('yes') }),
  body: judgementFacts,
  asksOnly: true,
  answer: judged,
});

export const batchCasesMax = 10_000;
/** One line of the answer: a judgement, or why the facts of this case cannot be read. `at` counts from 0. */
export const batchLine = z.union([
  z.object({ at: z.int(), judgement: judged }),
  z.object({ at: z.int(), unreadable: z.array(z.object({ field: z.string(), problem: z.string() })) }),
]);
export const judgeBatch = route({
  name: 'judgement.batch',
  method: 'POST',
  path: '/judgements/batch',
  summary: 'Judge up to 10,000 problems; one JSON object a line comes back for each, in their order',
  policy: { permission: 'decision.judge' },
  query: z.object({ trace: withTrace.default('no') }),
  body: z.object({ cases: z.array(z.unknown()).min(1).max(batchCasesMax) }),
  bodyBytesMax: 24_000_000,
  asksOnly: true,
  answer: batchLine,
  sends: 'application/x-ndjson',
});

/** The facts are those the registry and the promises know on the day; what they cannot know is named as missing. */
export const judgeContract = route({
  name: 'judgement.contract',
  method: 'GET',
  path: '/contracts/:contractId/judgement',
  summary: 'What is owed on a contract, from what is known of it on a day',
  policy: { permission: 'decision.judge' },
  params: z.object({ contractId: id('ctr') }),
  query: z.object({ problem: problemKind, on: day.optional() }),
  answer: z.object({
    contract: z.object({ contractId: id('ctr'), number: z.string(), personId: id('per'), personName: z.string() }),
    facts: judgementFacts,
    /** Promises given with the contract and not given up: shown beside what is owed. */
    promises: z.array(
      z.object({
        promiseId: id('prm'),
        commitment: z.string().nullable(),
        wording: inThreeLanguages.nullable(),
        state: z.enum(promiseStates),
        dueOn: day.nullable(),
      }),
    ),
    judgement: judged,
  }),
});

/** What codes are called: facts, proofs, remedies, outcomes, reasons, findings, parties. One catalogue for letters and screens. */
export const decisionWords = route({
  name: 'decision.words',
  method: 'GET',
  path: '/decision-words',
  summary: 'The words of judgements in three languages, by shelf and code',
  policy: { permission: 'decision.read' },
  answer: z.record(z.string(), z.record(z.string(), localText)),
});

// ── Law packs ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** A version of a table or a pack, as its story is told: who wrote it, who put it in force from when, and why. */
export const lawbookStates = ['shipped', 'draft', 'tested', 'published', 'superseded', 'discarded'] as const;
const who = z.object({ by: z.string(), name: z.string().nullable(), at: instant });
export const lawbookVersion = z.object({
  number: z.int(),
  state: z.enum(lawbookStates),
  /** Counts how often the draft was saved: who saves names the one they have seen. */
  revision: z.int(),
  written: who.nullable(),
  published: who.extend({ inForceFrom: day, reason: z.string() }).nullable(),
});
/** Newest first; the version that came with the product, if there is one, is the last. */
const versions = z.array(lawbookVersion);

const verified = z.enum(['primary', 'secondary', 'unverified']);
export const lawPackRow = z.object({
  packId: z.string(),
  version: z.string(),
  /** The day up to which the law was followed. */
  asOf: day,
  /** `ZZ` is everywhere. */
  countries: z.array(z.string()),
  localities: z.array(z.string()),
  /** States or places may go further: no refusal rests on it. */
  onlyMinimum: z.boolean(),
  ruleIds: z.array(z.string()),
  unverifiedCount: z.int(),
  /** Whether a version of the company's own is in force, and whether one is being written. */
  isOwn: z.boolean(),
  hasDraft: z.boolean(),
});
export const listLawPacks = route({
  name: 'law_pack.list',
  method: 'GET',
  path: '/law-packs',
  summary: 'The law packs in force here',
  policy: { permission: 'decision.read' },
  answer: z.object({ rows: z.array(lawPackRow) }),
});

const span = z.object({ from: day.nullable(), until: day.nullable() }).nullable();
const term = z.object({ from: z.string(), length: z.int(), unit: z.enum(['day', 'month']) });
export const lawRuleShown = z.object({
  ruleId: z.string(),
  title: localText,
  basis: z.enum(['statute', 'contract', 'commitment']),
  effect: z.enum(['remedy', 'obligor', 'meter', 'duty', 'pauses_warranty']),
  problems: z.array(z.enum(problemKinds)),
  locality: z.string().nullable(),
  /** By the day of the contract, of the event, of deciding. */
  validity: z.object({ contract: span, event: span, decision: span, dayUnverified: z.boolean() }),
  /** The facts, proofs and findings it asks. */
  asks: z.array(z.string()),
  window: term.extend({ at: z.string() }).nullable(),
  exceptions: z.array(z.object({ code: z.string(), text: localText, verified })),
  burden: z.array(
    z.object({
      from: z.string(),
      untilLength: z.int().nullable(),
      unit: z.enum(['day', 'month']).nullable(),
      holder: z.enum(['trader', 'customer']),
    }),
  ),
  proofs: z.object({ customer: z.array(z.string()), trader: z.array(z.string()) }),
  remedies: z.array(
    z.object({
      kind: remedyKind,
      chooser: z.enum(['customer', 'trader', 'court']),
      step: z.int(),
      onTop: z.boolean(),
      due: term.nullable(),
    }),
  ),
  obligors: z.array(z.object({ party: z.string(), mode: z.enum(['several', 'joint', 'subsidiary']) })),
  meter: z
    .object({
      subjects: z.array(z.string()),
      due: term.nullable(),
      rate: z.string().nullable(),
      of: z.string().nullable(),
      cap: z.string().nullable(),
    })
    .nullable(),
  notice: localText.nullable(),
  citation: z.string(),
  /** What was read for it; empty: nothing was. */
  sources: z.array(z.object({ code: z.string(), title: z.string() })),
  verified,
});
export type LawRuleShown = z.infer<typeof lawRuleShown>;
export const showLawPack = route({
  name: 'law_pack.show',
  method: 'GET',
  path: '/law-packs/:packId',
  summary: 'A law pack with its rules, their sources, validity and how well each is known',
  policy: { permission: 'decision.read' },
  params: z.object({ packId: line(60) }),
  query: z.object({ of: z.enum(['draft', 'in_force']).default('in_force') }),
  answer: lawPackRow.extend({
    rules: z.array(lawRuleShown),
    /** Rules of the draft that are new, gone, or say something else than in force; none when it is not the draft that is shown. */
    changedRuleIds: z.array(z.string()),
    versions,
  }),
});

// ── Policy tables ───────────────────────────────────────────────────────────────────────────────────────────────────

export const policyTableRow = z.object({
  code: z.string(),
  version: z.int(),
  title: localText,
  purpose: tablePurpose,
  /** The playbook that brought it; null: the company wrote it itself. */
  playbook: z.string().nullable(),
  /** Whether the company works by this playbook, or has put a version of its own in force: only then is the table asked. */
  isAsked: z.boolean(),
  isOwn: z.boolean(),
  hasDraft: z.boolean(),
  rowCount: z.int(),
  caseCount: z.int(),
});
export const listPolicyTables = route({
  name: 'policy_table.list',
  method: 'GET',
  path: '/policy-tables',
  summary: 'The policy tables of the playbooks and of the company, those it asks first',
  policy: { permission: 'decision.read' },
  answer: z.object({ rows: z.array(policyTableRow) }),
});

const truth = z.enum(['yes', 'no', 'unknown']);
/** One case kept beside a table: which rows it should hit, which it did, and what every cell said. */
export const tableCase = z.object({
  name: z.string(),
  ok: z.boolean(),
  expected: z.array(z.string()),
  got: z.array(z.string()),
  inForce: truth,
  /** Rows as far as they were asked: with hit policy first, none after the row that holds. */
  rows: z.array(
    z.object({
      rowId: z.string(),
      answer: truth,
      cells: z.array(z.object({ column: z.string(), answer: truth, saw: z.string().nullable() })),
    }),
  ),
});
export const showPolicyTable = route({
  name: 'policy_table.show',
  method: 'GET',
  path: '/policy-tables/:code',
  summary: 'A policy table with its cells, and its test cases with what each cell said',
  policy: { permission: 'decision.read' },
  params: z.object({ code: line(40) }),
  /** Without a number: the version in force today, or the draft of a table that has none. */
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  answer: z.object({
    playbook: z.string().nullable(),
    isAsked: z.boolean(),
    table: policyTable,
    version: lawbookVersion,
    /** Number of the version in force today, and of the draft. */
    inForce: z.int().nullable(),
    draft: z.int().nullable(),
    /** What cannot be read, by row and column. */
    problems: z.array(z.object({ row: z.string(), column: z.string(), problem: z.string() })),
    publishable: z.boolean(),
    cases: z.array(tableCase),
    /** Newest first; the version that came with the product, if there is one, is the last. */
    versions,
  }),
});

// ── Terms ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export const checkTerms = route({
  name: 'terms.check',
  method: 'POST',
  path: '/terms-checks',
  summary: 'Mark void clauses in standard terms, each with its article; nothing is kept',
  policy: { permission: 'decision.read' },
  asksOnly: true,
  body: z.object({
    text: z.string().max(400_000).regex(/\S/, { error: 'text_missing' }),
    /** Whose law; the company's own country unless said. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
  }),
  answer: z.object({
    country: z.string(),
    sentences: z.int(),
    /** In the order of the text. `from` and `until` are character places in it as it was given. */
    found: z.array(
      z.object({
        id: z.string(),
        article: z.string(),
        why: localText,
        checkWithCounsel: z.boolean(),
        language,
        sentence: z.string(),
        from: z.int(),
        until: z.int(),
        words: z.string(),
      }),
    ),
  }),
});
