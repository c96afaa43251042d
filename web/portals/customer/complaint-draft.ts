// What has been typed into the complaint form, kept for this tab: a call that comes in between, or a reload, loses nothing.
import type { z } from 'zod';
import type { complain } from '#api/flow/2-cases.portals';
import type { ClaimDraft } from './claim-fields.tsx';

export type ComplaintGiven = z.input<(typeof complain)['body']>;
export type ComplaintDraft = Partial<Omit<ComplaintGiven, 'language' | 'claimed' | 'diagnosis'>> & {
  claim?: ClaimDraft;
};

const storageKey = 'makegood.complaint';

export function keepDraft(draft: ComplaintDraft): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(draft));
  } catch {
    // Without storage a reload begins anew; sending works as before.
  }
}

/** Empty when nothing was kept, or when what was kept cannot be read. */
export function keptDraft(): ComplaintDraft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

export function forgetDraft(): void {
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // Nothing was kept.
  }
}
