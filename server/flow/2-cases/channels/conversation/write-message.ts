// A person writes to the customer, by the way of the case or another, now or later.
import type { z } from 'zod';
import type { writeMessage as route } from '#api/flow/2-cases.channels';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { readAddress } from '#platform/mail/read-address';
import { refuse } from '#platform/refusal';
import { keepCase, lockFor } from '../../change-case.ts';
import { forgetDraft } from '../../writing/keep-draft.ts';
import { refuseNewerWords } from '../../writing/refuse-newer-words.ts';
import { findThrough, pageWay, type Way } from '../outbound/choose-way.ts';
import { sayToCustomer } from '../outbound/say-to-customer.ts';
import { type MessageShown, showMessage } from './conversation-views.ts';
import { filesOfCase } from './message-store.ts';

type Given = z.output<typeof route.body>;

/** Refuses `case.not_found`, `message.newer_came`, `channel.not_usable`, `address.unusable` and `file.not_found`. */
export async function writeMessage(acting: Acting, caseId: Uuid, given: Given): Promise<MessageShown> {
  allow(acting, 'case.write');
  return await acting.transact(async (tx) => {
    const file = await lockFor(tx, 'message', caseId);
    const { readUpTo } = given;
    if (readUpTo !== undefined) await refuseNewerWords(tx, caseId, readUpTo === null ? null : uuidOf(readUpTo));
    const files = given.fileIds.map((id) => uuidOf(id));
    if ((await filesOfCase(tx, caseId, files)).length < new Set(files).size) throw refuse('file.not_found', {});
    const { text, subject } = given;
    const sendAt = given.sendAt === null ? null : new Date(given.sendAt);
    const way = given.way === null ? {} : { way: await wayNamed(tx, given.way) };
    const messageId = await sayToCustomer(tx, caseId, { text, subject, files, automatic: false, sendAt, ...way });
    await forgetDraft(tx, caseId);
    await keepCase(tx, file);
    return await showMessage(tx, messageId);
  });
}

async function wayNamed(tx: Tx, { channel, throughId, address }: NonNullable<Given['way']>): Promise<Way> {
  if (channel === 'page' && throughId === null && address === null) return pageWay;
  const through = throughId === null ? undefined : await findThrough(tx, uuidOf(throughId));
  if (channel === 'page' || through?.channel !== channel || address === null) throw refuse('channel.not_usable', {});
  return { ...through, address: usableAddress(channel, address) };
}

/** An e-mail address as it is delivered to; a gateway's is taken as the gateway knows it. */
export function usableAddress(channel: 'email' | 'gateway', address: string): string {
  const read = channel === 'email' ? readAddress(address) : address.trim();
  if (!read) throw refuse('address.unusable', { address });
  return read;
}
