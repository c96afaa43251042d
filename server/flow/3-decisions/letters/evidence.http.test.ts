// The evidence pack of a case: what it says is read before it is set, and that it is a PDF.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '#api/values';
import { systemActor } from '#platform/auth/actor';
import { look } from '#platform/database/transact';
import { type Uuid, uuidOf } from '#platform/ids/make-id';
import { startTestApp, type TestApp } from '../../../test-app.ts';
import { caseToPay, complain, type Mall, makeMall } from '../compensation/mall.fixture.ts';
import { readEvidence } from './read-evidence.ts';
import { wordEvidence } from './word-evidence.ts';

let app: TestApp;
let mall: Mall;
let theirs: Mall;
let caseId: string;
let personContract: string;

beforeAll(async () => {
  app = await startTestApp();
  mall = await makeMall(app);
  theirs = await makeMall(app, 'Theirs');
  const made = await caseToPay(mall);
  caseId = made.caseId;
  personContract = made.contractId;
  await app.settle();
});
afterAll(() => app.stop());

const tenant = () => uuidOf(mall.administrator.companyId as `ten_${string}`);
const uuid = (id: string): Uuid => uuidOf(id as `cas_${string}`);

test.each(languages)('[PACK-1] holds everything on the case in %s', async (language) => {
  if (language === languages[0]) {
    await mall.agent.call('/decisions/compensation', { caseId });
    await mall.agent.call(`/cases/${caseId}/letters`, { kind: 'acceptance', tell: true });
  }
  const evidence = await look(app.database, tenant(), (snapshot) =>
    readEvidence(snapshot, uuid(caseId), systemActor('test'), language),
  );
  const { sections, pairs } = wordEvidence(evidence);
  const text = JSON.stringify({ sections, pairs });
  for (const part of [
    'Nothing was delivered',
    'Deliver by Friday',
    'will not',
    'The floor never came',
    'F-1',
    'MALL-ADVANCE',
  ])
    expect(text).toContain(part);
  // Of goodwill and payments there is nothing yet, and that is said.
  expect(sections.filter(({ lines }) => lines.length === 0)).toEqual([]);
  expect(text).not.toMatch(/undefined|\{\{|Invalid/);
  const timeline = sections.at(-1)?.lines ?? [];
  expect(timeline.length).toBeGreaterThan(6);
  expect(timeline.filter((line) => /\b[a-z]+\.[a-z_]+ ·/.test(line))).toEqual([]);
});

test('[PACK-1] is a PDF, and of a case of another company there is none', async () => {
  const pdf = await mall.agent.call(`/cases/${caseId}/evidence.pdf`);
  expect([pdf.status, pdf.headers['content-type'], String(pdf.body).slice(0, 5)]).toEqual([
    200,
    'application/pdf',
    '%PDF-',
  ]);
  expect((await theirs.agent.call(`/cases/${caseId}/evidence.pdf`)).body.refusal).toBe('case.not_found');
});

test('[PACK-2] repeated claims are told to a person, and change nothing of what is owed', async () => {
  const owed = async () => (await mall.agent.call(`/cases/${caseId}/entitlements`)).body.judgement;
  const before = await owed();
  expect(before.care).toEqual([]);
  const problems = ['quality', 'late', 'wrong_goods', 'damaged', 'service', 'other', 'not_installed'];
  for (const problem of problems) await complain(mall, personContract, { problem });
  await app.settle();
  const after = await owed();
  expect(after.care.map(({ code }: { code: string }) => code)).toEqual(['many_claims']);
  expect(after.entitlements).toEqual(before.entitlements);
});
