// The words of recovery that contracts and facts share.

/** Who bears a part of what was paid. Makers, carriers and insurers are firms as merchants are. */
export const bearerKinds = ['merchant', 'maker', 'carrier', 'insurer', 'staff'] as const;
/** Why someone bears it (what a share rests on). */
export const liabilityBases = ['fault', 'promise', 'statute', 'goodwill'] as const;

export const claimStates = ['open', 'filed', 'disputed', 'settled', 'missed', 'closed', 'cancelled'] as const;
/** How a claim is filed: an invoice first, a court or arbitration after it. */
export const claimRungs = ['invoice', 'legal'] as const;
/** Where a recovery came from, in the order of the waterfall. */
export const recoverySources = ['deposit', 'settlement', 'payment'] as const;
/** What changes the open amount of a claim. */
export const moveKinds = [
  'raised',
  'shared',
  'drawn',
  'offset',
  'received',
  'waived',
  'written_off',
  'cancelled',
  'received_late',
] as const;
export const stepKinds = ['filed', 'disputed', 'offered', 'evidence', 'settled', 'noted'] as const;

/** F10, in the words of recovery: what the damage came from. */
export const claimCauses = [
  'not_delivered',
  'late',
  'short_shipment',
  'junk',
  'loader_damage',
  'assembler_error',
  'transport',
  'quality',
  'other',
] as const;

/**
 * How a decision is booked (domain table "Ledger", 2a and 2b). `receivable`: all of it as a receivable, losses by age.
 * `secured`: the same, and what no deposit or held money secures is provided for in full (the default). `loss`: our own loss until
 * money comes back. `secured_loss`: a receivable up to the secured value, our own loss above it.
 */
export const recourseChoices = ['secured', 'receivable', 'loss', 'secured_loss'] as const;
export const drawChoices = ['on_payment', 'by_hand'] as const;

/** Ages of what is open, in days since it was raised: up to and including each, and above the last. */
export const ageBuckets = [30, 60, 90, 180, 365] as const;
