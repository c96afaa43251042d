// Reads a route in a component: cached by contract and input, refreshed when a fact makes it stale.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AnswerOf, RouteContract } from '#api/contract';
import type { Given } from './address-of.ts';
import { call } from './call.ts';
import { useLanguage } from './use-language.ts';

/** How answers are found again; live news makes them stale by the first part of the contract's name. */
export function answerKey(contract: RouteContract, given: unknown): readonly [string, unknown] {
  return [contract.name, given];
}

export interface AnswerOptions {
  /** False: do not ask yet. */
  when?: boolean;
  /** Shows the last answer while a new one is fetched: for filters, where an empty page would flicker. */
  keepLast?: boolean;
  /** Ask again every so many milliseconds, for screens that follow a running job. */
  everyMs?: number | false;
  /** The answer holds sentences of the server: another language of the reader is another answer. */
  worded?: boolean;
}

export function useAnswer<R extends RouteContract>(contract: R, given: Given<R>, options: AnswerOptions = {}) {
  const language = useLanguage();
  return useQuery<AnswerOf<R>>({
    queryKey: options.worded ? [...answerKey(contract, given), language] : answerKey(contract, given),
    queryFn: ({ signal }) => call(contract, given, { signal }),
    enabled: options.when ?? true,
    placeholderData: options.keepLast ? keepPreviousData : undefined,
    refetchInterval: options.everyMs ?? false,
  });
}

type RowOf<R extends RouteContract> = AnswerOf<R> extends { rows: (infer Row)[] } ? Row : never;

/** Reads a list page by page with the opaque `next` of each answer. `rows` are all rows read so far. */
export function useList<R extends RouteContract>(contract: R, given: Given<R>, options: AnswerOptions = {}) {
  const language = useLanguage();
  const list = useInfiniteQuery({
    queryKey: options.worded ? [...answerKey(contract, given), language] : answerKey(contract, given),
    queryFn: ({ signal, pageParam }) => {
      const { query } = given as { query?: Record<string, unknown> };
      return call(contract, { ...given, query: { ...query, after: pageParam } } as Given<R>, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page as { next?: string }).next,
    enabled: options.when ?? true,
    placeholderData: options.keepLast ? keepPreviousData : undefined,
  });
  const rows = (list.data?.pages ?? []).flatMap((page) => (page as { rows: RowOf<R>[] }).rows);
  return { list, rows };
}
