// The measures of the flow beside a plain model: cases opened, paid, paid back, in any order and number.
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { runReaction } from '../../../platform/facts/react.ts';
import { recordFact } from '../../../platform/facts/record-fact.ts';
import { idOf, makeUuid, type Uuid } from '../../../platform/ids/make-id.ts';
import { foundTestCompany, openTestRegistry, type TestCompany } from '../../../registry/registry.fixture.ts';
import { keepFlow } from '../reactions/keep-flow.on.case-and-payment-facts.ts';
import { showFlowOf } from './flow-views.ts';

const database = await openTestRegistry('2014-12-31T04:00:00Z');
afterAll(() => database.drop());

const dayAfter = (days: number) => new Date(Date.UTC(2014, 0, 1 + days)).toISOString().slice(0, 10);
const aCase = fc.record({
  opened: fc.nat({ max: 100 }),
  byUs: fc.boolean(),
  incident: fc.constantFrom(0, 1, null),
  /** Days after the opening on which money left; `back` when it came back. */
  payments: fc.array(
    fc.record({ after: fc.nat({ max: 90 }), minor: fc.integer({ min: 1, max: 900 }), back: fc.boolean() }),
    {
      maxLength: 3,
    },
  ),
});
type Case = typeof aCase extends fc.Arbitrary<infer T> ? T : never;
const incidents = [makeUuid(), makeUuid()];

async function tell(company: TestCompany, one: Case): Promise<void> {
  const caseId = idOf('cas', makeUuid());
  const [contractId, personId] = [idOf('ctr', makeUuid()), idOf('per', makeUuid())];
  const subject = makeUuid();
  const incidentId = one.incident === null ? null : idOf('inc', incidents[one.incident] as Uuid);
  await company.acting.transact(async (tx) => {
    recordFact(tx, 'case.opened', subject, {
      ...{
        caseId,
        contractId,
        personId,
        firmId: null,
        brandId: null,
        storeId: null,
        commitmentId: null,
        incidentId: null,
      },
      ...{ sweepId: null, firmLeftOn: null, openedOn: dayAfter(one.opened), problem: 'late', channel: 'store' },
      ...(one.byUs ? { openedBy: 'mall', mode: 'v2' } : { openedBy: 'desk', mode: 'v1' }),
    });
    if (incidentId) recordFact(tx, 'incident.case_joined', subject, { incidentId, caseId });
    for (const { after, minor, back } of one.payments) {
      const amountMinor = String(minor);
      const about = {
        ...{
          paymentId: idOf('pay', makeUuid()),
          decisionId: idOf('dec', makeUuid()),
          caseId,
          contractId,
          personId,
          firmId: null,
        },
        ...{ incidentId, amountMinor, currency: 'CNY', lines: [], on: dayAfter(one.opened + after) },
      };
      recordFact(tx, 'payment.confirmed', subject, about);
      if (back) recordFact(tx, 'payment.returned', subject, { ...about, reason: 'AC04', moneyMoved: true });
    }
  });
}

const factsOf = ({ incident, payments }: Case) =>
  1 + (incident === null ? 0 : 1) + payments.length + payments.filter(({ back }) => back).length;

/** Facts wait while any older transaction on the server is open, also one of another test. */
async function followAll(company: TestCompany, facts: number): Promise<void> {
  for (let left = facts; left > 0; ) {
    const done = (await runReaction(database, company.tenantId, keepFlow)) ?? 0;
    left -= done;
    if (done === 0) await pause(20);
  }
}

/** What the flow must show, by counting on fingers. */
function model(cases: readonly Case[]) {
  const kept = cases.map((one) => ({ ...one, payments: one.payments.filter(({ back }) => !back) }));
  const paid = kept.filter(({ payments }) => payments.length > 0);
  const days = paid.map(({ payments }) => Math.max(...payments.map(({ after }) => after))).toSorted((a, b) => a - b);
  const middle = (days.length - 1) / 2;
  const minor = paid.flatMap(({ payments }) => payments).reduce((sum, payment) => sum + payment.minor, 0);
  const spans = [0, 1].flatMap((incident) => {
    const members = kept.filter((one) => one.incident === incident);
    const last = members.flatMap(({ opened, payments }) => payments.map(({ after }) => opened + after));
    return last.length === 0 ? [] : [Math.max(...last) - Math.min(...members.map(({ opened }) => opened))];
  });
  return {
    opened: cases.length,
    foundByUs: cases.filter(({ byUs }) => byUs).length,
    paid: paid.length,
    paidAmounts: paid.length === 0 ? [] : [{ currency: 'CNY', amountMinor: String(minor) }],
    medianDays: days.length === 0 ? null : ((days[Math.floor(middle)] ?? 0) + (days[Math.ceil(middle)] ?? 0)) / 2,
    maxDays: days.at(-1) ?? null,
    complaintToLastPayment: { incidents: spans.length, maxDays: spans.length === 0 ? null : Math.max(...spans) },
  };
}

test('[MEASURE-1] days run from the opening to the last payment that stayed away, as on fingers', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aCase, { maxLength: 8 }), async (cases) => {
      const company = await foundTestCompany(database);
      for (const one of cases) await tell(company, one);
      await followAll(
        company,
        cases.reduce((sum, one) => sum + factsOf(one), 0),
      );
      const window = { from: '2014-01-01', until: '2014-12-31' };
      const shown = await company.acting.look((snapshot) => showFlowOf(snapshot, window));
      const { medianDays, maxDays, ...rest } = model(cases);
      expect(shown).toMatchObject(rest);
      expect(shown.openingToPayment).toMatchObject({ medianDays, maxDays, cases: rest.paid });
      expect(shown.foundByUsShare).toBe(cases.length === 0 ? null : rest.foundByUs / rest.opened);
      expect(shown.months.reduce((sum, month) => sum + month.opened, 0)).toBe(rest.opened);
    }),
    { numRuns: 25 },
  );
});
