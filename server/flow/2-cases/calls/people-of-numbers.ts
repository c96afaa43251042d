// Who is known by each of some numbers, and whose calls are answered first (CALL-7).
import { sql } from 'kysely';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { vipsAmong } from './taking/call-store.ts';

export interface KnownPerson {
  personId: `per_${string}`;
  name: string;
  vip: boolean;
}
const peopleMax = 20;

/** At most twenty of a number: of a household all, of an office enough. */
export async function peopleOfNumbers(
  snapshot: Snapshot,
  numbers: readonly (string | null)[],
): Promise<(number: string | null) => KnownPerson[]> {
  const asked = [...new Set(numbers.filter((number) => number !== null))];
  const { rows } = await sql<{ number: string; personId: Uuid; name: string }>`
    select asked.number, known.person_id as "personId", known.name from unnest(${asked}::text[]) as asked (number)
    cross join lateral (
      select distinct s.person_id, s.name from person_phones h
      join persons p on p.tenant_id = h.tenant_id and p.person_id = h.person_id
      join persons s on s.tenant_id = p.tenant_id and s.person_id = coalesce(p.merged_into, p.person_id)
      where h.tenant_id = ${snapshot.tenantId} and h.phone = asked.number
      order by s.person_id limit ${peopleMax}
    ) known`.execute(snapshot.sql);
  const vips = await vipsAmong(
    snapshot,
    rows.map(({ personId }) => personId),
  );
  return (number) =>
    rows
      .filter((row) => row.number === number)
      .map(({ personId, name }) => ({ personId: idOf('per', personId), name, vip: vips.has(personId) }));
}
