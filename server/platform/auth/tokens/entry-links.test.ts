import { expect, test } from 'vitest';
import '../../../catalogue.ts';
import { StoryClock } from '../../clock/clock.ts';
import { makeEntryLinks } from './entry-links.ts';

const clock = new StoryClock(new Date('2026-01-05T08:00:00Z'));
const links = makeEntryLinks(clock);
const minutes = (count: number) => clock.moveTo(new Date(clock.now().getTime() + count * 60_000));
const done = async () => 'done';

test('[AUTH-5] a link works once', async () => {
  const token = links.make();
  expect(links.works(token)).toBe(true);
  expect(await links.use(token, done)).toBe('done');
  expect(links.works(token)).toBe(false);
  await expect(links.use(token, done)).rejects.toThrow('token.invalid');
});

test('[AUTH-5] work that fails does not spend it; a twin while the work runs is refused', async () => {
  const token = links.make();
  await expect(links.use(token, () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  const hold = Promise.withResolvers<string>();
  const first = links.use(token, () => hold.promise);
  await expect(links.use(token, done)).rejects.toThrow('token.invalid');
  hold.resolve('first');
  expect(await first).toBe('first');
});

test('[AUTH-5] it lasts half an hour, and only the newest twenty count', () => {
  const token = links.make();
  minutes(29);
  expect(links.works(token)).toBe(true);
  minutes(1);
  expect(links.works(token)).toBe(false);
  const many = Array.from({ length: 21 }, () => links.make());
  expect(many.map((one) => links.works(one))).toEqual([false, ...Array.from({ length: 20 }, () => true)]);
});

test('[T-L1] nothing that is not a token works', () => {
  links.make();
  for (const bad of ['', ' ', 'mge_', 'null', 'undefined']) expect(links.works(bad)).toBe(false);
});
