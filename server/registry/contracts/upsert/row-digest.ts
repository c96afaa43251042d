// The mark of a row's whole content: the same row again is known by it without comparing anything (REG-14).
import { createHash } from 'node:crypto';
import type { ImportedContract } from '../imported-contract.ts';

/** Sixteen bytes; equal for equal content, in whatever order the fields were set. */
export function rowDigest(row: ImportedContract): Buffer {
  return createHash('sha256').update(inOrder(row)).digest().subarray(0, 16);
}

function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join()}]`;
  if (typeof value === 'bigint') return `${value}`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const fields = Object.entries(value).filter(([, of]) => of !== undefined);
  const parts = fields.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([field, of]) => `${field}:${inOrder(of)}`);
  return `{${parts.join()}}`;
}
