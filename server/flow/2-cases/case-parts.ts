// What hangs on a case, read beside it as JSON in one statement, and how the case page shows it.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { caseShown } from '#api/flow/2-cases.shown';
import type { Id, Language } from '#api/values';
import { idOf, type Uuid } from '#platform/ids/make-id';
import type { Worker } from './case-file.ts';

type Shown = z.input<typeof caseShown>;
type Proof = Shown['proofs'][number];
type Part<Row, Names extends keyof Row> = Omit<Row, Names>;

export interface RawParts {
  language: Language;
  timeZone: string;
  complainedOn: string;
  commitmentId: Uuid | null;
  commitmentCode: string | null;
  contractAmountMinor: bigint | null;
  contractCurrency: string | null;
  signedOn: string | null;
  dueOn: string | null;
  cause: string | null;
  waitNote: string | null;
  waitUntil: string | null;
  offerNote: string | null;
  endedAt: string | null;
  closedAt: string | null;
  outcomeReason: string | null;
  rating: string | null;
  optedOut: boolean;
  hasCustomerLink: boolean;
  aboutId: Uuid | null;
  aboutKind: Worker['kind'] | null;
  aboutName: string | null;
  phones: string[] | null;
  proofs: (Part<Proof, 'fileId' | 'voucherId'> & { givenId: Uuid | null })[] | null;
  visits: (Part<Shown['visits'][number], 'visitId'> & { visitId: Uuid })[] | null;
  demands: (Part<Shown['demands'][number], 'demandId'> & { demandId: Uuid })[] | null;
  files: (Part<Shown['files'][number], 'fileId' | 'visitId'> & { fileId: Uuid; visitId: Uuid | null })[] | null;
  messages: (Part<Shown['messages'][number], 'messageId'> & { messageId: Uuid })[] | null;
  pauses: Shown['pauses'] | null;
  related: (Part<Shown['related'][number], 'caseId'> & { caseId: Uuid })[] | null;
  /** Everybody named on the page. */
  signatures: string[] | null;
}

/** Rows of one kind as JSON; `their` table is called x. */
function all(fields: ReturnType<typeof sql>, table: string, order: string, which = sql`true`) {
  return sql`(select json_agg(json_build_object(${fields}) order by ${sql.ref(`x.${order}`)}) from ${sql.table(table)} x
    where x.tenant_id = c.tenant_id and x.case_id = c.case_id and ${which})`;
}

/** Columns beside `cases c`, `contracts t` and `incidents i`. */
export function partsOfCase(aboutName: ReturnType<typeof sql>) {
  return sql`c.language, c.time_zone as "timeZone", c.complained_on as "complainedOn", c.commitment_id as "commitmentId",
    (select code from commitments m where m.tenant_id = c.tenant_id and m.commitment_id = c.commitment_id) as "commitmentCode",
    t.amount_minor as "contractAmountMinor", t.currency as "contractCurrency", t.signed_on as "signedOn", i.cause,
    (select min(due_on) from promises m where m.tenant_id = c.tenant_id and m.contract_id = c.contract_id
      and m.kind = 'duty' and m.state in ('open', 'broken')) as "dueOn",
    c.wait_note as "waitNote", c.wait_until as "waitUntil", c.offer_note as "offerNote", c.ended_at as "endedAt",
    c.closed_at as "closedAt", c.outcome_reason as "outcomeReason", c.rating, c.opted_out as "optedOut",
    c.about_kind as "aboutKind", ${aboutName} as "aboutName",
    exists (select from case_links l where l.tenant_id = c.tenant_id and l.case_id = c.case_id and l.purpose = 'customer'
      and l.revoked_at is null) as "hasCustomerLink",
    (select json_agg(phone order by position) from person_phones x
      where x.tenant_id = c.tenant_id and x.person_id = c.person_id) as phones,
    ${all(
      sql`'kind', kind, 'state', state, 'by', given_by, 'givenId', given_id, 'at', at, 'who', who, 'note', note`,
      'case_proofs',
      'kind',
    )} as proofs,
    ${all(
      sql`'visitId', visit_id, 'state', state, 'plannedAt', planned_at, 'who', who, 'doneAt', done_at, 'delivered', delivered,
        'installed', installed, 'problemFound', problem_found, 'findings', findings`,
      'case_visits',
      'visit_id',
    )} as visits,
    ${all(
      sql`'demandId', demand_id, 'state', state, 'rung', rung, 'channel', channel, 'toWhom', to_whom, 'text', text,
        'sentAt', sent_at, 'dueAt', due_at, 'answeredAt', answered_at, 'answer', answer, 'answerNote', answer_note,
        'answeredBy', answered_by, 'performOn', perform_on, 'lapsedAt', lapsed_at`,
      'case_demands',
      'demand_id',
    )} as demands,
    ${all(
      sql`'fileId', file_id, 'name', name, 'mediaType', media_type, 'bytes', bytes, 'from', from_whom, 'who', who,
        'addedAt', added_at, 'proofKind', proof_kind, 'visitId', visit_id`,
      'case_files',
      'file_id',
    )} as files,
    ${all(
      sql`'messageId', message_id, 'kind', kind, 'text', text, 'who', who, 'at', at, 'incident', incident_message_id is not null`,
      'case_messages',
      'message_id',
      sql`withdrawn_at is null`,
    )} as messages,
    ${all(
      sql`'clock', clock, 'reason', reason, 'from', started_at, 'until', ended_at`,
      'case_pauses',
      'started_at',
    )} as pauses,
    (select json_agg(json_build_object('caseId', x.case_id, 'number', x.number, 'state', x.state,
        'why', case when x.joined_into = c.case_id or c.joined_into = x.case_id then 'joined' else 'same_person' end) order by x.case_id)
      from cases x where x.tenant_id = c.tenant_id and x.case_id <> c.case_id and x.about_id is null and x.person_id = c.person_id
      and (x.state in ('new', 'triaged', 'in_progress', 'waiting') or x.joined_into = c.case_id or c.joined_into = x.case_id)) as related,
    (select json_agg(distinct who) from (
      select who from case_proofs x where x.tenant_id = c.tenant_id and x.case_id = c.case_id and who is not null
      union select who from case_messages x where x.tenant_id = c.tenant_id and x.case_id = c.case_id
      union select who from case_files x where x.tenant_id = c.tenant_id and x.case_id = c.case_id) named) as signatures`;
}

const utc = <T extends string | null>(at: T): T => (at === null ? at : (new Date(at).toISOString() as T));

/** `nameOf` words a signature; instants inside JSON come with an offset and are told in UTC. */
export function shownParts(row: RawParts, nameOf: (signature: string) => string) {
  const { contractAmountMinor: minor, contractCurrency: currency } = row;
  return {
    language: row.language,
    complainedOn: row.complainedOn,
    commitmentId: row.commitmentId === null ? null : idOf('com', row.commitmentId),
    commitmentCode: row.commitmentCode,
    contractAmount: minor === null || currency === null ? null : { amountMinor: minor.toString(), currency },
    signedOn: row.signedOn,
    dueOn: row.dueOn,
    phones: row.phones ?? [],
    cause: row.cause,
    waitNote: row.waitNote,
    waitUntil: row.waitUntil,
    offerNote: row.offerNote,
    resolvedAt: row.endedAt,
    closedAt: row.closedAt,
    outcomeReason: row.outcomeReason,
    rating: row.rating,
    optedOut: row.optedOut,
    hasCustomerLink: row.hasCustomerLink,
    aboutId: row.aboutId && row.aboutKind && idOf(row.aboutKind, row.aboutId),
    aboutName: row.aboutName,
    proofs: (row.proofs ?? []).map(({ givenId, ...proof }) => ({
      ...proof,
      at: utc(proof.at),
      who: proof.who && nameOf(proof.who),
      fileId: proof.by === 'file' && givenId ? idOf('fil', givenId) : null,
      voucherId: proof.by === 'voucher' && givenId ? idOf('vou', givenId) : null,
    })),
    visits: (row.visits ?? []).map((visit) => ({
      ...visit,
      visitId: idOf('vis', visit.visitId),
      plannedAt: utc(visit.plannedAt),
      doneAt: utc(visit.doneAt),
    })),
    demands: (row.demands ?? []).map((demand) => ({
      ...demand,
      demandId: idOf('dem', demand.demandId),
      sentAt: utc(demand.sentAt),
      dueAt: utc(demand.dueAt),
      answeredAt: utc(demand.answeredAt),
      lapsedAt: utc(demand.lapsedAt),
    })),
    files: (row.files ?? []).map((file) => ({
      ...file,
      fileId: idOf('fil', file.fileId),
      who: nameOf(file.who),
      addedAt: utc(file.addedAt),
      visitId: file.visitId === null ? null : (idOf('vis', file.visitId) as Id<'vis'>),
    })),
    messages: (row.messages ?? []).map((message) => ({
      ...message,
      messageId: idOf('msg', message.messageId),
      who: nameOf(message.who),
      at: utc(message.at),
    })),
    pauses: (row.pauses ?? []).map((pause) => ({ ...pause, from: utc(pause.from), until: utc(pause.until) })),
    related: (row.related ?? []).map((one) => ({ ...one, caseId: idOf('cas', one.caseId) })),
  };
}
