// Letters in three languages: what they must name, and when they are not written at all.
import { expect, test } from 'vitest';
import type { JudgementFactsInput } from '#api/flow/3-decisions';
import { languages } from '#api/values';
import { shippedPacks } from '../../law-packs/law-packs.ts';
import { shippedPlaybooks } from '../../policy-tables/playbook.ts';
import { judgeFacts } from '../judge-facts.fixture.ts';
import { hasWords, sayMoney } from '../texts/say.ts';
import { describeJudgement } from './describe-judgement.ts';
import { letterKinds, shippedTemplates, writeLetter } from './write-letter.ts';

const sofa = (reportedOn: string, proofs: Record<string, boolean> = {}): JudgementFactsInput => ({
  decidedOn: reportedOn,
  timeZone: 'Europe/Moscow',
  place: { country: 'RU', locality: 'MOW' },
  buyer: 'consumer',
  repairs: [],
  demands: [],
  proofs,
  sale: {
    currency: 'RUB',
    kind: 'goods',
    category: 'sofa',
    contractOn: '2007-10-20',
    deliveredOn: '2007-11-12',
    priceMinor: 4_500_000,
    paidMinor: 4_500_000,
    warrantyMonths: 18,
  },
  problem: { kind: 'defect', foundOn: reportedOn, reportedOn },
});
const late = judgeFacts(sofa('2009-05-13'), 'retailer');
const owed = judgeFacts(sofa('2009-05-13', { defect_before_handover: true }), 'retailer');

test.each(languages)(
  '[LETTER-1] a refusal in %s names the rule, the burden, the proof that would change it, and the way on',
  (language) => {
    const letter = writeLetter('refusal', late, language);
    if (!letter.ok) throw new Error(letter.reason);
    const { refusal } = late;
    expect(letter.body).toContain(refusal?.title[language]);
    expect(letter.body).toContain('ст. 19(5)');
    const proof = { 'zh-CN': '鉴定意见', ru: 'экспертиза', en: 'expert opinion' }[language];
    expect(letter.body).toContain(proof);
    expect(letter.body).toContain({ 'zh-CN': '法院', ru: 'суд', en: 'court' }[language]);
    expect(letter.body).not.toMatch(/\{\{|undefined|null/);
  },
);

test.each(languages)(
  '[LETTER-2] an acceptance in %s lists the whole menu and leaves the choice to the customer',
  (language) => {
    const letter = writeLetter('acceptance', owed, language);
    expect(letter.ok && letter.body.split('\n').filter((line) => line.startsWith('•')).length).toBe(6);
  },
);

test('[LETTER-3] nothing is refused that a person must look at, nothing accepted that is not owed', () => {
  expect(writeLetter('acceptance', late, 'en')).toEqual({ ok: false, reason: 'nothing_is_owed' });
  expect(writeLetter('refusal', owed, 'en')).toEqual({ ok: false, reason: 'nothing_is_refused' });
  const unsure = judgeFacts({ ...sofa('2009-05-13'), buyer: undefined });
  expect(writeLetter('refusal', unsure, 'en')).toEqual({ ok: false, reason: 'ask_a_person' });
  expect(writeLetter('goodwill', owed, 'en')).toEqual({ ok: false, reason: 'no_offer' });
});

test('[LETTER-3] the offer of a paid repair at the minimal tariff takes nothing from the customer’s rights (F22)', () => {
  const letter = writeLetter('paid_repair', late, 'ru');
  expect(letter.ok && letter.body).toContain('законных прав это не умаляет');
});

test('[LETTER-4] every template of every kind has words in every language and only fields that exist', () => {
  for (const kind of letterKinds)
    for (const language of languages) expect(shippedTemplates[kind][language].body.length).toBeGreaterThan(10);
  for (const language of languages) {
    const reply = writeLetter('demand_reply', owed, language);
    expect(reply.ok && reply.body).not.toContain('{{');
    expect(describeJudgement(late, language).length).toBeGreaterThan(5);
  }
});

test('[LETTER-5] every fact, proof and reason the packs and tables name has words', () => {
  const text = JSON.stringify([shippedPacks, shippedPlaybooks]);
  const facts = new Set(
    [...text.matchAll(/"(?:fact|at|from|of|known|count)":"([a-z]+\.[A-Za-z]+)"/g)].map((match) => match[1] ?? ''),
  );
  const missing = [...facts].filter(
    (fact) => !fact.startsWith('judged.') && !fact.startsWith('history.') && !hasWords('facts', fact),
  );
  const proofs = new Set(
    [...text.matchAll(/"(?:customerProves|traderProves)":\[([^\]]*)\]/g)].flatMap((match) =>
      [...(match[1] ?? '').matchAll(/"([a-z_]+)"/g)].map((one) => one[1] ?? ''),
    ),
  );
  for (const match of text.matchAll(/"proof":"([a-z_]+)"/g)) proofs.add(match[1] ?? '');
  expect(missing).toEqual([]);
  expect([...proofs].filter((proof) => !hasWords('proofs', proof))).toEqual([]);
  const findings = new Set([...text.matchAll(/"finding":"([a-z_]+)"/g)].map((match) => match[1] ?? ''));
  for (const book of Object.values(shippedPlaybooks))
    for (const term of book.terms)
      for (const exclusion of term.exclusions)
        for (const code of [exclusion.code, ...exclusion.findings]) findings.add(code);
  expect([...findings].filter((finding) => !hasWords('findings', finding))).toEqual([]);
  const parties = new Set(
    [...text.matchAll(/"(?:party|against|obligor|toUs|toCustomer|recoverFrom)":"([a-z_]+)"/g)].map(
      (match) => match[1] ?? '',
    ),
  );
  expect([...parties].filter((party) => !hasWords('parties', party))).toEqual([]);
});

test('[LETTER-6] money keeps every digit, whatever its size and decimals', () => {
  expect(sayMoney(9_007_199_254_740_993n, 'USD', 'en')).toBe('$90,071,992,547,409.93');
  expect(sayMoney(5n, 'RUB', 'en')).toContain('0.05');
  expect(sayMoney(1_234n, 'JPY', 'en')).toBe('¥1,234');
  expect(sayMoney(1_234n, 'KWD', 'en')).toContain('1.234');
});
