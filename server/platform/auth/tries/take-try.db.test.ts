import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '../../database/test-database.ts';
import { networkOf } from './network-of.ts';
import { forgetTries, giveTryBack, takeTry } from './take-try.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase('2026-01-05T08:00:00Z');
});
afterAll(() => database.drop());

const take = (by: string, most = 5) => takeTry(database, [{ by, most }]);
const wait = (seconds: number) => database.clock.moveTo(new Date(database.clock.now().getTime() + seconds * 1_000));
const rowsKept = async () =>
  (await database.ownerPool.query('select count(*)::int as n from makegood.tries')).rows[0].n;

test('[AUTH-7] never more than the limit in any quarter of an hour, however the tries are spread', async () => {
  const letInAt: number[] = [];
  for (let second = 0; second < 3_600; second += 40) {
    if ((await take('spread')) === undefined) letInAt.push(second);
    wait(40);
  }
  for (const [at, second] of letInAt.entries()) {
    const fifthAfter = letInAt[at + 5];
    if (fifthAfter !== undefined) expect(fifthAfter - second).toBeGreaterThanOrEqual(900);
  }
  expect(letInAt.length).toBe(20);
});

test('[AUTH-7] a refused try says how long to wait, and waiting so long is enough', async () => {
  for (let at = 0; at < 5; at += 1) {
    expect(await take('patient')).toBeUndefined();
    wait(10);
  }
  expect(await take('patient')).toBe(850);
  wait(849);
  expect(await take('patient')).toBe(1);
  wait(1);
  expect(await take('patient')).toBeUndefined();
});

test('[AUTH-7] a hundred at once are counted one by one', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => take('crowd')));
  expect(answers.filter((answer) => answer === undefined)).toHaveLength(5);
});

test('whoever gets it right starts anew, and an office is not shut out by its own sign-ins', async () => {
  for (let round = 0; round < 30; round += 1) {
    const counted = [
      { by: 'person', most: 5 },
      { by: 'office', most: 50 },
    ];
    const answers = [await takeTry(database, counted), await takeTry(database, counted)];
    expect(answers).toEqual([undefined, undefined]);
    await forgetTries(database, 'person');
    await giveTryBack(database, 'office');
  }
  // Thirty slips from the office count, thirty sign-ins do not.
  const left = [];
  for (let at = 0; at < 21; at += 1) left.push(await take('office', 50));
  expect(left.filter((answer) => answer === undefined)).toHaveLength(20);
});

test('what is old is forgotten', async () => {
  for (let at = 0; at < 30; at += 1) await take(`passer-by ${at}`);
  wait(3_600);
  for (let at = 0; at < 4; at += 1) await take('caller');
  expect(await rowsKept()).toBe(1);
});

test('a network is an address in IPv4 and the first half of one in IPv6', () => {
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('2001:db8:0:7::1')).toBe('2001:db8:0:7::/64');
  expect(networkOf('2001:0db8:0000:0007:aaaa::1')).toBe('2001:db8:0:7::/64');
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
});
