// All SQL on what came in.
import { sql } from 'kysely';
import type { ArrivalPlace, ArrivalReason, ChannelLine, SenderProof } from '#api/flow/2-cases.words';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';

export interface ArrivedFile {
  hash: string;
  bytes: number;
  name: string;
  mediaType: string;
}

/** Something that came in, ready to be kept. */
export interface Arrival {
  arrivalId: Uuid;
  line: ChannelLine;
  throughId: Uuid;
  channel: 'email' | 'gateway';
  /** Its Message-ID, or the gateway's name for it. */
  outerId: string | null;
  rawHash: string | null;
  fromAddress: string;
  fromName: string | null;
  subject: string | null;
  text: string;
  html: string | null;
  picturesBlocked: number;
  filesLeftOut: string[];
  proof: SenderProof;
}
export interface KeptArrival extends Arrival {
  at: string;
  place: ArrivalPlace;
  why: ArrivalReason | null;
  caseId: Uuid | null;
  messageId: Uuid | null;
}

const columns = sql`a.arrival_id as "arrivalId", a.line, a.through_id as "throughId", a.channel, a.outer_id as "outerId",
  a.raw_hash as "rawHash", a.from_address as "fromAddress", a.from_name as "fromName", a.subject, a.text, a.html,
  a.pictures_blocked as "picturesBlocked", a.files_left_out as "filesLeftOut", a.proof, a.at, a.place, a.why, a.case_id as "caseId",
  a.message_id as "messageId"`;

export async function findArrival({ sql: on, tenantId }: Snapshot, arrivalId: Uuid): Promise<KeptArrival | undefined> {
  const { rows } = await sql<KeptArrival>`select ${columns} from arrivals a
    where a.tenant_id = ${tenantId} and a.arrival_id = ${arrivalId}`.execute(on);
  return rows[0];
}

export async function lockArrival(tx: Tx, arrivalId: Uuid): Promise<KeptArrival | undefined> {
  const { rows } = await sql<KeptArrival>`select ${columns} from arrivals a
    where a.tenant_id = ${tx.tenantId} and a.arrival_id = ${arrivalId} for update`.execute(tx.sql);
  return rows[0];
}

export async function filesOfArrival({ sql: on, tenantId }: Snapshot, arrivalId: Uuid): Promise<ArrivedFile[]> {
  const { rows } = await sql<Omit<ArrivedFile, 'bytes'> & { bytes: bigint }>`
    select hash, bytes, name, media_type as "mediaType" from arrival_files
    where tenant_id = ${tenantId} and arrival_id = ${arrivalId} order by position limit 50`.execute(on);
  return rows.map((file) => ({ ...file, bytes: Number(file.bytes) }));
}

/** Asked by the nightly check of stored files: whole mails and attachments. */
export async function arrivalFilesNamed(
  { sql: on, tenantId }: Snapshot,
  from: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    select hash from (
      (select distinct raw_hash as hash from arrivals where tenant_id = ${tenantId} and raw_hash >= ${from} order by 1 limit ${limit})
      union
      (select distinct hash from arrival_files where tenant_id = ${tenantId} and hash >= ${from} order by 1 limit ${limit})
    ) named order by hash limit ${limit}`.execute(on);
  return rows.map(({ hash }) => hash);
}

/** What else is known of a sender, read after their matters have been locked for this transaction. */
export async function readSender(
  { sql: on, tenantId, at }: Tx,
  throughId: Uuid,
  address: string,
): Promise<{ lately: number; heardFrom: { caseId: Uuid; personId: Uuid }[] }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${tenantId} || ${address}, 206))`.execute(on);
  const { rows } = await sql<{ lately: number; heardFrom: { caseId: Uuid; personId: Uuid }[] | null }>`
    select (select count(*)::int from arrivals a where a.tenant_id = ${tenantId} and a.from_address = ${address}
        and a.at > ${at}::timestamptz - interval '1 hour') as lately,
      (select json_agg(json_build_object('caseId', h.case_id, 'personId', h.person_id) order by h.at desc) from (
        select coalesce(c.joined_into, c.case_id) as case_id, c.person_id, max(m.at) as at from case_messages m
        join cases c on c.tenant_id = m.tenant_id and c.case_id = m.case_id
        where m.tenant_id = ${tenantId} and m.through_id = ${throughId} and m.address = ${address}
        group by 1, 2 order by 3 desc limit 20) h) as "heardFrom"`.execute(on);
  return { lately: rows[0]?.lately ?? 0, heardFrom: rows[0]?.heardFrom ?? [] };
}

/** Of a person; those joined into another are left out, since that one goes on. */
export async function openCasesOf(
  { sql: on, tenantId }: Snapshot,
  personId: Uuid,
): Promise<{ caseId: Uuid; number: string }[]> {
  const { rows } = await sql<{ caseId: Uuid; number: string }>`select case_id as "caseId", number from cases
    where tenant_id = ${tenantId} and person_id = ${personId} and joined_into is null
      and state in ('new', 'triaged', 'in_progress', 'waiting') order by case_id limit 50`.execute(on);
  return rows;
}

export async function isOpenCase({ sql: on, tenantId }: Snapshot, caseId: Uuid): Promise<boolean> {
  const { rows } = await sql`select 1 from cases where tenant_id = ${tenantId} and case_id = ${caseId}
    and state in ('new', 'triaged', 'in_progress', 'waiting')`.execute(on);
  return rows.length > 0;
}

/** Whether the mail is one of ours: from an address of ours, or under a name we gave. */
export async function isOwnMail(
  { sql: on, tenantId }: Snapshot,
  address: string,
  outerId: string | null,
): Promise<boolean> {
  const { rows } = await sql<{
    own: boolean;
  }>`select exists (select from mailboxes where tenant_id = ${tenantId} and address = ${address})
    or exists (select from sendings where tenant_id = ${tenantId} and outer_id = ${outerId}) as own`.execute(on);
  return rows[0]?.own ?? false;
}

export function arrivalWriter(tx: Tx) {
  const { tenantId, sql: on } = tx;
  return {
    /** False when it is here already: nothing is written then (CHAN-1). */
    async add(one: Arrival, fingerprint: Buffer, files: readonly ArrivedFile[]): Promise<boolean> {
      const { rows } =
        await sql`insert into arrivals (tenant_id, arrival_id, line, fingerprint, through_id, channel, outer_id, raw_hash,
          from_address, from_name, subject, text, html, pictures_blocked, files_left_out, proof, at, place)
        values (${tenantId}, ${one.arrivalId}, ${one.line}, ${fingerprint}, ${one.throughId}, ${one.channel}, ${one.outerId},
          ${one.rawHash}, ${one.fromAddress}, ${one.fromName}, ${one.subject}, ${one.text}, ${one.html}, ${one.picturesBlocked},
          ${JSON.stringify(one.filesLeftOut)}::jsonb, ${one.proof}, ${tx.at}, 'waiting')
        on conflict (tenant_id, line, fingerprint) do nothing returning 1`.execute(on);
      if (rows.length === 0 || files.length === 0) return rows.length > 0;
      const numbered = JSON.stringify(files.map((file, position) => ({ ...file, position })));
      await sql`insert into arrival_files (tenant_id, arrival_id, position, hash, name, media_type, bytes)
        select ${tenantId}, ${one.arrivalId}, position, hash, name, "mediaType", bytes from jsonb_to_recordset(${numbered}::jsonb)
          as f (position int, hash text, name text, "mediaType" text, bytes bigint)`.execute(on);
      return true;
    },
    async judged(arrivalId: Uuid, place: 'waiting' | 'silent', why: ArrivalReason, proof: SenderProof): Promise<void> {
      await sql`update arrivals set place = ${place}, why = ${why}, proof = ${proof}
        where tenant_id = ${tenantId} and arrival_id = ${arrivalId}`.execute(on);
    },
    /** `why` stays: it says what kept the arrival from its case until a person came. */
    async placed(arrivalId: Uuid, at: { caseId: Uuid; messageId: Uuid; proof: SenderProof }): Promise<void> {
      await sql`update arrivals set place = 'placed', case_id = ${at.caseId}, message_id = ${at.messageId}, proof = ${at.proof},
          placed_by = ${tx.actor.signature}, placed_at = ${tx.at}
        where tenant_id = ${tenantId} and arrival_id = ${arrivalId}`.execute(on);
    },
    async setAside(arrivalId: Uuid, note: string): Promise<void> {
      await sql`update arrivals set place = 'aside', note = ${note}, placed_by = ${tx.actor.signature}, placed_at = ${tx.at}
        where tenant_id = ${tenantId} and arrival_id = ${arrivalId}`.execute(on);
    },
  };
}
