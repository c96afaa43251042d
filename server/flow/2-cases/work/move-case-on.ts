// Asked by later stages: tells a case what came of it. It stays open until it is put right, refused or declined, then it is resolved.
import type { CaseOutcome, movedTo } from '#api/flow/2-cases.words';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { isOpen } from '../case-file.ts';
import { inProgress, stepMade } from '../case-rules.ts';
import { lockCase, type WholeCase } from '../case-store.ts';
import { keepCase } from '../change-case.ts';
import { reopened, resolveIn, stopWaiting } from './end-case.ts';
import { startWaiting } from './wait-and-write.ts';

type MovedTo = (typeof movedTo)[number];

const outcomes = { remedied: 'compensated', refused: 'refused', declined: 'declined' } as const;
/** CASE-15: what opens a case again that had ended with this outcome. */
const undone: Partial<Record<MovedTo, CaseOutcome>> = {
  decided: 'declined',
  undecided: 'declined',
  money_returned: 'compensated',
};

/**
 * `decided`: something is owed and will be paid; `remedied`: it has been; `refused`: nothing is owed; `declined`: the customer does not
 * want it; `undecided`: what was decided is withdrawn; `money_returned`: it waits for another account (CASE-15). Any other case that has
 * ended only keeps the fact: money that arrives after the end is no reason to fail. Refuses `case.not_found`.
 */
export async function moveCaseOn(tx: Tx, caseUuid: Uuid, to: MovedTo, why: string): Promise<void> {
  const file = await lockCase(tx, caseUuid);
  if (!file) throw refuse('case.not_found', {});
  recordFact(tx, 'case.moved_on', caseUuid, { caseId: idOf('cas', caseUuid), to, why });
  const open = isOpen(file) ? file : openedAgain(tx, file, to, why);
  if (!open) return;
  if (to === 'remedied' || to === 'refused' || to === 'declined') return resolveIn(tx, open, outcomes[to], why);
  const going = inProgress(await stopWaiting(tx, open, tx.at));
  if (to === 'money_returned')
    return keepCase(tx, await startWaiting(tx, going, { reason: 'account', until: null, note: why }));
  await keepCase(tx, { ...going, ...stepMade(going, tx.at, file.settings) });
}

function openedAgain(tx: Tx, file: WholeCase, to: MovedTo, why: string): WholeCase | undefined {
  const isUndone = file.outcome !== null && undone[to] === file.outcome;
  return isUndone ? reopened(tx, file, why) : undefined;
}

/** The customer named another account: a case that waits for it goes on (CASE-15). */
export async function accountCame(tx: Tx, caseUuid: Uuid): Promise<void> {
  const file = await lockCase(tx, caseUuid);
  if (file?.waitReason === 'account') await keepCase(tx, await stopWaiting(tx, file, tx.at));
}
