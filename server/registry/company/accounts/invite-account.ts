// Inviting a colleague, and giving a new link to someone who lost theirs or their password.
import type { AnswerOf, BodyOf } from '#api/contract';
import type { inviteAccount as contract } from '#api/setup';
import { present } from '#platform/assert';
import { type Account, accountReader, accountWriter } from '#platform/auth/account-store';
import { oneTimeWriter } from '#platform/auth/tokens/one-time-store';
import { makeToken } from '#platform/auth/tokens/token';
import { type Acting, allow } from '#platform/database/acting';
import type { Tx } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { showAccount } from './show-account.ts';

const invitationLastsMs = 3 * 86_400_000;
type Answer = AnswerOf<typeof contract>;

/**
 * ACC-1, ACC-2: the link works once and for three days; inviting again the same address before it is accepted gives a new
 * link and the old one dies. Refuses `account.email_taken`.
 */
export async function inviteAccount(
  acting: Acting,
  publicUrl: string,
  given: BodyOf<typeof contract>,
): Promise<Answer> {
  allow(acting, 'people.manage');
  return await withLink(acting, publicUrl, async (tx) => {
    const known = await accountReader(tx).findByEmail(given.email);
    if (known) return await inviteAgain(tx, known, given);
    const accountId = makeUuid();
    const added = await accountWriter(tx).add({ ...given, accountId, passwordHash: null, accepted: false });
    // A twin invitation was a moment faster.
    if (!added) throw refuse('account.email_taken', {});
    recordFact(tx, 'account.invited', accountId, { accountId: idOf('acc', accountId) });
    return accountId;
  });
}

async function inviteAgain(tx: Tx, known: Account, given: BodyOf<typeof contract>): Promise<Uuid> {
  if (known.acceptedAt !== null || known.disabledAt !== null) throw refuse('account.email_taken', {});
  await accountWriter(tx).change(known.accountId, given);
  recordFact(tx, 'account.invited', known.accountId, { accountId: idOf('acc', known.accountId) });
  return known.accountId;
}

/** A new link to choose a password. What the account had goes on until it is used. Refuses `account.not_found`. */
export async function linkAccount(acting: Acting, publicUrl: string, accountId: Uuid): Promise<Answer> {
  allow(acting, 'people.manage');
  return await withLink(acting, publicUrl, async (tx) => {
    const account = await accountReader(tx).find(accountId);
    if (!account || account.disabledAt !== null) throw refuse('account.not_found', {});
    recordFact(tx, 'account.invited', accountId, { accountId: idOf('acc', accountId) });
    return accountId;
  });
}

/** The link is added outside the transaction, whose answer is stored for replays: no secret is ever stored (AUTH-4). */
async function withLink(acting: Acting, publicUrl: string, prepare: (tx: Tx) => Promise<Uuid>): Promise<Answer> {
  const { token, hash } = makeToken('mgi', acting.tenantId);
  const stored = await acting.transact(async (tx) => {
    const accountId = await prepare(tx);
    await oneTimeWriter(tx).dropAllOf('invitation', accountId);
    await oneTimeWriter(tx).keep({ hash, purpose: 'invitation', accountId, lastsMs: invitationLastsMs });
    const account = present(await accountReader(tx).find(accountId), 'ACC-1 an invited account exists');
    return { account: showAccount(account), link: '' };
  });
  return { ...stored, link: `${publicUrl}/invitation#${token}` };
}
