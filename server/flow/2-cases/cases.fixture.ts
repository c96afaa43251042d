// For tests: a mall with a merchant, contracts to complain about, and people of each role, through the app.
import { expect } from 'vitest';
import { type Caller, startTestApp, type TestApp } from '../../test-app.ts';

export interface Places {
  storeId: string;
  firmId: string;
  brandId: string;
  tenancyId: string;
}

export interface CaseMall {
  app: TestApp;
  owner: Caller;
  agent: Caller;
  other: Caller;
  manager: Caller;
  floors: Places;
  /** Calls and gives the body; throws on a refusal. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, whatever it is
  make(path: string, body: unknown, caller?: Caller): Promise<any>;
  /** Expects this very refusal. */
  refused(code: string, path: string, body: unknown, caller?: Caller): Promise<void>;
  registerMerchant(name: string): Promise<Places>;
  /** A contract of a new customer, with a voucher, promised what the company promises. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, whatever it is
  signContract(more?: object): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, whatever it is
  openCase(more?: object, caller?: Caller): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at what came, whatever it is
  show(caseId: string, caller?: Caller): Promise<any>;
  /** Names of a subject's facts, oldest first. */
  factsOf(subjectId: string): Promise<string[]>;
}

let contracts = 0;

export async function startCaseMall(startAt = '2014-05-20T02:00:00Z'): Promise<CaseMall> {
  const app = await startTestApp(startAt, 12);
  const owner = await app.company({ playbooks: ['marketplace'] });
  const make = async (path: string, body: unknown, caller = owner) => {
    const { status, body: made } = await caller.call(path, body);
    if (status >= 300) throw new Error(`${path} answered ${status} ${JSON.stringify(made)}`);
    return made;
  };
  const registerMerchant = async (name: string) => {
    const store = await make('/stores', { name: `Shilihe ${name}`, city: 'Beijing', timeZone: 'Asia/Shanghai' });
    const firm = await make('/firms', { legalName: `${name} Building Materials` });
    const brand = await make('/brands', { name });
    const places = { firmId: firm.firmId, brandId: brand.brandId, storeId: store.storeId };
    const { tenancyId } = await make('/tenancies', { ...places, startedOn: '2012-01-01' });
    return { ...places, tenancyId };
  };
  const floors = await registerMerchant('Xinhengyi');
  const amount = { amountMinor: '7000000', currency: 'CNY' };
  const mall: CaseMall = {
    app,
    owner,
    agent: await app.as(owner, ['agent']),
    other: await app.as(owner, ['agent']),
    manager: await app.as(owner, ['manager']),
    floors,
    make,
    registerMerchant,
    async refused(code, path, body, caller = owner) {
      const answered = await caller.call(path, body);
      expect([answered.status < 500, answered.body.refusal]).toEqual([true, code]);
    },
    async signContract(more = {}) {
      contracts += 1;
      const { firmId, brandId, storeId } = floors;
      const contract = await make('/contracts', {
        number: `A-${contracts}`,
        signedOn: '2014-05-20',
        customer: { name: `Mr Song ${contracts}`, phones: [`+861380013${8000 + contracts}`] },
        firmId,
        brandId,
        storeId,
        amount,
        obligations: [{ kind: 'deliver', agreedOn: '2014-06-30' }],
        vouchers: [{ kind: 'receipt', number: 'V', paidOn: '2014-05-20', amount }],
        ...more,
      });
      await app.settle();
      return contract;
    },
    async openCase(more = {}, caller = mall.agent) {
      const contractId = 'contractId' in more || 'personId' in more ? null : (await mall.signContract()).contractId;
      return await make(
        '/cases',
        { contractId, problem: 'not_delivered', description: '地板没有送货', ...more },
        caller,
      );
    },
    async show(caseId, caller = owner) {
      return (await caller.call(`/cases/${caseId}`)).body;
    },
    async factsOf(subjectId) {
      const { rows } = (await owner.call(`/history/${subjectId}?limit=200`)).body;
      return rows.map(({ name }: { name: string }) => name).toReversed();
    },
  };
  return mall;
}
