// An account as a list shows it.
import type { z } from 'zod';
import type { Role } from '#api/permissions';
import type { account as contract } from '#api/setup';
import type { Language } from '#api/values';
import type { Account } from '#platform/auth/account-store';
import { idOf } from '#platform/ids/make-id';

export function showAccount(account: Account): z.input<typeof contract> {
  const { name, email, disabledAt, lastSeenAt } = account;
  return {
    accountId: idOf('acc', account.accountId),
    name,
    email,
    roles: account.roles as Role[],
    language: account.language as Language,
    disabledAt,
    lastSeenAt,
    invited: account.acceptedAt === null,
  };
}
