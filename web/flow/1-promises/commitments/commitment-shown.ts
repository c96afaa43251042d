// A commitment as the screens hold it, and which of its versions speaks for it.
import type { z } from 'zod';
import type { commitment as shape } from '#api/flow/1-promises';

export type CommitmentShown = z.infer<typeof shape>;
export type VersionShown = CommitmentShown['versions'][number];

/** The version in force, else the newest: one that begins later or has ended still has a name. */
export function versionOf({ current, versions }: CommitmentShown): VersionShown | undefined {
  return current ?? versions.toSorted((a, b) => b.version - a.version)[0];
}
