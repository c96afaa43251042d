// A finished case as a file tells it, and by what it is known again (FIN-1).
import { hash } from 'node:crypto';
import type { satisfactions } from '#api/flow/2-cases.finished';

export type Satisfaction = (typeof satisfactions)[number];

export interface FinishedCase {
  number: string | null;
  business: string | null;
  category: string;
  complaintType: string | null;
  openedOn: string;
  closedOn: string;
  result: string;
  satisfaction: Satisfaction;
  restitutionMinor: bigint;
  currency: string;
  address: string | null;
  postcode: string | null;
  customerPostcode: string | null;
}

/** Everything the row says, in one order. */
function saidBy(given: FinishedCase): string {
  return JSON.stringify([
    given.business,
    given.category,
    given.complaintType,
    given.openedOn,
    given.closedOn,
    given.result,
    given.satisfaction,
    String(given.restitutionMinor),
    given.currency,
    given.address,
    given.postcode,
    given.customerPostcode,
  ]);
}

export function digestOf(given: FinishedCase): Buffer {
  return hash('sha256', saidBy(given), 'buffer');
}

/** FIN-1: `n:` before the file's own number, `d:` before a digest, so that neither is taken for the other. */
export function sourceKeyOf(given: FinishedCase): string {
  return given.number === null ? `d:${digestOf(given).toString('base64url')}` : `n:${given.number}`;
}
