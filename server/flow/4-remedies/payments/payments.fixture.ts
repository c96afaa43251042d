// For tests of the money path on a bare database: a company, people with contracts, decisions approved as facts, and two who approve.
import { sql } from 'kysely';
import { permissionsOf } from '#api/permissions';
import type { Actor } from '#platform/auth/actor';
import { systemActor } from '#platform/auth/actor';
import { type Acting, actingFor } from '#platform/database/acting';
import type { TestDatabase } from '#platform/database/test-database';
import type { Database } from '#platform/database/transact';
import type { Fact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import { takePayeeOfCase } from '../payees/take-payee-of-case.ts';
import { draftPayments, paymentIdOf } from '../reactions/draft-payments.on.decision-approved.ts';

export const cardOfSong = {
  scheme: 'cn',
  holderName: '宋先生',
  account: '6222020200112230004',
  bankName: '中国工商银行北京分行',
  cnaps: '102100099996',
} as const;

export interface Scene {
  tenantId: Uuid;
  desk: Acting;
  finance: Acting;
  manager: Acting;
  /** The same person over another database, such as one with faults. */
  as(who: 'desk' | 'finance' | 'manager', over: Database): Acting;
}

export async function makeScene(database: TestDatabase, currency = 'CNY'): Promise<Scene> {
  const tenantId = makeUuid();
  const system = actingFor(database, tenantId, systemActor('test'));
  await system.transact((tx) =>
    sql`insert into tenants values (${tenantId}, 'Easyhome', 'own', 'Asia/Shanghai', ${currency}, 'zh-CN', 'CN', '{marketplace}', now())`.execute(
      tx.sql,
    ),
  );
  const actorOf = (roles: string[]): Actor => {
    const id = idOf('key', makeUuid());
    return { kind: 'key', id, permissions: permissionsOf(roles), language: 'en', signature: `key:${id}` };
  };
  const actors = {
    desk: actorOf(['agent']),
    finance: actorOf(['finance', 'administrator']),
    manager: actorOf(['manager']),
  };
  const as = (who: keyof typeof actors, over: Database) => actingFor(over, tenantId, actors[who]);
  return {
    tenantId,
    desk: as('desk', database),
    finance: as('finance', database),
    manager: as('manager', database),
    as,
  };
}

export interface DecisionGiven {
  caseId?: Uuid;
  personId?: Uuid;
  contractId?: Uuid;
  incidentId?: Uuid | null;
  currency?: string;
  lines?: { head: 'refund' | 'penalty' | 'consequential' | 'goodwill'; amountMinor: string }[];
}

export function decisionFact(given: DecisionGiven = {}): Fact<'decision.approved'> {
  const { currency = 'CNY', lines = [{ head: 'refund', amountMinor: '7000000' }] } = given;
  const caseId = given.caseId ?? makeUuid();
  return {
    factId: makeUuid(),
    name: 'decision.approved',
    subject: caseId,
    at: '2014-07-01T02:00:00Z',
    actor: 'test',
    body: {
      decisionId: idOf('dec', makeUuid()),
      caseId: idOf('cas', caseId),
      contractId: idOf('ctr', given.contractId ?? makeUuid()),
      personId: idOf('per', given.personId ?? makeUuid()),
      firmId: null,
      incidentId: given.incidentId ? idOf('inc', given.incidentId) : null,
      lines: lines.map((line) => ({ ...line, currency, ruleId: 'AC-1', ruleVersion: '1' })),
      totalMinor: `${lines.reduce((sum, line) => sum + BigInt(line.amountMinor), 0n)}`,
      currency,
      approvedOn: '2014-07-01',
    },
  };
}

/** Decisions approved, and the account given for each case unless told otherwise. */
export async function draftedPayments(
  { desk }: Scene,
  count: number,
  given: DecisionGiven & { payee?: boolean } = {},
): Promise<{ paymentId: Uuid; caseId: Uuid }[]> {
  const facts = Array.from({ length: count }, () => decisionFact(given));
  await desk.transact((tx) => draftPayments(tx, facts));
  const drafted = facts.map((fact) => ({ paymentId: paymentIdOf(fact.factId), caseId: fact.subject }));
  if (given.payee !== false)
    for (const { caseId } of drafted) await desk.transact((tx) => takePayeeOfCase(tx, caseId, cardOfSong, 'desk'));
  return drafted;
}

export const ownAccountGiven = {
  name: 'Operating',
  currency: 'CNY',
  account: {
    scheme: 'cn',
    holderName: 'Easyhome',
    account: '11001018700053012345',
    bankName: 'China Construction Bank',
    cnaps: '105100000017',
  },
} as const;
