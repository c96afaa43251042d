import { expect, test } from 'vitest';
import { hashPassword, passwordFits } from './password.ts';

test('[AUTH-8] passwords are kept as Argon2id of 19 MiB and two passes, each with its own salt', async () => {
  const [one, two] = [await hashPassword('vier blaue Tassen'), await hashPassword('vier blaue Tassen')];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await passwordFits('vier blaue Tassen', one)).toBe(true);
  expect(await passwordFits('vier blaue tassen', one)).toBe(false);
});

test('[AUTH-8] the same letters fit however the keyboard composes them', async () => {
  const hash = await hashPassword('caf\u00e9 й 密码');
  expect(await passwordFits('cafe\u0301 и\u0306 密码', hash)).toBe(true);
});

test('[AUTH-8] without a hash nothing fits', async () => {
  for (const none of [undefined, null]) expect(await passwordFits('', none)).toBe(false);
});
