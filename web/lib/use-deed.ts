// Does something by a route: one key per intent, kept when the network fails, so that sending again cannot do it twice.
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { AnswerOf, RouteContract } from '#api/contract';
import type { Given } from './address-of.ts';
import { call } from './call.ts';
import { isWeather } from './refused-error.ts';

interface Intent {
  key: string;
  /** The input as text: another input is another intent. */
  of: string;
}

/** The key for this input: the one of the last try when that got no answer and was the same, else a new one. */
export function keyForIntent(last: Intent | undefined, given: unknown): Intent {
  const of = JSON.stringify(given);
  return last?.of === of ? last : { key: crypto.randomUUID(), of };
}

/** `deed.mutate(given)` or `await deed.mutateAsync(given)`; everything shown of the same family is read again after. */
export function useDeed<R extends RouteContract>(contract: R, after?: (answer: AnswerOf<R>) => void) {
  const client = useQueryClient();
  const open = useRef<Intent | undefined>(undefined);
  return useMutation<AnswerOf<R>, Error, Given<R>>({
    mutationKey: [contract.name],
    mutationFn: async (given) => {
      open.current = keyForIntent(open.current, given);
      try {
        const answer = await call(contract, given, { key: open.current.key });
        open.current = undefined;
        return answer;
      } catch (error) {
        // A refusal is an answer: correcting the input is a new intent. Without an answer the intent stays open.
        if (!isWeather(error)) open.current = undefined;
        throw error;
      }
    },
    retry: (tries, error) => tries < 2 && isWeather(error),
    onSuccess: async (answer) => {
      after?.(answer);
      await readAgain(client, contract);
    },
  });
}

/** Facts tell other screens through the live stream; the one who did the deed should not wait for them. */
async function readAgain(client: QueryClient, contract: RouteContract): Promise<void> {
  const family = contract.name.split('.')[0];
  await client.invalidateQueries({
    predicate: (query) => typeof query.queryKey[0] === 'string' && query.queryKey[0].split('.')[0] === family,
  });
}
