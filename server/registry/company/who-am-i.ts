// Who is signed in, and where: what every page of the web begins with.
import type { AnswerOf } from '#api/contract';
import { type Permission, permissionsOf, type Role } from '#api/permissions';
import type { showSession } from '#api/setup';
import type { Language } from '#api/values';
import { present } from '#platform/assert';
import { accountReader } from '#platform/auth/account-store';
import { passkeyReader } from '#platform/auth/passkeys/passkey-store';
import { tenantReader } from '#platform/auth/tenant-store';
import type { Snapshot } from '#platform/database/transact';
import { idOf, type Uuid } from '#platform/ids/make-id';
import type { Company } from './company.ts';

export type WhoAmI = AnswerOf<typeof showSession>;

export async function whoAmI(snapshot: Snapshot, accountId: Uuid): Promise<WhoAmI> {
  const account = present(await accountReader(snapshot).find(accountId), 'AUTH-3 a session has an account');
  const company = await tenantReader(snapshot).read();
  const passkeys = await passkeyReader(snapshot).listOf(accountId);
  return {
    accountId: idOf('acc', accountId),
    name: account.name,
    email: account.email,
    language: account.language as Language,
    roles: account.roles as Role[],
    permissions: [...permissionsOf(account.roles)] as Permission[],
    company: showCompany(snapshot.tenantId, company),
    hasPassword: account.passwordHash !== null,
    passkeys: passkeys.length,
    now: snapshot.at.toISOString(),
  };
}

export function showCompany(tenantId: Uuid, company: Company): WhoAmI['company'] {
  const { name, kind, timeZone, currency, country, language } = company;
  return { companyId: idOf('ten', tenantId), name, kind, timeZone, currency, country, language: language as Language };
}
