// The facts of one problem, flat and typed, as the compiled rules read them.
import type { RemedyKind } from '#api/flow/3-decisions';
import type { CalendarDay } from './calendar-day.ts';
import { type FactName, factSlots, slotOf } from './fact-names.ts';
import type { ReadyWarranty } from './prepare-warranty.ts';

/** A day or count is a number, money a bigint, a code a string. Undefined: nobody has said. */
export type FactValue = number | bigint | string | boolean | undefined;

export type RepairStay = {
  fromDay: CalendarDay;
  untilDay: CalendarDay | null;
  fixed: boolean | null;
  sameFault: boolean;
};
export type OpenDemand = {
  kind: RemedyKind;
  madeDay: CalendarDay | null;
  dueDay: CalendarDay | null;
  metDay: CalendarDay | null;
  amountMinor: bigint | null;
};
export type CostLine = { id: string; costClass: string; amountMinor: bigint };

/** Two facts that cannot both be true; the judgement then goes to a person. */
export type Contradiction = { code: string; facts: readonly string[] };

export type FactSheet = {
  readonly values: FactValue[];
  readonly decidedDay: CalendarDay;
  readonly currency: string;
  readonly repairs: readonly RepairStay[] | null;
  readonly demands: readonly OpenDemand[];
  readonly warranties: readonly ReadyWarranty[];
  readonly costs: readonly CostLine[];
  readonly proofs: Readonly<Record<string, boolean>>;
  readonly findings: Readonly<Record<string, boolean>>;
  readonly other: Readonly<Record<string, string | number | boolean>>;
  readonly daysOff: ReadonlySet<CalendarDay> | null;
  readonly workDays: ReadonlySet<CalendarDay> | null;
  readonly contradictions: readonly Contradiction[];
  readonly timeZone: string;
};

/** The value of a fact, or undefined when it is not known. */
export function factOf(sheet: FactSheet, name: FactName): FactValue {
  return sheet.values[slotOf(name)];
}

/** A fact that is a day or a count. */
export function numberOf(sheet: FactSheet, name: FactName): number | undefined {
  const value = sheet.values[slotOf(name)];
  return typeof value === 'number' ? value : undefined;
}

/** An empty row of slots. */
export function blankValues(): FactValue[] {
  return new Array<FactValue>(factSlots.size).fill(undefined);
}
