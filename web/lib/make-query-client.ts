// The cache of answers: weather is tried again, a refusal is not, and a lost session is told once to whoever shows the door.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isWeather, RefusedError } from './refused-error.ts';

/** `onSignedOut` is called when the server says that nobody is signed in any more. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: Error) => {
    if (error instanceof RefusedError && error.code === 'session.missing') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: { staleTime: 15_000, gcTime: 300_000, retry: (tries, error) => tries < 2 && isWeather(error) },
    },
  });
}
