// Who handles the matter, where goods go, and who pays each leg of freight: three questions apart from liability (lesson L3).
import { askTable } from '../../policy-tables/ask-table.ts';
import type { CompiledTable } from '../../policy-tables/compile-table.ts';
import type { Lawbook } from '../compile-lawbook.ts';
import type { FactSheet } from '../facts/fact-sheet.ts';
import type { Entitlement, FreightLeg, Judgement, TraceEntry } from '../judgement.ts';
import type { Step } from '../rules/rule-step.ts';

export type Routed = { handling: Judgement['handling']; freight: FreightLeg[]; causeClass: string | null };

/** Where the law makes the trader bear freight, no table of ours can put it back on the customer (JUDGE-10). */
export function routeGoods(
  book: Lawbook,
  sheet: FactSheet,
  entitlements: readonly Entitlement[],
  trace: TraceEntry[],
): Routed {
  const handled = firstHit(book.tables.handling, sheet, trace);
  const handling = handled && {
    handler: handled.gives.handler ?? 'operator',
    returnTo: handled.gives.returnTo ?? 'none',
    ruleId: handled.ruleId,
  };
  return {
    handling,
    freight: payFreight(book, sheet, entitlements, trace),
    causeClass: handled?.gives.causeClass ?? null,
  };
}

function payFreight(
  book: Lawbook,
  sheet: FactSheet,
  entitlements: readonly Entitlement[],
  trace: TraceEntry[],
): FreightLeg[] {
  const carried = firstHit(book.tables.freight, sheet, trace);
  // Only what is owed outright moves freight: a doubtful right does not make the trader pay before a person has looked.
  const byLaw = entitlements.find((one) => one.status === 'owed' && one.freight === 'trader');
  if (byLaw) {
    return [
      { direction: 'to_us', payer: 'trader', ruleId: byLaw.ruleId },
      { direction: 'to_customer', payer: 'trader', ruleId: byLaw.ruleId },
    ];
  }
  if (!carried) return [];
  return [
    { direction: 'to_us', payer: carried.gives.toUs ?? 'customer', ruleId: carried.ruleId },
    { direction: 'to_customer', payer: carried.gives.toCustomer ?? 'customer', ruleId: carried.ruleId },
  ];
}

type Hit = { gives: Readonly<Record<string, string>>; ruleId: string };

function firstHit(tables: readonly CompiledTable[], sheet: FactSheet, trace: TraceEntry[]): Hit | null {
  for (const compiled of tables) {
    const steps: Step[] = [];
    const [hit] = askTable(compiled, sheet, steps).hits;
    if (steps.length > 0) trace.push({ id: compiled.table.code, steps });
    if (hit) return { gives: hit.row.gives, ruleId: `${compiled.table.code}.${hit.row.id}` };
  }
  return null;
}
