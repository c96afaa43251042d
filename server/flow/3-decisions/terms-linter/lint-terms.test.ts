// Standard terms in three languages: void clauses are marked with their article and place, lawful ones are left alone.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintTerms } from './lint-terms.ts';

const ids = (text: string, country: string) => {
  const lint = lintTerms(text, country);
  return lint.ok ? lint.found.map((one) => one.id) : lint.reason;
};

test.each([
  ['顾客签收后即视为认可商品质量。', 'CN', ['CN-UNF-1']],
  ['本活动最终解释权归本商场所有。', 'CN', ['CN-UNF-2']],
  ['买方不得向任何机构投诉或起诉。', 'CN', ['CN-UNF-3']],
  ['特价商品概不退换！', 'CN', ['CN-UNF-4']],
  ['商品一旦拆封不予退货。', 'CN', ['CN-UNF-5']],
  ['商品一经售出，概不退换；解释权归本店。', 'CN', ['CN-UNF-4', 'CN-UNF-2']],
  ['定金不退。', 'CN', ['CN-UNF-6']],
  ['顾客所付订金一律不予退还！', 'CN', ['CN-UNF-6']],
  ['押金一律不退。', 'CN', ['CN-UNF-4']],
  ['Мебель надлежащего и ненадлежащего качества возврату и обмену не подлежит.', 'RU', ['RU-16-1']],
  ['Продавец не несёт ответственность за задержку поставки по вине фабрики.', 'RU', ['RU-16-2']],
  ['Все споры рассматриваются исключительно в суде по месту нахождения продавца.', 'RU', ['RU-16-3']],
  ['Экспертиза проводится за счёт покупателя.', 'RU', ['RU-16-4']],
  ['При отказе от заказа удерживается штраф 30 % цены.', 'RU', ['RU-16-5']],
  ['Sale items: no refunds.', 'GB', ['UK-31']],
  ['We are not liable for death or personal injury.', 'GB', ['UK-31']],
  ['This warranty is void if non-genuine parts are used.', 'US', ['US-TIE']],
  ['The product is sold as is, without implied warranties.', 'US', ['US-IMPLIED']],
])('[LINT-1] "%s" in %s is marked %j', (text, country, marks) => {
  expect(ids(text, country)).toEqual(marks);
});

test.each([
  ['质量问题七日内可退货，运费由商家承担。', 'CN'],
  ['顾客签收时请当面查验商品数量。', 'CN'],
  ['买方违约的，定金不退。', 'CN'],
  ['商家违约的，双倍返还定金；非因商家原因解约的，定金不退，商家违约除外，双倍返还。', 'CN'],
  ['Покупатель вправе обратиться в суд по своему месту жительства.', 'RU'],
  ['Возврат товара принимается в течение 14 дней.', 'RU'],
  ['Nothing in these terms will exclude or limit our liability for death or personal injury.', 'GB'],
  ['This guarantee does not affect your statutory rights.', 'GB'],
])('[LINT-2] "%s" in %s is lawful and left alone', (text, country) => {
  expect(ids(text, country)).toEqual([]);
});

test('[LINT-1] the place of a mark is the sentence in the text as it was given', () => {
  const text = '第一条 交付时间为三十日。\n第二条 本合同最终解释权归卖方。\n第三条 其他。';
  const lint = lintTerms(text, 'CN');
  if (!lint.ok) throw new Error(lint.reason);
  const [mark] = lint.found;
  expect(text.slice(mark?.from, mark?.until)).toBe('第二条 本合同最终解释权归卖方。');
  expect(mark).toMatchObject({
    article: expect.stringContaining('第26条'),
    words: '最终解释权',
    checkWithCounsel: false,
  });
});

test('[LINT-1] the law of another country marks nothing, and articles nobody verified say so', () => {
  expect(ids('本活动最终解释权归本商场所有。', 'RU')).toEqual([]);
  const lint = lintTerms('Экспертиза проводится за счёт покупателя.', 'RU');
  expect(lint.ok && lint.found[0]?.checkWithCounsel).toBe(true);
});

test('[LINT-3] any text is linted quickly and its marks lie inside it; too long or empty is refused', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 2000 }), fc.constantFrom('CN', 'RU', 'GB', 'US'), (text, country) => {
      const lint = lintTerms(text, country);
      if (lint.ok) for (const mark of lint.found) expect(text.slice(mark.from, mark.until)).toBe(mark.sentence);
    }),
    { numRuns: 100 },
  );
  const started = performance.now();
  expect(lintTerms('签收'.repeat(100_000), 'CN').ok).toBe(true);
  expect(lintTerms('споры '.repeat(60_000), 'RU').ok).toBe(true);
  expect(performance.now() - started).toBeLessThan(5_000);
  expect([lintTerms(' ', 'CN'), lintTerms('а'.repeat(400_001), 'RU')]).toEqual([
    { ok: false, reason: 'text_empty' },
    { ok: false, reason: 'text_too_long' },
  ]);
});
