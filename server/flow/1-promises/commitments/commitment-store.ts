// All SQL on commitments and their versions.
import { sql } from 'kysely';
import type { Snapshot, Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import type { Commitment, CommitmentVersion } from './commitment.ts';

interface VersionRow extends CommitmentVersion, Omit<Commitment, 'versions'> {}

export function commitmentReader(snapshot: Snapshot) {
  const read = async (only: { commitmentId: Uuid } | { code: string } | undefined): Promise<Commitment[]> => {
    const chosen =
      only === undefined
        ? sql``
        : 'code' in only
          ? sql`and c.code = ${only.code}`
          : sql`and c.commitment_id = ${only.commitmentId}`;
    const { rows } = await sql<VersionRow>`
      select c.commitment_id as "commitmentId", c.code, c.playbook, c.ended_on as "endedOn", v.version, v.name, v.wording,
        v.clock, v.scope, v.evidence, v.in_force_from as "inForceFrom", v.in_force_until as "inForceUntil",
        v.written_at as "writtenAt", v.written_by as "writtenBy"
      from commitments c
      join commitment_versions v on v.tenant_id = c.tenant_id and v.commitment_id = c.commitment_id
      where c.tenant_id = ${snapshot.tenantId} ${chosen}
      order by v.version`.execute(snapshot.sql);
    return gather(rows);
  };
  return {
    /** Every commitment with all its versions, the longest in force first: the order in which they are asked. */
    all: () => read(undefined),
    byId: async (commitmentId: Uuid) => (await read({ commitmentId }))[0],
    byCode: async (code: string) => (await read({ code }))[0],
  };
}

export function commitmentWriter(tx: Tx) {
  return {
    async add(commitment: Commitment): Promise<void> {
      await sql`insert into commitments (tenant_id, commitment_id, code, playbook, ended_on)
        values (${tx.tenantId}, ${commitment.commitmentId}, ${commitment.code}, ${commitment.playbook}, ${commitment.endedOn})`.execute(
        tx.sql,
      );
      for (const version of commitment.versions) await this.addVersion(commitment.commitmentId, version);
    },
    async addVersion(commitmentId: Uuid, version: CommitmentVersion): Promise<void> {
      await sql`insert into commitment_versions (tenant_id, commitment_id, version, name, wording, clock, scope, evidence,
          in_force_from, in_force_until, written_at, written_by)
        values (${tx.tenantId}, ${commitmentId}, ${version.version}, ${JSON.stringify(version.name)},
          ${JSON.stringify(version.wording)}, ${JSON.stringify(version.clock)}, ${JSON.stringify(version.scope)},
          ${version.evidence}, ${version.inForceFrom}, ${version.inForceUntil}, ${version.writtenAt}, ${version.writtenBy})`.execute(
        tx.sql,
      );
    },
    /** Makes writers of one commitment take turns, and those who make a new one with the same code. */
    async lock(code: string): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended('commitment ' || ${tx.tenantId} || ${code}, 0))`.execute(
        tx.sql,
      );
    },
    async end(commitmentId: Uuid, lastOn: string): Promise<void> {
      await sql`update commitments set ended_on = ${lastOn}
        where tenant_id = ${tx.tenantId} and commitment_id = ${commitmentId}`.execute(tx.sql);
    },
  };
}

function gather(rows: readonly VersionRow[]): Commitment[] {
  const found = new Map<Uuid, Commitment>();
  for (const { commitmentId, code, playbook, endedOn, ...version } of rows) {
    const known = found.get(commitmentId) ?? { commitmentId, code, playbook, endedOn, versions: [] };
    known.versions.push(version);
    found.set(commitmentId, known);
  }
  const firstDay = ({ versions }: Commitment) => versions[0]?.inForceFrom ?? '';
  return [...found.values()].sort((a, b) =>
    firstDay(a) === firstDay(b) ? (a.code < b.code ? -1 : 1) : firstDay(a) < firstDay(b) ? -1 : 1,
  );
}
