// Who hears of a clock: the owner, those who oversee, or somebody named, as they are now (CLOCK-12).
import { sql } from 'kysely';
import { permissionsOf, type Role, roles } from '#api/permissions';
import type { Tx } from '#platform/database/transact';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import type { PolicyStep } from '../replay/clock.ts';

/** The accounts a step of a case is told to. */
export type ToldAccounts = (caseId: Uuid, tell: PolicyStep['tell']) => Uuid[];

const overseeing = roles.filter((role: Role) => permissionsOf([role]).has('case.oversee'));
/** CASE-16: of a case of the supervision line its team hears, and nobody else. */
const supervising = roles.filter((role: Role) => permissionsOf([role]).has('case.supervise'));

/**
 * An account that is closed or the case is about hears nothing. A key that owns a case has nobody behind it to tell. When none of those
 * named is left, those who oversee are told.
 */
export async function findToldAccounts(tx: Tx, caseIds: readonly Uuid[]): Promise<ToldAccounts> {
  const { rows: accounts } = await sql<{ accountId: Uuid; oversees: boolean; supervises: boolean }>`
    select account_id as "accountId", roles && ${[...overseeing]}::text[] as oversees,
      roles && ${[...supervising]}::text[] as supervises from accounts
    where tenant_id = ${tx.tenantId} and disabled_at is null order by account_id limit 10000`.execute(tx.sql);
  const { rows: cases } = await sql<{ caseId: Uuid; ownerId: Uuid | null; aboutId: Uuid | null; apart: boolean }>`
    select case_id as "caseId", owner_id as "ownerId", about_id as "aboutId", channel = 'supervision' as apart from cases
    where tenant_id = ${tx.tenantId} and case_id = any(${[...caseIds]}::uuid[])`.execute(tx.sql);
  const here = new Set(accounts.map(({ accountId }) => accountId));
  const idsOf = (some: typeof accounts) => some.map(({ accountId }) => accountId);
  const [ordinary, team] = [
    idsOf(accounts.filter((one) => one.oversees)),
    idsOf(accounts.filter((one) => one.supervises)),
  ];
  const byCase = new Map(cases.map((one) => [one.caseId, one]));
  return (caseId, tell) => {
    const { ownerId = null, aboutId = null, apart = false } = byCase.get(caseId) ?? {};
    const overseers = apart ? team : ordinary;
    const named = tell.flatMap((whom) => {
      if (whom === 'overseers') return overseers;
      if (whom === 'owner') return ownerId === null ? [] : [ownerId];
      return [uuidOf(whom)];
    });
    const mayHear = (account: Uuid) => here.has(account) && account !== aboutId && (!apart || team.includes(account));
    const told = [...new Set(named)].filter(mayHear);
    return told.length > 0 ? told : overseers.filter(mayHear);
  };
}
