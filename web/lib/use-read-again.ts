// Makes answers of whole families stale at once, for a deed whose effects reach further than its own name.
import { useQueryClient } from '@tanstack/react-query';

/** `readAgain('promise', 'history')`. The live stream tells the same a moment later; who did the deed should not wait. */
export function useReadAgain(): (...families: readonly string[]) => void {
  const client = useQueryClient();
  return (...families) => {
    void client.invalidateQueries({
      predicate: ({ queryKey: [name] }) => typeof name === 'string' && families.includes(name.split('.')[0] ?? ''),
    });
  };
}
