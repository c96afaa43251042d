// Story Q of the requirements: a fog machine under a one-year charter, its swap window, exclusions, freight and loaner.
import { expect, test } from 'vitest';
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import { shippedPlaybooks } from '../policy-tables/playbook.ts';
import { formatDay } from './facts/calendar-day.ts';
import { entitlement, judgeFacts, loser } from './judge-facts.fixture.ts';
import { readCharterClock } from './meters/charter-clock.ts';
import { stampWarranty } from './warranties/stamp-warranty.ts';

const delivered = '2026-03-10'; // day 0
const terms = shippedPlaybooks.manufacturer.terms.map((term) => {
  const made = stampWarranty(term, { delivery: delivered }, 'Asia/Shanghai');
  if (!made.ok) throw new Error(made.missing);
  return made.stamped;
});

type Given = {
  reported: string;
  problem?: Partial<JudgementFactsInput['problem']>;
  findings?: Record<string, boolean>;
  other?: Record<string, string>;
  soldByOther?: boolean;
  costs?: JudgementFactsInput['costs'];
};
const fog = ({ reported, problem, findings, other, soldByOther, costs }: Given) =>
  judgeFacts(
    {
      decidedOn: reported,
      timeZone: 'Asia/Shanghai',
      place: { country: 'CN', locality: 'GD' },
      buyer: 'consumer',
      repairs: [],
      demands: [],
      costs,
      sale: {
        currency: 'CNY',
        kind: 'goods',
        category: 'fog_machine',
        channel: 'store',
        soldBy: soldByOther ? 'other' : 'us',
        contractOn: delivered,
        invoiceOn: delivered,
        deliveredOn: delivered,
        priceMinor: 580_000,
        paidMinor: 580_000,
        returnTermAgreed: true,
      },
      problem: { kind: 'defect', foundOn: reported, reportedOn: reported, gravity: 'ordinary', ...problem },
      warranties: soldByOther ? [] : terms,
      findings: findings ?? {},
      other: { segment: 'ordinary', ...other },
    },
    'manufacturer',
  );
const legs = (judgement: ReturnType<typeof fog>) => judgement.freight.map((leg) => [leg.direction, leg.payer]);

test('[STORY-Q.2] delivered on day 0: parts and labour are covered for a year from that day', () => {
  expect(terms[0]?.coverages.map((one) => [one.costClass, one.endOn])).toEqual([
    ['parts', '2027-03-10'],
    ['labour', '2027-03-10'],
  ]);
});

test('[STORY-Q.3] day 3 at 23:59 the swap or refund is granted', () => {
  const judgement = fog({ reported: '2026-03-13T23:59:00+08:00' });
  expect(entitlement(judgement, 'WARRANTY-MAKER-1Y', 'replace')?.status).toBe('owed');
  expect(entitlement(judgement, 'WARRANTY-MAKER-1Y', 'refund')?.amountMinor).toBe(580_000n);
});

test('[STORY-Q.3] the same claim on day 4 at 00:01 has no swap by that clause, and the repair stays', () => {
  const judgement = fog({ reported: '2026-03-14T00:01:00+08:00' });
  const swap = loser(judgement, 'WARRANTY-MAKER-1Y', 'replace');
  expect([swap?.lostBy, formatDay(swap?.reasons[0]?.limitDay ?? 0)]).toEqual(['gate', '2026-03-13']);
  expect(judgement.entitlements.some((one) => one.remedy === 'replace' || one.remedy === 'refund')).toBe(false);
  expect(entitlement(judgement, 'WARRANTY-MAKER-1Y', 'repair')?.status).toBe('owed');
});

test('[STORY-Q.3] the day is the place’s own: 16:30 in UTC on day 3 is already day 4 in Guangzhou', () => {
  const judgement = fog({ reported: '2026-03-13T16:30:00Z' });
  expect(entitlement(judgement, 'WARRANTY-MAKER-1Y', 'replace')).toBeUndefined();
});

const clockOf = (code: string) => {
  const clock = shippedPlaybooks.manufacturer.clocks.find((one) => one.code === code);
  if (!clock) throw new Error(code);
  return clock;
};

test.each([
  ['2026-04-19T23:09:59+08:00', true, 'met'],
  ['2026-04-19T23:10:00+08:00', true, 'met'],
  ['2026-04-19T23:10:01+08:00', true, 'breached'],
  ['2026-04-19T23:10:01+08:00', false, 'breached'],
  ['2026-04-19T22:40:00+08:00', false, 'running'],
])('[STORY-Q.4] escalated at 22:10:00, at %s (answered %s) the hour is %s', (at, answered, state) => {
  const standing = readCharterClock(
    clockOf('escalated-answer'),
    '2026-04-19T22:10:00+08:00',
    at,
    answered,
    'Asia/Shanghai',
  );
  expect(standing).toEqual({ dueAt: '2026-04-19T23:10:00+08:00', state });
});

test('[STORY-Q.5] the machine came on day 41 at 10:00: the inspection sheet is due on day 43 at 10:00', () => {
  const standing = readCharterClock(
    clockOf('inspection-sheet'),
    '2026-04-20T10:00:00+08:00',
    '2026-04-20T10:00:00+08:00',
    false,
    'Asia/Shanghai',
  );
  expect(standing.dueAt).toBe('2026-04-22T10:00:00+08:00');
});

test('[STORY-Q.5] two days over a change of clocks end at the same time of day, and an hour is always sixty minutes', () => {
  const berlin = (code: string, from: string) =>
    readCharterClock(clockOf(code), from, from, false, 'Europe/Berlin').dueAt;
  expect(berlin('inspection-sheet', '2026-03-28T10:00:00+01:00')).toBe('2026-03-30T10:00:00+02:00');
  expect(berlin('escalated-answer', '2026-03-29T01:30:00+01:00')).toBe('2026-03-29T03:30:00+02:00');
});

test('[STORY-Q.5] a key customer has a loaner, and in warranty the centre pays freight both ways', () => {
  const judgement = fog({ reported: '2026-04-20', other: { segment: 'key' } });
  expect(entitlement(judgement, 'MAKER-CHARTER.loaner', 'loaner')).toMatchObject({ status: 'owed', onTop: true });
  expect(legs(judgement)).toEqual([
    ['to_us', 'service_centre'],
    ['to_customer', 'service_centre'],
  ]);
});

test('[STORY-Q.6] a circuit altered by the user: exclusion, chargeable, named; freight is unchanged by it', () => {
  const judgement = fog({ reported: '2026-04-21', findings: { modified_circuit: true } });
  expect(judgement.outcome).toBe('refused');
  expect(judgement.refusal).toMatchObject({ ruleId: 'WARRANTY-MAKER-1Y', burden: { holder: 'trader' } });
  expect(judgement.refusal?.reasons).toEqual([
    { code: 'excluded', fact: 'modified', wants: 'no', saw: 'yes', limitDay: null },
  ]);
  expect(legs(judgement)).toEqual([
    ['to_us', 'service_centre'],
    ['to_customer', 'service_centre'],
  ]);
  expect(judgement.entitlements.find((one) => one.remedy === 'paid_repair')?.status).toBe('may_offer');
});

test('[STORY-Q.7] barcode torn and the invoice shown: still in warranty, because the exclusion needs both', () => {
  const judgement = fog({ reported: '2026-04-21', findings: { barcode_torn: true, invoice_missing: false } });
  expect(entitlement(judgement, 'WARRANTY-MAKER-1Y', 'repair')?.status).toBe('owed');
});

test('[STORY-Q.7] barcode torn and no invoice: excluded', () => {
  const judgement = fog({ reported: '2026-04-21', findings: { barcode_torn: true, invoice_missing: true } });
  expect(loser(judgement, 'WARRANTY-MAKER-1Y', 'repair')?.reasons[0]?.fact).toBe('barcode_and_invoice');
});

test('[STORY-Q.7] barcode torn and nobody knows of the invoice: a person asks, nobody guesses', () => {
  const judgement = fog({ reported: '2026-04-21', findings: { barcode_torn: true } });
  const repair = entitlement(judgement, 'WARRANTY-MAKER-1Y', 'repair');
  expect([repair?.status, repair?.missing]).toEqual(['refer', ['findings.invoice_missing']]);
});

test('[STORY-Q.8] day 400: parts are chargeable, labour is free, the centre pays one leg', () => {
  const judgement = fog({
    reported: '2027-04-14',
    costs: [
      { id: 'pump', costClass: 'parts', amountMinor: 12_000 },
      { id: 'work', costClass: 'labour', amountMinor: 8_000 },
    ],
  });
  expect(judgement.costs.map((line) => [line.lineId, line.outcome, line.customerPaysMinor])).toEqual([
    ['pump', 'not_covered', 12_000n],
    ['work', 'covered', 0n],
  ]);
  expect(legs(judgement)).toEqual([
    ['to_us', 'customer'],
    ['to_customer', 'service_centre'],
  ]);
});

test('[STORY-Q.9] a machine bought from another dealer: maintenance labour is free, no product warranty applies', () => {
  const judgement = fog({ reported: '2026-06-01', soldByOther: true });
  expect(entitlement(judgement, 'MAKER-CHARTER.free-maintenance', 'maintenance')?.status).toBe('owed');
  expect(judgement.entitlements.some((one) => one.basis === 'warranty')).toBe(false);
});

test('[STORY-Q.10] day 200, a serious quality problem confirmed in warranty: replace or refund', () => {
  const judgement = fog({ reported: '2026-09-26', problem: { gravity: 'serious' } });
  expect(entitlement(judgement, 'WARRANTY-MAKER-SERIOUS', 'replace')?.status).toBe('owed');
  expect(entitlement(judgement, 'WARRANTY-MAKER-SERIOUS', 'refund')?.amountMinor).toBe(580_000n);
});
