// Who bears the cost in the end: shares by the liability table, which always sum to the whole (lesson L3).
import { askTable } from '../../policy-tables/ask-table.ts';
import type { CompiledTable } from '../../policy-tables/compile-table.ts';
import { factSlots } from '../facts/fact-names.ts';
import type { FactSheet } from '../facts/fact-sheet.ts';
import type { LiabilityShare } from '../judgement.ts';
import type { Step } from '../rules/rule-step.ts';

const whole = 10_000;

/**
 * Shares in basis points. What no row assigns stays with the operator, who has paid; rows that assign more than the whole
 * contradict each other and are set aside, so that nobody is charged twice (JUDGE-9). `at` purchase cost charges what the
 * thing cost the seller, not its price (requirement F13).
 */
export function shareLiability(tables: readonly CompiledTable[], sheet: FactSheet, steps: Step[]): LiabilityShare[] {
  const shares: LiabilityShare[] = [];
  for (const compiled of tables) {
    for (const { row } of askTable(compiled, sheet, steps).hits) {
      const { party = 'operator', share = '0%', at, amount } = row.gives;
      const name = at === 'purchase_cost' ? 'sale.purchaseCostMinor' : amount;
      const value = name === undefined ? undefined : sheet.values[factSlots.get(name) ?? -1];
      shares.push({
        party,
        basis: 'fault',
        shareBasisPoints: Math.round(Number(share.slice(0, -1)) * 100),
        at: at === 'purchase_cost' ? 'purchase_cost' : 'cost',
        amountMinor: typeof value === 'bigint' ? value : null,
        ruleId: `${compiled.table.code}.${row.id}`,
      });
    }
  }
  const assigned = shares.reduce((sum, share) => sum + share.shareBasisPoints, 0);
  if (assigned === whole) return shares;
  return assigned > whole ? [operatorBears(whole)] : [...shares, operatorBears(whole - assigned)];
}

function operatorBears(shareBasisPoints: number): LiabilityShare {
  return { party: 'operator', basis: 'unassigned', shareBasisPoints, at: 'cost', amountMinor: null, ruleId: 'JUDGE-9' };
}
