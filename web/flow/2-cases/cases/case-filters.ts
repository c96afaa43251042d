// The filters of lists of cases as they stand in the address, and each in words.
import { type listCases, listWorkers } from '#api/flow/2-cases';
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
  'dueUntil',
  'problem',
  'rung',
  'mode',
  'channel',
  'language',
  'supervised',
  'tag',
  'commitmentId',
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

/** Beside the filters in the address; `due` when it is not there. */
export const caseListNames = [...caseFilters, 'order'] as const;

/** The filters as a question to the server; what somebody wrote into the address is checked there. */
export function caseQuery(filters: CaseFilterValues & { order?: string }): Given<typeof listCases>['query'] {
  return { ...filters, limit: 50 } as Given<typeof listCases>['query'];
}

/** One chip a filter that is set. An id whose name is not known yet shows as dots, never as the id. */
export function useCaseChips(filters: CaseFilterValues): FilterChip<CaseFilter>[] {
  const say = useWords();
  const names = useNames(filters);
  const { incidentId } = filters;
  const isSomebody = filters.owner !== undefined && filters.owner !== 'me' && filters.owner !== 'nobody';
  const workers = useAnswer(listWorkers, {}, { when: isSomebody });
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
        if (value === 'me' || value === 'nobody') return say(`cases:owner.${value}`);
        return workers.data?.rows.find(({ workerId }) => workerId === value)?.name ?? '…';
      case 'dueUntil':
        return value === 'today' || value === 'week' ? say(`finding:filter.due_${value}`) : value;
      case 'channel':
        return coded(`words:case_channel.${value}`);
      case 'language':
        return coded(`words:language.${value}`);
      case 'supervised':
        return say('finding:filter.supervised_yes');
      case 'tag':
        return value;
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
  const labelOf = (name: CaseFilter): string =>
    isFinding(name) ? say(`finding:filter.${name}`) : say(`cases:filter.${name}`);
  return caseFilters.flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [{ name, label: labelOf(name), text: inWords(name, value) }];
  });
}

const findingFilters = ['channel', 'language', 'supervised', 'tag', 'commitmentId', 'dueUntil'] as const;
function isFinding(name: CaseFilter): name is (typeof findingFilters)[number] {
  return findingFilters.some((one) => one === name);
}
