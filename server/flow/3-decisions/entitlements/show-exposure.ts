// What lateness costs over the open cases of a merchant, an incident, a case or the company: judged as of today, summed by currency.
import type { ExposureShown } from '#api/flow/3-decisions.entitlements';
import { exposureCasesMax } from '#api/flow/3-decisions.entitlements';
import { mayTouchCase } from '#cases';
import type { Actor } from '#platform/auth/actor';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { formatDay } from '../judgement/facts/calendar-day.ts';
import type { Judgement } from '../judgement/judgement.ts';
import { sumExposure } from '../judgement/meters/sum-exposure.ts';
import { type ChosenCase, chosenCases } from './case-choice.ts';
import { judgeCases } from './judge-cases.ts';

type Line = ExposureShown['rows'][number];
type Judged = ChosenCase & { judgement: Judgement };

/** So many are judged in one round of statements. */
const atOnce = 500;
const rowsMax = 200;

/** Refuses `case.not_found`. Each meter is a line; what nobody can reckon for want of a fact is counted, not guessed (EXPO-2). */
export async function showExposure(
  snapshot: Snapshot,
  asked: { caseId?: Uuid; firmId?: Uuid; incidentId?: Uuid },
  actor: Actor,
): Promise<ExposureShown> {
  if (asked.caseId) await mayTouchCase(snapshot, actor, asked.caseId);
  const { cases, left } = await chosenCases(snapshot, asked, exposureCasesMax);
  const judged: Judged[] = [];
  for (let from = 0; from < cases.length; from += atOnce) {
    const some = new Map(cases.slice(from, from + atOnce).map((one) => [one.caseId, one]));
    for (const { file, judgement } of await judgeCases(snapshot, [...some.keys()])) {
      const one = some.get(file.caseUuid);
      if (one && judgement) judged.push({ ...one, judgement });
    }
  }
  const lines = judged.flatMap(linesOf).sort(byToday);
  return {
    cases: cases.length,
    left,
    sums: sumExposure(judged.map(({ judgement }) => judgement)).map(
      ({ todayMinor, inWeekMinor, atCapMinor, ...sum }) => ({
        ...sum,
        todayMinor: todayMinor.toString(),
        inWeekMinor: inWeekMinor.toString(),
        atCapMinor: atCapMinor?.toString() ?? null,
      }),
    ),
    lines: lines.length,
    rows: lines.slice(0, rowsMax),
  };
}

function linesOf({ caseId, number, personName, judgement }: Judged): Line[] {
  const day = (of: number | null) => (of === null ? null : formatDay(of));
  return judgement.meters.map((meter) => ({
    caseId: idOf('cas', caseId),
    number,
    personName,
    ruleId: meter.ruleId,
    subject: meter.subject,
    dueOn: formatDay(meter.dueDay),
    daysLate: meter.daysLate,
    perDayMinor: meter.perDayMinor?.toString() ?? null,
    todayMinor: meter.todayMinor?.toString() ?? null,
    inWeekMinor: meter.inWeekMinor?.toString() ?? null,
    capMinor: meter.capMinor?.toString() ?? null,
    capOn: day(meter.capDay),
    currency: meter.currency,
    warnsOf: meter.warnsOf,
    checkWithCounsel: meter.checkWithCounsel,
    missing: [...meter.missing],
  }));
}

/** Currencies apart, then what costs most today; without a figure last. */
function byToday(a: Line, b: Line): number {
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
  const difference = BigInt(b.todayMinor ?? -1) - BigInt(a.todayMinor ?? -1);
  return difference > 0n ? 1 : difference < 0n ? -1 : b.daysLate - a.daysLate;
}
