// The door of the third stage: what a customer is owed, judged from facts by packs and tables.
export {
  type DecisionForMoney,
  decisionForMoney,
  decisionsOfCase,
} from './compensation/deciding/decision-for-money.ts';
export { releaseDecision } from './compensation/deciding/withdraw-compensation.ts';
export { compareJudgements } from './judgement/compare-judgements.ts';
export { compileLawbook, type Lawbook } from './judgement/compile-lawbook.ts';
export type { FactSheet } from './judgement/facts/fact-sheet.ts';
export { readFacts } from './judgement/facts/read-facts.ts';
export { judge } from './judgement/judge.ts';
export type { Entitlement, Judgement, Outcome } from './judgement/judgement.ts';
export { describeJudgement } from './judgement/letters/describe-judgement.ts';
export { type LetterKind, writeLetter } from './judgement/letters/write-letter.ts';
export { type CharterClock, readCharterClock } from './judgement/meters/charter-clock.ts';
export { sumExposure } from './judgement/meters/sum-exposure.ts';
export { rejudge } from './judgement/rejudge.ts';
export { stampExchange, stampReplacedPart, stampWarranty } from './judgement/warranties/stamp-warranty.ts';
export { judgementToJson, writeJudgement } from './judgement/write-judgement.ts';
export type { LawPack, LawRule } from './law-packs/law-pack.ts';
export { shippedPacks } from './law-packs/law-packs.ts';
export { parsePack } from './law-packs/parse-pack.ts';
export { decisionsPart } from './part.ts';
export { askTable } from './policy-tables/ask-table.ts';
export { compileTable } from './policy-tables/compile-table.ts';
export { namedSheet } from './policy-tables/named-sheet.ts';
export { type PlaybookName, playbookNames, shippedPlaybooks } from './policy-tables/playbook.ts';
export { readTableGrid, tableGrid } from './policy-tables/table-grid.ts';
export { tryTable } from './policy-tables/try-table.ts';
export { lintTerms } from './terms-linter/lint-terms.ts';
