// The versions of one pack as a company has them: in force today, as a draft, as the product brings it.
import { assert } from '#platform/assert';
import type { Snapshot } from '#platform/database/transact';
import { refuse } from '#platform/refusal';
import { companyToday } from '../../lawbooks/refuse-past-day.ts';
import { versionReader, type WrittenVersion } from '../../lawbooks/version-store.ts';
import type { LawPack } from '../law-pack.ts';
import { shippedPacks, writtenShippedPack } from '../law-packs.ts';
import { parsePack } from '../parse-pack.ts';

/** The product's own version of a pack has this number. */
export const shippedNumber = 1;

export interface PackText {
  /** As it was written: what is downloaded and changed. */
  written: Record<string, unknown>;
  pack: LawPack;
}
export interface OwnPackText extends PackText {
  row: WrittenVersion;
}

/** What a kept version says. It was checked before it was kept. */
export function packTextOf(row: WrittenVersion): OwnPackText {
  const parsed = parsePack(row.content);
  assert(parsed.ok, 'BOOK-9 only a pack that can be read is kept');
  return { row, pack: parsed.pack, written: row.content as Record<string, unknown> };
}

export async function draftPack(snapshot: Snapshot, packId: string): Promise<OwnPackText | undefined> {
  const draft = await versionReader(snapshot, 'law_pack').draft(packId);
  return draft && packTextOf(draft);
}

/** The company's version in force today, else the product's; undefined when there is neither. */
export async function packInForce(
  snapshot: Snapshot,
  packId: string,
): Promise<(PackText & { isOwn: boolean }) | undefined> {
  const rows = await versionReader(snapshot, 'law_pack').current(await companyToday(snapshot), packId);
  const own = rows.find((row) => row.state === 'published');
  if (own) return { ...packTextOf(own), isOwn: true };
  const pack = shippedPacks.find((one) => one.id === packId);
  return pack && { pack, written: writtenShippedPack(packId) as Record<string, unknown>, isOwn: false };
}

/** Refuses `law_pack.not_found`. */
export async function findPack(snapshot: Snapshot, packId: string): Promise<PackText & { isOwn: boolean }> {
  const found = (await packInForce(snapshot, packId)) ?? (await draftPack(snapshot, packId));
  if (!found) throw refuse('law_pack.not_found', {});
  return { isOwn: true, ...found };
}
