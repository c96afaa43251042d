// The door of stage 4: what is paid to put things right.
import type { Part } from '#platform/part';
import { mountCustomerPayments } from './customer-routes.ts';
import { followDecisions } from './reactions/follow-decisions.ts';
import { tellCases } from './reactions/tell-cases.on.payment-facts.ts';
import { mountBank, mountPaymentSettings, mountPayments } from './routes.ts';

export const paymentsPart: Part = {
  name: 'payments',
  mount(routing) {
    mountPayments(routing);
    mountPaymentSettings(routing);
    mountBank(routing);
    mountCustomerPayments(routing);
  },
  reactions: [followDecisions, tellCases],
  recurring: [],
  queued: [],
};
