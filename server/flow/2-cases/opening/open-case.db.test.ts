import { afterAll, expect, test } from 'vitest';
import { registerContract } from '../../../registry/contracts/register-contract.ts';
import {
  contractGiven,
  countStatements,
  foundTestCompany,
  makeTestMall,
  openTestRegistry,
} from '../../../registry/registry.fixture.ts';
import { openCase } from './open-case.ts';

const database = await openTestRegistry();
afterAll(() => database.drop());

const given = {
  contractId: null,
  personId: null,
  firmId: null,
  storeId: null,
  problem: 'late' as const,
  description: '还没有送货',
  channel: 'store' as const,
  complainedOn: null,
  commitmentId: null,
  incidentId: null,
  language: null,
  damageClass: 'none' as const,
  assessedLoss: null,
  aboutId: null,
  proofs: [],
  claimed: null,
};

test('[CASE-14] opening costs at most five statements, whatever is known of the contract', async () => {
  const { acting } = await foundTestCompany(database);
  const mall = await makeTestMall(acting);
  const full = await registerContract(acting, contractGiven('A-1', mall.ids));
  const count = async (asked: typeof given | object) =>
    (await countStatements(database, () => openCase(acting, { ...given, ...asked }))).count;
  const claimed = { buyer: 'consumer', asks: [{ remedy: 'deliver', askedOn: null, amount: null, metOn: null }] };
  const counts = [
    await count({ contractId: full.contractId, damageClass: 'wall_soaked', proofs: [] }),
    await count({ contractId: full.contractId }),
    await count({ personId: full.personId, ...mall.ids, brandId: undefined, problem: 'other' }),
    await count({ contractId: full.contractId, claimed }),
  ];
  // Beside them stand begin, the facts and commit, which travel with their neighbours.
  expect(counts.map((all) => all - 3)).toEqual([4, 4, 3, 5]);
});
