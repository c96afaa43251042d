// What the screen of the desk asks for as it stands in the address: the filter of all numbers, and the number that is opened.
import type { listDeskCases, showDesk } from '#api/flow/6-learning.desk';
import type { Given } from '../../../lib/address-of.ts';
import { addDays } from '../../../lib/days.ts';
import type { CaseFilterValues } from '../../2-cases/cases/case-filters.ts';

const caseNames = [
  'owner',
  'problem',
  'channel',
  'language',
  'mode',
  'rung',
  'storeId',
  'firmId',
  'brandId',
  'commitmentId',
  'incidentId',
  'tag',
] as const;
/** `slice` and what narrows it open the list; `whose` is one person's part of the load. */
const opened = ['slice', 'code', 'age', 'whose'] as const;
export const deskNames = ['from', 'until', ...caseNames, ...opened] as const;
type DeskName = (typeof deskNames)[number];
export type DeskFilters = Partial<Record<DeskName, string>>;
export type SetDeskFilters = (change: Partial<Record<DeskName, string | undefined>>) => void;

const daysShown = 28;

export interface DeskView {
  from: string;
  until: string;
  query: Given<typeof showDesk>['query'];
  /** Undefined while no number is opened. */
  list: Given<typeof listDeskCases>['query'] | undefined;
  /** The address without the number that is opened. */
  search: Readonly<Record<string, string>>;
  chips: CaseFilterValues;
}

/** What somebody wrote into the address is checked by the server. */
export function readDeskView(filters: DeskFilters, today: string): DeskView {
  const { slice, code, age, whose, ...given } = filters;
  const from = given.from ?? addDays(today, 1 - daysShown);
  const until = given.until ?? today;
  const query = { ...given, from, until };
  const { from: _from, until: _until, ...chips } = given;
  const owner = whose ?? given.owner;
  const narrowed = { ...(code && { code }), ...(age && { age }), ...(owner && { owner }) };
  return {
    ...{ from, until, chips, search: query },
    query: query as DeskView['query'],
    list: slice === undefined ? undefined : ({ ...query, slice, ...narrowed, limit: 50 } as DeskView['list']),
  };
}

/** Closes the list. */
export const nothingOpened = { slice: undefined, code: undefined, age: undefined, whose: undefined } as const;
