// The filters of lists of cases as they stand in the address, and each in words.
import type { listCases } from '#api/flow/2-cases';
import { showIncident } from '#api/flow/2-cases.incidents';
import type { Id } from '#api/values';
import type { Given } from '../../../lib/address-of.ts';
import { useAnswer } from '../../../lib/use-answer.ts';
import { useWords } from '../../../lib/use-language.ts';
import type { FilterChip } from '../../../ui/filter-chips.tsx';
import { useNames } from '../../registry/use-names.ts';

export const caseFilters = [
  'state',
  'owner',
  'offeredTo',
  'overdue',
  'problem',
  'rung',
  'mode',
  'storeId',
  'firmId',
  'brandId',
  'contractId',
  'personId',
  'incidentId',
  'words',
] as const;
export type CaseFilter = (typeof caseFilters)[number];
export type CaseFilterValues = Partial<Record<CaseFilter, string>>;

/** The filters as a question to the server; what somebody wrote into the address is checked there. */
export function caseQuery(filters: CaseFilterValues): Given<typeof listCases>['query'] {
  return { ...filters, limit: 50 } as Given<typeof listCases>['query'];
}

/** One chip a filter that is set. An id whose name is not known yet shows as dots, never as the id. */
export function useCaseChips(filters: CaseFilterValues): FilterChip<CaseFilter>[] {
  const say = useWords();
  const names = useNames(filters);
  const { incidentId } = filters;
  const asked = { params: { incidentId: incidentId as Id<'inc'> } };
  const incident = useAnswer(showIncident, asked, { when: incidentId !== undefined });
  /** Codes come from the address, so that a key may be missing: then the code itself is shown. */
  const coded = (key: string) => say(key as 'words:case_state.new');
  const inWords = (name: CaseFilter, value: string): string => {
    switch (name) {
      case 'state':
        return value === 'open' || value === 'ended' ? say(`cases:state.${value}`) : coded(`words:case_state.${value}`);
      case 'owner':
      case 'offeredTo':
        return value === 'me' || value === 'nobody' ? say(`cases:owner.${value}`) : '…';
      case 'overdue':
        return say('cases:filter.overdue_yes');
      case 'problem':
        return coded(`words:case_problem.${value}`);
      case 'rung':
        return coded(`words:rung.${value}`);
      case 'mode':
        return coded(`words:case_mode.${value}`);
      case 'incidentId':
        return incident.data?.title ?? '…';
      case 'words':
        return value;
      default:
        return names[name] ?? '…';
    }
  };
  return caseFilters.flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [{ name, label: say(`cases:filter.${name}`), text: inWords(name, value) }];
  });
}
