// The story of a table or a pack: its versions newest first, who wrote each, who put it in force from when, and why.
import type { z } from 'zod';
import type { lawbookVersion } from '#api/flow/3-decisions.routes';
import type { Snapshot } from '#platform/database/transact';
import { namesOfActors } from '#registry';
import { inForceOn, type Published, stateOn } from './lawbook-version.ts';
import type { VersionRow } from './version-store.ts';

export type VersionShown = z.input<typeof lawbookVersion>;
export interface VersionsShown {
  versions: VersionShown[];
  /** Numbers of the version in force today and of the draft. */
  inForce: number | null;
  draft: number | null;
}

/** `rows` newest first; `shipped` the number of the product's own version, which is told last. */
export async function showVersions(
  snapshot: Snapshot,
  rows: readonly VersionRow[],
  shipped: number | null,
  today: string,
): Promise<VersionsShown> {
  const published = rows.flatMap(({ version, inForceFrom }): Published[] =>
    inForceFrom === null ? [] : [{ version, inForceFrom }],
  );
  const names = await namesOfActors(
    snapshot,
    rows.flatMap((row) => [row.writtenBy, ...(row.publishedBy === null ? [] : [row.publishedBy])]),
  );
  const who = (by: string, at: string) => ({ by, name: names.get(by) ?? null, at });
  const own = inForceOn(published, today)?.version ?? null;
  const shown = rows.map((row): VersionShown => {
    const { version, revision, publishedBy, publishedAt, inForceFrom, reason } = row;
    return {
      number: version,
      state:
        inForceFrom === null
          ? row.state === 'draft' && row.testedAt !== null
            ? 'tested'
            : row.state
          : stateOn({ version, inForceFrom }, published, today),
      revision,
      written: who(row.writtenBy, row.writtenAt),
      published:
        publishedBy === null || publishedAt === null || inForceFrom === null
          ? null
          : { ...who(publishedBy, publishedAt), inForceFrom, reason: reason ?? '' },
    };
  });
  const first: VersionShown[] =
    shipped === null
      ? []
      : [
          {
            number: shipped,
            state: own === null ? 'shipped' : 'superseded',
            revision: 1,
            written: null,
            published: null,
          },
        ];
  return {
    versions: [...shown, ...first],
    inForce: own ?? shipped,
    draft: rows.find((row) => row.state === 'draft')?.version ?? null,
  };
}
