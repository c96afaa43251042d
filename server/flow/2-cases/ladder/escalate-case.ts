// A person moves a case up one rung without waiting for a deadline, and says why.
import type { Acting } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { climb, nextRung, stepMade } from '../case-rules.ts';
import type { CaseShown } from '../case-views.ts';
import { changeCase } from '../change-case.ts';

/** Refuses `case.top_rung`. */
export function escalateCase(acting: Acting, caseId: Uuid, { reason }: { reason: string }): Promise<CaseShown> {
  return changeCase(acting, { deed: 'escalate' }, caseId, (tx, file) => {
    const rung = nextRung(file.rung);
    if (rung === undefined) throw refuse('case.top_rung', {});
    const because = 'decided_by_person' as const;
    recordFact(tx, 'case.escalated', caseId, { caseId: idOf('cas', caseId), rung, from: file.rung, because, reason });
    return stepMade(climb(file, tx.at.toISOString(), file.settings), tx.at, file.settings);
  });
}
