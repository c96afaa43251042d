// Gives a proof the commitment names (E4), or does without one with a reason.
import type { z } from 'zod';
import type { giveProof as route } from '#api/flow/2-cases';
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { stepMade } from '../case-rules.ts';
import type { WholeCase } from '../case-store.ts';
import type { CaseShown } from '../case-views.ts';
import { changeCase } from '../change-case.ts';
import { findFile } from '../files/case-file-store.ts';
import { pointedProof } from '../opening/wanted-proofs.ts';
import { vouchersOf, writeProof } from './proof-store.ts';

type Given = z.output<typeof route.body>;

/** Refuses `proof.not_wanted`, `proof.nothing_there` and `file.not_found`. */
export function giveProof(acting: Acting, caseId: Uuid, given: Given): Promise<CaseShown> {
  return changeCase(acting, { deed: 'give_proof' }, caseId, async (tx, file) => {
    await writePointed(tx, file, given);
    return stepMade(file, tx.at, file.settings);
  });
}

async function writePointed(tx: Tx, file: WholeCase, given: Given): Promise<void> {
  if (given.by === 'file') return await giveFile(tx, file.caseId, given.kind, uuidOf(given.fileId));
  const { by, givenId, note } = pointedProof(given, await vouchersOf(tx, file.contractId));
  if (!by || !(await writeProof(tx, file.caseId, { kind: given.kind, state: 'given', by, givenId, note })))
    throw refuse('proof.not_wanted', { kind: given.kind });
  recordFact(tx, 'proof.given', file.caseId, { caseId: idOf('cas', file.caseId), kind: given.kind, by });
}

/** A file of this very case as the proof. Refuses `file.not_found` and `proof.not_wanted`. */
export async function giveFile(tx: Tx, caseId: Uuid, kind: string, fileId: Uuid): Promise<void> {
  const found = await findFile(tx, fileId);
  if (found?.caseId !== caseId) throw refuse('file.not_found', {});
  if (!(await writeProof(tx, caseId, { kind, state: 'given', by: 'file', givenId: fileId, note: null })))
    throw refuse('proof.not_wanted', { kind });
  recordFact(tx, 'proof.given', caseId, { caseId: idOf('cas', caseId), kind, by: 'file' });
}

/** Refuses `proof.not_wanted`. */
export function waiveProof(
  acting: Acting,
  caseId: Uuid,
  { kind, reason }: { kind: string; reason: string },
): Promise<CaseShown> {
  return changeCase(acting, { deed: 'waive_proof', permission: 'case.oversee' }, caseId, async (tx, file) => {
    if (!(await writeProof(tx, caseId, { kind, state: 'waived', by: null, givenId: null, note: reason })))
      throw refuse('proof.not_wanted', { kind });
    recordFact(tx, 'proof.waived', caseId, { caseId: idOf('cas', caseId), kind, reason });
    return file;
  });
}
