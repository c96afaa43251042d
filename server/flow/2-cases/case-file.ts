// A case as stage 2 knows it: the noun, and what is always true of one. Pure: it could run in a browser.
import type {
  CaseChannel,
  CaseMode,
  CaseOpener,
  CaseOutcome,
  CaseProblem,
  CaseState,
  CaseStep,
  DamageClass,
  DemandState,
  Rung,
  WaitReason,
} from '#api/flow/2-cases.words';
import type { Language } from '#api/values';
import type { Uuid } from '#platform/ids/make-id';

/** An account or a key: who works on cases. */
export interface Worker {
  id: Uuid;
  kind: 'acc' | 'key';
}

/** What of a case never changes. Instants are ISO in UTC, days those of the place. */
export interface CaseOrigin {
  caseId: Uuid;
  /** `140520-k3f9ab`: short enough for the telephone, and made from the id, so that no counter is waited for. */
  number: string;
  mode: CaseMode;
  openedBy: CaseOpener;
  channel: CaseChannel;
  language: Language;
  timeZone: string;
  complainedOn: string;
  openedAt: string;
  contractId: Uuid | null;
  firmId: Uuid | null;
  brandId: Uuid | null;
  storeId: Uuid | null;
  /** The last day of the merchant's tenancy, when it had left by the opening. */
  firmLeftOn: string | null;
  sweepId: Uuid | null;
}

export interface CaseFile extends CaseOrigin {
  personId: Uuid;
  state: CaseState;
  rung: Rung;
  problem: CaseProblem;
  description: string;
  commitmentId: Uuid | null;
  commitmentVersion: number | null;
  incidentId: Uuid | null;
  owner: Worker | null;
  offered: Worker | null;
  offerNote: string | null;
  about: Worker | null;
  damageClass: DamageClass;
  assessedMinor: bigint | null;
  assessedCurrency: string | null;
  step: CaseStep;
  /** Null when nothing is due by a moment. */
  dueAt: string | null;
  /** By when we make our next step. */
  oursDueAt: string;
  /** The end of the mall's days; only on the mall's rung. */
  rungDueAt: string | null;
  waitReason: WaitReason | null;
  waitNote: string | null;
  waitSince: string | null;
  waitUntil: string | null;
  outcome: CaseOutcome | null;
  outcomeReason: string | null;
  endedAt: string | null;
  closedAt: string | null;
  joinedInto: Uuid | null;
  stars: number | null;
  rating: string | null;
  optedOut: boolean;
  /** Words of the team, in alphabetical order. */
  tags: string[];
}

/** What of visits and demands decides what is due next. */
export interface Around {
  visits: { visitId: Uuid; plannedAt: string }[];
  /** Those that wait for the merchant. */
  demands: Waiting[];
}
export interface Waiting {
  demandId: Uuid;
  state: DemandState;
  rung: Rung;
  sentAt: string;
  dueAt: string;
}

/** How long each side has. */
export interface CaseSettings {
  triageHours: number;
  merchantDays: number;
  stepDays: number;
  mallDays: number;
}
export const usualSettings: CaseSettings = { triageHours: 24, merchantDays: 3, stepDays: 3, mallDays: 15 };

const letters = '0123456789abcdefghjkmnpqrstvwxyz';
/** The day of opening and six letters of the id's random end. */
export function numberOf(caseId: Uuid, openedOn: string): string {
  const bits = Number.parseInt(caseId.slice(-8), 16) & 0x3fff_ffff;
  const tail = [25, 20, 15, 10, 5, 0].map((shift) => letters.charAt((bits >> shift) & 31)).join('');
  return `${openedOn.slice(2).replaceAll('-', '')}-${tail}`;
}

export function isOpen({ state }: Pick<CaseFile, 'state'>): boolean {
  return state === 'new' || state === 'triaged' || state === 'in_progress' || state === 'waiting';
}
