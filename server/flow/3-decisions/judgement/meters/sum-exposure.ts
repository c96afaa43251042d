// What lateness costs over many cases: today, in a week, and at the caps, by currency.
import type { Judgement } from '../judgement.ts';

export type Exposure = {
  currency: string;
  todayMinor: bigint;
  inWeekMinor: bigint;
  /** Null when some running meter has no cap. */
  atCapMinor: bigint | null;
  metersRunning: number;
  /** Meters whose figure is not known for want of a fact. */
  metersUnknown: number;
};

/** Sums the meters of a case, a merchant or an incident; amounts of two currencies never meet. */
export function sumExposure(judgements: Iterable<Judgement>): Exposure[] {
  const byCurrency = new Map<string, Exposure>();
  for (const judgement of judgements) {
    for (const meter of judgement.meters) {
      const sum = byCurrency.get(meter.currency) ?? {
        currency: meter.currency,
        todayMinor: 0n,
        inWeekMinor: 0n,
        atCapMinor: 0n,
        metersRunning: 0,
        metersUnknown: 0,
      };
      byCurrency.set(meter.currency, sum);
      if (meter.missing.length > 0) sum.metersUnknown += 1;
      if (meter.metDay === null) sum.metersRunning += 1;
      if (meter.todayMinor === null || meter.inWeekMinor === null) continue;
      sum.todayMinor += meter.todayMinor;
      sum.inWeekMinor += meter.inWeekMinor;
      const atEnd = meter.metDay === null ? meter.capMinor : meter.todayMinor;
      sum.atCapMinor = sum.atCapMinor === null || atEnd === null ? null : sum.atCapMinor + atEnd;
    }
  }
  return [...byCurrency.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
