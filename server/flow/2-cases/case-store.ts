// All SQL that reads cases for a deed and writes them; visits, demands and files have stores of their own.
import { sql } from 'kysely';
import type { MessageChannel, SenderProof } from '#api/flow/2-cases.words';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import {
  type Around,
  type CaseFile,
  type CaseSettings,
  usualSettings,
  type Waiting,
  type Worker,
} from './case-file.ts';
import { alsoSaid, type CaseWords, vectorOf } from './finding/case-words.ts';

/** A case of `cases c` with what decides its next step. */
export interface WholeCase extends CaseFile, Around {
  settings: CaseSettings;
}

type Row = Omit<WholeCase, 'owner' | 'offered' | 'about' | 'settings'> & {
  ownerId: Uuid | null;
  ownerKind: Worker['kind'] | null;
  offeredId: Uuid | null;
  offeredKind: Worker['kind'] | null;
  aboutId: Uuid | null;
  aboutKind: Worker['kind'] | null;
  settings: CaseSettings | null;
  visits: Around['visits'] | null;
  demands: Waiting[] | null;
};

const columns = sql`c.case_id as "caseId", c.number, c.state, c.rung, c.mode, c.opened_by as "openedBy", c.channel, c.problem,
  c.description, c.language, c.time_zone as "timeZone", c.complained_on as "complainedOn", c.opened_at as "openedAt",
  c.person_id as "personId", c.contract_id as "contractId", c.firm_id as "firmId", c.brand_id as "brandId",
  c.store_id as "storeId", c.firm_left_on as "firmLeftOn", c.commitment_id as "commitmentId",
  c.commitment_version as "commitmentVersion", c.incident_id as "incidentId", c.sweep_id as "sweepId",
  c.owner_id as "ownerId", c.owner_kind as "ownerKind", c.offered_id as "offeredId", c.offered_kind as "offeredKind",
  c.offer_note as "offerNote", c.about_id as "aboutId", c.about_kind as "aboutKind", c.damage_class as "damageClass",
  c.assessed_minor as "assessedMinor", c.assessed_currency as "assessedCurrency", c.step,
  nullif(c.due_at, 'infinity') as "dueAt", c.ours_due_at as "oursDueAt", c.rung_due_at as "rungDueAt",
  c.wait_reason as "waitReason", c.wait_note as "waitNote", c.wait_since as "waitSince", c.wait_until as "waitUntil",
  c.outcome, c.outcome_reason as "outcomeReason", c.ended_at as "endedAt", c.closed_at as "closedAt",
  c.joined_into as "joinedInto", c.stars, c.rating, c.opted_out as "optedOut", c.tags,
  (select json_agg(json_build_object('visitId', v.visit_id, 'plannedAt', v.planned_at)) from case_visits v
    where v.tenant_id = c.tenant_id and v.case_id = c.case_id and v.state = 'planned') as visits,
  (select json_agg(json_build_object('demandId', d.demand_id, 'state', d.state, 'rung', d.rung, 'sentAt', d.sent_at,
      'dueAt', d.due_at)) from case_demands d
    where d.tenant_id = c.tenant_id and d.case_id = c.case_id and d.state in ('sent', 'agreed')) as demands,
  (select json_build_object('triageHours', triage_hours, 'merchantDays', merchant_days, 'stepDays', step_days,
      'mallDays', mall_days) from case_settings s where s.tenant_id = c.tenant_id) as settings`;

const workerOf = (id: Uuid | null, kind: Worker['kind'] | null): Worker | null => (id && kind ? { id, kind } : null);

function whole({ ownerId, ownerKind, offeredId, offeredKind, aboutId, aboutKind, ...row }: Row): WholeCase {
  return {
    ...row,
    owner: workerOf(ownerId, ownerKind),
    offered: workerOf(offeredId, offeredKind),
    about: workerOf(aboutId, aboutKind),
    settings: row.settings ?? usualSettings,
    visits: row.visits ?? [],
    demands: row.demands ?? [],
  };
}

/** Cases locked in the order of their ids, so that two writers of many never wait for each other in a ring. */
export async function lockCases(tx: Tx, caseIds: readonly Uuid[]): Promise<WholeCase[]> {
  const { rows } = await sql<Row>`select ${columns} from cases c
    where c.tenant_id = ${tx.tenantId} and c.case_id = any(${[...caseIds]}::uuid[])
    order by c.case_id for update of c`.execute(tx.sql);
  return rows.map(whole);
}

export async function lockCase(tx: Tx, caseId: Uuid): Promise<WholeCase | undefined> {
  return (await lockCases(tx, [caseId]))[0];
}

/** The open duplicates joined into a case. */
export async function lockOpenTwins(tx: Tx, caseId: Uuid): Promise<WholeCase[]> {
  const { rows } = await sql<Row>`select ${columns} from cases c
    where c.tenant_id = ${tx.tenantId} and c.joined_into = ${caseId} and c.state in ('new', 'triaged', 'in_progress', 'waiting')
    order by c.case_id for update of c`.execute(tx.sql);
  return rows.map(whole);
}

export async function findCase(snapshot: Snapshot, caseId: Uuid): Promise<WholeCase | undefined> {
  const { rows } = await sql<Row>`select ${columns} from cases c
    where c.tenant_id = ${snapshot.tenantId} and c.case_id = ${caseId}`.execute(snapshot.sql);
  return rows.map(whole)[0];
}

/** The row with the table's own column names; what is null is left out, which the database reads as null. */
function recordOf(tx: Tx, file: CaseFile) {
  return {
    tenant_id: tx.tenantId,
    case_id: file.caseId,
    number: file.number,
    state: file.state,
    rung: file.rung,
    mode: file.mode,
    opened_by: file.openedBy,
    channel: file.channel,
    problem: file.problem,
    description: file.description,
    language: file.language,
    time_zone: file.timeZone,
    complained_on: file.complainedOn,
    opened_at: file.openedAt,
    person_id: file.personId,
    contract_id: file.contractId ?? undefined,
    firm_id: file.firmId ?? undefined,
    brand_id: file.brandId ?? undefined,
    store_id: file.storeId ?? undefined,
    firm_left_on: file.firmLeftOn ?? undefined,
    commitment_id: file.commitmentId ?? undefined,
    commitment_version: file.commitmentVersion ?? undefined,
    incident_id: file.incidentId ?? undefined,
    sweep_id: file.sweepId ?? undefined,
    owner_id: file.owner?.id,
    owner_kind: file.owner?.kind,
    offered_id: file.offered?.id,
    offered_kind: file.offered?.kind,
    offer_note: file.offerNote ?? undefined,
    about_id: file.about?.id,
    about_kind: file.about?.kind,
    damage_class: file.damageClass,
    assessed_minor: file.assessedMinor?.toString(),
    assessed_currency: file.assessedCurrency ?? undefined,
    step: file.step,
    due_at: file.dueAt ?? 'infinity',
    ours_due_at: file.oursDueAt,
    rung_due_at: file.rungDueAt ?? undefined,
    wait_reason: file.waitReason ?? undefined,
    wait_note: file.waitNote ?? undefined,
    wait_since: file.waitSince ?? undefined,
    wait_until: file.waitUntil ?? undefined,
    outcome: file.outcome ?? undefined,
    outcome_reason: file.outcomeReason ?? undefined,
    ended_at: file.endedAt ?? undefined,
    closed_at: file.closedAt ?? undefined,
    joined_into: file.joinedInto ?? undefined,
    stars: file.stars ?? undefined,
    rating: file.rating ?? undefined,
    opted_out: file.optedOut,
    tags: file.tags,
  };
}

export interface NewProof {
  kind: string;
  state: 'wanted' | 'given';
  by: 'contract' | 'voucher' | 'seen' | null;
  givenId: Uuid | null;
  note: string | null;
}

/** Something written on a case: a note, or a message and by what way it came or goes. */
export interface NewMessage {
  messageId: Uuid;
  kind: 'note' | 'to_customer' | 'from_customer';
  text: string;
  channel?: MessageChannel;
  subject?: string | null;
  /** The other side's. */
  address?: string | null;
  throughId?: Uuid | null;
  automatic?: boolean;
  proof?: SenderProof | null;
  arrivalId?: Uuid | null;
  /** Whoever acts, unless it is said by somebody else. */
  who?: string;
}

export function caseWriter(tx: Tx) {
  return {
    /** A case with its proofs and search words: one statement. */
    async add(file: CaseFile, proofs: readonly NewProof[], words: CaseWords): Promise<void> {
      const rows = proofs.map(({ kind, state, by, givenId, note }) => ({
        tenant_id: tx.tenantId,
        case_id: file.caseId,
        kind,
        state,
        given_by: by,
        given_id: givenId,
        at: state === 'given' ? tx.at : null,
        who: state === 'given' ? tx.actor.signature : null,
        note,
      }));
      await sql`with head as (
          insert into cases select r.* from json_populate_record(null::cases, ${JSON.stringify(recordOf(tx, file))}) r
        ), proofs as (
          insert into case_proofs select r.* from json_populate_recordset(null::case_proofs, ${JSON.stringify(rows)}) r
        )
        insert into case_words (tenant_id, case_id, words)
        select ${tx.tenantId}, ${file.caseId}, ${vectorOf(tx.tenantId, words)}`.execute(tx.sql);
    },
    /** Writes everything about a case that can change. */
    async change(files: readonly CaseFile[]): Promise<void> {
      if (files.length === 0) return;
      const records = JSON.stringify(files.map((file) => recordOf(tx, file)));
      await sql`update cases c set state = r.state, rung = r.rung, problem = r.problem, description = r.description,
          person_id = r.person_id, commitment_id = r.commitment_id, commitment_version = r.commitment_version,
          incident_id = r.incident_id, owner_id = r.owner_id, owner_kind = r.owner_kind, offered_id = r.offered_id,
          offered_kind = r.offered_kind, offer_note = r.offer_note, about_id = r.about_id, about_kind = r.about_kind,
          damage_class = r.damage_class, assessed_minor = r.assessed_minor, assessed_currency = r.assessed_currency,
          step = r.step, due_at = r.due_at, ours_due_at = r.ours_due_at, rung_due_at = r.rung_due_at,
          wait_reason = r.wait_reason, wait_note = r.wait_note, wait_since = r.wait_since, wait_until = r.wait_until,
          outcome = r.outcome, outcome_reason = r.outcome_reason, ended_at = r.ended_at, closed_at = r.closed_at,
          joined_into = r.joined_into, stars = r.stars, rating = r.rating, opted_out = r.opted_out, tags = r.tags
        from json_populate_recordset(null::cases, ${records}) r
        where c.tenant_id = ${tx.tenantId} and c.case_id = r.case_id`.execute(tx.sql);
    },
    async startPauses(caseId: Uuid, clocks: readonly string[], reason: string): Promise<void> {
      await sql`insert into case_pauses (tenant_id, case_id, clock, started_at, reason)
        select ${tx.tenantId}, ${caseId}, p.clock, ${tx.at}, ${reason} from unnest(${[...clocks]}::text[]) as p (clock)
        on conflict do nothing`.execute(tx.sql);
    },
    async endPauses(caseId: Uuid, at: Date): Promise<void> {
      await sql`update case_pauses set ended_at = greatest(started_at, ${at})
        where tenant_id = ${tx.tenantId} and case_id = ${caseId} and ended_at is null`.execute(tx.sql);
    },
    /** The case is found by what it says. */
    async addMessage(caseId: Uuid, message: NewMessage): Promise<void> {
      const { channel = 'page', subject = null, address = null, throughId = null, automatic = false } = message;
      const { proof = null, arrivalId = null, who = tx.actor.signature } = message;
      await sql`with said as (${alsoSaid(tx, caseId, message.text)})
        insert into case_messages (tenant_id, case_id, message_id, kind, text, who, at, channel, subject, address, through_id,
          automatic, proof, arrival_id)
        values (${tx.tenantId}, ${caseId}, ${message.messageId}, ${message.kind}, ${message.text}, ${who}, ${tx.at}, ${channel},
          ${subject}, ${address}, ${throughId}, ${automatic}, ${proof}, ${arrivalId})`.execute(tx.sql);
    },
    /** Duplicates of a duplicate point to the one that goes on: never a chain. */
    async moveTwins(caseId: Uuid, intoCaseId: Uuid): Promise<void> {
      await sql`update cases set joined_into = ${intoCaseId}
        where tenant_id = ${tx.tenantId} and joined_into = ${caseId}`.execute(tx.sql);
    },
    /** The cases of a duplicate go to the person it was joined into. */
    async changePerson(duplicateId: Uuid, personId: Uuid): Promise<void> {
      await sql`update cases set person_id = ${personId}
        where tenant_id = ${tx.tenantId} and person_id = ${duplicateId}`.execute(tx.sql);
    },
  };
}
