// Keeps the rows the measures are taken from: what was opened, by whom, and when its money left or came back (MEASURE-1).

import { dayAt } from '#platform/calendar/zone-offsets';
import type { Tx } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { reaction } from '#platform/part';
import { readCompany } from '#registry';
import { type FlowCase, flowWriter } from '../measures/flow-store.ts';

const followed = [
  'case.opened',
  'case.resolved',
  'case.reopened',
  'incident.case_joined',
  'incident.case_left',
  'payment.confirmed',
  'payment.returned',
] as const;
type Followed = Fact<(typeof followed)[number]>;

/** One reaction for all of them: they are answered in the order in which they happened. */
export const keepFlow = reaction<(typeof followed)[number]>({
  name: 'keep-flow.on.case-and-payment-facts',
  on: followed,
  async react(tx, facts) {
    await flowWriter(tx).addCases(facts.flatMap((fact) => openedBy(fact)));
    const { timeZone } = await readCompany(tx);
    const paid = new Set<Uuid>();
    for (const fact of facts) await follow(tx, fact, timeZone, paid);
    await flowWriter(tx).sumPayments([...paid]);
  },
});

function openedBy(fact: Followed): FlowCase[] {
  if (fact.name !== 'case.opened') return [];
  const body = fact.body as Fact<'case.opened'>['body'];
  const uuid = (id: `${string}_${string}` | null) => (id === null ? null : uuidOf(id));
  return [
    {
      caseId: uuidOf(body.caseId),
      openedOn: body.openedOn,
      foundByUs: body.openedBy === 'mall',
      personId: uuidOf(body.personId),
      contractId: uuid(body.contractId),
      firmId: uuid(body.firmId),
      storeId: uuid(body.storeId),
      incidentId: uuid(body.incidentId),
    },
  ];
}

async function follow(tx: Tx, fact: Followed, timeZone: string, paid: Set<Uuid>): Promise<void> {
  const writer = flowWriter(tx);
  const caseId = uuidOf((fact.body as { caseId: `cas_${string}` }).caseId);
  if (fact.name === 'case.resolved') await writer.setResolved(caseId, dayAt(new Date(fact.at).getTime(), timeZone));
  if (fact.name === 'case.reopened') await writer.setResolved(caseId, null);
  if (fact.name === 'incident.case_joined')
    await writer.setIncident(caseId, uuidOf((fact.body as Fact<'incident.case_joined'>['body']).incidentId));
  if (fact.name === 'incident.case_left') await writer.setIncident(caseId, null);
  if (fact.name === 'payment.confirmed') {
    const { paymentId, amountMinor, currency, on } = fact.body as Fact<'payment.confirmed'>['body'];
    await writer.addPayment({ caseId, paymentId: uuidOf(paymentId), amountMinor, currency, paidOn: on });
    paid.add(caseId);
  }
  if (fact.name === 'payment.returned') {
    await writer.removePayment(caseId, uuidOf((fact.body as Fact<'payment.returned'>['body']).paymentId));
    paid.add(caseId);
  }
}
