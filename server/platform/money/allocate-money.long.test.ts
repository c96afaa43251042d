// T-M10 at its full size: a million random splits in every currency, driven by a plain seeded generator for speed.
import { expect, test } from 'vitest';
import { allocateMoney } from './allocate-money.ts';
import { currencies } from './currency-exponent.ts';

test('[MONEY-5] a million random splits sum to the whole', () => {
  let state = 0x2545f491n;
  const random = (below: bigint) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return (state >> 11n) % below;
  };
  for (let run = 0; run < 1_000_000; run += 1) {
    const currency = currencies[run % currencies.length] ?? 'CNY';
    const amountMinor = random(10n ** 15n) - 5n * 10n ** 14n;
    const shares = Array.from({ length: 1 + Number(random(6n)) }, () => random(10n ** 6n));
    shares[0] = (shares[0] ?? 0n) + 1n;
    const parts = allocateMoney({ amountMinor, currency }, shares);
    const sum = parts.reduce((total, part) => total + part.amountMinor, 0n);
    if (sum !== amountMinor) expect.fail(`${amountMinor} over ${shares} gave ${sum}`);
  }
});
