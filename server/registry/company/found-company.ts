// Founds a company: its row, its first administrator or key, and the fact from which the stages set themselves up.

import { accountWriter } from '#platform/auth/account-store';
import { systemActor } from '#platform/auth/actor';
import { hashPassword } from '#platform/auth/passwords/password';
import { tenantWriter } from '#platform/auth/tenant-store';
import { type Database, type Tx, transact } from '#platform/database/transact';
import { recordFact } from '#platform/facts/record-fact';
import { makeUuid, type Uuid } from '#platform/ids/make-id';
import { type Company, type CompanyGiven, checkCompany } from './company.ts';

export interface AdministratorGiven {
  name: string;
  email: string;
  /** Null: enters by the console's link. There is no default password (COMP-4). */
  password: string | null;
}

/**
 * COMP-1: a company is founded whole, in one transaction of its own tenant, with whatever `more` adds to it. Refuses a zone,
 * currency or country that does not exist.
 */
export async function foundCompany<T>(
  database: Database,
  given: CompanyGiven,
  kind: Company['kind'],
  more: (tx: Tx) => Promise<T>,
): Promise<{ tenantId: Uuid; made: T }> {
  checkCompany(given);
  const tenantId = makeUuid();
  const made = await transact(database, { tenantId, actor: systemActor('found-company') }, async (tx) => {
    await tenantWriter(tx).add({ ...given, kind });
    recordFact(tx, 'company.founded', tenantId, { name: given.name, kind });
    return await more(tx);
  });
  return { tenantId, made };
}

/** The first administrator, to be given to `foundCompany` as a part of its transaction. */
export async function prepareAdministrator(
  given: AdministratorGiven,
  language: string,
): Promise<(tx: Tx) => Promise<Uuid>> {
  const passwordHash = given.password === null ? null : await hashPassword(given.password);
  return async (tx) => {
    const accountId = makeUuid();
    const { name, email } = given;
    await accountWriter(tx).add({
      accountId,
      name,
      email,
      language,
      roles: ['administrator'],
      passwordHash,
      accepted: true,
    });
    return accountId;
  };
}
