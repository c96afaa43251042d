// One step of the demo's past: who did what on which day, in the words of the journeys' deeds.
import type { Language } from '#api/values';
import { addDays } from '../days.ts';
import type { DemoCompany } from '../demo-company.ts';
import { type PastTexts, pastTexts } from './past-texts.ts';

export type DemoRole = 'administrator' | 'manager' | 'agent' | 'finance';

export interface PastStep {
  /** Day and hour where the company is. */
  at: string;
  who: DemoRole;
  does: string;
  /** The name by which later steps call what the deed made. Contracts go by their number, merchants by their legal name. */
  as?: string;
  with: Record<string, unknown>;
}

/** Whoever tells a part of the past: the company, the day it is told on, and the words of its language. */
export interface PastTeller {
  demo: DemoCompany;
  today: string;
  language: Language;
  texts: PastTexts;
  /** `daysAgo` days before today. */
  day(daysAgo: number): string;
  step(daysAgo: number, who: DemoRole, does: string, given: Record<string, unknown>, as?: string): PastStep;
}

export function makeTeller(demo: DemoCompany, today: string, language: Language): PastTeller {
  const day = (daysAgo: number) => addDays(today, -daysAgo);
  return {
    demo,
    today,
    language,
    texts: pastTexts[language],
    day,
    // Half a day is the afternoon.
    step: (daysAgo, who, does, given, as) => ({
      at: `${day(Math.ceil(daysAgo))} ${Number.isInteger(daysAgo) ? '10:00' : '16:00'}`,
      who,
      does,
      ...(as === undefined ? {} : { as }),
      with: given,
    }),
  };
}
