// The words of the receipt in three languages, and the PDF made of them.
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { signatureStrokes } from '#api/flow/4-remedies.receipts';
import { languages } from '#api/values';
import type { Uuid } from '#platform/ids/make-id';
import { renderReceipt } from './render-receipt.ts';
import type { WholeReceipt } from './sign-receipt.ts';
import { wordReceipt, writeAmount } from './word-receipt.ts';

const ground = {
  language: 'zh-CN',
  company: '居然之家',
  person: '宋先生 <b>#eval("1")</b>',
  seller: '北京兴邦建材有限公司',
  contract: 'N-1 $x$',
  signedOn: '2013-12-14',
  account: '•• 0004',
  paidOn: '2014-07-10',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  caseId: '' as Uuid,
  lines: [
    { head: 'refund', amountMinor: 7_000_000n, ruleId: 'R', ruleVersion: '1' },
    { head: 'goodwill', amountMinor: 30_000n, ruleId: 'R', ruleVersion: '1' },
  ],
} as const;

test('[PAY-13] the receipt is worded in the language of the customer, goodwill apart and without a claim (F3)', () => {
  const worded = languages.map((language) => wordReceipt({ ...ground, language }));
  expect(worded.map(({ title }) => title)).toEqual([
    '收款及债权转让确认书',
    'Расписка и уступка требования',
    'Receipt and transfer of claim',
  ]);
  for (const { paragraphs } of worded) {
    expect(paragraphs).toHaveLength(4);
    expect(paragraphs.join(' ')).not.toMatch(/\{\{|undefined|null/);
  }
  const [zh] = worded;
  expect(zh?.paragraphs[1]).toContain('¥70,000.00');
  expect(zh?.paragraphs[2]).toContain('¥300.00');
  const withoutGoodwill = wordReceipt({ ...ground, lines: [ground.lines[0]] });
  expect(withoutGoodwill.paragraphs).toHaveLength(3);
  const gift = wordReceipt({ ...ground, lines: [ground.lines[1]], seller: null, paidOn: null });
  expect(gift.paragraphs.join('')).not.toContain('债权在');
});

test('an amount of eighteen digits is written to the cent', () => {
  expect(writeAmount(999_999_999_999_999_999n, 'CNY', 'en')).toContain('9,999,999,999,999,999.99');
  expect(writeAmount(500n, 'JPY', 'en')).toBe('¥500');
});

const strokes = 'M20 120 C60 20 120 180 180 90 L220 110';
const whole = (language: (typeof languages)[number]): WholeReceipt => ({
  ground: { ...ground, language },
  wording: wordReceipt({ ...ground, language }),
  signed: {
    receiptId: '' as Uuid,
    paymentId: '' as Uuid,
    language,
    wording: wordReceipt({ ...ground, language }),
    signedBy: 'Song',
    strokes,
    via: 'customer',
    signedAt: '2014-07-11T02:00:00.000Z',
  },
});

/** Every stream of a PDF, unpacked: fonts name themselves there and outside. */
function textOf(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map((match) => {
    try {
      return inflateSync(Buffer.from(match[1] ?? '', 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return raw + streams.join('\n');
}

test('[PAY-13] the PDF has the letters of each language, and the same bytes each time', async () => {
  for (const language of languages) {
    const first = await renderReceipt(whole(language), new Date());
    const second = await renderReceipt(whole(language), new Date(0));
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    expect(Buffer.from(first).subarray(0, 5).toString()).toBe('%PDF-');
    const text = textOf(first);
    expect(text).toContain('NotoSans');
    if (language === 'zh-CN') expect(text).toContain('NotoSansHans');
    expect(first.byteLength).toBeLessThan(300_000);
  }
  const unsigned = await renderReceipt({ ...whole('ru'), signed: undefined }, new Date(0));
  expect(unsigned.byteLength).toBeGreaterThan(1_000);
});

test('[PAY-13] a signature is a drawing and nothing else', () => {
  expect(signatureStrokes.safeParse(strokes).success).toBe(true);
  for (const bad of ['M1 1"/><script>alert(1)</script>', 'M1 1 url(#x) zzz', 'javascript:alert', 'M1 1\u0000 L2 2'])
    expect(signatureStrokes.safeParse(bad).success).toBe(false);
});
