// For tests: a company's books on a real database, fed with the facts that earlier stages record, and asked through the verbs.
import '../../catalogue.ts';
import { sql } from 'kysely';
import type { FactBodies } from '#api/facts/index';
import { type AccountCode, ledgerReader, proveBooks } from '#ledger';
import { systemActor } from '#platform/auth/actor';
import { type Acting, actingFor } from '#platform/database/acting';
import type { TestDatabase } from '#platform/database/test-database';
import { runReaction } from '#platform/facts/react';
import { recordFact } from '#platform/facts/record-fact';
import { idOf, makeUuid, type Uuid } from '#platform/ids/make-id';
import type { Claim } from './claims/claim-file.ts';
import { openOf } from './claims/claim-file.ts';
import { claimReader } from './claims/claim-store.ts';
import { followMoney } from './reactions/follow-money.ts';

export type Line = { head: 'refund' | 'penalty' | 'consequential' | 'goodwill'; yuan: number };
export interface Decided {
  decisionId: Uuid;
  caseId: Uuid;
  lines: Line[];
  firmId: Uuid | null;
}
const minor = (yuan: number) => String(BigInt(Math.round(yuan * 100)));
const sumOf = (lines: readonly Line[]) => lines.reduce((sum, { yuan }) => sum + yuan, 0);

/** Someone with every right and a signature of their own: four eyes need two of them. */
export function someone(database: TestDatabase, tenantId: Uuid, name: string): Acting {
  return actingFor(database, tenantId, systemActor(name));
}

/** A company in Beijing with one merchant and, unless told, a tenancy that runs. */
export async function openBooks(database: TestDatabase, given: { leftOn?: string; currency?: string } = {}) {
  const [tenantId, firmId] = [makeUuid(), makeUuid()];
  const currency = given.currency ?? 'CNY';
  const { ownerPool } = database;
  await ownerPool.query(
    `insert into makegood.tenants values ($1, 'Mall', 'own', 'Asia/Shanghai', $2, 'en', 'CN', '{marketplace}', now())`,
    [tenantId, currency],
  );
  const acting = someone(database, tenantId, 'finance');
  const addFirm = async (id: Uuid, name: string) => {
    await ownerPool.query(
      `insert into makegood.firms (tenant_id, firm_id, legal_name, legal_key, registered_at) values ($1, $2, $3, $3, now())`,
      [tenantId, id, name],
    );
    return id;
  };
  await addFirm(firmId, 'Xingbang');
  const addStaff = async (name: string) => {
    const id = makeUuid();
    await ownerPool.query('insert into makegood.staff (tenant_id, staff_id, name, name_key) values ($1, $2, $3, $3)', [
      tenantId,
      id,
      name,
    ]);
    return id;
  };
  const [brandId, storeId] = [makeUuid(), makeUuid()];
  await ownerPool.query(`insert into makegood.brands (tenant_id, brand_id, name, name_key) values ($1, $2, 'X', 'x')`, [
    tenantId,
    brandId,
  ]);
  await ownerPool.query(
    `insert into makegood.stores (tenant_id, store_id, name, name_key, city, time_zone) values ($1, $2, 'S', 's', 'Beijing', 'Asia/Shanghai')`,
    [tenantId, storeId],
  );
  await ownerPool.query(
    `insert into makegood.tenancies (tenant_id, tenancy_id, firm_id, brand_id, store_id, started_on, ended_on)
     values ($1, $2, $3, $4, $5, '2010-01-01', $6)`,
    [tenantId, makeUuid(), firmId, brandId, storeId, given.leftOn ?? null],
  );
  let waiting = 0;
  const tell = async <Name extends keyof FactBodies>(name: Name, subject: Uuid, body: FactBodies[Name]) => {
    await acting.transact(async (tx) => recordFact(tx, name as never, subject, body as never));
    waiting += 1;
  };
  /** Answers every fact told so far, and with how many in each batch. A fact waits for older transactions, also of other tests. */
  const react = async (): Promise<number[]> => {
    const batches: number[] = [];
    for (let tries = 0; waiting > 0 && tries < 500; tries += 1) {
      const answered = (await runReaction(database, tenantId, followMoney)) ?? 0;
      waiting -= answered;
      if (answered > 0) batches.push(answered);
      else await new Promise((resolve) => setTimeout(resolve, 15));
    }
    return batches;
  };
  const money = (decided: Decided) => ({
    decisionId: idOf('dec', decided.decisionId),
    caseId: idOf('cas', decided.caseId),
    contractId: idOf('ctr', decided.caseId),
    personId: idOf('per', decided.caseId),
    firmId: decided.firmId === null ? null : idOf('frm', decided.firmId),
    incidentId: null,
    currency,
  });
  const payment = (decided: Decided, paymentId: Uuid, on: string) => ({
    ...money(decided),
    paymentId: idOf('pay', paymentId),
    amountMinor: minor(sumOf(decided.lines)),
    lines: decided.lines.map(({ head, yuan }) => ({ head, amountMinor: minor(yuan) })),
    on,
  });
  return {
    tenantId,
    firmId,
    acting,
    addFirm,
    addStaff,
    react,
    tell,
    /** Approves a decision, as stage 3 tells it. */
    async approve(lines: Line[], approvedOn: string, firm: Uuid | null = firmId): Promise<Decided> {
      const decided = { decisionId: makeUuid(), caseId: makeUuid(), lines, firmId: firm };
      await tell('decision.approved', decided.caseId, {
        ...money(decided),
        lines: lines.map(({ head, yuan }) => ({
          head,
          amountMinor: minor(yuan),
          currency,
          ruleId: 'AC-1',
          ruleVersion: '1',
        })),
        totalMinor: minor(sumOf(lines)),
        approvedOn,
      });
      await react();
      return decided;
    },
    /** Pays a decision whole, as stage 4 tells it; answers with the payment. */
    async pay(decided: Decided, on: string, paymentId: Uuid = makeUuid()): Promise<Uuid> {
      await tell('payment.confirmed', decided.caseId, payment(decided, paymentId, on));
      await react();
      return paymentId;
    },
    async comeBack(decided: Decided, paymentId: Uuid, on: string) {
      await tell('payment.returned', decided.caseId, {
        ...payment(decided, paymentId, on),
        reason: 'AC01',
        moneyMoved: true,
      });
      await react();
    },
    async decline(decided: Decided) {
      const { on: _, ...body } = payment(decided, makeUuid(), '2014-07-01');
      await tell('payment.declined', decided.caseId, { ...body, reason: 'does not want it', via: 'customer' });
      await react();
    },
    async withdraw(decided: Decided) {
      const ids = { decisionId: idOf('dec', decided.decisionId), caseId: idOf('cas', decided.caseId) };
      await tell('decision.withdrawn', decided.caseId, { ...ids, was: 'approved', reason: 'mistake' });
      await react();
    },
    claimsOf: (decided: Decided): Promise<Claim[]> =>
      acting.look((snapshot) => claimReader(snapshot).ofDecisions([decided.decisionId])),
    /** In yuan, on the account's own side. */
    async balance(code: AccountCode, party?: Uuid): Promise<number> {
      return Number(await acting.look((snapshot) => ledgerReader(snapshot).balance(code, currency, party))) / 100;
    },
    async open(decided: Decided): Promise<number> {
      const claims = await acting.look((snapshot) => claimReader(snapshot).ofDecisions([decided.decisionId]));
      return Number(claims.reduce((sum, claim) => sum + openOf(claim), 0n)) / 100;
    },
    prove: () => acting.look(proveBooks),
    /** Names of the facts recorded since, oldest first. */
    async told(like: string): Promise<Record<string, unknown>[]> {
      const { rows } = await acting.look((snapshot) =>
        sql<{ name: string; body: Record<string, unknown> }>`select name, body from facts
          where tenant_id = ${tenantId} and name like ${like} order by fact_id`.execute(snapshot.sql),
      );
      return rows.map(({ name, body }) => ({ name, ...body }));
    },
    yuan: (amount: number) => ({ amountMinor: minor(amount), currency }),
  };
}
export type Books = Awaited<ReturnType<typeof openBooks>>;
