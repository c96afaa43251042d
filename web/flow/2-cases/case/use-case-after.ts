// A case as its page shows it, and what else is read again after a deed on it.
import { useQueryClient } from '@tanstack/react-query';
import type { AnswerOf } from '#api/contract';
import { showCase } from '#api/flow/2-cases';
import { answerKey } from '../../../lib/use-answer.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';

export type CaseShown = AnswerOf<typeof showCase>;

/** Every deed answers with the case as it is now: it is shown at once, and what hangs on it is read again. */
export function useCaseAfter(): (shown: CaseShown) => void {
  const client = useQueryClient();
  const readAgain = useReadAgain();
  return (shown) => {
    client.setQueryData(answerKey(showCase, { params: { caseId: shown.caseId } }), shown);
    readAgain('case', 'compensation', 'history', 'incident', 'payment', 'contract', 'promise', 'sweep');
  };
}
