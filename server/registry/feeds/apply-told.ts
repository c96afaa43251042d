// What an event tells becomes verbs of the registry, in the transaction that settles the event.
import { dayAt } from '#platform/calendar/zone-offsets';
import type { Acting } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import type { Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { cancelContract, noteComplaint } from '../contracts/change-contract.ts';
import { fulfilObligation } from '../contracts/change-obligations.ts';
import type { ObligationKind } from '../contracts/contract.ts';
import { contractReader } from '../contracts/contract-store.ts';
import { type Feed, type FeedLine, feedReader, feedWriter } from './feed-store.ts';
import type { Told } from './reading/told-event.ts';
import { registerOrder } from './register-order.ts';

export interface Applied {
  state: 'waiting' | 'taken' | 'passed';
  contractIds: Uuid[];
}
interface Ground {
  /** Whose verbs run inside `tx`. */
  acting: Acting;
  tx: Tx;
  feed: Feed;
}
type Delivered = Extract<Told, { kind: 'delivered' }>;
type Returned = Extract<Told, { kind: 'returned' }>;

/** `orderRef`: of the order, also where the event itself does not say. Refuses what the verbs refuse, and `feed.line_unknown`. */
export async function applyTold(ground: Ground, told: Told, orderRef: string | null): Promise<Applied> {
  const { acting, tx, feed } = ground;
  const reader = feedReader(tx);
  if (told.kind === 'passed') return passed;
  if (told.kind === 'packed') return { state: 'taken', contractIds: [] };
  const lines = orderRef === null ? [] : await reader.lines(feed.feedId, orderRef);
  if (told.kind === 'ordered')
    return lines.length > 0 ? passed : { state: 'taken', contractIds: await registerOrder(acting, tx, feed, told) };
  // FEED-4: its order has not been told yet.
  if (lines.length === 0) return { state: 'waiting', contractIds: [] };
  if ('partRef' in told && (await reader.isPartTaken(feed.feedId, told.kind, told.partRef))) return passed;
  if (told.kind === 'delivered') return taken(await deliver(ground, told, lines));
  if (told.kind === 'returned') return taken(await noteReturn(ground, told, lines));
  const contractIds = contractsOf(lines);
  for (const contractId of contractIds) {
    if (told.kind === 'installed') await fulfil(ground, contractId, 'install', told.at, null);
    else {
      const cancelledOn = await dayOf(ground, told.at);
      await cancelContract(acting, contractId, { cancelledOn, reason: told.reason });
    }
  }
  return taken(contractIds);
}

const passed: Applied = { state: 'passed', contractIds: [] };
const taken = (contractIds: Uuid[]): Applied => ({ state: 'taken', contractIds });

/** FEED-6: a contract is delivered when the last of its lines is, at the latest of their moments. */
async function deliver(ground: Ground, told: Delivered, lines: readonly FeedLine[]): Promise<Uuid[]> {
  const { tx, feed } = ground;
  const now = new Map(lines.map((line) => [line.lineRef, line]));
  const brought = told.lines ?? lines.map(({ lineRef, toDeliver }) => ({ lineRef, quantity: toDeliver }));
  for (const { lineRef, quantity } of brought) {
    const line = known(now, lineRef);
    const delivered = Math.min(line.toDeliver, line.delivered + quantity);
    const at = new Date(told.at).toISOString();
    const deliveredAt =
      line.deliveredAt === null || Date.parse(line.deliveredAt) < Date.parse(at) ? at : line.deliveredAt;
    const after = { ...line, delivered, deliveredAt };
    now.set(lineRef, after);
    await feedWriter(tx).deliver(feed.feedId, after);
  }
  const touched = contractsOf(brought.map(({ lineRef }) => known(now, lineRef)));
  for (const contractId of touched) {
    const mates = [...now.values()].filter((line) => line.contractId === contractId);
    if (mates.some(({ toDeliver, delivered }) => delivered < toDeliver)) continue;
    const moments = mates.flatMap(({ deliveredAt }) => (deliveredAt === null ? [] : Date.parse(deliveredAt)));
    await fulfil(ground, contractId, 'deliver', new Date(Math.max(...moments)).toISOString(), told.proof);
  }
  return touched;
}

/** The return is the customer's word that something is wrong: it is noted as a complaint, with what comes back and why. */
async function noteReturn(ground: Ground, told: Returned, lines: readonly FeedLine[]): Promise<Uuid[]> {
  const byRef = new Map(lines.map((line) => [line.lineRef, line]));
  const back = (told.lines ?? lines.map(({ lineRef, toDeliver }) => ({ lineRef, quantity: toDeliver || 1 }))).map(
    ({ lineRef, quantity }) => ({ ...known(byRef, lineRef), quantity }),
  );
  const complainedOn = await dayOf(ground, told.at);
  const contractIds = contractsOf(back);
  for (const contractId of contractIds) {
    const goods = back.filter((line) => line.contractId === contractId);
    const written = goods.map(({ quantity, description }) => `${quantity} × ${description}`).join('; ');
    const note = [written, told.note].filter(Boolean).join(' — ').slice(0, 2000);
    await noteComplaint(ground.acting, contractId, { complainedOn, channel: 'shop', note });
  }
  return contractIds;
}

/** What somebody has recorded as done already stays as they recorded it. */
async function fulfil(
  { acting, tx }: Ground,
  contractId: Uuid,
  kind: ObligationKind,
  at: string,
  proof: string | null,
) {
  const contract = await contractReader(tx).find(contractId, 'lock');
  const open = contract?.obligations.filter((one) => one.kind === kind && one.fulfilledAt === null) ?? [];
  for (const { obligationId } of open)
    await fulfilObligation(acting, obligationId, { fulfilledAt: at, proof: proof?.slice(0, 500) ?? null });
}

function known(lines: ReadonlyMap<string, FeedLine>, lineRef: string): FeedLine {
  const found = lines.get(lineRef);
  if (!found) throw refuse('feed.line_unknown', { line: lineRef });
  return found;
}

function contractsOf(lines: readonly Pick<FeedLine, 'contractId'>[]): Uuid[] {
  return [...new Set(lines.map(({ contractId }) => contractId))];
}

async function dayOf({ tx, feed }: Ground, at: string): Promise<string> {
  const { timeZone } = await feedReader(tx).placeOf(feed.storeId);
  return dayAt(Date.parse(at), timeZone);
}
