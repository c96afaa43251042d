// A merchant's statement of a period: deposit, held money, and what is owed, each with its opening, its lines and its closing (REC-20).
import { sql } from 'kysely';
import type { z } from 'zod';
import type { showStatement } from '#api/flow/5-recovery.accounts';
import { casesHiddenFromReader } from '#cases';
import { readMovements } from '#ledger';
import { addDays, addMonths } from '#platform/calendar/days';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid, uuidOf } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { readCompany } from '#registry';
import { companyDay } from '../books/booking-day.ts';
import { idOrNull } from '../claims/tell-claim.ts';
import { readStanding } from '../deposits/merchant-standing.ts';

export type Statement = z.input<typeof showStatement.answer>;
type Part = Statement['parts'][number];
type Line = Part['lines'][number];
type Query = z.output<typeof showStatement.query>;
interface Period {
  from: string;
  until: string;
  currency: string;
}

/** What a statement has a word for; anything else put an earlier line right. */
const usual = new Set([
  ...['deposit.received', 'deposit.drawn', 'deposit.returned'],
  ...['settlement.held', 'settlement.passed_on', 'settlement.offset'],
]);

/** More lines than a person reads, and as many as a spreadsheet or a PDF is made of in a moment. */
const linesMax = 5_000;

/** Refuses `firm.not_found` and `statement.too_long`. */
export async function readStatement(snapshot: Snapshot, firmId: Uuid, query: Query): Promise<Statement> {
  const { today, currency } = await companyDay(snapshot);
  const { legalName, registrationNumber } = await readStanding(snapshot, firmId, today);
  const { name: companyName } = await readCompany(snapshot);
  const from = query.from ?? `${(query.until ?? today).slice(0, 7)}-01`;
  const until = query.until ?? addDays(addMonths(`${from.slice(0, 7)}-01`, 1), -1);
  const period = { from, until, currency: query.currency ?? currency };
  const hidden = new Set(await casesHiddenFromReader(snapshot));
  const parts = [
    await readMoney(snapshot, firmId, 'deposit', '2120', period),
    await readMoney(snapshot, firmId, 'settlement', '2125', period),
    await readOwed(snapshot, firmId, period),
  ];
  return {
    firmId: idOf('frm', firmId),
    legalName,
    registrationNumber,
    companyName,
    ...period,
    parts: parts.map((part) => withoutCases(part, hidden)),
  };
}

/** REC-22: the merchant's sums stay true, so the line stays; which case, claim and contract it is of is not told to whom it is about. */
function withoutCases(part: Part, hidden: ReadonlySet<Uuid>): Part {
  if (hidden.size === 0) return part;
  const lines = part.lines.map((line) =>
    line.caseId !== null && hidden.has(uuidOf(line.caseId))
      ? { ...line, caseId: null, claimId: null, contractNumber: null }
      : line,
  );
  return { ...part, lines };
}

async function readMoney(
  snapshot: Snapshot,
  party: Uuid,
  part: Part['part'],
  code: '2120' | '2125',
  period: Period,
): Promise<Part> {
  const account = { code, party, currency: period.currency };
  const { openingMinor, movements } = await readMovements(snapshot, account, period, linesMax + 1);
  return partOf(
    part,
    openingMinor,
    movements.map(({ bookedOn, event, changeMinor, about }) => ({
      on: bookedOn,
      what: usual.has(event) ? event : 'corrected',
      caseId: (about.caseId ?? null) as `cas_${string}` | null,
      claimId: (about.claimId ?? null) as `clm_${string}` | null,
      contractNumber: null,
      changeMinor,
    })),
  );
}

type Moved = Omit<Line, 'changeMinor' | 'balanceMinor'> & { changeMinor: bigint };
interface OwedRow {
  on: string;
  kind: string;
  caseId: Uuid | null;
  claimId: Uuid;
  contractNumber: string | null;
  changeMinor: bigint;
}

/** What the merchant owes in law: a write-off is our own matter and leaves it standing; money after it lowers it. */
async function readOwed(snapshot: Snapshot, firmId: Uuid, { from, until, currency }: Period): Promise<Part> {
  const { tenantId } = snapshot;
  const owed = sql`case when m.kind = 'received_late' then -m.amount_minor else m.change_minor end`;
  const moves = sql`from claims c join claim_moves m on m.tenant_id = c.tenant_id and m.claim_id = c.claim_id
    where c.tenant_id = ${tenantId} and c.bearer_id = ${firmId} and c.currency = ${currency} and m.kind <> 'written_off'`;
  const { rows: before } = await sql<{ sum: bigint }>`select coalesce(sum(${owed}), 0)::bigint as sum ${moves}
    and m.on_day < ${from}`.execute(snapshot.sql);
  const { rows } = await sql<OwedRow>`select o.*, k.number as "contractNumber" from (
      select m.on_day as on, m.kind, c.case_id as "caseId", c.claim_id as "claimId", c.contract_id, ${owed} as "changeMinor",
        m.at, m.move_number ${moves} and m.on_day between ${from} and ${until}) o
    left join contracts k on k.tenant_id = ${tenantId} and k.contract_id = o.contract_id
    order by o.on, o.at, o."claimId", o.move_number limit ${linesMax + 1}`.execute(snapshot.sql);
  return partOf(
    'owed',
    before[0]?.sum ?? 0n,
    rows.map(({ on, kind, caseId, claimId, contractNumber, changeMinor }) => ({
      ...{ on, what: `move.${kind}`, caseId: idOrNull('cas', caseId), claimId: idOf('clm', claimId) },
      ...{ contractNumber, changeMinor },
    })),
  );
}

function partOf(part: Part['part'], openingMinor: bigint, moved: readonly Moved[]): Part {
  if (moved.length > linesMax) throw refuse('statement.too_long', { lines: linesMax });
  let balance = openingMinor;
  const lines = moved.map(({ changeMinor, ...line }) => {
    balance += changeMinor;
    return { ...line, changeMinor: String(changeMinor), balanceMinor: String(balance) };
  });
  return { part, openingMinor: String(openingMinor), lines, closingMinor: String(balance) };
}
