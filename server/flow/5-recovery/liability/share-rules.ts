// Sharing a decided amount out among its bearers: the shares are whole, nobody stands twice, the parts add up (REC-10, T-M10). Pure.
import { allocateMoney } from '#platform/money/allocate-money';

/** Hundredths of a per cent: the whole. */
export const wholeBps = 10_000;

export interface Sharer {
  bearer: string;
  firmId: string | null;
  staffId: string | null;
  shareBps: number;
}

/** Who it is, whatever the order of the list: `staff stf_…`, `merchant frm_…`, `own`. */
export function sharerKey({ bearer, firmId, staffId }: Omit<Sharer, 'shareBps'>): string {
  return bearer === 'own' ? 'own' : `${bearer} ${bearer === 'staff' ? staffId : firmId}`;
}

export type SharesAnswer = { whole: true } | { whole: false; sumBps: number } | { twice: string };

export function judgeShares(shares: readonly Sharer[]): SharesAnswer {
  const sumBps = shares.reduce((sum, { shareBps }) => sum + shareBps, 0);
  if (sumBps !== wholeBps) return { whole: false, sumBps };
  const keys = shares.map(sharerKey);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  return twice === undefined ? { whole: true } : { twice };
}

/** The amount of each share, in order, adding up to the whole to the minor unit. */
export function partsOf(amountMinor: bigint, currency: string, shares: readonly Sharer[]): bigint[] {
  const bps = shares.map(({ shareBps }) => BigInt(shareBps));
  return allocateMoney({ amountMinor, currency }, bps).map((part) => part.amountMinor);
}
