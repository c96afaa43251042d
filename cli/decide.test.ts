// `makegood decide` on real files: the examples that come with the product, bad input, and a batch.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runDecide } from './decide.ts';

const examples = join(import.meta.dirname, '../server/flow/3-decisions/examples');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'decide-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...argv: string[]) {
  const said: string[] = [];
  const noted: string[] = [];
  const code = await runDecide(argv, { out: (line) => said.push(line), note: (line) => noted.push(line) });
  return { code, said, noted };
}

test('[DECIDE-1] an example is judged and told in each language', async () => {
  const file = join(examples, 'sofa-out-of-warranty.json');
  const first = async (language: string) => (await run(file, '--playbook', 'retailer', '--language', language)).said[0];
  expect([await first('en'), await first('ru'), await first('zh-CN')]).toEqual([
    'owed once proved',
    'требуется доказательство',
    '待消费者举证',
  ]);
});

test('[DECIDE-1] as JSON, days are text and money is digits', async () => {
  const { code, said } = await run(join(examples, 'undelivered-floor.json'), '--json');
  const [answer] = said.map((line) => JSON.parse(line));
  expect(code).toBe(0);
  expect(answer.decidedOn).toBe('2014-06-05');
  expect(answer.entitlements[0]).toMatchObject({ ruleId: 'MALL-ADVANCE.undelivered', amountMinor: '7000000' });
  expect(answer.trace).toBeUndefined();
});

test('[DECIDE-2] facts that cannot be read are refused by field, and the rest of the batch is judged', async () => {
  const file = join(folder, 'batch.json');
  const good = {
    decidedOn: '2026-01-02',
    timeZone: 'UTC',
    place: { country: 'RU' },
    sale: { currency: 'RUB' },
    problem: { kind: 'defect' },
  };
  await writeFile(
    file,
    JSON.stringify([good, { ...good, sale: { currency: 'RUB', priceMinor: -5 } }, { ...good, colour: 'red' }]),
  );
  const { code, said, noted } = await run(file, '--json');
  expect([code, said.length]).toEqual([1, 2]);
  expect(noted).toEqual([
    'case 2: sale.priceMinor: Give the amount in whole minor units, zero or more.',
    'case 3: not read: colour',
  ]);
});

test('[DECIDE-3] a file that is not there, is not JSON, or an unknown language is one line', async () => {
  await writeFile(join(folder, 'bad.json'), '{');
  expect((await run(join(folder, 'none.json'))).code).toBe(1);
  expect((await run(join(folder, 'bad.json'))).noted).toHaveLength(1);
  expect(await run(join(folder, 'bad.json'), '--language', 'fr')).toMatchObject({
    code: 2,
    noted: ['--language is one of zh-CN, ru, en.'],
  });
  expect((await run()).code).toBe(2);
});
