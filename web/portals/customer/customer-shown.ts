// What the customer's page shows, as its parts pass it on: the case itself, and each payment with whose name stands under it.
import type { z } from 'zod';
import type { customerPage } from '#api/flow/2-cases.portals';
import type { customerPayment } from '#api/flow/4-remedies.receipts';

export type CustomerPage = z.infer<typeof customerPage>;
export type CustomerPayment = z.infer<typeof customerPayment>;

export interface OfPayment {
  payment: CustomerPayment;
  /** The customer's own name: most often the account's holder and the one who signs. */
  name: string;
  /** Of the link. */
  token: string;
}
