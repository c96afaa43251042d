// The filters of lists of promises as they stand in the address, and each in words.

import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import type { FilterChip } from '../../../ui/filter-chips.tsx';
import { useNames } from '../../registry/use-names.ts';

export const promiseFilters = [
  'state',
  'kind',
  'complained',
  'firmId',
  'brandId',
  'storeId',
  'commitmentId',
  'contractId',
  'personId',
  'city',
  'family',
  'without',
  'dueFrom',
  'dueUntil',
  'lateFrom',
  'lateUntil',
  'on',
] as const;
export type PromiseFilter = (typeof promiseFilters)[number];
export type PromiseFilterValues = Partial<Record<PromiseFilter, string>>;

/** One chip a filter that is set. An id whose name is not known yet shows as dots, never as the id. */
export function usePromiseChips(filters: PromiseFilterValues): FilterChip<PromiseFilter>[] {
  const say = useWords();
  const writing = useWriting();
  const names = useNames(filters);
  const inWords = (name: PromiseFilter, value: string): string => {
    switch (name) {
      case 'state':
        return say(`words:state.${value}` as 'words:state.open');
      case 'kind':
        return say(`words:promise_kind.${value}` as 'words:promise_kind.duty');
      case 'complained':
        return say(`promises:complained.${value}` as 'promises:complained.yes');
      case 'firmId':
      case 'brandId':
      case 'storeId':
      case 'commitmentId':
      case 'contractId':
      case 'personId':
        return names[name] ?? '…';
      case 'without':
        return value
          .split(',')
          .map((kind) => say(`words:overdue_by.${kind}` as 'words:overdue_by.store'))
          .join(', ');
      case 'dueFrom':
      case 'dueUntil':
      case 'on':
        return writing.day(value);
      default:
        return value;
    }
  };
  return promiseFilters.flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [{ name, label: say(`promises:filter.${name}`), text: inWords(name, value) }];
  });
}
