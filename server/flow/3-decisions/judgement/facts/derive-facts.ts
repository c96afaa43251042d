// Facts worked out from the given ones. Each stays unknown when something it rests on is unknown.
import type { CalendarDay } from './calendar-day.ts';
import { type FactName, slotOf } from './fact-names.ts';
import type { FactValue, OpenDemand, RepairStay } from './fact-sheet.ts';
import { stayDays } from './repair-days.ts';

const slot = {
  decidedOn: slotOf('decidedOn'),
  deliveredOn: slotOf('sale.deliveredOn'),
  installedOn: slotOf('sale.installedOn'),
  installationRequired: slotOf('sale.installationRequired'),
  receivedOn: slotOf('sale.receivedOn'),
  readyOn: slotOf('sale.readyOn'),
  foundOn: slotOf('problem.foundOn'),
  reportedOn: slotOf('problem.reportedOn'),
  apparentOn: slotOf('problem.apparentOn'),
  agreedOn: slotOf('sale.agreedDeliveryOn'),
  handedOverOn: slotOf('sale.handedOverOn'),
  kind: slotOf('problem.kind'),
  workDueOn: slotOf('sale.workDueOn'),
  workDoneOn: slotOf('sale.workDoneOn'),
  eventOn: slotOf('event.on'),
  leaseEndedOn: slotOf('trader.leaseEndedOn'),
  invoiceOn: slotOf('sale.invoiceOn'),
  returnedOn: slotOf('sale.returnedOn'),
  partsSince: slotOf('unit.partsMissingSince'),
} as const;

const lateKinds = new Set<FactValue>(['not_delivered', 'late_delivery', 'late_handover']);
const workKinds = new Set<FactValue>(['late_work']);

/** Fills the derived slots of a sheet, in an order where each rests on those before it. */
export function deriveFacts(
  values: FactValue[],
  repairs: readonly RepairStay[] | null,
  demands: readonly OpenDemand[] | undefined,
): void {
  const put = (name: FactName, value: FactValue) => {
    values[slotOf(name)] = value;
  };
  const decided = values[slot.decidedOn] as CalendarDay;
  // A shop sale without a written contract is concluded when it is invoiced or paid.
  put('sale.concludedOn', values[slotOf('sale.contractOn')] ?? values[slot.invoiceOn] ?? values[slotOf('sale.paidOn')]);
  put('sale.boughtOn', values[slot.invoiceOn] ?? values[slotOf('sale.paidOn')] ?? values[slotOf('sale.contractOn')]);
  // RU art. 23: the price where and when the demand is met, if known; RU art. 28: the work, or the order if not itemised.
  put('sale.penaltyPriceMinor', values[slotOf('sale.currentPriceMinor')] ?? values[slotOf('sale.priceMinor')]);
  put('sale.penaltyWorkMinor', values[slotOf('sale.workPriceMinor')] ?? values[slotOf('sale.priceMinor')]);
  put('sale.receivedOn', values[slot.deliveredOn] ?? values[slot.handedOverOn]);
  put('sale.readyOn', readyOn(values));
  put('problem.apparentOn', values[slot.foundOn] ?? values[slot.reportedOn]);
  put('event.on', eventOn(values));
  put('days.sinceReceipt', span(values[slot.receivedOn], values[slot.reportedOn]));
  put('days.late', daysLate(values, demands, decided));
  put('days.sinceLeaseEnd', span(values[slot.leaseEndedOn], values[slot.reportedOn]));
  put('unit.partsWaitDays', span(values[slot.partsSince], decided));
  deriveRepairs(put, values, repairs, decided);
  deriveDemands(put, demands, decided);
  put(
    'award.sumMinor',
    sumOf(
      values[slotOf('award.refundMinor')],
      values[slotOf('award.penaltyMinor')],
      values[slotOf('award.moralMinor')],
    ),
  );
}

function span(from: FactValue, until: FactValue): number | undefined {
  return typeof from === 'number' && typeof until === 'number' && until >= from ? until - from : undefined;
}

/**
 * When the goods could be used: delivered, and installed where that was required (UK CRA 2015 s 22). Unknown while nobody
 * has said whether it was.
 */
function readyOn(values: FactValue[]): FactValue {
  const { [slot.installedOn]: installed, [slot.receivedOn]: received, [slot.installationRequired]: required } = values;
  if (required === false) return received;
  return installed;
}

/** The day the breach happened: the agreed day for lateness, else the day the problem showed. It picks the law by event. */
function eventOn(values: FactValue[]): FactValue {
  if (lateKinds.has(values[slot.kind])) return values[slot.agreedOn];
  if (workKinds.has(values[slot.kind])) return values[slot.workDueOn];
  return values[slot.apparentOn] ?? values[slot.decidedOn];
}

/** Lateness ends when it is done, or when the money was given back: from then on nothing is owed that could be late (RU art. 23.1). */
function daysLate(
  values: FactValue[],
  demands: readonly OpenDemand[] | undefined,
  decided: CalendarDay,
): number | undefined {
  const isWork = workKinds.has(values[slot.kind]);
  const due = values[isWork ? slot.workDueOn : slot.agreedOn];
  if (typeof due !== 'number') return undefined;
  const done = values[isWork ? slot.workDoneOn : slot.receivedOn];
  const refunded = demands?.flatMap(({ kind, metDay }) => (kind === 'refund' && metDay !== null ? [metDay] : [])) ?? [];
  return Math.max(0, Math.min(typeof done === 'number' ? done : decided, ...refunded) - due);
}

function deriveRepairs(
  put: (name: FactName, value: FactValue) => void,
  values: FactValue[],
  repairs: readonly RepairStay[] | null,
  decided: CalendarDay,
): void {
  if (repairs === null) return;
  const lengths = repairs.map((stay) => Math.max(0, (stay.untilDay ?? decided) - stay.fromDay));
  put('repairs.count', repairs.filter((stay) => stay.untilDay !== null).length);
  const ended = repairs.filter((stay) => stay.untilDay !== null && stay.sameFault);
  // A repair of which nobody has said whether it helped may be one more that failed.
  if (ended.every((stay) => stay.fixed !== null))
    put('repairs.failed', ended.filter((stay) => stay.fixed === false).length);
  put('repairs.days', stayDays(repairs, -Infinity, decided));
  put('repairs.longestDays', Math.max(0, ...lengths));
  put('repairs.openDays', Math.max(0, ...repairs.map((stay) => (stay.untilDay === null ? decided - stay.fromDay : 0))));
  const invoice = values[slot.invoiceOn];
  const until = values[slot.returnedOn] ?? decided;
  if (typeof invoice !== 'number' || typeof until !== 'number' || until < invoice) return;
  // 三包 depreciation: from invoice to return, less the days the customer did not have it.
  put('unit.daysInUse', Math.max(0, until - invoice - stayDays(repairs, invoice, until)));
}

function deriveDemands(
  put: (name: FactName, value: FactValue) => void,
  demands: readonly OpenDemand[] | undefined,
  decided: CalendarDay,
): void {
  if (demands === undefined) return;
  const made = demands.flatMap((demand) => (demand.madeDay === null ? [] : [demand.madeDay]));
  if (made.length > 0) put('demand.firstOn', Math.min(...made));
  // A demand that has been met no longer ages.
  const open = demands.filter((demand) => demand.metDay === null && demand.madeDay !== null);
  put('demand.oldestDays', Math.max(0, ...open.map((demand) => decided - (demand.madeDay ?? decided))));
}

function sumOf(...parts: FactValue[]): bigint | undefined {
  const known = parts.filter((part): part is bigint => typeof part === 'bigint');
  return known.length > 0 ? known.reduce((sum, part) => sum + part, 0n) : undefined;
}
