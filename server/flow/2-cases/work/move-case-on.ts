// Asked by later stages: tells a case what came of it. It stays open until it is put right or refused, then it is resolved.
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { isOpen } from '../case-file.ts';
import { inProgress, stepMade } from '../case-rules.ts';
import { lockCase } from '../case-store.ts';
import { keepCase } from '../change-case.ts';
import { resolveIn, stopWaiting } from './end-case.ts';

/**
 * `decided`: something is owed and will be paid; `remedied`: it has been; `refused`: nothing is owed. A case that has ended already only
 * keeps the fact: money that arrives after the end is no reason to fail. Refuses `case.not_found`.
 */
export async function moveCaseOn(
  tx: Tx,
  caseUuid: Uuid,
  to: 'decided' | 'remedied' | 'refused',
  why: string,
): Promise<void> {
  const file = await lockCase(tx, caseUuid);
  if (!file) throw refuse('case.not_found', {});
  recordFact(tx, 'case.moved_on', caseUuid, { caseId: idOf('cas', caseUuid), to, why });
  if (!isOpen(file)) return;
  if (to === 'decided') {
    const going = await stopWaiting(tx, file, tx.at);
    await keepCase(tx, { ...going, ...stepMade(inProgress(going), tx.at, file.settings) });
    return;
  }
  await resolveIn(tx, file, to === 'remedied' ? 'compensated' : 'refused', why);
}
