// DEC-4 to DEC-6: whether this person may sign, and whether with this signature the money is released. Pure.
import { type LimitsVersion, limitOf } from '../limits/approval-limits.ts';

/** What is to be signed: `exposureMinor` is its sum with all that was approved on the same contracts before. */
export interface ToSign {
  proposedBy: string;
  signedBy: readonly string[];
  exposureMinor: bigint;
  /** Whether somebody it would pay has this signer's e-mail address. */
  isPayee: boolean;
}
export interface Signer {
  signature: string;
  roles: readonly string[];
}
export type SignAnswer =
  | { may: true; releases: boolean }
  | { may: false; because: 'own_proposal' | 'signed_already' | 'payee' }
  | { may: false; because: 'above_limit'; limitMinor: bigint };

/** The first signature is enough up to the signer's own limit; any second one of another person completes it. */
export function maySign(signer: Signer, toSign: ToSign, limits: LimitsVersion): SignAnswer {
  if (signer.signature === toSign.proposedBy) return { may: false, because: 'own_proposal' };
  if (toSign.signedBy.includes(signer.signature)) return { may: false, because: 'signed_already' };
  if (toSign.isPayee) return { may: false, because: 'payee' };
  const limit = limitOf(limits, signer.roles);
  if (!limit) return { may: false, because: 'above_limit', limitMinor: 0n };
  const { aloneMinor, jointlyMinor } = limit;
  if (toSign.exposureMinor <= aloneMinor) return { may: true, releases: true };
  if (jointlyMinor !== null && toSign.exposureMinor > jointlyMinor)
    return { may: false, because: 'above_limit', limitMinor: jointlyMinor };
  return { may: true, releases: toSign.signedBy.length > 0 };
}

/** How many signatures a screen should expect: those there are and at least one more, two when nobody could sign alone. */
export function signaturesWanted(signed: number, exposureMinor: bigint, { limits }: LimitsVersion): number {
  if (signed > 0) return signed + 1;
  return limits.roles.some((one) => BigInt(one.aloneMinor) >= exposureMinor) ? 1 : 2;
}
