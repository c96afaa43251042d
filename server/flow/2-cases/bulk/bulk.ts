// A deed on many cases: what was asked, how far it is, and what each case was before, for its way back.
import type { z } from 'zod';
import type { bulkGiven, bulkStates } from '#api/flow/2-cases.finding';
import type { Uuid } from '#platform/ids/make-id';
import type { CaseFile, Worker } from '../case-file.ts';

export type BulkGiven = z.output<typeof bulkGiven>;
type BulkState = (typeof bulkStates)[number];

export interface Bulk {
  bulkId: Uuid;
  given: BulkGiven;
  askedBy: string;
  state: BulkState;
  startedAt: string;
  endedAt: string | null;
  undoUntil: string | null;
}
/** The next case of a deed on many. */
export interface NextCase {
  place: number;
  caseId: Uuid;
  was: Was | null;
}

/** What a case was before, as far as its way back needs it; by its moment a later change of the same kind is told apart. */
export interface Was {
  at: string;
  state: CaseFile['state'];
  offered: Worker | null;
  offerNote: string | null;
  noteId?: Uuid;
  added?: string[];
  removed?: string[];
}
