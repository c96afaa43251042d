import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#platform/calendar/days';
import { dayAt } from '#platform/calendar/zone-offsets';
import { idOf, makeUuid } from '#platform/ids/make-id';
import type { ContractTerms, ObligationTerms } from '#registry';
import type { Commitment } from '../commitments/commitment.ts';
import type { PlacedPromise } from './customer-promise.ts';
import { calendarOf, commitmentOf, contractOf, obligationOf, shanghai } from './promise.fixture.ts';
import { runOut } from './promise-rules.ts';
import { type Agreed, type Move, settle } from './settle-promises.ts';

const zeroDelay = commitmentOf('zero-delay', { clock: { kind: 'agreed_date', obligations: ['deliver', 'install'] } });
const monthReturn = commitmentOf('return', { clock: { kind: 'right', start: 'delivered', length: 1, unit: 'months' } });
const soonInstalled = commitmentOf('soon', {
  clock: { kind: 'within', start: 'delivered', length: 3, unit: 'days', duty: 'install' },
});
const advance = commitmentOf('advance', { clock: { kind: 'standing' }, inForceFrom: '2000-03-01' });
const all = [zeroDelay, monthReturn, soonInstalled, advance];

/** What a new contract gets. */
function give(contract: ContractTerms, commitments: readonly Commitment[] = all, now = '2014-01-01T00:00:00Z') {
  const asked = { contract, promises: [], isNew: true, moves: [], firstAgreed: new Map(), cancelReason: null };
  return settle({ ...asked, commitments, calendarOf, now: new Date(now) }).made;
}
const given = (promises: PlacedPromise[], commitment: Commitment) =>
  promises.filter(({ commitmentId }) => commitmentId === commitment.commitmentId);

test('[PROM-1] a contract gets the commitments in force on its signing day, in the version of that day', () => {
  const first = advance.versions[0];
  if (!first) throw new Error('a commitment has a version');
  const revised = { ...advance, versions: [first, { ...first, version: 2, inForceFrom: '2010-01-01' }] };
  const versionOn = (signedOn: string, commitment = revised) =>
    give(contractOf({ signedOn }), [commitment]).map(({ commitmentVersion }) => commitmentVersion);
  expect(versionOn('2000-02-29')).toEqual([]);
  expect(versionOn('2000-03-01')).toEqual([1]);
  expect(versionOn('2009-12-31')).toEqual([1]);
  expect(versionOn('2010-01-01')).toEqual([2]);
  expect(versionOn('2014-03-31', { ...revised, endedOn: '2014-03-31' })).toEqual([2]);
  expect(versionOn('2014-04-01', { ...revised, endedOn: '2014-03-31' })).toEqual([]);
});

test('[PROM-1] outside its scope a commitment gives nothing', () => {
  const storeId = makeUuid();
  const scope = { storeIds: [idOf('sto', storeId)], brandIds: [], firmIds: [], families: ['floor'] };
  const scoped = commitmentOf('scoped', { clock: { kind: 'standing' }, scope });
  expect(give(contractOf({ storeId, family: 'floor' }), [scoped])).toHaveLength(1);
  expect(give(contractOf({ storeId, family: 'sofa' }), [scoped])).toEqual([]);
  expect(give(contractOf({ storeId: null, family: 'floor' }), [scoped])).toEqual([]);
});

test('[PROM-2] an agreed date is a promise of its own, given by the zero-delay commitment where it is in force', () => {
  const contract = contractOf({ obligations: [obligationOf(), obligationOf({ kind: 'perform' })] });
  const duties = give(contract, [zeroDelay]);
  expect(duties).toMatchObject([
    { kind: 'duty', source: 'commitment', commitmentVersion: 1, obligationKind: 'deliver', dueOn: '2014-01-30' },
    { kind: 'duty', source: 'agreement', commitmentId: null, obligationKind: 'perform', dueOn: '2014-01-30' },
  ]);
  expect(give(contractOf({ obligations: [obligationOf({ agreedOn: null })] }), [zeroDelay])).toEqual([]);
});

test('[PROM-5] a clock begins with the last delivery, and with what there is when nothing is delivered', () => {
  const delivered = (at: string | null) => obligationOf({ fulfilledAt: at });
  const dueOf = (obligations: ObligationTerms[]) => given(give(contractOf({ obligations })), monthReturn)[0]?.dueOn;
  expect(dueOf([delivered('2014-01-10T03:00:00Z'), delivered(null)])).toBeNull();
  expect(dueOf([delivered('2014-01-10T03:00:00Z'), delivered('2014-01-12T03:00:00Z')])).toBe('2014-02-12');
  expect(dueOf([obligationOf({ kind: 'install', fulfilledAt: '2014-01-31T03:00:00Z' })])).toBe('2014-02-28');
  expect(dueOf([])).toBeNull();
});

test('[PROM-5] a duty within days of delivery is kept by the installation, late when it came late', () => {
  const install = obligationOf({ kind: 'install', agreedOn: '2014-02-20' });
  const deliver = obligationOf({ fulfilledAt: '2014-01-10T03:00:00Z' });
  const within = (fulfilledAt: string | null) => {
    const obligations = [deliver, { ...install, fulfilledAt }];
    return given(give(contractOf({ obligations })), soonInstalled)[0];
  };
  expect(within(null)).toMatchObject({ state: 'open', dueOn: '2014-01-13', obligationKind: 'install' });
  expect(within('2014-01-13T10:00:00Z')).toMatchObject({ state: 'kept' });
  expect(within('2014-01-15T10:00:00Z')).toMatchObject({ state: 'kept_late', endedOn: '2014-01-15' });
});

test('[PROM-12] a contract imported long after it was fulfilled stands as it ended', () => {
  const obligations = [
    obligationOf({ fulfilledAt: '2014-01-29T03:00:00Z' }),
    obligationOf({ kind: 'install', fulfilledAt: '2014-02-02T03:00:00Z' }),
  ];
  const promises = give(contractOf({ obligations }), all, '2026-01-01T00:00:00Z');
  expect(promises.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
    'duty kept',
    'duty kept_late',
    'duty kept_late',
    'right expired',
    'standing open',
  ]);
});

test('[PROM-12] settled twice, nothing changes the second time', () => {
  const contract = contractOf({ obligations: [obligationOf({ fulfilledAt: '2014-01-29T03:00:00Z' }), obligationOf()] });
  const promises = give(contract);
  const again = settle({
    ...{ contract, promises, isNew: true, moves: [], firstAgreed: new Map(), cancelReason: null },
    ...{ commitments: all, calendarOf, now: new Date('2014-01-01T00:00:00Z') },
  });
  expect(again).toEqual({ made: [], changed: [], moved: [] });
});

// ── The order of facts ──────────────────────────────────────────────────────────────────────────────────────────────

type Deed =
  | { deed: 'fulfil'; which: number; earlier: number }
  | { deed: 'move'; which: number; ahead: number }
  | { deed: 'complain' }
  | { deed: 'cancel' };
interface Told {
  isNew: boolean;
  moves: Move[];
}

const today = (now: string) => dayAt(Date.parse(now), shanghai);

/** A registry of one contract that does what the real one allows, and remembers what it recorded. */
function registryOf(obligations: ObligationTerms[]) {
  let contract = contractOf({ obligations });
  const firstAgreed = new Map<string, Agreed>();
  const change = (which: number, change: Partial<ObligationTerms>) => {
    const changed = contract.obligations.map((each, index) => (index === which ? { ...each, ...change } : each));
    contract = { ...contract, obligations: changed };
  };
  return {
    contract: () => contract,
    firstAgreed,
    apply(deed: Deed, now: string): Told | undefined {
      const told: Told = { isNew: false, moves: [] };
      if (deed.deed === 'complain') {
        contract = { ...contract, firstComplainedOn: contract.firstComplainedOn ?? today(now) };
        return told;
      }
      if (contract.cancelledOn !== null) return undefined;
      if (deed.deed === 'cancel') {
        contract = { ...contract, cancelledOn: today(now) };
        return told;
      }
      const obligation = contract.obligations[deed.which % obligations.length];
      if (!obligation || obligation.fulfilledAt !== null) return undefined;
      const which = contract.obligations.indexOf(obligation);
      if (deed.deed === 'fulfil') {
        change(which, { fulfilledAt: new Date(Date.parse(now) - deed.earlier * 3_600_000).toISOString() });
        return told;
      }
      const from = { agreedOn: obligation.agreedOn, agreedAt: obligation.agreedAt };
      const day = addDays(today(now), deed.ahead);
      const to = from.agreedAt ? { agreedOn: null, agreedAt: `${day}T06:00:00Z` } : { agreedOn: day, agreedAt: null };
      if (!firstAgreed.has(obligation.obligationId)) firstAgreed.set(obligation.obligationId, from);
      change(which, { ...to, dueOn: day });
      const { obligationId } = obligation;
      return { ...told, moves: [{ obligationId, from, to, agreedBy: 'both', reason: 'later', at: now }] };
    },
  };
}

/** Promises as they stand after the told facts; `watch` lets the watcher come when the registry is up to date. */
function hear(known: PlacedPromise[], registry: ReturnType<typeof registryOf>, told: Told, now: string) {
  const { made, changed } = settle({
    ...told,
    contract: registry.contract(),
    promises: known,
    firstAgreed: registry.firstAgreed,
    cancelReason: 'cancelled',
    commitments: all,
    calendarOf,
    now: new Date(now),
  });
  const after = new Map(changed.map(({ was, is }) => [was.promiseId, is]));
  return [...known.map((promise) => after.get(promise.promiseId) ?? promise), ...made];
}

const aDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ deed: fc.constant('fulfil' as const), which: fc.nat(2), earlier: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ deed: fc.constant('move' as const), which: fc.nat(2), ahead: fc.integer({ min: -3, max: 30 }) }),
  fc.record({ deed: fc.constant('complain' as const) }),
  fc.record({ deed: fc.constant('cancel' as const) }),
);
const aStory = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 * 24 }), aDeed, fc.boolean()), { maxLength: 12 });
const kinds = fc.array(fc.constantFrom('deliver' as const, 'install' as const, 'perform' as const), {
  minLength: 1,
  maxLength: 3,
});

test('[PROM-12] heard one by one or long after in any batches, the facts lead to the same promises', () => {
  fc.assert(
    fc.property(kinds, aStory, (kindsOnContract, story) => {
      // One of them to the hour.
      const obligations = kindsOnContract.map((kind, index) => {
        const agreedAt = index === 1 ? '2014-01-21T06:00:00Z' : null;
        return obligationOf({ kind, agreedAt, agreedOn: agreedAt ? null : `2014-01-${20 + index}` });
      });
      const registry = registryOf(obligations);
      let hours = 0;
      let promptly = hear([], registry, { isNew: true, moves: [] }, '2014-01-01T00:00:00.000Z');
      const batches: Told[] = [{ isNew: true, moves: [] }];
      for (const [pause, deed, opensBatch] of story) {
        hours += pause;
        const now = new Date(Date.UTC(2014, 0, 1) + hours * 3_600_000).toISOString();
        promptly = promptly.map((promise) => runOut(promise, new Date(now)));
        const told = registry.apply(deed, now);
        if (!told) continue;
        promptly = hear(promptly, registry, told, now);
        if (opensBatch) batches.push(told);
        else batches.at(-1)?.moves.push(...told.moves);
      }
      const end = '2016-01-01T00:00:00.000Z';
      let late: PlacedPromise[] = [];
      for (const told of batches) late = hear(late, registry, told, end);
      const ending = (promises: PlacedPromise[]) => promises.map((promise) => endState(runOut(promise, new Date(end))));
      expect(ending(late)).toEqual(ending(promptly));
    }),
    { numRuns: 500 },
  );
});

/** All of a promise but its id and when it was written down. */
function endState({ promiseId, madeAt, timeZone, ...rest }: PlacedPromise) {
  expect(timeZone).toBe(shanghai);
  return rest;
}
