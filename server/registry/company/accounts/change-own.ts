// Changing one's own name or language.
import type { BodyOf } from '#api/contract';
import type { changeOwn as contract } from '#api/setup';
import { present } from '#platform/assert';
import { accountReader, accountWriter } from '#platform/auth/account-store';
import type { Acting } from '#platform/database/acting';
import { recordFact } from '#platform/facts/record-fact';
import { idOf } from '#platform/ids/make-id';
import { changesOf } from '../changes-of.ts';
import { ownAccount } from '../door/door.ts';
import { type WhoAmI, whoAmI } from '../who-am-i.ts';

export async function changeOwn(acting: Acting, to: BodyOf<typeof contract>): Promise<WhoAmI> {
  const accountId = ownAccount(acting);
  return await acting.transact(async (tx) => {
    const account = present(await accountReader(tx).find(accountId), 'AUTH-3 a session has an account');
    const changed = changesOf(account, to);
    if (Object.keys(changed).length > 0) {
      await accountWriter(tx).change(accountId, { ...account, ...to });
      recordFact(tx, 'account.changed', accountId, { accountId: idOf('acc', accountId), changed });
    }
    return await whoAmI(tx, accountId);
  });
}
