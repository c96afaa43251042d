// Turns the rows of a coverage or advance-compensation table into entitlements: the operator's own public promises.
import type { RemedyKind } from '#api/flow/3-decisions';
import { askTable, type RowAnswer } from '../../policy-tables/ask-table.ts';
import type { CompiledTable } from '../../policy-tables/compile-table.ts';
import { addLength } from '../facts/calendar-day.ts';
import { factSlots } from '../facts/fact-names.ts';
import type { FactSheet } from '../facts/fact-sheet.ts';
import type { Burden, Deadline, Entitlement } from '../judgement.ts';
import { changesIn, reasonOf } from '../rules/explain-steps.ts';
import type { Considered } from '../rules/judge-rule.ts';
import type { Step, Truth } from '../rules/rule-step.ts';

/** Every row of a granting table as an entitlement or a loser; nothing when the table was not in force. */
export function grantFromTable(compiled: CompiledTable, sheet: FactSheet, steps: Step[], out: Considered[]): void {
  const answer = askTable(compiled, sheet, steps);
  for (const row of answer.rows) if (speaksOf(row)) out.push(grantRow(compiled, row, answer.inForce, sheet));
}

/** A promise about another kind of problem says nothing here: it is neither owed nor lost. */
function speaksOf(row: RowAnswer): boolean {
  return !row.cells.some(({ step }) => step.leaf.fact === 'problem.kind' && step.outcome === 'no');
}

function grantRow({ table }: CompiledTable, answer: RowAnswer, inForce: Truth, sheet: FactSheet): Considered {
  const { row } = answer;
  const steps = answer.cells.map((cell) => cell.step);
  const made = draftOf(table.code, table.version, table.title, row, sheet);
  const failed = steps.filter((step) => step.outcome === 'no');
  const proofs = failed
    .filter((step) => step.leaf.code === 'proof' && step.leaf.wants === 'yes')
    .map((step) => step.leaf.fact.slice('proofs.'.length));
  if (failed.length === 0)
    return {
      ...made,
      burden: null,
      status: answer.answer === 'yes' ? 'owed' : 'refer',
      missing: [...made.missing, ...missingOf(answer, inForce)],
      wouldChange: [],
    };
  // Only papers are lacking: the promise stands, and the customer brings them (requirement E4).
  if (failed.length === proofs.length) {
    const unsure = answer.cells.some((cell) => cell.step.outcome === 'unknown') || inForce === 'unknown';
    const burden: Burden = { holder: 'customer', untilDay: null, proofs };
    const missing = answer.cells.flatMap((cell) =>
      cell.step.outcome === 'unknown' ? (cell.step.missing ?? [cell.step.leaf.fact]) : [],
    );
    return {
      ...made,
      burden,
      status: unsure ? 'refer' : 'needs_proof',
      missing,
      wouldChange: changesIn(steps, null, true),
    };
  }
  return {
    ...made,
    burden: customerBurden,
    missing: [],
    wouldChange: changesIn(steps, null, true),
    status: 'lost',
    lostBy: 'condition',
    reasons: failed.map(reasonOf),
    outdoneBy: null,
    certain: inForce === 'yes',
  };
}

/** Who relies on a promise shows that its conditions are met. */
const customerBurden: Burden = { holder: 'customer', untilDay: null, proofs: [] };

function missingOf(answer: RowAnswer, inForce: Truth): readonly string[] {
  return inForce === 'unknown' ? ['sale.contractOn', ...answer.missing] : answer.missing;
}

type Draft = Omit<Entitlement, 'status' | 'wouldChange' | 'burden'>;

function draftOf(
  code: string,
  version: number,
  tableTitle: Entitlement['title'],
  row: RowAnswer['row'],
  sheet: FactSheet,
): Draft {
  const gives = row.gives;
  const remedy = gives.remedy as RemedyKind; // checked when the table was compiled: `table-outputs.ts`
  const ruleId = `${code}.${row.id}`;
  const amount = amountOf(gives.amount, gives.share, gives.cap, sheet);
  const obligor = gives.obligor ?? 'operator';
  return {
    id: `commitment:${ruleId}:${remedy}`,
    basis: 'commitment',
    ruleId,
    ruleVersion: String(version),
    title: row.title ?? tableTitle,
    citation: `${code} v${version}, ${row.id}`,
    verified: 'primary',
    checkWithCounsel: false,
    remedy,
    chooser: 'customer',
    onTop: gives.onTop === 'yes',
    amountMinor: typeof amount === 'bigint' ? amount : null,
    currency: sheet.currency,
    customerPays: [],
    deadline: deadlineOf(gives.due, remedy, sheet),
    obligors: [{ party: obligor, mode: 'several', by: ruleId }],
    recourse: gives.recoverFrom ? [{ from: obligor, against: gives.recoverFrom }] : [],
    freight: gives.freight === 'trader' || gives.freight === 'customer' ? gives.freight : null,
    missing: typeof amount === 'string' ? [amount] : [],
    notice: null,
  };
}

/** The amount of a row: share of a fact, not above its cap. A text names the fact that is missing; null: no money. */
function amountOf(
  fact: string | undefined,
  share: string | undefined,
  cap: string | undefined,
  sheet: FactSheet,
): bigint | string | null {
  if (fact === undefined) return null;
  const base = sheet.values[factSlots.get(fact) ?? -1];
  if (typeof base !== 'bigint') return fact;
  const hundredths = share === undefined ? 10_000n : BigInt(Math.round(Number(share.slice(0, -1)) * 100));
  const part = (base * hundredths + 5_000n) / 10_000n;
  if (cap === undefined) return part;
  const [limit = '0', currency] = cap.split(' ');
  if (currency !== sheet.currency) return 'sale.currency';
  return part > BigInt(limit) ? BigInt(limit) : part;
}

function deadlineOf(due: string | undefined, kind: RemedyKind, sheet: FactSheet): Deadline | null {
  if (due === undefined) return null;
  const [length, unit] = due.split(' ');
  const term = {
    length: Number(length),
    unit: unit === 'month' ? ('month' as const) : ('day' as const),
    from: 'demand.firstOn',
  };
  const made = sheet.demands.find((demand) => demand.kind === kind)?.madeDay ?? null;
  return { ...term, day: made === null ? null : addLength(made, term.length, term.unit) };
}
