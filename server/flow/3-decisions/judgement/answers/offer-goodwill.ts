// What may be offered where nothing is owed: a gesture, or a repair at the minimal tariff. An offer is never an admission.
import { askTable } from '../../policy-tables/ask-table.ts';
import type { CompiledTable } from '../../policy-tables/compile-table.ts';
import type { FactSheet } from '../facts/fact-sheet.ts';
import type { Entitlement, Outcome, TraceEntry } from '../judgement.ts';
import type { Step } from '../rules/rule-step.ts';
import { goodwillNotice } from './goodwill-notice.ts';

/** Goodwill is considered only when nothing is owed, so that it can never stand in for a duty (requirements F2, F3, F22). */
export function offerGoodwill(
  tables: readonly CompiledTable[],
  sheet: FactSheet,
  outcome: Outcome,
  trace: TraceEntry[],
): Entitlement[] {
  if (outcome !== 'refused' && outcome !== 'needs_proof') return [];
  return tables.flatMap((compiled) => {
    const steps: Step[] = [];
    const { hits } = askTable(compiled, sheet, steps);
    if (steps.length > 0) trace.push({ id: compiled.table.code, steps });
    return hits.map(({ row }) => offerOf(compiled, row, sheet));
  });
}

function offerOf({ table }: CompiledTable, row: CompiledTable['rows'][number]['row'], sheet: FactSheet): Entitlement {
  const ruleId = `${table.code}.${row.id}`;
  const remedy = row.gives.offer === 'paid_repair' ? 'paid_repair' : 'goodwill';
  const [limit, currency] = (row.gives.limit ?? '').split(' ');
  return {
    id: `goodwill:${ruleId}:${remedy}`,
    basis: 'goodwill',
    ruleId,
    ruleVersion: String(table.version),
    title: row.title ?? table.title,
    citation: `${table.code} v${table.version}, ${row.id}`,
    verified: 'primary',
    checkWithCounsel: false,
    remedy,
    chooser: 'trader',
    onTop: false,
    status: 'may_offer',
    amountMinor: limit && currency === sheet.currency ? BigInt(limit) : null,
    currency: sheet.currency,
    customerPays: [],
    deadline: null,
    burden: null,
    obligors: [{ party: row.gives.obligor ?? 'operator', mode: 'several', by: ruleId }],
    recourse: [],
    freight: null,
    missing: [],
    wouldChange: [],
    notice: remedy === 'goodwill' ? goodwillNotice : null,
  };
}
