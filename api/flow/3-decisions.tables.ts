// The form of a policy table: typed columns, rows of cells as an administrator writes them, and test cases kept beside.
import { z } from 'zod';
import { localText } from './3-decisions.ts';

/** What a table is asked for. `coverage` and `advance_compensation` grant entitlements; the others answer one question each. */
export const tablePurposes = [
  'coverage',
  'advance_compensation',
  'goodwill',
  'freight',
  'handling',
  'liability',
  'care',
] as const;
export const tablePurpose = z.enum(tablePurposes);
export type TablePurpose = z.infer<typeof tablePurpose>;

/** What the rows of each purpose answer with, in the order they stand in a grid. */
export const tableOutputs: Readonly<Record<TablePurpose, readonly string[]>> = {
  coverage: ['remedy', 'obligor', 'amount', 'share', 'cap', 'due', 'freight', 'recoverFrom', 'onTop'],
  advance_compensation: ['remedy', 'obligor', 'amount', 'share', 'cap', 'due', 'freight', 'recoverFrom', 'onTop'],
  goodwill: ['offer', 'limit', 'obligor'],
  freight: ['toUs', 'toCustomer'],
  handling: ['handler', 'returnTo', 'causeClass'],
  liability: ['party', 'share', 'at', 'amount'],
  care: ['flag'],
};

/** `within` holds a term such as `3 day of sale.receivedOn`; `cel` an expression; the rest follow the fact's own kind. */
export const columnKinds = [
  'code',
  'flag',
  'count',
  'money',
  'day',
  'within',
  'proof',
  'finding',
  'other',
  'cel',
] as const;

const cellText = z.string().max(500);
const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,39}$/);

const column = z.strictObject({ id, kind: z.enum(columnKinds), fact: z.string().max(60).optional() });
const row = z.strictObject({
  id,
  /** Cells by column; a column left out, or `-`, asks nothing. */
  when: z.record(id, cellText),
  gives: z.record(id, cellText),
  title: localText.optional(),
});
/** A case that must come out as said before the table may be published. */
const testCase = z.strictObject({
  name: z.string().min(1).max(200),
  facts: z.record(z.string(), z.union([z.string(), z.boolean(), z.int()])),
  expectRows: z.array(id),
});

export const policyTable = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9-]{1,39}$/),
  version: z.int().min(1),
  title: localText,
  purpose: tablePurpose,
  hit: z.enum(['first', 'collect']),
  /** Whose day picks the version: the contract's for promises made at the sale, the decision's for house rules. */
  effective: z.strictObject({
    by: z.enum(['contract', 'event', 'decision']),
    from: z.iso.date().optional(),
    until: z.iso.date().optional(),
  }),
  columns: z.array(column).max(20),
  rows: z.array(row).min(1).max(500),
  tests: z.array(testCase).max(200).default([]),
  /** Who put it in force, when and why; absent on a draft. */
  published: z.strictObject({ by: z.string(), on: z.iso.date(), why: z.string().min(1) }).optional(),
});
export type PolicyTable = z.infer<typeof policyTable>;
export type PolicyRow = z.infer<typeof row>;
export type PolicyColumn = z.infer<typeof column>;
