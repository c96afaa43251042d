// Letters through the API: templates changed by an administrator, letters written from a case, kept, told and printed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { letterKinds } from '#api/flow/3-decisions.letters';
import { languages } from '#api/values';
import { startTestApp, type TestApp } from '../../../test-app.ts';
import { caseToPay, complain, type Mall, makeMall, sellFloor } from '../compensation/mall.fixture.ts';

let app: TestApp;
let mall: Mall;
let theirs: Mall;

beforeAll(async () => {
  app = await startTestApp();
  mall = await makeMall(app);
  theirs = await makeMall(app, 'Theirs');
});
afterAll(() => app.stop());

interface Template {
  kind: string;
  version: number;
  texts: Record<string, { subject: string; body: string }>;
}
const templates = async (who = mall): Promise<Template[]> => (await who.agent.call('/letter-templates')).body.rows;
const templateOf = async (kind: string, who = mall): Promise<Template> => {
  const found = (await templates(who)).find((one) => one.kind === kind);
  if (!found) throw new Error(`no template ${kind}`);
  return found;
};
/** The body of each language changed. */
const withBody = (template: Template, change: (body: string) => string) =>
  Object.fromEntries(
    Object.entries(template.texts).map(([language, { subject, body }]) => [language, { subject, body: change(body) }]),
  );

describe('a template', () => {
  test('[TMPL-1] is changed by a version for the company alone, and not written over when it was changed meanwhile', async () => {
    const shipped = await templateOf('acceptance');
    expect(shipped.version).toBe(0);
    const change = { texts: withBody(shipped, (body) => `{{customer}}\n${body}`), basedOn: 0, reason: 'By name' };
    const { status, body } = await mall.administrator.call('/letter-templates/acceptance', change);
    expect([status, body.version, body.reason]).toEqual([200, 1, 'By name']);
    expect((await templateOf('acceptance')).texts.en?.body).toMatch(/^\{\{customer\}\}/);
    expect((await templateOf('acceptance', theirs)).version).toBe(0);
    const late = await mall.administrator.call('/letter-templates/acceptance', change);
    expect([late.status, late.body.refusal]).toEqual([409, 'letter_template.changed_meanwhile']);
    expect((await mall.agent.call('/letter-templates/acceptance', change)).status).toBe(403);
  });

  test('[TMPL-2] names only fields there are, and those its kind must name, in every language', async () => {
    const refusal = await templateOf('refusal');
    const asked = (texts: unknown) =>
      mall.administrator.call('/letter-templates/refusal', { texts, basedOn: 0, reason: 'Shorter' });
    for (const field of ['{{sum}}', '{{ rule }}', '{{rule'])
      expect((await asked(withBody(refusal, (body) => `${body}${field}`))).body.refusal).toBe(
        'letter_template.unknown_field',
      );
    const silent = withBody(refusal, (body) => body.replace('{{burden}}', ''));
    expect((await asked(silent)).body).toMatchObject({
      refusal: 'letter_template.field_missing',
      facts: { field: 'burden' },
    });
    expect((await templateOf('refusal')).version).toBe(0);
  });

  test('[TMPL-3] is tried on an example of its kind, in each language, without anything kept', async () => {
    for (const kind of letterKinds)
      for (const language of languages) {
        const { texts } = await templateOf(kind);
        const { status, body } = await mall.agent.call(`/letter-templates/${kind}/preview`, { texts, language });
        expect([kind, language, status]).toEqual([kind, language, 200]);
        expect(body.body).not.toMatch(/\{\{|undefined/);
      }
  });
});

describe('a letter', () => {
  let caseId: string;
  beforeAll(async () => {
    ({ caseId } = await caseToPay(mall));
    await app.settle();
  });

  test('[LTR-1] is written from what is owed today, and only when it is', async () => {
    const { body: listed } = await mall.agent.call(`/cases/${caseId}/letters`);
    const cannot = Object.fromEntries(
      listed.kinds.map(({ kind, cannot: why }: { kind: string; cannot: string | null }) => [kind, why]),
    );
    expect(cannot).toMatchObject({ acceptance: null, refusal: 'nothing_is_refused', demand_reply: null });
    const { body } = await mall.agent.call(`/cases/${caseId}/letters/preview`, { kind: 'acceptance', language: 'en' });
    expect(body.body).toContain('40,000.00');
    const refused = await mall.agent.call(`/cases/${caseId}/letters/preview`, { kind: 'refusal' });
    expect([refused.status, refused.body.refusal]).toEqual([409, 'letter.nothing_is_refused']);
    expect((await mall.agent.call(`/cases/${caseId}/letters`)).body.rows).toEqual([]);
    const { contractId } = await sellFloor(mall);
    const other = await complain(mall, contractId, { problem: 'other' });
    const unjudged = await mall.agent.call(`/cases/${other}/letters/preview`, { kind: 'demand_reply' });
    expect(unjudged.body.refusal).toBe('letter.not_judged');
  });

  test('[LTR-2] stays as it was written, is printed the same, and stands in the history of the case', async () => {
    const { status, body: letter } = await mall.agent.call(`/cases/${caseId}/letters`, {
      kind: 'acceptance',
      language: 'ru',
    });
    expect([status, letter.language, letter.told, letter.templateVersion]).toEqual([200, 'ru', false, 1]);
    expect(letter.judgementVersion).toBeGreaterThan(0);
    const pdf = await mall.agent.call(`/letters/${letter.letterId}/letter.pdf`);
    expect([pdf.headers['content-type'], String(pdf.body).slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
    const template = await templateOf('acceptance');
    await mall.administrator.call('/letter-templates/acceptance', {
      texts: withBody(template, (body) => `${body}\n!`),
      basedOn: 1,
      reason: 'Louder',
    });
    await app.moveTo('2026-01-06T08:00:00Z');
    expect((await mall.agent.call(`/cases/${caseId}/letters`)).body.rows).toEqual([letter]);
    expect((await mall.agent.call(`/letters/${letter.letterId}/letter.pdf`)).body).toBe(pdf.body);
    const { rows } = (await mall.administrator.call(`/history/${caseId}`)).body;
    expect(rows.map(({ name }: { name: string }) => name)).toContain('letter.made');
  });

  test('[LTR-3] told, the customer reads it among the messages of the case', async () => {
    const { body: letter } = await mall.agent.call(`/cases/${caseId}/letters`, { kind: 'demand_reply', tell: true });
    const { messages } = (await mall.agent.call(`/cases/${caseId}`)).body;
    const told = messages.find((message: { kind: string }) => message.kind === 'to_customer');
    expect(told.text).toBe(`${letter.subject}\n\n${letter.body}`);
  });

  test('[LTR-4] of another company, or without the permission, there is none', async () => {
    const { body: letter } = await mall.agent.call(`/cases/${caseId}/letters`, { kind: 'acceptance' });
    const path = `/letters/${letter.letterId}/letter.pdf`;
    expect((await theirs.agent.call(path)).body.refusal).toBe('letter.not_found');
    expect((await theirs.agent.call(`/cases/${caseId}/letters`)).body.refusal).toBe('case.not_found');
    const viewer = await app.as(mall.administrator, ['viewer']);
    expect((await viewer.call(`/cases/${caseId}/letters`, { kind: 'acceptance' })).body.facts).toEqual({
      permission: 'letter.make',
    });
  });
});
