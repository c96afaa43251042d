// Facts that cannot both be true. They are never resolved by guessing: the judgement goes to a person.
import { type FactName, slotOf } from './fact-names.ts';
import type { Contradiction, FactValue, OpenDemand, RepairStay } from './fact-sheet.ts';

/** Pairs in which the first day cannot come after the second. */
const inOrder: readonly (readonly [earlier: FactName, later: FactName])[] = [
  ['sale.contractOn', 'sale.deliveredOn'],
  ['sale.contractOn', 'sale.installedOn'],
  ['sale.contractOn', 'sale.handedOverOn'],
  ['sale.contractOn', 'problem.reportedOn'],
  ['sale.contractOn', 'decidedOn'],
  ['sale.deliveredOn', 'decidedOn'],
  ['sale.handedOverOn', 'decidedOn'],
  ['sale.installedOn', 'decidedOn'],
  ['sale.returnedOn', 'decidedOn'],
  ['sale.deliveredOn', 'sale.returnedOn'],
  ['problem.foundOn', 'problem.reportedOn'],
  ['problem.reportedOn', 'decidedOn'],
  ['problem.foundOn', 'decidedOn'],
];
const order = inOrder.map(([earlier, later]) => ({ earlier, later, first: slotOf(earlier), second: slotOf(later) }));

const needReceipt = new Set<FactValue>(['defect', 'wrong_goods', 'short_delivery', 'change_of_mind', 'poor_fit']);
const receivedSlot = slotOf('sale.receivedOn');
const reportedSlot = slotOf('problem.reportedOn');
const kindSlot = slotOf('problem.kind');

/** Every contradiction among the facts, in a fixed order. */
export function findContradictions(
  values: readonly FactValue[],
  repairs: readonly RepairStay[] | null,
  demands: readonly OpenDemand[],
): Contradiction[] {
  const found: Contradiction[] = [];
  for (const { earlier, later, first, second } of order) {
    const a = values[first];
    const b = values[second];
    if (typeof a === 'number' && typeof b === 'number' && a > b)
      found.push({ code: 'days_out_of_order', facts: [earlier, later] });
  }
  const received = values[receivedSlot];
  const reported = values[reportedSlot];
  // A problem with the goods themselves cannot be reported before they came; lateness can.
  if (
    needReceipt.has(values[kindSlot]) &&
    typeof received === 'number' &&
    typeof reported === 'number' &&
    reported < received
  ) {
    found.push({ code: 'days_out_of_order', facts: ['sale.deliveredOn', 'problem.reportedOn'] });
  }
  if (values[kindSlot] === 'not_delivered' && typeof received === 'number') {
    found.push({ code: 'delivered_yet_not_delivered', facts: ['problem.kind', 'sale.deliveredOn'] });
  }
  const decided = values[slotOf('decidedOn')] as number;
  if (repairs?.some((stay) => (stay.untilDay ?? stay.fromDay) < stay.fromDay || stay.fromDay > decided)) {
    found.push({ code: 'days_out_of_order', facts: ['repairs.handedInOn', 'repairs.returnedOn'] });
  }
  if (demands.some((demand) => (demand.madeDay ?? decided) > decided || (demand.metDay ?? decided) > decided)) {
    found.push({ code: 'days_out_of_order', facts: ['demands.madeOn', 'decidedOn'] });
  }
  if (
    demands.some(
      ({ madeDay, dueDay, metDay }) =>
        madeDay !== null && ((dueDay ?? madeDay) < madeDay || (metDay ?? madeDay) < madeDay),
    )
  ) {
    found.push({ code: 'days_out_of_order', facts: ['demands.madeOn', 'demands.dueOn', 'demands.metOn'] });
  }
  return found;
}
