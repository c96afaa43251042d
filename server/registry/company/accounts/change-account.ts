// Changing what a colleague may do, or switching the account off or on.
import type { AnswerOf, BodyOf } from '#api/contract';
import type { changeAccount as contract } from '#api/setup';
import { type Account, accountReader, accountWriter } from '#platform/auth/account-store';
import { sessionWriter } from '#platform/auth/session-store';
import { type Acting, allow } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import { refuse } from '#platform/refusal';
import { showAccount } from './show-account.ts';

/**
 * ACC-3, ACC-4: sessions of the account end with the change, so that no one goes on with yesterday's rights. Refuses
 * `account.not_found`, and `account.last_administrator` when nobody would be left to administrate.
 */
export async function changeAccount(
  acting: Acting,
  accountId: Uuid,
  to: BodyOf<typeof contract>,
): Promise<AnswerOf<typeof contract>> {
  allow(acting, 'people.manage');
  return await acting.transact(async (tx) => {
    const administrators = await accountWriter(tx).lockAdministrators();
    const account = await accountReader(tx).find(accountId);
    if (!account) throw refuse('account.not_found', {});
    const roles = [...new Set(to.roles ?? account.roles)];
    const off = to.disabled ?? account.disabledAt !== null;
    const stays = !off && roles.includes('administrator');
    if (!stays && administrators.length === 1 && administrators[0] === accountId)
      throw refuse('account.last_administrator', {});
    const changed = whatChanges(account, roles, off);
    if (Object.keys(changed).length === 0) return showAccount(account);
    if (changed.roles) await accountWriter(tx).change(accountId, { ...account, roles });
    if (changed.disabled) await accountWriter(tx).switchOff(accountId, off);
    await sessionWriter(tx).endAllOf(accountId);
    recordFact(tx, 'account.changed', accountId, { accountId: idOf('acc', accountId), changed });
    return showAccount({ ...account, roles, disabledAt: off ? (account.disabledAt ?? tx.at.toISOString()) : null });
  });
}

function whatChanges(account: Account, roles: string[], off: boolean): Record<string, [unknown, unknown]> {
  const wasOff = account.disabledAt !== null;
  const sameRoles = [...roles].sort().join() === [...account.roles].sort().join();
  return {
    ...(sameRoles ? {} : { roles: [account.roles, roles] }),
    ...(wasOff === off ? {} : { disabled: [wasOff, off] }),
  };
}
