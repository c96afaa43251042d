// Decides each line of cost on its own (lesson L2): what is covered, what the customer pays, and under which rule.
import type { FactSheet } from '../facts/fact-sheet.ts';
import type { CostDecision, Entitlement } from '../judgement.ts';

const repairing = new Set<Entitlement['remedy']>([
  'repair',
  'maintenance',
  'redo',
  'missing_part',
  'replace',
  'deliver',
]);

/**
 * The best cover for each line among the entitlements that cure the thing. Free maintenance covers labour and not parts
 * (requirement Q5, open point 5). A line under a doubtful entitlement is for a person.
 */
export function decideCostLines(sheet: FactSheet, entitlements: readonly Entitlement[]): CostDecision[] {
  if (sheet.costs.length === 0) return [];
  const cures = entitlements.filter((one) => repairing.has(one.remedy) && one.status !== 'may_offer');
  return sheet.costs.map((line) => {
    let best: CostDecision | null = null;
    for (const cure of cures) {
      const offered = decideLine(line, cure);
      if (best === null || isBetter(offered, best)) best = offered;
    }
    return best ?? decision(line, 'not_covered', 0, 'list', null);
  });
}

type Line = FactSheet['costs'][number];

function decideLine(line: Line, cure: Entitlement): CostDecision {
  const percent = coveredPercent(line.costClass, cure);
  if (cure.status === 'needs_proof') return decision(line, 'not_covered', 0, 'list', cure.ruleId);
  if (cure.status === 'refer')
    return decision(line, percent > 0 ? 'refer' : 'not_covered', 0, percent > 0 ? 'refer' : 'list', cure.ruleId);
  const bill = cure.basis === 'warranty' || cure.basis === 'statute' ? 'warranty' : 'contract';
  return decision(
    line,
    percent === 100 ? 'covered' : percent > 0 ? 'partial' : 'not_covered',
    percent,
    percent > 0 ? bill : 'list',
    cure.ruleId,
  );
}

function coveredPercent(costClass: string, cure: Entitlement): number {
  if (cure.remedy === 'maintenance') return costClass === 'labour' ? 100 : 0;
  if (cure.basis !== 'warranty') return 100;
  return 100 - (cure.customerPays.find((part) => part.costClass === costClass)?.percent ?? 0);
}

function decision(
  line: Line,
  outcome: CostDecision['outcome'],
  percent: number,
  billCode: CostDecision['billCode'],
  ruleId: string | null,
): CostDecision {
  const customerPaysMinor = outcome === 'refer' ? 0n : (line.amountMinor * BigInt(100 - percent) + 50n) / 100n;
  return { lineId: line.id, outcome, percent, customerPaysMinor, billCode, ruleId };
}

const order: readonly CostDecision['outcome'][] = ['covered', 'partial', 'refer', 'not_covered'];
function isBetter(a: CostDecision, b: CostDecision): boolean {
  return order.indexOf(a.outcome) - order.indexOf(b.outcome) < 0 || (a.outcome === b.outcome && a.percent > b.percent);
}
