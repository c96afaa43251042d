// The answer: everything a customer is owed, what was considered and lost, and what would change it.
import type { LocalText, RemedyKind } from '#api/flow/3-decisions';
import type { Verification } from '../law-packs/rule-language.ts';
import type { Contradiction, FactValue } from './facts/fact-sheet.ts';
import type { Meter } from './meters/meter.ts';
import type { Step } from './rules/rule-step.ts';

export type Basis = 'statute' | 'contract' | 'commitment' | 'warranty' | 'goodwill';

/** `owed`; `needs_proof`: owed once the customer proves what is named; `refer`: a person must look; `may_offer`: goodwill. */
export type EntitlementStatus = 'owed' | 'needs_proof' | 'refer' | 'may_offer';

export type Burden = {
  holder: 'trader' | 'customer' | 'unknown';
  /** Last day this holder carries it. */
  untilDay: number | null;
  /** What the holder would have to prove. */
  proofs: readonly string[];
};

/** When a remedy is due; `day` null: counted from something that has not happened yet. */
export type Deadline = { day: number | null; length: number; unit: 'day' | 'month'; from: string };
export type Obligor = { party: string; mode: 'several' | 'joint' | 'subsidiary'; by: string };
export type Change = { fact: string; to: string };

/** Why something was not owed. `limitDay` and `saw` let a letter say by how much. */
export type Reason = {
  code: string;
  fact: string;
  wants: string;
  /** What the facts said; a day as its number. */
  saw: FactValue | null;
  limitDay: number | null;
  /** The law's own words for an exception. */
  text?: LocalText;
};

/** What a rule, a warranty or a table says about one remedy. */
export type Entitlement = {
  /** Basis, rule and remedy: stays the same from one judgement to the next, so that two can be compared. */
  id: string;
  basis: Basis;
  ruleId: string;
  ruleVersion: string;
  title: LocalText;
  citation: string;
  verified: Verification;
  /** Rests on something not verified: shown as such, and never used alone to refuse. */
  checkWithCounsel: boolean;
  remedy: RemedyKind;
  chooser: 'customer' | 'trader' | 'court';
  onTop: boolean;
  status: EntitlementStatus;
  amountMinor: bigint | null;
  currency: string;
  /** What the customer still pays of each class of cost, in percent; empty when nothing. */
  customerPays: readonly { costClass: string; percent: number }[];
  deadline: Deadline | null;
  burden: Burden | null;
  obligors: readonly Obligor[];
  recourse: readonly { from: string; against: string }[];
  freight: 'trader' | 'customer' | null;
  missing: readonly string[];
  wouldChange: readonly Change[];
  notice: LocalText | null;
};

export type LostReason =
  | 'condition'
  | 'window'
  | 'validity'
  | 'place'
  | 'exception'
  | 'proof'
  | 'gate'
  | 'excluded'
  | 'outdone';
export type Loser = Omit<Entitlement, 'status'> & {
  status: 'lost';
  lostBy: LostReason;
  reasons: readonly Reason[];
  outdoneBy: string | null;
  /** Whether the rule certainly speaks of this sale at this time. What only might have spoken is no ground for a refusal. */
  certain: boolean;
};

/** Every question asked of one rule, warranty or table. */
export type TraceEntry = { id: string; steps: readonly Step[] };

/** A "no" that names its rule, who carries the burden and what proof would change it (product rule 1). */
export type RefusalGround = {
  ruleId: string;
  ruleVersion: string;
  title: LocalText;
  citation: string;
  reasons: readonly Reason[];
  burden: Burden;
  wouldChange: readonly Change[];
};

export type LiabilityShare = {
  party: string;
  basis: string;
  shareBasisPoints: number;
  at: 'cost' | 'purchase_cost';
  amountMinor: bigint | null;
  ruleId: string;
};
export type FreightLeg = { direction: 'to_us' | 'to_customer'; payer: string; ruleId: string };
/** A supplier's own warranty behind the customer's: nothing for the customer, something for recovery (lessons L1, L4). */
export type SupplierCover = {
  ruleId: string;
  party: string;
  coverages: readonly { costClass: string; lastDay: number | null; open: 'yes' | 'no' | 'unknown' }[];
};

export type CostDecision = {
  lineId: string;
  outcome: 'covered' | 'partial' | 'not_covered' | 'refer';
  percent: number;
  customerPaysMinor: bigint;
  billCode: 'warranty' | 'contract' | 'list' | 'refer';
  ruleId: string | null;
};

/** `refer`: a person decides; never a guess. `refused` always carries its ground. */
export type Outcome = 'owed' | 'needs_proof' | 'refer' | 'refused';

export type Judgement = {
  decidedDay: number;
  currency: string;
  outcome: Outcome;
  entitlements: readonly Entitlement[];
  losers: readonly Loser[];
  refusal: RefusalGround | null;
  /** Why a person must look: missing facts and contradictions. */
  referBecause: readonly { code: string; facts: readonly string[] }[];
  contradictions: readonly Contradiction[];
  liability: readonly LiabilityShare[];
  handling: { handler: string; returnTo: string; ruleId: string } | null;
  freight: readonly FreightLeg[];
  costs: readonly CostDecision[];
  meters: readonly Meter[];
  duties: readonly { ruleId: string; title: LocalText; citation: string; verified: Verification }[];
  /** A person is asked to look; nothing is withheld (requirement F5). */
  care: readonly { code: string; ruleId: string }[];
  supplierCover: readonly SupplierCover[];
  causeClass: string | null;
  versions: readonly string[];
  trace: readonly TraceEntry[];
};
