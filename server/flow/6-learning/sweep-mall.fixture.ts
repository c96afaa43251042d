// For tests: the mall of Story E on 21 May 2014: six contracts, one complaint, confirmed by a visit.
import type { Caller, TestApp } from '../../test-app.ts';

export type Named = 'A' | 'B' | 'C' | 'D' | 'X' | 'Y';
export interface SweepMall {
  mall: Caller;
  firmId: string;
  brandId: string;
  storeId: string;
  contracts: Record<Named, string>;
  persons: Record<Named, string>;
  caseId: string;
  make(path: string, body: unknown, caller?: Caller): Promise<Made>;
  /** Starts a sweep over the window of the story, unless told. */
  sweep(more?: object): Promise<Made>;
}
// biome-ignore lint/suspicious/noExplicitAny: a test looks at what came
type Made = any;

export const sweepStart = '2014-05-21T02:00:00Z';

const sold: Record<Named, { signedOn: string; dueOn: string; done?: string; other?: true }> = {
  A: { signedOn: '2013-12-14', dueOn: '2014-01-30' },
  B: { signedOn: '2013-10-17', dueOn: '2014-01-30' },
  C: { signedOn: '2013-05-14', dueOn: '2013-06-30' },
  D: { signedOn: '2013-08-01', dueOn: '2013-08-20', done: '2013-08-19T06:00:00Z' },
  X: { signedOn: '2012-12-31', dueOn: '2013-01-31', done: '2013-01-30T06:00:00Z' },
  Y: { signedOn: '2013-11-01', dueOn: '2014-06-30', other: true },
};

export async function openSweepMall(app: TestApp): Promise<SweepMall> {
  const mall = await app.company();
  const make: SweepMall['make'] = async (path, body, caller = mall) => {
    const { status, body: made } = await caller.call(path, body);
    if (status >= 300) throw new Error(`${path} answered ${status} ${JSON.stringify(made)}`);
    return made;
  };
  const { storeId } = await make('/stores', { name: 'Shilihe', city: 'Beijing', timeZone: 'Asia/Shanghai' });
  const [{ firmId }, { firmId: otherId }] = [
    await make('/firms', { legalName: 'Xingbang Building Materials' }),
    await make('/firms', { legalName: 'Another Firm' }),
  ];
  const { brandId } = await make('/brands', { name: 'Xinhengyi' });
  const contracts = {} as SweepMall['contracts'];
  const persons = {} as SweepMall['persons'];
  for (const [at, name] of (Object.keys(sold) as Named[]).entries()) {
    const { signedOn, dueOn, done, other } = sold[name];
    const contract = await make('/contracts', {
      number: `N-${name}`,
      signedOn,
      customer: { name: `Customer ${name}`, phones: [`+861380013800${at}`], language: name === 'B' ? 'ru' : 'zh-CN' },
      firmId: other ? otherId : firmId,
      brandId: other ? null : brandId,
      storeId,
      amount: { amountMinor: '7000000', currency: 'CNY' },
      lines: [{ description: 'Oak floor' }],
      obligations: [
        { kind: 'deliver', agreedOn: dueOn },
        { kind: 'install', agreedOn: dueOn },
      ],
      vouchers: [{ kind: 'receipt', number: `V-${name}`, paidOn: signedOn }],
    });
    for (const { obligationId } of done ? contract.obligations : [])
      await make(`/obligations/${obligationId}/fulfil`, { fulfilledAt: done, proof: 'slip' });
    contracts[name] = contract.contractId;
    persons[name] = contract.personId;
  }
  const { caseId } = await complain(make, contracts.A);
  await confirm(make, caseId);
  await app.settle();
  const sweep: SweepMall['sweep'] = (more = {}) => make('/sweeps', sweepGiven(caseId, { brandId, ...more }));
  return { mall, firmId, brandId, storeId, contracts, persons, caseId, make, sweep };
}

export function sweepGiven(caseId: string, filter: object) {
  return {
    caseId,
    title: 'Floors that never came',
    filter: { signedFrom: '2013-01-01', signedUntil: '2014-03-31', ...filter },
  };
}

export function complain(make: SweepMall['make'], contractId: string, caller?: Caller): Promise<Made> {
  return make('/cases', { contractId, problem: 'not_delivered', description: 'Nothing came' }, caller);
}

/** Our visit finds the problem (SWEEP-1). */
export async function confirm(make: SweepMall['make'], caseId: string): Promise<void> {
  await make(`/cases/${caseId}/triage`, {});
  const { visits } = await make(`/cases/${caseId}/visits`, { plannedAt: '2014-05-21T03:00:00Z', who: 'Huang Meng' });
  await make(`/visits/${visits[0].visitId}/done`, {
    delivered: false,
    installed: false,
    problemFound: true,
    findings: 'No floor',
  });
}
