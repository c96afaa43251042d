// For tests: a company on a fresh database, with a mall's store, a merchant and a customer to make contracts of.
import '../catalogue.ts';
import { sql } from 'kysely';
import type { Id } from '../../api/values.ts';
import { systemActor } from '../platform/auth/actor.ts';
import { type Acting, actingFor } from '../platform/database/acting.ts';
import { makeTestDatabase, type TestDatabase } from '../platform/database/test-database.ts';
import type { Fact } from '../platform/facts/record-fact.ts';
import { idOf, makeUuid, type Uuid } from '../platform/ids/make-id.ts';
import { registerBrand, registerStore } from './catalogue/keep-catalogue.ts';
import type { ContractGiven } from './contracts/register-contract.ts';
import { registerFirm } from './merchants/keep-firms.ts';

export interface TestCompany {
  tenantId: Uuid;
  acting: Acting;
  /** Facts of one name, oldest first. */
  factsNamed(name: string): Promise<Fact[]>;
  /** Rows of a query with the tenant's row security on. */
  rows<Row>(query: ReturnType<typeof sql>): Promise<Row[]>;
}

export async function openTestRegistry(startAt = '2014-06-01T04:00:00Z'): Promise<TestDatabase> {
  return await makeTestDatabase(startAt);
}

export async function foundTestCompany(
  database: TestDatabase,
  given: { country?: string; timeZone?: string } = {},
): Promise<TestCompany> {
  const tenantId = makeUuid();
  await database.ownerPool.query(
    `insert into makegood.tenants (tenant_id, name, kind, time_zone, currency, language, country, playbooks, founded_at)
     values ($1, 'Mall', 'own', $2, 'CNY', 'zh-CN', $3, '{}', now())`,
    [tenantId, given.timeZone ?? 'Asia/Shanghai', given.country ?? 'CN'],
  );
  const acting = actingFor(database, tenantId, systemActor('test'));
  const rows = <Row>(query: ReturnType<typeof sql>) =>
    acting.look(async (snapshot) => (await query.execute(snapshot.sql)).rows as Row[]);
  return {
    tenantId,
    acting,
    rows,
    factsNamed: (name) =>
      rows<Fact>(
        sql`select fact_id as "factId", name, subject, at, actor, body from facts where name = ${name} order by tx_id, fact_id`,
      ),
  };
}

export interface TestMall {
  firmId: Uuid;
  brandId: Uuid;
  storeId: Uuid;
  ids: { firmId: Id<'frm'>; brandId: Id<'brd'>; storeId: Id<'sto'> };
}

/** Xinhengyi flooring in the Shilihe store, as in Story E. */
export async function makeTestMall(acting: Acting, name = '鑫恒益'): Promise<TestMall> {
  const firm = await registerFirm(acting, {
    legalName: `北京${name}建材有限公司`,
    registrationNumber: null,
    contactName: '负责人',
    phone: null,
    email: null,
  });
  const brand = await registerBrand(acting, `${name}地板`);
  const store = await registerStore(acting, {
    name: `十里河店 ${name}`,
    city: '北京',
    address: null,
    timeZone: 'Asia/Shanghai',
  });
  const ids = {
    firmId: idOf('frm', firm.firmId),
    brandId: idOf('brd', brand.brandId),
    storeId: idOf('sto', store.storeId),
  };
  return { firmId: firm.firmId, brandId: brand.brandId, storeId: store.storeId, ids };
}

/** A contract as a desk would type it; `more` replaces parts. */
export function contractGiven(number: string, more: Partial<ContractGiven> = {}): ContractGiven {
  return {
    number,
    signedOn: '2013-12-14',
    customer: { name: '宋先生', phones: ['138 0013 8000'], emails: [], addresses: [], language: null },
    firmId: null,
    brandId: null,
    storeId: null,
    city: null,
    deliverTo: null,
    note: null,
    amount: { amountMinor: '7000000', currency: 'CNY' },
    lines: [],
    obligations: [{ kind: 'deliver', agreedOn: '2014-01-30' }],
    vouchers: [],
    ...more,
  };
}

/** Counts statements sent on the pool's connections while `work` runs; what opens and closes a transaction counts too. */
export async function countStatements<T>(
  database: TestDatabase,
  work: () => Promise<T>,
): Promise<{ count: number; result: T }> {
  let count = 0;
  const acquired = (client: { query: (...given: never[]) => unknown }) => {
    const query = client.query;
    client.query = (...given) => {
      count += 1;
      return query.apply(client, given);
    };
    database.pool.once('release', () => {
      client.query = query;
    });
  };
  database.pool.on('acquire', acquired as never);
  try {
    return { result: await work(), count };
  } finally {
    database.pool.removeListener('acquire', acquired as never);
  }
}
