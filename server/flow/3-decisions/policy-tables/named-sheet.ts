// A fact sheet of a few named facts: what the cases beside a table, and the page that tries one out, ask it with.
import { parseDay } from '../judgement/facts/calendar-day.ts';
import { factKind, factSlots } from '../judgement/facts/fact-names.ts';
import { blankValues, type FactSheet, type FactValue } from '../judgement/facts/fact-sheet.ts';

/** Facts by dotted name; a day as text, money in minor units. */
export type NamedFacts = Readonly<Record<string, string | number | boolean>>;

/** A sheet of just the facts a case names; derived and judged facts may be named directly. */
export function namedSheet(facts: NamedFacts): FactSheet {
  const values = blankValues();
  const named = {
    proofs: {} as Record<string, boolean>,
    findings: {} as Record<string, boolean>,
    other: {} as Record<string, string | number | boolean>,
  };
  for (const [name, value] of Object.entries(facts)) {
    const [group = '', key = ''] = name.split('.');
    if (group === 'proofs' || group === 'findings') named[group][key] = value === true;
    else if (group === 'other') named.other[key] = value;
    else values[factSlots.get(name) ?? -1] = readValue(name, value);
  }
  return {
    ...named,
    values,
    decidedDay: 0,
    currency: 'CNY',
    repairs: null,
    demands: [],
    warranties: [],
    costs: [],
    daysOff: null,
    workDays: null,
    contradictions: [],
    timeZone: 'UTC',
  };
}

function readValue(name: string, value: string | number | boolean): FactValue {
  const kind = factKind(name);
  if (kind === 'day') return parseDay(String(value));
  return kind === 'money' ? BigInt(value) : value;
}
