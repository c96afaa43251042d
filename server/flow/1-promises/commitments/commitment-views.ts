// What the screens of commitments show: versions, the one in force on a day, and how many promises were given and broken.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { commitment as contract } from '#api/flow/1-promises';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { companyToday } from '../calendars/place-calendar.ts';
import { type Commitment, type CommitmentVersion, versionInForce } from './commitment.ts';
import { commitmentReader } from './commitment-store.ts';
import { type GivingShown, readGivings } from './giving-store.ts';

export type CommitmentShown = z.input<typeof contract>;

/** All commitments, oldest first; `on` (default today) chooses which version is called current. */
export async function listCommitmentsOf(snapshot: Snapshot, on: string | undefined): Promise<CommitmentShown[]> {
  const all = await commitmentReader(snapshot).all();
  const counts = await readCounts(snapshot);
  const givings = await readGivings(snapshot);
  const day = on ?? (await companyToday(snapshot));
  return all.map((commitment) => show(commitment, counts.get(commitment.commitmentId), givings, day));
}

/** Refuses `commitment.not_found`. */
export async function showCommitmentOf(snapshot: Snapshot, commitmentId: Uuid): Promise<CommitmentShown> {
  const commitment = await commitmentReader(snapshot).byId(commitmentId);
  if (!commitment) throw refuse('commitment.not_found', {});
  const counts = await readCounts(snapshot);
  const givings = await readGivings(snapshot);
  return show(commitment, counts.get(commitmentId), givings, await companyToday(snapshot));
}

interface Counts {
  given: number;
  broken: number;
}

/** From the tallies: a commitment may have a million promises (PROM-18). */
async function readCounts(snapshot: Snapshot): Promise<Map<Uuid, Counts>> {
  const { rows } = await sql<Counts & { commitmentId: Uuid }>`
    select commitment_id as "commitmentId", sum(change)::int as given,
      coalesce(sum(change) filter (where state in ('broken', 'kept_late')), 0)::int as broken
    from promise_tallies where tenant_id = ${snapshot.tenantId} group by commitment_id`.execute(snapshot.sql);
  return new Map(rows.map((row) => [row.commitmentId, row]));
}

function show(
  commitment: Commitment,
  counts: Counts | undefined,
  givings: readonly GivingShown[],
  on: string,
): CommitmentShown {
  const current = versionInForce(commitment, on);
  return {
    commitmentId: idOf('com', commitment.commitmentId),
    code: commitment.code,
    playbook: commitment.playbook,
    current: current ? withinEnd(current, commitment.endedOn) : null,
    versions: commitment.versions.map((version) => withinEnd(version, commitment.endedOn)),
    promiseCount: counts?.given ?? 0,
    brokenCount: counts?.broken ?? 0,
    givenLater: givings
      .filter(({ commitmentId }) => commitmentId === commitment.commitmentId)
      .map(({ commitmentId: _, ...giving }) => giving),
  };
}

/** The last day of a version as a reader means it: its own, or that of the commitment when this comes first. */
function withinEnd(version: CommitmentVersion, endedOn: string | null): CommitmentVersion {
  const ends = [version.inForceUntil, endedOn].filter((day) => day !== null).sort();
  return { ...version, inForceUntil: ends[0] ?? null };
}
