// Keeps a draft of the next version of a law pack: a whole one that was sent, or the one in force with one rule changed.
import type { z } from 'zod';
import type { saveLawPackDraft as packContract, saveLawRule as ruleContract } from '#api/flow/3-decisions.versions';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { refuse } from '#platform/refusal';
import { versionReader, versionWriter, type WrittenVersion } from '../../lawbooks/version-store.ts';
import { shippedPacks } from '../law-packs.ts';
import { checkPack } from './check-pack.ts';
import { findPack, packInForce, shippedNumber } from './pack-versions.ts';

type Drafted = z.input<typeof packContract.answer>;
type Written = Record<string, unknown>;

/** Refuses `law_pack.unreadable` by path, `law_pack.id_differs`, `lawbook_draft.changed_meanwhile` (BOOK-9). */
export async function saveLawPackDraft(
  acting: Acting,
  packId: string,
  { pack, revision }: z.output<typeof packContract.body>,
): Promise<Drafted> {
  allow(acting, 'lawbook.draft');
  return await acting.transact(async (tx) => {
    const draft = await versionWriter(tx, 'law_pack').lockDraft(packId, revision);
    return await keepPack(tx, packId, pack, draft);
  });
}

/** The same refusals, and `law_pack.not_found`, `law_rule.not_found`. Without a draft one is made of the pack in force. */
export async function saveLawRule(
  acting: Acting,
  { packId, ruleId }: z.output<typeof ruleContract.params>,
  { rule, revision }: z.output<typeof ruleContract.body>,
): Promise<Drafted> {
  allow(acting, 'lawbook.draft');
  return await acting.transact(async (tx) => {
    const draft = await versionWriter(tx, 'law_pack').lockDraft(packId, revision);
    const from = draft ? (draft.content as Written) : await renamed(tx, packId);
    const rules = from.rules as { id: string }[];
    const at = rules.findIndex((one) => one.id === ruleId);
    if (at < 0) throw refuse('law_rule.not_found', {});
    return await keepPack(tx, packId, { ...from, rules: rules.with(at, rule as { id: string }) }, draft);
  });
}

/** Refuses `lawbook_draft.not_found`. */
export async function discardLawPackDraft(acting: Acting, packId: string): Promise<{ packId: string; number: number }> {
  allow(acting, 'lawbook.draft');
  return await acting.transact(async (tx) => {
    const draft = await versionReader(tx, 'law_pack').draft(packId);
    const number = await versionWriter(tx, 'law_pack').discard(packId);
    if (!draft || number === undefined) throw refuse('lawbook_draft.not_found', {});
    recordFact(tx, 'law_pack.discarded', tx.tenantId, { packId, version: nameOf(draft.content) });
    return { packId, number };
  });
}

async function keepPack(tx: Tx, packId: string, given: Written, draft: WrittenVersion | undefined): Promise<Drafted> {
  const former = await packInForce(tx, packId);
  const checked = checkPack(given, former?.pack, await takenNames(tx, packId, draft?.version));
  if (!checked.ok) {
    const [first = { path: '', problem: '' }, ...others] = checked.problems;
    throw refuse('law_pack.unreadable', { ...first, more: others.length });
  }
  const { pack, written, unsourced } = checked;
  if (pack.id !== packId) throw refuse('law_pack.id_differs', { packId: pack.id });
  const writer = versionWriter(tx, 'law_pack');
  const number = draft?.version ?? (await writer.nextNumber(packId, shippedNumber));
  if (draft) await writer.rewrite(packId, number, written);
  else await writer.begin(packId, number, written);
  recordFact(tx, 'law_pack.drafted', tx.tenantId, { packId, version: pack.version });
  return { packId, number, version: pack.version, revision: (draft?.revision ?? 0) + 1, unsourced };
}

/** Names of other versions: two texts under one name could not be told apart in a judgement. */
async function takenNames(tx: Tx, packId: string, own: number | undefined): Promise<ReadonlySet<string>> {
  const kept = await versionReader(tx, 'law_pack').packNames(packId);
  const shipped = shippedPacks.find((pack) => pack.id === packId);
  return new Set([
    ...(shipped ? [shipped.version] : []),
    ...kept.filter((one) => one.version !== own).map((one) => one.name),
  ]);
}

/** The pack in force under the name its next version gets: `2026-11`, `2026-11+2`, `2026-11+3`. */
async function renamed(tx: Tx, packId: string): Promise<Written> {
  const { written } = await findPack(tx, packId);
  const number = await versionWriter(tx, 'law_pack').nextNumber(packId, shippedNumber);
  return { ...written, version: `${nameOf(written).replace(/\+\d+$/, '')}+${number}` };
}

function nameOf(written: unknown): string {
  return String((written as { version?: unknown }).version ?? '');
}
