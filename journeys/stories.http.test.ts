// Every story that comes with Makegood is kept, played through HTTP on a server of its own.
import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../server/test-app.ts';
import { playStory, type Told } from './play-story.ts';
import { sendOver } from './send-over-http.ts';
import { readStory, StoryError } from './story-format.ts';

let app: TestApp;
let url = '';
beforeAll(async () => {
  app = await startTestApp('1990-01-01T00:00:00Z');
  url = await app.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.stop());

const play = async (text: string) => {
  const told: Told[] = [];
  const result = await playStory(readStory(text), sendOver(url), (one) => told.push(one));
  return { ...result, failures: told.filter((one) => !one.kept) };
};

/** A story's time may lie before the last one's, so each begins on a server of its own. */
async function playAlone(text: string): Promise<{ kept: number; failures: Told[] }> {
  const own = await startTestApp('1990-01-01T00:00:00Z');
  const address = await own.app.listen({ port: 0, host: '127.0.0.1' });
  const failures: Told[] = [];
  const { kept } = await playStory(readStory(text), sendOver(address), (one) => {
    if (!one.kept) failures.push(one);
  });
  await own.stop();
  return { kept, failures };
}
/** The longest story makes a thousand calls. */
const patient = 300_000;

describe('[STORY-5] the stories of the house', () => {
  for (const path of globSync('journeys/*.yaml').toSorted()) {
    test(path, { timeout: patient }, async () => {
      const { kept, failures } = await playAlone(readFileSync(path, 'utf8'));
      expect(failures).toEqual([]);
      expect(kept).toBeGreaterThan(0);
    });
  }
});

test('the story of Easyhome fails when its last payment is a day late', { timeout: patient }, async () => {
  const story = readFileSync('journeys/easyhome-2014.yaml', 'utf8');
  const late = story.replace('- at: 2014-07-15 18:00', '- at: 2014-07-16 18:00');
  expect(late).not.toBe(story);
  const { failures } = await playAlone(late);
  const failed = failures.flatMap((one) => one.findings.filter((finding) => !finding.kept).map(({ field }) => field));
  expect(failed).toContain('last paid on');
  expect(failed).toContain('complaint to last payment');
});

const head =
  'story: s\ncompany: { name: M, country: CN, time zone: Asia/Shanghai, currency: CNY, playbooks: [marketplace] }\nsteps:\n';
const contract =
  '  - at: 2020-01-01\n    does: register contract\n    as: A\n    with: { customer: Li, phone: "13800138000", signed: 2020-01-01, deliver by: 2020-01-10, number: N1 }\n';

test('[STORY-1] time goes forward only, and what is due has happened before it is asked', {
  timeout: patient,
}, async () => {
  const kept = await play(`${head}${contract}  - at: 2020-01-11 00:00\n    then:\n      - contract A: { broken: 1 }\n`);
  expect(kept.failures).toEqual([]);
  await expect(
    play(`${head}  - at: 2020-01-12
  - at: 2020-01-11
`),
  ).rejects.toThrow('step 2: time goes backwards');
});

test('[STORY-2] an unexpected refusal fails its step, an expected one is kept, and the story goes on', {
  timeout: patient,
}, async () => {
  const twin = contract.replace('as: A', 'as: B').replace('2020-01-01\n    does', '2020-02-01\n    does');
  const failing = await play(
    `${head}${contract.replace('2020-01-01\n', '2020-02-01\n')}${twin}  - then:\n      - contract A: { broken: 1 }\n`,
  );
  expect(failing.failures.map((one) => one.step)).toEqual([2]);
  const expecting = await play(
    `${head}${contract.replace('2020-01-01\n', '2020-03-01\n')}${twin.replace('2020-02-01\n', '2020-03-01\n')}    refused: contract.number_taken\n`,
  );
  expect(expecting.failures).toEqual([]);
});

test('a bank is told also beside the account that stands in for one', { timeout: patient }, async () => {
  const own = (bank: string) => `  - at: 2020-03-15
    does: add own account
    with: { bank: "${bank}" }
`;
  const long = own('B'.repeat(200));
  expect(
    (
      await play(`${head}${own('CCB')}${long}    refused: input.invalid
`)
    ).failures,
  ).toEqual([]);
});

test('[STORY-3] only the named fields are compared', { timeout: patient }, async () => {
  const wrong = await play(
    `${head}${contract.replace('2020-01-01\n', '2020-04-01\n')}    then:\n      - contract A: { state: awaiting delivery, due: 2020-01-11 }\n`,
  );
  expect(wrong.failures).toHaveLength(1);
  expect(wrong.failures[0]?.findings.filter((one) => !one.kept).map((one) => one.field)).toEqual(['due']);
});

test('[STORY-4] an unknown deed, question, field or name is an error of the file, told with its step', {
  timeout: patient,
}, async () => {
  const at = '  - at: 2020-05-01\n';
  await expect(play(`${head}${at}    does: dance\n`)).rejects.toThrow('step 1: "dance" is no deed');
  await expect(play(`${head}${at}    then:\n      - weather: { sunny: true }\n`)).rejects.toThrow(
    'step 1: "weather" is no question',
  );
  await expect(play(`${head}${at}    then:\n      - commitments: { colour: red }\n`)).rejects.toThrow(
    'there is no field "colour"',
  );
  await expect(play(`${head}${at}    then:\n      - contract Z: { state: x }\n`)).rejects.toThrow(
    'nothing is called "Z"',
  );
  await expect(play(`${head}${at}    does: register contract\n    with: { customer: Li }\n`)).rejects.toThrow(
    'needs signed',
  );
  expect(() => readStory('story: x')).toThrow(StoryError);
});

test('[STORY-6] a repeated step is done once for each number, and its words change with it', {
  timeout: patient,
}, async () => {
  const many = `${head}  - at: 2020-06-01\n    does: register contract\n    repeat: { from: 2, to: 4 }\n    as: House {n}\n    with: { customer: "Li {n}", phone: "139000000{n:2}", signed: 2020-06-01, deliver by: 2020-06-10, number: "R-{n:3}-{n?odd|even}" }\n`;
  const kept = await play(
    `${many}    then:\n      - contract House 2: { customer: Li 2 }\n      - contract House 4: { customer: Li 4, state: awaiting delivery }\n`,
  );
  expect(kept).toMatchObject({ failures: [], kept: 5 });
  await expect(play(`${many}    then:\n      - contract House 5: { state: x }\n`)).rejects.toThrow('nothing is called');
  expect(() => readStory(many.replace('to: 4', 'to: 1'))).toThrow('goes forward');
});
