// Contracts and promises for tests, with everything a test does not care about filled in.
import { makeUuid } from '#platform/ids/make-id';
import type { ContractTerms, ObligationTerms } from '#registry';
import { placeCalendars } from '../calendars/place-calendar.ts';
import { usualWeek } from '../calendars/work-week.ts';
import type { Commitment, CommitmentText } from '../commitments/commitment.ts';
import type { PlacedPromise } from './customer-promise.ts';
import { dueOfDay } from './due-moment.ts';
import { blank } from './give-promises.ts';

export const shanghai = 'Asia/Shanghai';
export const calendarOf = placeCalendars({ ...usualWeek('CN', shanghai), preset: null });

export function contractOf(given: Partial<ContractTerms> = {}): ContractTerms {
  return {
    contractId: makeUuid(),
    number: 'A-1',
    signedOn: '2013-12-14',
    personId: makeUuid(),
    firmId: null,
    brandId: null,
    storeId: null,
    city: null,
    family: null,
    amountMinor: null,
    currency: null,
    cancelledOn: null,
    firstComplainedOn: null,
    registeredAt: '2013-12-14T02:00:00Z',
    timeZone: shanghai,
    obligations: [],
    ...given,
  };
}

export function obligationOf(given: Partial<ObligationTerms> = {}): ObligationTerms {
  return {
    obligationId: makeUuid(),
    kind: 'deliver',
    agreedOn: '2014-01-30',
    agreedAt: null,
    dueOn: given.agreedOn ?? '2014-01-30',
    fulfilledAt: null,
    proof: null,
    ...given,
  };
}

/** A duty due on a day in Shanghai. */
export function dutyDueOn(day: string, given: Partial<PlacedPromise> = {}): PlacedPromise {
  return { ...blank(contractOf(), '2013-12-14T02:00:00.000Z'), ...dueOfDay(day, shanghai), ...given };
}

export function commitmentOf(code: string, text: Partial<CommitmentText> & Pick<CommitmentText, 'clock'>): Commitment {
  const version = {
    name: { en: code },
    wording: { en: code },
    scope: { storeIds: [], brandIds: [], firmIds: [], families: [] },
    evidence: [],
    inForceFrom: '2000-01-01',
    inForceUntil: null,
    ...text,
    version: 1,
    writtenAt: '2000-01-01T00:00:00Z',
    writtenBy: 'system:test',
  };
  return { commitmentId: makeUuid(), code, playbook: null, endedOn: null, versions: [version] };
}
