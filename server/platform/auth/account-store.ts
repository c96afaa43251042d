// All SQL on accounts.
import { sql } from 'kysely';
import { type Database, look, type Snapshot, type Tx } from '../database/transact.ts';
import type { Uuid } from '../ids/make-id.ts';
import { doorstep } from './doorstep.ts';

export interface Account {
  accountId: Uuid;
  name: string;
  email: string;
  language: string;
  roles: string[];
  passwordHash: string | null;
  passwordSetAt: string | null;
  acceptedAt: string | null;
  disabledAt: string | null;
  lastSeenAt: string | null;
}

export interface NewAccount {
  accountId: Uuid;
  name: string;
  email: string;
  language: string;
  roles: readonly string[];
  passwordHash: string | null;
  /** An invited account is accepted later. */
  accepted: boolean;
}

/** Addresses are the same when they differ in nothing but case and how letters are composed. */
export function emailKey(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}

const columns = sql`account_id as "accountId", name, email, language, roles, password_hash as "passwordHash",
  password_set_at as "passwordSetAt", accepted_at as "acceptedAt", disabled_at as "disabledAt", last_seen_at as "lastSeenAt"`;

export function accountReader(snapshot: Snapshot) {
  const { tenantId } = snapshot;
  return {
    async find(accountId: Uuid): Promise<Account | undefined> {
      const found = sql<Account>`select ${columns} from accounts where tenant_id = ${tenantId} and account_id = ${accountId}`;
      return (await found.execute(snapshot.sql)).rows[0];
    },
    async findByEmail(email: string): Promise<Account | undefined> {
      const found = sql<Account>`select ${columns} from accounts where tenant_id = ${tenantId} and email_key = ${emailKey(email)}`;
      return (await found.execute(snapshot.sql)).rows[0];
    },
    /** In the order they were made; `after` is the last of the page before. */
    async page(limit: number, after: Uuid | undefined): Promise<Account[]> {
      const { rows } = await sql<Account>`select ${columns} from accounts
        where tenant_id = ${tenantId} and (${after ?? null}::uuid is null or account_id > ${after ?? null}::uuid)
        order by account_id limit ${limit}`.execute(snapshot.sql);
      return rows;
    },
  };
}

export function accountWriter(tx: Tx) {
  const { tenantId } = tx;
  return {
    /** False when someone here has this e-mail address already. */
    async add(given: NewAccount): Promise<boolean> {
      const { numAffectedRows } =
        await sql`insert into accounts (tenant_id, account_id, name, email, email_key, language, roles, password_hash,
          password_set_at, made_at, accepted_at)
        values (${tenantId}, ${given.accountId}, ${given.name}, ${given.email.trim()}, ${emailKey(given.email)}, ${given.language},
          ${[...given.roles]}, ${given.passwordHash}, ${given.passwordHash === null ? null : tx.at}, ${tx.at},
          ${given.accepted ? tx.at : null})
        on conflict (tenant_id, email_key) do nothing`.execute(tx.sql);
      return numAffectedRows === 1n;
    },
    async change(accountId: Uuid, to: { name: string; language: string; roles: readonly string[] }): Promise<void> {
      await sql`update accounts set name = ${to.name}, language = ${to.language}, roles = ${[...to.roles]}
        where tenant_id = ${tenantId} and account_id = ${accountId}`.execute(tx.sql);
    },
    async switchOff(accountId: Uuid, off: boolean): Promise<void> {
      await sql`update accounts set disabled_at = ${off ? tx.at : null}
        where tenant_id = ${tenantId} and account_id = ${accountId}`.execute(tx.sql);
    },
    /** Accepts the invitation too, when it had not been. */
    async setPassword(accountId: Uuid, passwordHash: string): Promise<void> {
      await sql`update accounts set password_hash = ${passwordHash}, password_set_at = ${tx.at}, accepted_at = coalesce(accepted_at, ${tx.at})
        where tenant_id = ${tenantId} and account_id = ${accountId}`.execute(tx.sql);
    },
    /** Everyone who can administrate now, locked until the transaction ends, so that two cannot step down at once. */
    async lockAdministrators(): Promise<Uuid[]> {
      const { rows } = await sql<{ accountId: Uuid }>`select account_id as "accountId" from accounts
        where tenant_id = ${tenantId} and 'administrator' = any(roles) and disabled_at is null and accepted_at is not null
        order by account_id for update`.execute(tx.sql);
      return rows.map((row) => row.accountId);
    },
  };
}

export interface AccountAtDoor {
  tenantId: Uuid;
  accountId: Uuid;
  companyName: string;
  passwordHash: string;
}

/** Where an address may sign in with a password: asked before the tenant is known, so the owner's function answers. */
export async function accountsOfEmail(database: Database, email: string): Promise<AccountAtDoor[]> {
  return await look(database, doorstep, async (snapshot) => {
    const { rows } = await sql<AccountAtDoor>`select tenant_id as "tenantId", account_id as "accountId",
      company_name as "companyName", password_hash as "passwordHash" from accounts_of_email(${emailKey(email)})`.execute(
      snapshot.sql,
    );
    return rows;
  });
}

/** Whom the console's link signs in, of one kind of company or of any; undefined while there is none. */
export async function newestAdministrator(
  database: Database,
  kind: 'own' | 'demo' | null = null,
): Promise<{ tenantId: Uuid; accountId: Uuid } | undefined> {
  return await look(database, doorstep, async (snapshot) => {
    const { rows } = await sql<{ tenantId: Uuid; accountId: Uuid }>`
      select tenant_id as "tenantId", account_id as "accountId" from newest_administrator(${kind})`.execute(
      snapshot.sql,
    );
    return rows[0];
  });
}
