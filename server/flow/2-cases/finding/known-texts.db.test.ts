// Whether a text somebody knows is found by three of its words: real texts in Russian and English, each a case.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '../../../platform/database/test-database.ts';
import { foundTestCompany, openTestRegistry, type TestCompany } from '../../../registry/registry.fixture.ts';
import { fillKnownTexts, knownTextsAbsent, questionAbout, readKnownTexts } from './known-texts.fixture.ts';
import { searchCases } from './search-cases.ts';

if (knownTextsAbsent) console.warn('finding is not tried on real texts: ../shared/data is absent');

let database: TestDatabase;
let company: TestCompany;
beforeAll(async () => {
  database = await openTestRegistry();
  company = await foundTestCompany(database);
});
afterAll(() => database.drop());

test.skipIf(knownTextsAbsent)(
  '[FIND-2] [FIND-4] three words of a text find it among the first ten, in Russian and English',
  async () => {
    const texts = readKnownTexts('cat,label,review\n');
    const ids = await fillKnownTexts(company.acting, texts);
    for (const [language, least] of [
      ['ru', 0.95],
      ['en', 0.9],
    ] as const) {
      const asked = texts.flatMap((text, at) => {
        const question = text.language === language && at % 10 === 0 ? questionAbout(text, at) : undefined;
        return question === undefined ? [] : [{ at, question }];
      });
      let found = 0;
      for (const { at, question } of asked) {
        const { caseIds } = await company.acting.look((snapshot) => searchCases(snapshot, question, 10));
        // The same words written twice are one text to whoever seeks it.
        if (caseIds.some((id) => texts[ids.indexOf(id)]?.text === texts[at]?.text)) found += 1;
      }
      expect(asked.length).toBeGreaterThan(50);
      expect(found / asked.length, `${language}: ${found} of ${asked.length}`).toBeGreaterThan(least);
    }
  },
  120_000,
);
