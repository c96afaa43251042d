// All SQL that writes claims, and the reading that writing needs. Many at once: each call is one statement however many claims.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { bearerOf, type Claim, type ClaimChange, openOf } from './claim-file.ts';

export const claimColumns = sql`c.claim_id as "claimId", c.decision_id as "decisionId", c.case_id as "caseId",
  c.contract_id as "contractId", c.incident_id as "incidentId", c.bearer, c.firm_id as "firmId", c.staff_id as "staffId",
  c.cause, c.note, c.state, c.rung, c.currency, c.claimed_minor as "claimedMinor", c.recovered_minor as "recoveredMinor",
  c.waived_minor as "waivedMinor", c.written_off_minor as "writtenOffMinor", c.recovered_late_minor as "recoveredLateMinor",
  c.booked_minor as "bookedMinor", c.frozen_minor as "frozenMinor", c.offered_minor as "offeredMinor",
  c.agreed_minor as "agreedMinor", c.contra, c.raised_on as "raisedOn", c.window_days as "windowDays", c.file_by as "fileBy",
  c.warned_percent as "warnedPercent", c.filed_on as "filedOn", c.pay_by as "payBy", c.reference`;

export function claimReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  const read = async (where: ReturnType<typeof sql>, lock?: 'lock') => {
    const { rows } = await sql<Claim>`select ${claimColumns} from claims c where c.tenant_id = ${tenantId} and ${where}
      order by c.raised_on, c.claim_id ${lock ? sql`for update` : sql``}`.execute(snapshot.sql);
    return rows;
  };
  return {
    async byId(claimId: Uuid): Promise<Claim | undefined> {
      return (await read(sql`c.claim_id = ${claimId}`))[0];
    },
    /** Locked for whoever writes them back: merchants' accounts are locked before. */
    ofDecisions: (decisionIds: readonly Uuid[], lock?: 'lock') =>
      read(sql`c.decision_id = any(${[...decisionIds]}::uuid[])`, lock),
    /** Open claims on merchants in a currency, the oldest first; locked as above. */
    openOfFirms: (firmIds: readonly Uuid[], currency: string, lock?: 'lock') =>
      read(
        sql`c.bearer_id = any(${[...firmIds]}::uuid[]) and c.bearer = 'merchant' and c.currency = ${currency} and c.open_minor > 0`,
        lock,
      ),
  };
}

export interface ClaimStepWritten {
  claimId: Uuid;
  kind: string;
  side: 'us' | 'bearer';
  amountMinor: bigint | null;
  note: string | null;
}

export function claimWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    async lock(claimId: Uuid): Promise<Claim | undefined> {
      const { rows } = await sql<Claim>`select ${claimColumns} from claims c
        where c.tenant_id = ${tenantId} and c.claim_id = ${claimId} for update`.execute(tx.sql);
      return rows[0];
    },
    /** New claims, each with its first move. `on` is the day it is raised. */
    async add(claims: readonly Claim[]): Promise<void> {
      if (claims.length === 0) return;
      await sql`insert into claims select * from jsonb_populate_recordset(null::claims, ${JSON.stringify(
        claims.map((claim) => ({ ...recordOf(tx, claim), moves: 1, steps: 0 })),
      )}::jsonb)`.execute(tx.sql);
      await addMoves(
        tx,
        claims.map((claim) => ({
          claim,
          number: 1,
          on: claim.raisedOn,
          kind: 'raised',
          amountMinor: claim.claimedMinor,
          changeMinor: claim.claimedMinor,
        })),
      );
    },
    /** Claims that changed, with their moves, booked on a day. The rows are locked by whoever calls. */
    async change(changes: readonly ClaimChange[], on: string): Promise<void> {
      if (changes.length === 0) return;
      // A claim that changed twice is written once, as it is at the end; its moves keep their order.
      const last = new Map(changes.map(({ is }) => [is.claimId, is]));
      const moved = Map.groupBy(
        changes.filter(({ move }) => move),
        ({ is }) => is.claimId,
      );
      const { rows } = await sql<{ claimId: Uuid; moves: number }>`
        update claims c set claimed_minor = n.claimed_minor, recovered_minor = n.recovered_minor, waived_minor = n.waived_minor,
          written_off_minor = n.written_off_minor, recovered_late_minor = n.recovered_late_minor, open_minor = n.open_minor,
          booked_minor = n.booked_minor, frozen_minor = n.frozen_minor, offered_minor = n.offered_minor,
          agreed_minor = n.agreed_minor, state = n.state, rung = n.rung, warned_percent = n.warned_percent,
          filed_on = n.filed_on, pay_by = n.pay_by, reference = n.reference, moves = c.moves + n.moves
        from jsonb_populate_recordset(null::claims, ${JSON.stringify(
          [...last.values()].map((claim) => ({ ...recordOf(tx, claim), moves: moved.get(claim.claimId)?.length ?? 0 })),
        )}::jsonb) n
        where c.tenant_id = ${tenantId} and c.claim_id = n.claim_id
        returning c.claim_id as "claimId", c.moves`.execute(tx.sql);
      const total = new Map(rows.map(({ claimId, moves }) => [claimId, moves]));
      await addMoves(
        tx,
        [...moved.values()].flatMap((each) =>
          each.flatMap(({ is, move }, index) =>
            move ? [{ claim: is, number: (total.get(is.claimId) ?? 0) - each.length + index + 1, on, ...move }] : [],
          ),
        ),
      );
    },
    async addStep({ claimId, kind, side, amountMinor, note }: ClaimStepWritten): Promise<void> {
      await sql`with numbered as (
          update claims set steps = steps + 1 where tenant_id = ${tenantId} and claim_id = ${claimId} returning steps)
        insert into claim_steps (tenant_id, claim_id, step_number, kind, at, by_actor, side, amount_minor, note)
        select ${tenantId}, ${claimId}, steps, ${kind}, ${tx.at}, ${tx.actor.signature}, ${side},
          ${amountMinor === null ? null : String(amountMinor)}::bigint, ${note} from numbered`.execute(tx.sql);
    },
  };
}

interface MoveWritten {
  claim: Claim;
  number: number;
  on: string;
  kind: string;
  amountMinor: bigint;
  changeMinor: bigint;
}

async function addMoves(tx: Tx, moves: readonly MoveWritten[]): Promise<void> {
  if (moves.length === 0) return;
  const rows = moves.map(({ claim, number, on, kind, amountMinor, changeMinor }) => ({
    tenant_id: tx.tenantId,
    claim_id: claim.claimId,
    move_number: number,
    kind,
    on_day: on,
    amount_minor: String(amountMinor),
    change_minor: String(changeMinor),
    open_minor: String(openOf(claim)),
    at: tx.at,
  }));
  await sql`insert into claim_moves
    select * from jsonb_populate_recordset(null::claim_moves, ${JSON.stringify(rows)}::jsonb)`.execute(tx.sql);
}

function recordOf(tx: Tx, claim: Claim) {
  return {
    tenant_id: tx.tenantId,
    claim_id: claim.claimId,
    decision_id: claim.decisionId,
    case_id: claim.caseId,
    contract_id: claim.contractId,
    incident_id: claim.incidentId,
    bearer: claim.bearer,
    firm_id: claim.firmId,
    staff_id: claim.staffId,
    bearer_id: bearerOf(claim),
    cause: claim.cause,
    note: claim.note,
    state: claim.state,
    rung: claim.rung,
    currency: claim.currency,
    claimed_minor: String(claim.claimedMinor),
    recovered_minor: String(claim.recoveredMinor),
    waived_minor: String(claim.waivedMinor),
    written_off_minor: String(claim.writtenOffMinor),
    recovered_late_minor: String(claim.recoveredLateMinor),
    open_minor: String(openOf(claim)),
    booked_minor: String(claim.bookedMinor),
    frozen_minor: String(claim.frozenMinor),
    offered_minor: claim.offeredMinor?.toString(),
    agreed_minor: claim.agreedMinor?.toString(),
    contra: claim.contra,
    raised_on: claim.raisedOn,
    window_days: claim.windowDays,
    file_by: claim.fileBy,
    warned_percent: claim.warnedPercent,
    filed_on: claim.filedOn,
    pay_by: claim.payBy,
    reference: claim.reference,
  };
}
