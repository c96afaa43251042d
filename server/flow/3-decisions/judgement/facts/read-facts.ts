// Turns what a caller gives into a fact sheet, or into a refusal that names the field.
import { type JudgementFacts, judgementFacts, type StampedWarranty } from '#api/flow/3-decisions';
import { currencyExponent } from '#platform/money/currency-exponent';
import { dayOfMoment } from './calendar-day.ts';
import { deriveFacts } from './derive-facts.ts';
import { deriveWarranty } from './derive-warranty.ts';
import { type FactKind, factSlots, givenFacts } from './fact-names.ts';
import { blankValues, type FactSheet, type FactValue, type OpenDemand, type RepairStay } from './fact-sheet.ts';
import { findContradictions } from './find-contradictions.ts';
import { prepareWarranty, type ReadyWarranty } from './prepare-warranty.ts';

/** Why facts cannot be judged at all: the field, and what is wrong with it. */
export type FactRefusal = { code: 'decisions.facts_unreadable'; field: string; problem: string };
export type ReadFacts = { ok: true; sheet: FactSheet; ignored: string[] } | { ok: false; refusals: FactRefusal[] };

type Reader = { slot: number; kind: FactKind; group: string; key: string | undefined };
const readers: Reader[] = Object.entries(givenFacts).map(([name, kind]) => {
  const [group = '', key] = name.split('.');
  return { slot: factSlots.get(name) ?? -1, kind, group, key };
});

/** Reads facts from JSON. Unknown fields are left out and listed in `ignored`: a misspelt fact counts as missing, never as a guess. */
export function readFacts(given: unknown): ReadFacts {
  const parsed = judgementFacts.safeParse(given);
  if (!parsed.success) {
    return {
      ok: false,
      refusals: parsed.error.issues.slice(0, 20).map((issue) => refusalOf(issue.path.map(String), issue.message)),
    };
  }
  const facts = parsed.data;
  if (currencyExponent(facts.sale.currency) === null)
    return { ok: false, refusals: [refusalOf(['sale', 'currency'], 'no_such_currency')] };
  if (!zoneExists(facts.timeZone)) return { ok: false, refusals: [refusalOf(['timeZone'], 'no_such_time_zone')] };
  return { ok: true, sheet: makeSheet(facts), ignored: findIgnored(given, facts) };
}

function refusalOf(path: string[], problem: string): FactRefusal {
  return { code: 'decisions.facts_unreadable', field: path.join('.') || '(all)', problem };
}

const zones = new Map<string, boolean>();
function zoneExists(zone: string): boolean {
  let known = zones.get(zone);
  if (known === undefined) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      known = true;
    } catch {
      known = false;
    }
    if (zones.size < 1000) zones.set(zone, known);
  }
  return known;
}

/** The flat sheet of facts that have been checked. */
export function makeSheet(facts: JudgementFacts): FactSheet {
  const zone = facts.timeZone;
  const day = (moment: string) => dayOfMoment(moment, zone);
  const dayOrNull = (moment: string | undefined) => (moment === undefined ? null : day(moment));
  const values = blankValues();
  // The dotted names of `givenFacts` are the paths of the checked facts, so one loop reads them all.
  const groups = facts as unknown as Record<string, Record<string, unknown>>;
  for (const { slot, kind, group, key } of readers) {
    const at = groups[group];
    const raw = key === undefined ? at : at?.[key];
    if (raw !== undefined) values[slot] = convert(raw as string | number | boolean, kind, zone);
  }
  const repairs: RepairStay[] | null =
    facts.repairs
      ?.map((stay) => ({
        fromDay: day(stay.handedInOn),
        untilDay: dayOrNull(stay.returnedOn),
        fixed: stay.fixed ?? null,
        sameFault: stay.sameFault,
      }))
      .sort((a, b) => a.fromDay - b.fromDay) ?? null;
  const demands: OpenDemand[] = (facts.demands ?? []).map((demand) => ({
    kind: demand.kind,
    madeDay: dayOrNull(demand.madeOn),
    dueDay: dayOrNull(demand.dueOn),
    metDay: dayOrNull(demand.metOn),
    amountMinor: demand.amountMinor === undefined ? null : BigInt(demand.amountMinor),
  }));
  deriveWarranty(values, facts.warranties, repairs, zone);
  deriveFacts(values, repairs, facts.demands && demands);
  return {
    values,
    repairs,
    demands,
    decidedDay: day(facts.decidedOn),
    currency: facts.sale.currency,
    timeZone: zone,
    warranties: readyWarranties(facts.warranties ?? [], zone),
    costs: facts.costs.map((line) => ({
      id: line.id,
      costClass: line.costClass,
      amountMinor: BigInt(line.amountMinor),
    })),
    proofs: facts.proofs,
    findings: facts.findings,
    other: facts.other,
    daysOff: facts.calendar ? new Set(facts.calendar.offOn.map(day)) : null,
    workDays: facts.calendar ? new Set(facts.calendar.workOn.map(day)) : null,
    contradictions: findContradictions(values, repairs, demands),
  };
}

function readyWarranties(terms: readonly StampedWarranty[], zone: string): ReadyWarranty[] {
  const seen = new Map<string, number>();
  return terms.map((term) => {
    const name = `${term.code}.${term.component ?? ''}`;
    const ordinal = (seen.get(name) ?? 0) + 1;
    seen.set(name, ordinal);
    return prepareWarranty(term, zone, ordinal);
  });
}

function convert(raw: string | number | boolean, kind: FactKind, zone: string): FactValue {
  if (kind === 'day') return dayOfMoment(String(raw), zone);
  return kind === 'money' ? BigInt(raw) : raw;
}

/** Field names that were given and not read, as dotted paths. */
function findIgnored(given: unknown, read: JudgementFacts): string[] {
  const source = given as Record<string, unknown>;
  const known = read as unknown as Record<string, unknown>;
  return Object.keys(source).flatMap((name) => {
    if (!(name in known)) return [name];
    const inner = source[name];
    const innerKnown = known[name];
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return [];
    return Object.keys(inner).flatMap((key) => (key in (innerKnown as object) ? [] : [`${name}.${key}`]));
  });
}
