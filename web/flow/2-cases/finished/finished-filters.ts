// The filters of finished cases as they stand in the address, each in words: what a group stands for is what its list is narrowed by.
import { finishedGroups, type listFinishedCases } from '#api/flow/2-cases.finished';
import type { Given } from '../../../lib/address-of.ts';
import { addDays, addMonths } from '../../../lib/days.ts';
import { useWords } from '../../../lib/use-language.ts';
import { useWriting } from '../../../lib/use-session.ts';
import type { FilterChip } from '../../../ui/filter-chips.tsx';

export type FinishedGroup = (typeof finishedGroups)[number];
export const finishedFilters = ['from', 'until', 'category', 'complaintType', 'result', 'business'] as const;
export type FinishedFilter = (typeof finishedFilters)[number];
export type FinishedValues = Partial<Record<FinishedFilter, string>>;

/** What somebody wrote into the address is checked by the server. */
export function finishedQuery(values: FinishedValues): NonNullable<Given<typeof listFinishedCases>['query']> {
  return values as NonNullable<Given<typeof listFinishedCases>['query']>;
}

export function groupOf(asked: string | undefined): FinishedGroup {
  return finishedGroups.find((group) => group === asked) ?? 'category';
}

/** What opening a group narrows the list by; nothing where the file left the place empty, which no filter asks for. */
export function narrowedTo(by: FinishedGroup, key: string): FinishedValues | undefined {
  if (key === '') return undefined;
  if (by === 'month') return { from: `${key}-01`, until: addDays(addMonths(`${key}-01`, 1), -1) };
  return { [by === 'complaint_type' ? 'complaintType' : by]: key };
}

export function useFinishedChips(values: FinishedValues): FilterChip<FinishedFilter>[] {
  const say = useWords();
  const writing = useWriting();
  return finishedFilters.flatMap((name) => {
    const value = values[name];
    if (value === undefined) return [];
    const text = name === 'from' || name === 'until' ? writing.day(value) : value;
    return [{ name, label: say(`cases:finished.filter.${name}`), text }];
  });
}
