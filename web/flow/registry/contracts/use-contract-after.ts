// What is read again after a deed on a contract: the page shows the answer at once, everything it may have changed follows.
import { useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { type contract as shape, showContract } from '#api/registry/contracts';
import { answerKey } from '../../../lib/use-answer.ts';
import { useReadAgain } from '../../../lib/use-read-again.ts';

export type ContractShown = z.infer<typeof shape>;
export type ObligationShown = ContractShown['obligations'][number];

export function useContractAfter(): (contract: ContractShown) => void {
  const client = useQueryClient();
  const readAgain = useReadAgain();
  return (contract) => {
    client.setQueryData(answerKey(showContract, { params: { contractId: contract.contractId } }), contract);
    readAgain('promise', 'history', 'person', 'merchant', 'tenancy');
  };
}
