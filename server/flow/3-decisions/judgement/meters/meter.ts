// A running meter: what lateness costs today, when it stops growing, and what it would be in a week.
import type { LocalText } from '#api/flow/3-decisions';

export type Meter = {
  ruleId: string;
  ruleVersion: string;
  subject: string;
  dueDay: number;
  /** Day it was met; null while it runs. */
  metDay: number | null;
  daysLate: number;
  /** Per day, before any cap; null for a meter that counts days only. */
  perDayMinor: bigint | null;
  todayMinor: bigint | null;
  inWeekMinor: bigint | null;
  capMinor: bigint | null;
  /** First day on which the cap holds; null without a cap. */
  capDay: number | null;
  currency: string;
  warnsOf: LocalText | null;
  checkWithCounsel: boolean;
  citation: string;
  missing: readonly string[];
};
