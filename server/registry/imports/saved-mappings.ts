// Mappings kept by name, and found again by the titles of a file.
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Mapping, savedMapping } from '#api/imports';
import { type Acting, allow } from '#platform/database/acting';
import type { Snapshot } from '#platform/database/transact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { pageOfRows, readPageKey } from '../page-key.ts';
import { importWriter } from './import-store.ts';

type Shown = z.input<typeof savedMapping>;
interface Row {
  mappingId: Uuid;
  name: string;
  mapping: Mapping;
  savedAt: string;
}
const shown = ({ mappingId, ...rest }: Row): Shown => ({ mappingId: idOf('map', mappingId), ...rest });

/** Refuses `import.mapping_taken`. */
export async function saveMapping(
  acting: Acting,
  { name, mapping }: { name: string; mapping: Mapping },
): Promise<Shown> {
  allow(acting, 'import.run');
  return await acting.transact(async (tx) => {
    const mappingId = makeUuid();
    if (!(await importWriter(tx).keepMapping(mappingId, name, mapping))) throw refuse('import.mapping_taken', { name });
    return shown({ mappingId, name, mapping, savedAt: tx.at.toISOString() });
  });
}

export async function listMappings(
  snapshot: Snapshot,
  { limit, after }: { limit: number; after?: string | undefined },
) {
  const [from = null] = readPageKey(after, ['uuid']) ?? [];
  const { rows } =
    await sql<Row>`select mapping_id as "mappingId", name, mapping, saved_at as "savedAt" from import_mappings
    where tenant_id = ${snapshot.tenantId} and (${from}::uuid is null or mapping_id < ${from}::uuid)
    order by mapping_id desc limit ${limit + 1}`.execute(snapshot.sql);
  return pageOfRows(rows, limit, (row) => [row.mappingId], shown);
}

/** The newest saved mapping of the kind whose every column this file has. */
export async function savedMappingFor(
  snapshot: Snapshot,
  kind: string,
  header: readonly string[],
): Promise<Mapping | undefined> {
  const { rows } = await sql<{
    mapping: Mapping;
  }>`select mapping from import_mappings where tenant_id = ${snapshot.tenantId}
    and mapping ->> 'kind' = ${kind} order by mapping_id desc limit 50`.execute(snapshot.sql);
  const titles = new Set(header.map((title) => title.trim()));
  return rows.find(({ mapping }) => {
    const wanted = mapping.fields.flatMap((field) => field.columns);
    return wanted.length > 0 && wanted.every((title) => titles.has(title.trim()));
  })?.mapping;
}
