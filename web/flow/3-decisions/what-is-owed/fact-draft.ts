// The facts being tried: read and changed by their dotted names, as rules ask for them. Pure.
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import { givenFactNames } from '#api/flow/3-decisions.choices';

export type FactDraft = JudgementFactsInput;
export type FactValue = string | number | boolean | undefined;

export interface DraftGround {
  country: string;
  currency: string;
  timeZone: string;
  today: string;
}

/** Where a try begins: here and today, nothing else known. */
export function emptyDraft({ country, currency, timeZone, today }: DraftGround): FactDraft {
  return { decidedOn: today, timeZone, place: { country }, sale: { currency }, problem: { kind: 'defect' } };
}

type Group = Readonly<Record<string, FactValue>>;

/** `sale.channel`, `proofs.sales_contract`, `decidedOn`; undefined when nobody has said. */
export function factIn(draft: FactDraft, name: string): FactValue {
  const [group = '', key] = name.split('.');
  const at = (draft as unknown as Record<string, Group | FactValue>)[group];
  if (key === undefined) return typeof at === 'object' ? undefined : at;
  return typeof at === 'object' && Object.hasOwn(at, key) ? at[key] : undefined;
}

/** A copy with one fact changed; undefined takes it out, so that it counts as not known. */
export function withFact(draft: FactDraft, name: string, value: FactValue): FactDraft {
  const [group = '', key] = name.split('.');
  const whole = draft as unknown as Record<string, Group | FactValue>;
  const change = (from: Record<string, unknown>, part: string): Record<string, unknown> => {
    const { [part]: _, ...rest } = from;
    return value === undefined ? rest : { ...rest, [part]: value };
  };
  const next =
    key === undefined ? change(whole, group) : { ...whole, [group]: change((whole[group] ?? {}) as Group, key) };
  return next as unknown as FactDraft;
}

/** What a person can say when a rule asks for something worked out: the facts it is worked out from. */
const workedOutFrom: Readonly<Record<string, readonly string[]>> = {
  'sale.receivedOn': ['sale.deliveredOn'],
  'sale.concludedOn': ['sale.contractOn'],
  'sale.boughtOn': ['sale.invoiceOn'],
  'sale.readyOn': ['sale.installationRequired', 'sale.deliveredOn', 'sale.installedOn'],
  'sale.penaltyPriceMinor': ['sale.priceMinor'],
  'sale.penaltyWorkMinor': ['sale.workPriceMinor', 'sale.priceMinor'],
  'problem.apparentOn': ['problem.foundOn'],
  'event.on': ['sale.agreedDeliveryOn'],
  'days.late': ['sale.agreedDeliveryOn'],
  'days.sinceReceipt': ['sale.deliveredOn'],
  'days.sinceLeaseEnd': ['trader.leaseEndedOn'],
  'warranty.lastOn': ['sale.warrantyMonths', 'sale.deliveredOn'],
  'warranty.lastPausedOn': ['sale.warrantyMonths', 'sale.deliveredOn', 'repairs'],
  'unit.daysInUse': ['sale.invoiceOn', 'repairs'],
  'unit.partsWaitDays': ['unit.partsMissingSince'],
  'demand.firstOn': ['demands'],
  'demand.oldestDays': ['demands'],
  'award.sumMinor': ['award.refundMinor', 'award.penaltyMinor', 'award.moralMinor'],
};

/** Facts to ask a person for, most wanted first, and apart those nobody can type here (a calendar of days off). */
export function factsToAsk(draft: FactDraft, missing: readonly string[]): { ask: string[]; told: string[] } {
  const ask = new Map<string, number>();
  const told = new Set<string>();
  for (const name of missing) {
    const sources = workedOutFrom[name] ?? [name.startsWith('repairs.') ? 'repairs' : name];
    const open = sources.filter((source) => !isSaid(draft, source));
    for (const source of open) {
      if (canBeSaid(source)) ask.set(source, (ask.get(source) ?? 0) + 1);
      else told.add(source);
    }
    if (open.length === 0) told.add(name);
  }
  return { ask: [...ask].sort(([, a], [, b]) => b - a).map(([name]) => name), told: [...told] };
}

const given = new Set(givenFactNames);
/** Facts that are lists. */
const lists = new Set(['repairs', 'warranties', 'demands']);

export function canBeSaid(name: string): boolean {
  return given.has(name) || lists.has(name) || /^(proofs|findings)\./.test(name);
}

function isSaid(draft: FactDraft, name: string): boolean {
  if (name === 'repairs' || name === 'warranties') return draft[name] !== undefined;
  if (name === 'demands') return (draft.demands?.length ?? 0) > 0;
  return factIn(draft, name) !== undefined;
}

/** The names of all facts that have been said, with proofs and findings. */
export function saidFacts(draft: FactDraft): string[] {
  const named = (group: 'proofs' | 'findings') => Object.keys(draft[group] ?? {}).map((code) => `${group}.${code}`);
  return [
    ...givenFactNames.filter((name) => factIn(draft, name) !== undefined),
    ...named('proofs'),
    ...named('findings'),
  ];
}
