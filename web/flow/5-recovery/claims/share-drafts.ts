// Shares as they are typed, in per cent with two places, and as they are sent, in hundredths of a per cent that add up to the whole.
import type { z } from 'zod';
import type { liability, shareLiability } from '#api/flow/5-recovery';

type Shown = z.infer<typeof liability>['shares'][number];
export type ShareGiven = z.input<(typeof shareLiability)['body']>['shares'][number];
export interface Draft {
  /** One bearer stands once. */
  key: string;
  bearer: Shown['bearer'];
  firmId: Shown['firmId'];
  staffId: Shown['staffId'];
  name: string;
  basis: Shown['basis'];
  percent: string;
}
const wholeBps = 10_000;

/** Our own share is what the others leave, so it is not typed. */
export function draftsOf(shares: readonly Shown[]): Draft[] {
  return shares
    .filter((share) => share.bearer !== 'own')
    .map(({ bearer, firmId, staffId, bearerName, basis, shareBps }) => ({
      ...{ key: `${bearer} ${firmId ?? staffId}`, bearer, firmId, staffId, name: bearerName, basis },
      percent: String(shareBps / 100),
    }));
}

/** `12,5` or `12.50` → 1250; undefined when it is no share. */
export function bpsOf(typed: string): number | undefined {
  const match = /^(\d{1,3})(?:[.,](\d{0,2}))?$/.exec(typed.trim());
  if (!match) return undefined;
  const bps = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return bps <= wholeBps ? bps : undefined;
}

function restBps(drafts: readonly Draft[]): number | undefined {
  const parts = drafts.map(({ percent }) => bpsOf(percent));
  if (parts.some((part) => part === undefined)) return undefined;
  const rest = wholeBps - parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  return rest < 0 ? undefined : rest;
}

/** What remains for ourselves, in per cent; undefined when the shares are no shares or more than the whole. */
export function restOf(drafts: readonly Draft[]): string | undefined {
  const rest = restBps(drafts);
  return rest === undefined ? undefined : String(rest / 100);
}

/** Ready to send: none of nothing, and ours for the rest, so that they always add up; undefined while something is wrong. */
export function sharesOf(drafts: readonly Draft[]): ShareGiven[] | undefined {
  const rest = restBps(drafts);
  if (rest === undefined) return undefined;
  const given = drafts.map(({ bearer, firmId, staffId, basis, percent }) => ({
    ...{ bearer, firmId, staffId, basis },
    shareBps: bpsOf(percent) ?? 0,
  }));
  const own: ShareGiven = { bearer: 'own', firmId: null, staffId: null, basis: 'promise', shareBps: rest };
  return [...given, own].filter((share) => share.shareBps > 0);
}
