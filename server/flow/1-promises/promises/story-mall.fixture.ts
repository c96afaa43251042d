// A mall with one store, one merchant and contracts, for tests through the API.
import { expect } from 'vitest';
import type { Caller, TestApp } from '../../../test-app.ts';

export interface StoryMall {
  mall: Caller;
  storeId: string;
  brandId: string;
  firmId: string;
  tenancyId: string;
  /** Registers a contract of the merchant; what is given replaces the usual. Answers with it, its promises given. */
  contract(number: string, given?: Record<string, unknown>): Promise<ShownContract>;
  promisesOf(contractId: string): Promise<Shown[]>;
}

export interface ShownContract {
  contractId: string;
  personId: string;
  obligations: { obligationId: string; kind: string }[];
}
// biome-ignore lint/suspicious/noExplicitAny: tests look at whatever came
type Shown = Record<string, any>;

/**
 * Everything told so far has been answered. Facts are answered once no older transaction runs, and tests share a server: a
 * transaction of another test's database holds ours back for a moment, so that one is waited for first.
 */
export async function settled(app: TestApp): Promise<void> {
  const areFinal = `select coalesce(max(tx_id::text::bigint), 0) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint as yes
    from makegood.facts`;
  const { ownerPool } = app.testDatabase;
  while (!(await ownerPool.query<{ yes: boolean }>(areFinal)).rows[0]?.yes) await new Promise(setImmediate);
  await app.settle();
}

/** Lets time pass, with nothing left unanswered before or after. */
export async function moveTo(app: TestApp, at: string): Promise<void> {
  await settled(app);
  await app.moveTo(at);
  await settled(app);
}

export async function makeStoryMall(app: TestApp, given: Parameters<TestApp['company']>[0] = {}): Promise<StoryMall> {
  const mall = await app.company(given);
  await settled(app);
  const created = async (path: string, body: unknown) => {
    const answer = await mall.call(path, body);
    expect([path, answer.status, answer.body]).toEqual([path, 201, expect.anything()]);
    return answer.body;
  };
  const { storeId } = await created('/stores', { name: '十里河店', city: '北京', timeZone: 'Asia/Shanghai' });
  const { brandId } = await created('/brands', { name: '新恒艺' });
  const { firmId } = await created('/firms', { legalName: '兴邦建材' });
  const startedOn = '2000-01-01';
  const { tenancyId } = await created('/tenancies', { firmId, brandId, storeId, startedOn });
  return {
    mall,
    storeId,
    brandId,
    firmId,
    tenancyId,
    async contract(number, more = {}) {
      const contract = await created('/contracts', {
        number,
        signedOn: app.testDatabase.clock.now().toISOString().slice(0, 10),
        customer: { name: `顾客${number}`, phones: [] },
        firmId,
        brandId,
        storeId,
        amount: { amountMinor: '7000000', currency: 'CNY' },
        ...more,
      });
      await settled(app);
      return contract;
    },
    async promisesOf(contractId) {
      const answer = await mall.call(`/promises?contractId=${contractId}&limit=200`);
      expect(answer.status).toBe(200);
      return answer.body.rows;
    },
  };
}
