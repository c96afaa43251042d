// The people who work here, and the keys of programs, in the order they were added.
import type { AnswerOf, QueryOf } from '#api/contract';
import type { listAccounts as accountsContract, listKeys as keysContract } from '#api/setup';
import { accountReader } from '#platform/auth/account-store';
import { keyReader } from '#platform/auth/key-store';
import type { Acting } from '#platform/database/acting';
import type { Uuid } from '#platform/ids/make-id';
import { pageOfRows, readPageKey } from '../../page-key.ts';
import { showKey } from './keys.ts';
import { showAccount } from './show-account.ts';

type AccountsQuery = QueryOf<typeof accountsContract>;

export async function listAccounts(
  acting: Acting,
  { limit, after }: AccountsQuery,
): Promise<AnswerOf<typeof accountsContract>> {
  const last = readPageKey(after, ['uuid'])?.[0] as Uuid | undefined;
  const rows = await acting.look((snapshot) => accountReader(snapshot).page(limit + 1, last));
  return pageOfRows(rows, limit, (row) => [row.accountId], showAccount);
}

export async function listKeys(
  acting: Acting,
  { limit, after }: AccountsQuery,
): Promise<AnswerOf<typeof keysContract>> {
  const last = readPageKey(after, ['uuid'])?.[0] as Uuid | undefined;
  const rows = await acting.look((snapshot) => keyReader(snapshot).page(limit + 1, last));
  return pageOfRows(rows, limit, (row) => [row.keyId], showKey);
}
