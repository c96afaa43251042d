// Which payments a step means: those of the cases or of the incident it names.
import { idFor, type Stage } from '../stage.ts';
import { StoryError } from '../story-format.ts';
import { inStoryWords } from '../story-words.ts';

export interface PaymentRow {
  paymentId: string;
  caseId: string;
  state: string;
  total: { amountMinor: string; currency: string };
  paidOn: string | null;
  endToEndId: string | null;
  fileId: string | null;
}

/** Every payment there is in a state, page by page. */
export async function allPayments(stage: Stage, query: Record<string, string>): Promise<PaymentRow[]> {
  const rows: PaymentRow[] = [];
  let after: string | undefined;
  do {
    const asked = new URLSearchParams({ ...query, limit: '200', ...(after === undefined ? {} : { after }) });
    const page = await stage.call('GET', `/payments?${asked}`);
    rows.push(...page.rows);
    after = page.next;
  } while (after !== undefined);
  return rows;
}

/** The cases a step names by `case`, `cases` or `incident`; undefined when it names none. */
export function chosen(stage: Stage, given: Record<string, unknown>): ((row: PaymentRow) => boolean) | undefined {
  const names = [given.case, ...(Array.isArray(given.cases) ? given.cases : [])].filter((name) => name !== undefined);
  if (names.length === 0) return undefined;
  const ids = new Set(names.map((name) => idFor(stage, name)));
  return (row) => ids.has(row.caseId);
}

export async function paymentsNamed(
  stage: Stage,
  given: Record<string, unknown>,
  state: string,
): Promise<PaymentRow[]> {
  const query: Record<string, string> = { state };
  if (given.incident !== undefined) query.incidentId = idFor(stage, given.incident);
  const rows = await allPayments(stage, query);
  const found = rows.filter(chosen(stage, given) ?? (() => true));
  if (found.length === 0) throw new StoryError(inStoryWords('noPaymentSo', { state: state.replaceAll('_', ' ') }));
  return found;
}
