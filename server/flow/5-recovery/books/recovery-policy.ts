// The company's policy of recovery: how decisions are booked, when security is drawn, how much loss is expected.
import type { z } from 'zod';
import type { recoveryPolicy } from '#api/flow/5-recovery.books';

export type RecoveryPolicy = z.output<typeof recoveryPolicy>;

/**
 * Where nobody has chosen: a receivable, provided for in full beyond what secures it; drawn as soon as the customer is paid; two
 * people for every loss. Windows: three years against a merchant and staff (CN Civil Code art. 188), 90 days where a supplier or
 * carrier sets them (supplier practice, domain 2.4), 180 for insurers.
 */
export const usualPolicy: RecoveryPolicy = {
  recourse: 'secured',
  penalties: 'recourse',
  drawing: 'on_payment',
  filingDays: { merchant: 1_095, maker: 90, carrier: 90, insurer: 180, staff: 1_095 },
  lossBps: [100, 500, 1_500, 3_000, 6_000, 10_000],
  lossLeftBps: 10_000,
  approveAloneMinor: '0',
};
