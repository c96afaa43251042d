// The conditions of a sweep while they are chosen: begun from the case, sent as the server's filter. Pure.
import type { z } from 'zod';
import type { sweepFilter, sweepPromiseStates } from '#api/flow/6-learning';
import type { contractStates } from '#api/registry/contracts';
import type { Id } from '#api/values';
import { addMonths } from '../../../lib/days.ts';

/** What of a case a sweep begins with. */
export interface SweptCase {
  firmId: Id<'frm'> | null;
  brandId: Id<'brd'> | null;
  firmLeftOn: string | null;
}
/** The legal entity, the brand whoever sold it, or only where both meet (E2). */
export type LookFor = 'firm' | 'brand' | 'both';
export interface SweepDraft {
  lookFor: LookFor;
  signedFrom: string;
  signedUntil: string;
  storeId?: string;
  family: string;
  contractStates: (typeof contractStates)[number][];
  promiseState?: (typeof sweepPromiseStates)[number];
  /** Left alone, it follows the window. */
  title?: string;
  attemptsMax: string;
}

/** E9 looked fifteen months back from the merchant's exit; so do we, from its exit or from today. */
const monthsBack = 15;

export function beginSweep(swept: SweptCase, today: string): SweepDraft {
  const signedUntil = swept.firmLeftOn ?? today;
  return {
    lookFor: swept.firmId === null ? 'brand' : 'firm',
    signedFrom: `${addMonths(signedUntil, 1 - monthsBack).slice(0, 7)}-01`,
    signedUntil,
    family: '',
    contractStates: [],
    attemptsMax: '4',
  };
}

/** Which ways to look a case allows: what it does not name cannot be looked for. */
export function waysToLook({ firmId, brandId }: SweptCase): LookFor[] {
  if (firmId === null) return brandId === null ? [] : ['brand'];
  return brandId === null ? ['firm'] : ['firm', 'brand', 'both'];
}

export function sweepFilterOf(draft: SweepDraft, { firmId, brandId }: SweptCase): z.input<typeof sweepFilter> {
  const { lookFor, signedFrom, signedUntil, storeId, family, contractStates: states, promiseState } = draft;
  return {
    firmId: lookFor === 'brand' ? null : firmId,
    brandId: lookFor === 'firm' ? null : brandId,
    ...{ signedFrom, signedUntil, contractStates: states },
    storeId: (storeId ?? null) as Id<'sto'> | null,
    family: family.trim() === '' ? null : family.trim(),
    promiseState: promiseState ?? null,
  };
}
